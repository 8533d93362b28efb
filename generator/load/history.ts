import { changedFields } from "../model/history.js";
import type { CodeHistory, EntryChange, History } from "../model/history.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { isHistory } from "./spec-file.js";
import type { SpecFile } from "./spec-file.js";

/*
 * `errspec.history` has what the released versions of a spec say about its codes, since a run has neither git nor tags. It
 * is JSON with a line for each code, so that a review shows what has changed. It is checked by hand, as the lock is.
 */

/** The file as it is read: the history, and which git tags it is from, with `*` for the version. */
export interface HistoryFile extends History {
  readonly tags: string;
}

/** The history in the files of a spec. Undefined if there is none, or if it cannot be read, which is reported. */
export function historyIn(files: readonly SpecFile[], report: (problem: Diagnostic) => void): History | undefined {
  const file = files.find(({ source, used }) => used === undefined && isHistory(source));
  if (file === undefined) return undefined;
  const found = parseHistory(file.text);
  if (found !== undefined) return { versions: found.versions, codes: found.codes };
  report({
    rule: "history",
    severity: "error",
    at: { file: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    message: "the history cannot be read",
    help: "restore it, then run `errspec history`",
  });
  return undefined;
}

/** Reads a history. Undefined if the text is not one, for example after a merge with conflicts. */
export function parseHistory(text: string): HistoryFile | undefined {
  try {
    const { version, tags, versions, codes } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (version !== 1 || typeof tags !== "string" || !isList(versions, isText)) return undefined;
    if (!isRecord(codes) || !Object.values(codes).every(isCodeHistory)) return undefined;
    return { tags, versions, codes: codes as Readonly<Record<string, CodeHistory>> };
  } catch {
    return undefined;
  }
}

/** The text of a history. */
export function historyText({ tags, versions, codes }: HistoryFile): string {
  const note = "What `errspec history` has read from git tags. Commit it with the spec; do not edit it.";
  const lines = Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, code]) => `    ${JSON.stringify(id)}: ${JSON.stringify(code)}`);
  const head = [["note", note] as const, ["version", 1] as const, ["tags", tags] as const];
  return [
    "{",
    ...head.map(([key, value]) => `  "${key}": ${JSON.stringify(value)},`),
    `  "versions": ${JSON.stringify(versions)},`,
    ...(lines.length === 0 ? ['  "codes": {}'] : ['  "codes": {', lines.join(",\n"), "  }"]),
    "}\n",
  ].join("\n");
}

function isCodeHistory(value: unknown): value is CodeHistory {
  if (!isRecord(value) || !isText(value["name"]) || !isText(value["since"])) return false;
  return isList(value["changes"], isChange) && [undefined, true].includes(value["internal"] as true | undefined);
}

function isChange(value: unknown): value is EntryChange {
  if (!isRecord(value) || !isText(value["version"])) return false;
  const { text, deprecated } = value;
  return (
    changedFields.every((field) => value[field] === undefined || isStep(value[field])) &&
    (text === undefined || (isRecord(text) && Object.values(text).every(isText))) &&
    (deprecated === undefined || typeof deprecated === "boolean")
  );
}

const isText = (value: unknown): value is string => typeof value === "string";

const isStep = (value: unknown): boolean => isList(value, isText) && value.length === 2;

function isList<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
  return Array.isArray(value) && value.every(isItem);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
