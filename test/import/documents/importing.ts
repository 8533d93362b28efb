import { parse } from "yaml";
import { check } from "../../../generator/check.js";
import { Unreadable } from "../../../generator/import/document.js";
import { propose, specFiles } from "../../../generator/import/propose.js";
import { hasErrors } from "../../../generator/diagnostic/diagnostic.js";
import type { SpecFile } from "../../../generator/load/spec-file.js";
import { targets } from "../../../generator/targets/index.js";
import type { TestDocument } from "./document.js";
import type { Outcome, Taken } from "./judge.js";

/** A text of the spec in its locales. */
type Text = string | Readonly<Record<string, string>>;

interface ModuleFile {
  readonly module: string;
  readonly errors: readonly {
    readonly code: string;
    readonly name: string;
    readonly group?: string;
    readonly text: Text;
    readonly title?: Text;
    readonly note?: Text;
    readonly http?: string;
    readonly deprecated?: unknown;
  }[];
}

interface Report {
  readonly accounts: readonly {
    readonly cells: { readonly lost: number };
    readonly skippedTables?: readonly { readonly line: number; readonly rows: number }[];
  }[];
}

/** Reads YAML without resolving scalars: a code stays as it is spelled. */
const read = (text: string): unknown => parse(text, { schema: "failsafe", prettyErrors: false });

/** All texts of a report. Its numbers are lines and counts, which must not pass for codes. */
const stringsIn = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, item]) => (key === "sha256" ? [] : stringsIn(item)))
      : [];

const textsOf = (...texts: readonly (Text | undefined)[]): string[] =>
  texts.flatMap((text) => (text === undefined ? [] : typeof text === "string" ? [text] : Object.values(text)));

/** Imports a document as the command does: without translations, and with the language left to the document. */
export async function importDocument({ path, text, difficulties }: TestDocument): Promise<Outcome> {
  try {
    const { files, report } = await propose({
      document: { path, text, sha256: "0".repeat(64) },
      translations: [],
      language: undefined,
      check: (spec: readonly SpecFile[]) => check(spec, targets),
    });
    const { accounts } = report as unknown as Report;
    const lost = accounts.reduce((sum, { cells }) => sum + cells.lost, 0);
    if (lost > 0) return { kind: "refusal", message: `${lost} cells would be lost` };
    // A name that a language forbids makes a spec that cannot generate. To check each spec again would double the time.
    const { diagnostics } = difficulties.includes(1) ? check(specFiles(files), targets) : { diagnostics: [] };
    if (hasErrors(diagnostics)) {
      return { kind: "crash", message: diagnostics.map(({ message }) => message).join("\n") };
    }
    const parsed = files.map((file) => ({ path: file.path, value: read(file.text) }));
    const catalog = parsed.find((file) => file.path === "errspec.yaml")?.value as { locales: readonly string[] };
    const modules = parsed.filter((file) => file.path !== "errspec.yaml").map(({ value }) => value as ModuleFile);
    return {
      kind: "spec",
      entries: modules.flatMap(takenIn),
      locale: catalog.locales[0] ?? "",
      report: stringsIn(report).join("\n"),
      skippedLines: accounts.flatMap(({ skippedTables = [] }) =>
        skippedTables.map(({ line, rows }) => [line, line + 2 * rows + 4] as const),
      ),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: "refusal", message: error.message };
    return { kind: "crash", message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const takenIn = ({ module, errors }: ModuleFile): Taken[] =>
  errors.map(({ code, name, group, text, title, note, http, deprecated }) => ({
    module,
    group,
    code,
    name,
    texts: textsOf(text, title, note),
    http: http === undefined ? undefined : Number(http),
    deprecated: deprecated !== undefined,
  }));
