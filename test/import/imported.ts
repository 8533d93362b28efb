import { check } from "../../generator/check.js";
import { allEntries } from "../../generator/model/catalog.js";
import { propose } from "../../generator/import/propose.js";
import type { Proposal } from "../../generator/import/propose.js";
import type { Choice } from "../../generator/import/understand/choice.js";
import { noChoice } from "../../generator/import/understand/choice.js";
import { targets } from "../../generator/targets/index.js";

/** Imports a document that is given as text. */
export const imported = (path: string, text: string, choice: Partial<Choice> = {}): Promise<Proposal> =>
  propose({
    document: { path, text, sha256: "0".repeat(64) },
    translations: [],
    language: undefined,
    choice: { ...noChoice, ...choice },
    check: (spec) => check(spec, targets),
  });

/** The codes that an import takes from a document, in order, or the message of its refusal. */
export async function codesIn(
  path: string,
  text: string,
  choice: Partial<Choice> = {},
): Promise<readonly string[] | string> {
  try {
    const { draft } = await imported(path, text, choice);
    return draft.modules.flatMap(allEntries).map(({ code }) => code);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The codes, names and texts that an import takes from a document, as `code name: text`. */
export async function entriesIn(path: string, text: string): Promise<readonly string[]> {
  const { draft } = await imported(path, text);
  return draft.modules
    .flatMap(allEntries)
    .map(({ code, name, text }) => `${code} ${name}: ${Object.values(text).join(" / ").replaceAll("\n", " ")}`);
}

/** Everything that the report of an import lists as left out. */
export async function leftOutIn(path: string, text: string): Promise<readonly string[]> {
  const { report } = await imported(path, text);
  return report.accounts.flatMap(({ tables, prose }) => [
    ...tables.flatMap(({ skipped, skippedRows }) => [
      ...(skipped === undefined ? [] : [skipped]),
      ...skippedRows.map(({ text, reason }) => `${text}: ${reason}`),
    ]),
    ...prose.leftOut.map(({ code }) => code),
  ]);
}
