import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "./hash.js";
import { filesBelow } from "./inputs.js";
import type { InputFile } from "./inputs.js";
import { DiskProblem } from "./problem.js";
import { readTemplate } from "./shipped-templates.js";
import { writeText } from "./text-file.js";

/*
 * Templates that a team has overridden are in `templates/` beside its spec, by target: `templates/go/module.go.hbs`. Each was
 * copied from one of errspec's, whose text is kept in `templates/original/`, and whose hash is in `templates/ejected.json`.
 */

const recordName = "ejected.json";
const originals = "original";

/** The folder of the templates beside a spec. */
export const templateFolder = (spec: string): string => join(spec, "templates");

/** Whether a spec has templates of its own. */
export function hasTemplates(spec: string): boolean {
  return existsSync(join(templateFolder(spec), recordName));
}

/** The templates beside a spec, by the path of those that they replace: `go/module.go.hbs`. */
export function overriddenTemplates(spec: string): readonly InputFile[] {
  const folder = templateFolder(spec);
  return Object.keys(readRecord(spec)).flatMap((path) => {
    const file = join(folder, path);
    if (!existsSync(file)) return [];
    return { path, source: `templates/${path}`, bytes: readFileSync(file) };
  });
}

/** The templates beside a spec that replace none: they were not made by `templates eject`. */
export function strayTemplates(spec: string): readonly string[] {
  const folder = templateFolder(spec);
  if (!existsSync(folder)) return [];
  const known = readRecord(spec);
  return filesBelow(folder)
    .map((file) => file.slice(folder.length + 1).replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".hbs") && !path.startsWith(`${originals}/`) && !Object.hasOwn(known, path));
}

/** errspec's templates with those of a spec in the place of those that they replace. */
export function templatesWith(overridden: readonly InputFile[]): Pick<ReadonlyMap<string, string>, "get"> {
  const texts = new Map(overridden.map(({ path, bytes }) => [path, bytes.toString("utf8")]));
  return { get: (path) => texts.get(path) ?? readTemplate(path) };
}

/** Copies a template beside a spec. `text` is that of errspec's. */
export function ejectTemplate(spec: string, path: string, text: string): void {
  const folder = templateFolder(spec);
  for (const file of [join(folder, path), join(folder, originals, path)]) {
    mkdirSync(dirname(file), { recursive: true });
    writeText(file, text);
  }
  const record = { ...readRecord(spec), [path]: sha256(text) };
  const sorted = Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeText(join(folder, recordName), `${JSON.stringify(sorted, undefined, 2)}\n`);
}

/** The versions of an overridden template. */
export interface TemplateVersions {
  readonly path: string;
  /** errspec's, as it was copied. Undefined if its copy was changed or deleted. */
  readonly original: string | undefined;
  /** The team's. Undefined if it was deleted. */
  readonly yours: string | undefined;
  /** errspec's of now. Undefined if it no longer has this template. */
  readonly current: string | undefined;
}

/** The versions of each overridden template. */
export function templateVersions(spec: string): readonly TemplateVersions[] {
  const folder = templateFolder(spec);
  return Object.entries(readRecord(spec)).map(([path, hash]) => {
    const original = textOf(join(folder, originals, path));
    return {
      path,
      original: original !== undefined && sha256(original) === hash ? original : undefined,
      yours: textOf(join(folder, path)),
      current: readTemplate(path),
    };
  });
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** The hashes of the originals by path; empty if no template was copied. */
function readRecord(spec: string): Readonly<Record<string, string>> {
  if (!hasTemplates(spec)) return {};
  const file = join(templateFolder(spec), recordName);
  const record = parsed(readFileSync(file, "utf8"));
  if (record !== undefined) return record;
  throw new DiskProblem(`${file} is damaged; restore it, or delete it and eject the templates again`);
}

function parsed(text: string): Readonly<Record<string, string>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.values(value).every((hash) => typeof hash === "string") ? (value as Record<string, string>) : undefined;
}
