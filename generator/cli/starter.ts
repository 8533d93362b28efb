import { readIfThere } from "../disk/import.js";
import { readOwnFiles, readStarter } from "../disk/inputs.js";
import { inLocales } from "../format/localized.js";
import { text } from "../format/print.js";
import { snapshotFileName } from "../import/merge/snapshot.js";
import { catalogFileName } from "../load/spec-file.js";
import type { OutputFile } from "../output/file.js";

/** What its author sets in a starter spec. */
export interface StarterValues {
  readonly id: string;
  /** The name of the API, such as `Shop API`. */
  readonly name: string;
  /** The URL of an error's documentation. */
  readonly docs: string;
  readonly goModule: string;
}

/** The lines of a catalog file that have the values, as YAML. */
const lines: Readonly<Record<keyof StarterValues, RegExp>> = {
  id: /^catalog: (.*)$/m,
  name: /^title: (.*)$/m,
  docs: /^docs: (.*)$/m,
  goModule: /^ {2}go: \{ (?:module: (.*), )?layout: packages \}/m,
};

/** A catalog file with the author's values. */
export function withValues(file: string, { id, name, docs, goModule }: Partial<StarterValues>): string {
  const written = (value: string | undefined, form: "own" | "inline"): string | undefined =>
    value === undefined ? undefined : text(value)[form];
  return withYaml(file, {
    id,
    name: written(name, "own"),
    docs: written(docs, "own"),
    goModule: written(goModule, "inline"),
  });
}

/** The same with values that are YAML already. */
function withYaml(file: string, { id, name, docs, goModule }: Partial<StarterValues>): string {
  let filled = file;
  const put = (line: RegExp, value: string | undefined, write: (value: string) => string): void => {
    if (value !== undefined) filled = filled.replace(line, () => write(value));
  };
  put(lines.id, id, (value) => `catalog: ${value}`);
  put(lines.name, name, (value) => `title: ${value}`);
  if (lines.docs.test(filled)) put(lines.docs, docs, (value) => `docs: ${value}`);
  else put(/^locales: .*$/m, docs, (value) => `${/^locales: .*$/m.exec(filled)?.[0] ?? ""}\ndocs: ${value}`);
  put(lines.goModule, goModule, (value) => `  go: { module: ${value}, layout: packages }`);
  return filled;
}

/** A spec that has nothing but what `errspec init` wrote. */
export interface UntouchedStarter {
  /** The modules that `init` gave as examples. */
  readonly examples: readonly string[];
  /** Puts the values that were given to `init` into another catalog file, whose texts are in these locales. */
  readonly carryOver: (file: string, locales: readonly string[]) => string;
}

/** The starter spec in a folder. Undefined if its author has changed a file or added one. */
export function untouchedStarter(folder: string): UntouchedStarter | undefined {
  const starter = new Map(readStarter().map((file) => [file.path, file.text]));
  const spec = readOwnFiles(folder, snapshotFileName).map(({ source, bytes }) => ({
    path: source.replace(/^.*\//, ""),
    text: bytes.toString("utf8"),
  }));
  const schemas = [...starter.keys()].flatMap((path) => {
    const text = path.startsWith("schema/") ? readIfThere(folder, path) : undefined;
    return text === undefined ? [] : [{ path, text }];
  });
  const present = [...spec, ...schemas].map(({ path, text }) => ({ path, text: text.replaceAll("\r\n", "\n") }));
  const own = present.find(({ path }) => path === catalogFileName)?.text ?? "";
  const values: Partial<Record<keyof StarterValues, string>> = {};
  for (const [key, line] of Object.entries(lines) as [keyof StarterValues, RegExp][]) {
    const value = line.exec(own)?.[1];
    if (value !== undefined && value !== line.exec(starter.get(catalogFileName) ?? "")?.[1]) values[key] = value;
  }
  const expected = ({ path }: OutputFile): string | undefined => {
    const text = starter.get(path);
    return path === catalogFileName && text !== undefined ? withYaml(text, values) : text;
  };
  if (!present.every((file) => file.text === expected(file))) return undefined;
  return {
    examples: spec.map(({ path }) => path).filter((path) => path !== catalogFileName),
    carryOver: (file, locales) => {
      const { name, ...others } = values;
      const title = name === undefined ? undefined : inLocales(name, locales);
      return withYaml(file, title === undefined ? others : { ...others, name: title });
    },
  };
}
