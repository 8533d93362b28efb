import { hasErrors } from "../../generator/diagnostic/diagnostic.js";
import { loadCatalog } from "../../generator/load/catalog.js";
import type { Entry } from "../../generator/model/catalog.js";
import type { OutputFile } from "../../generator/output/file.js";
import { readTemplates } from "../../generator/disk/inputs.js";
import type { Snippet, Target } from "../../generator/targets/target.js";
import { targets } from "../../generator/targets/index.js";
import { optionsOf } from "../../generator/targets/target.js";
import type { Shape, Shapers } from "./shape/shape.js";
import { specText } from "./spec.js";
import type { Place, Spec, Texts } from "./spec.js";

/** The text of generated files, by path. */
export type Files = ReadonlyMap<string, string>;

const templates = readTemplates();
const ownTemplates = new Map(
  targets.map(({ id }) => [
    id,
    new Map(
      templates
        .filter(({ path }) => path.startsWith(`${id}/`))
        .map(({ path, bytes }) => [path.slice(id.length + 1), bytes.toString("utf8")]),
    ),
  ]),
);
const options = optionsOf(targets);

/** The site has a separate shape test in a browser. */
const everyTarget = targets.map(({ id }) => id).filter((id) => id !== "site");

/** The files that targets generate from a spec: all, or those that are wanted. Throws if the spec has errors. */
export async function filesOf(
  spec: Spec,
  wanted = everyTarget,
  isWanted: (path: string) => boolean = () => true,
): Promise<Files> {
  const file = "spec/errspec.yaml";
  const { catalog: loaded, diagnostics } = loadCatalog([{ path: file, source: file, text: specText(spec) }], options);
  if (loaded === undefined || hasErrors(diagnostics)) {
    throw new Error(diagnostics.map(({ rule, message }) => `${rule}: ${message}`).join("\n"));
  }
  // The half of servers in languages that keep texts in strings, in comments and in tests.
  const catalog = { ...loaded, options: { php: { side: "both" }, csharp: { side: "both" }, ...loaded.options } };
  const snippets = (entry: Entry): readonly Snippet[] =>
    targets.flatMap((target: Target) => target.snippets?.(catalog)(entry) ?? []);
  const targetFiles = new Map<string, Promise<readonly OutputFile[]>>();
  const sources = (id: string): Promise<readonly OutputFile[]> => {
    const target = targets.find((candidate) => candidate.id === id);
    if (target === undefined) throw new Error(`there is no target ${id}`);
    const files =
      targetFiles.get(id) ??
      target.generate(catalog, { templates: ownTemplates.get(id) ?? new Map(), snippets, sources });
    targetFiles.set(id, files);
    return files;
  };
  const files = await Promise.all(targets.filter(({ id }) => wanted.includes(id)).map(({ id }) => sources(id)));
  const made = files.flat().filter(({ path }) => isWanted(path));
  return new Map(made.map(({ path, text }) => [path, text])); // most texts are made when they are read
}

/** The harmless twin of a spec: each place has a unique word instead of a text. */
export interface Benign {
  readonly files: Files;
  readonly shapes: ReadonlyMap<string, Shape>;
}

/** The word for the n-th text. Every format takes it for text, whatever is next to it. */
const wordFor = (index: number): string => `word${index}q`;

/** Generates and parses the harmless twin of specs of this shape. */
export async function benignTwin(
  make: (next: Texts) => Spec,
  shapers: Shapers,
  wanted = everyTarget,
  isWanted?: (path: string) => boolean,
): Promise<Benign> {
  let index = 0;
  const files = await filesOf(
    make(() => wordFor(index++)),
    wanted,
    isWanted,
  );
  const shapes = new Map<string, Shape>();
  for (const [path, text] of files) shapes.set(path, await shapers.of(path, text));
  return { files, shapes };
}

