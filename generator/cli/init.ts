import { join } from "node:path";
import { hasErrors } from "../diagnostic/diagnostic.js";
import { readStarter } from "../disk/inputs.js";
import { writeNewFiles } from "../disk/write.js";
import { catalogFileName } from "../load/spec-file.js";
import type { OutputFile } from "../output/file.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";
import { withValues } from "./starter.js";

export interface InitOptions {
  /** The folder that the spec's folder is in; undefined for the current one. */
  readonly folder?: string | undefined;
  readonly spec: string;
  /** The name of the API, such as `Shop API`. */
  readonly name?: string | undefined;
  /** The URL of an error's documentation. */
  readonly docs?: string | undefined;
  readonly goModule?: string | undefined;
}

/** Writes a starter spec and the schemas for editors. It does not overwrite an existing spec. */
export async function initCommand(options: InitOptions): Promise<ExitCode> {
  const { folder = "." } = options;
  const spec = join(folder, options.spec);
  const files = readStarter().map((file) => (file.path === catalogFileName ? filledIn(file, options) : file));
  await validate(files, options);
  const written = await writeNewFiles(spec, files);
  if (written.length === 0) throw new UsageError(`${join(spec, catalogFileName)} already exists`);
  for (const { path } of written) print(`created ${spec}/${path}`);
  print(`Now run \`npx errspec generate\`${join(folder) === "." ? "" : ` in ${folder}`}.`);
  return 0;
}

/** The catalog file with the user's values instead of those of the starter. */
function filledIn({ path, text }: OutputFile, { name, docs, goModule }: InitOptions): OutputFile {
  const id = name === undefined ? undefined : idOf(name);
  const url = docs === undefined || docs.includes("{") ? docs : `${docs}#{code}`;
  return { path, text: withValues(text, { id, name, docs: url, goModule }) };
}

/** `shop-api` from `Shop API`. */
function idOf(name: string): string {
  const id = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
  if (id.length < 2)
    throw new UsageError(
      `--name ${JSON.stringify(name)} has no word in Latin letters; pass one, such as --name "Shop API"`,
    );
  return id;
}

/** Checks the new spec, and reports an error with the option that caused it. */
async function validate(files: readonly OutputFile[], options: InitOptions): Promise<void> {
  const { name, docs, goModule } = options;
  if (name === undefined && docs === undefined && goModule === undefined) return;
  if (docs !== undefined && !/^https?:\/\/[^\s/]+/.test(docs))
    throw new UsageError(
      `--docs ${JSON.stringify(docs)} is not a web address; pass one, such as https://example.org/errors`,
    );
  const [{ check }, { targets }] = await Promise.all([import("../check.js"), import("../targets/index.js")]);
  const spec = files
    .filter(({ path }) => /^[^/]+\.yaml$/.test(path))
    .map(({ path, text }) => ({ path, source: `spec/${path}`, text }));
  const { diagnostics } = check(spec, targets);
  if (!hasErrors(diagnostics)) return;
  const [problem] = diagnostics.filter(({ severity }) => severity === "error");
  const line = spec.find(({ path }) => path === problem?.at.file)?.text.split("\n")[(problem?.at.line ?? 1) - 1] ?? "";
  const option = line.startsWith("docs:") ? "--docs" : /\bgo:/.test(line) ? "--go-module" : "--name";
  throw new UsageError(`${option}: ${problem?.message ?? ""}${problem?.help === undefined ? "" : `; ${problem.help}`}`);
}