/** The differences between files with hostile texts, in the order of their places, and their harmless twin. */
export async function escapes(
  { files: benign, shapes }: Benign,
  hostile: Files,
  texts: readonly string[],
  shapers: Shapers,
  isChecked: (path: string) => boolean = () => true,
): Promise<string[]> {
  const pathsOf = (files: Files): string => [...files.keys()].filter(isChecked).join("\n");
  if (pathsOf(benign) !== pathsOf(hostile)) return ["other files"];
  const found: string[] = [];
  const rows = new Set<string>(); // every language has the same
  await Promise.all(
    [...hostile].map(async ([path, text]) => {
      if (text === benign.get(path) || !isChecked(path) || rows.has(text)) return;
      if (path.endsWith(".jsonl")) rows.add(text);
      const expected = shapes.get(path);
      const firstLine = text.slice(0, text.indexOf("\n"));
      if (/\.(?:ts|js|go|py|rs)$/.test(path) && benign.get(path)?.startsWith(`${firstLine}\n`) !== true) {
        found.push(`${path}: another first line: ${JSON.stringify(firstLine)}`);
      }
      let actual;
      try {
        actual = await shapers.of(path, text);
      } catch (error) {
        found.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
        return;
      }
      if (actual.shape !== expected?.shape) {
        found.push(`${path}: another shape: ${firstDifference(expected?.shape ?? "", actual.shape)}`);
        return;
      }
      for (const [index, literal] of actual.literals.entries()) {
        const wanted = expected.literals[index] ?? "";
        if (!isSame(literal, wanted, texts)) {
          found.push(`${path}: another value: ${JSON.stringify(literal)} for ${JSON.stringify(wanted)}`);
        }
      }
    }),
  );
  return found;
}

/** Whether a literal is its harmless twin with the words replaced by the texts. */
function isSame(literal: string, twin: string, texts: readonly string[]): boolean {
  const filled = (encode: (text: string) => string): string =>
    twin.replace(/word(\d+)q/g, (_, index: string) => encode((texts[Number(index)] ?? "?").toWellFormed()));
  const plain = filled((text) => text);
  if (literal === plain) return true;
  // No database stores U+0000, and a pattern of LIKE has escapes.
  if (literal === filled((text) => text.replaceAll("\0", "\ufffd"))) return true;
  if (literal === filled((text) => text.replaceAll("\0", "\ufffd").replace(/[\\%_]/g, "\\$&"))) return true;
  // Prometheus takes an annotation for a template.
  if (literal === plain.replaceAll("{{", '{{"{{"}}')) return true;
  // The step of a JSON pointer.
  if (twin.startsWith("/")) return literal === filled((text) => text.replaceAll("~", "~0").replaceAll("/", "~1"));
  // A deprecation is a generated sentence around the texts, on one line or as they are. A blank text leaves nothing between
  // the parts, and a reason that ends like a sentence gets no full stop.
  if (/^since word/i.test(twin)) {
    const unstopped = (sentence: string): string => sentence.replace(/[.。]+(?= Use )/g, "");
    const onOneLine = filled((text) => text.replace(/[\s\u0085\u200b]+/gu, " ").trim())
      .replace(/ {2}/g, " ")
      .trim();
    return [onOneLine, plain].some((wanted) => unstopped(literal) === unstopped(wanted));
  }
  return (
    /^[[{]/.test(twin) &&
    sameJson(
      literal,
      filled((text) => JSON.stringify(text).slice(1, -1)),
    )
  );
}

/** Whether two texts are JSON with the same value. An escaped lone surrogate equals U+FFFD, which decoders turn it into. */
function sameJson(a: string, b: string): boolean {
  try {
    const [x, y] = [a, b].map((text) => JSON.stringify(JSON.parse(text)).replace(/\\ud[89a-f][\da-f]{2}/g, "\ufffd"));
    return x === y;
  } catch {
    return false;
  }
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const part = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 60), at + 90));
  return `${part(a)} became ${part(b)}`;
}

/** Fits texts to the places of a spec: removes what a place cannot contain, and makes all texts different. */
export function fittedTexts(row: (index: number) => string): { readonly next: Texts; readonly texts: string[] } {
  const texts: string[] = [];
  const next = (place: Place): string => {
    const raw = row(texts.length);
    let text = place === "url" ? raw.replace(/[\s"'<>`\\]/g, "") : raw.trim();
    // An output may print a text once that is in two places.
    if (text === "" || texts.includes(text)) text += String(texts.length);
    // A numeric step of a pointer is an index, a repeated step is read once, and arrays have a length.
    if (place === "pointer" && /^(?:[-+]?\d+|code|message|length)$/.test(text)) text += "th";
    texts.push(text);
    return text;
  };
  return { next, texts };
}
