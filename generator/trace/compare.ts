import { suppressedLines } from "../audit/audit.js";
import type { SourceFile } from "../audit/mention.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Catalog } from "../model/catalog.js";
import { evidenceByOperation, unreturned } from "../model/evidence.js";
import { entryOf } from "../model/operation.js";
import type { Range } from "../model/position.js";
import { keyOf } from "./facts.js";
import type { PathStep } from "./solve.js";
import { evidenceOf } from "./trace.js";
import type { TracedOperation } from "./trace.js";

/** What the comparison of declared and raised errors can find. */
export const traceRules = [
  {
    id: "undeclared-error",
    severity: "warning",
    summary: "An operation can raise an error that the spec does not declare for it.",
    why: "Callers of the operation do not expect the error, and the docs do not list it.",
  },
  {
    id: "unraised-error",
    severity: "warning",
    summary: "The spec declares an error that the operation never raises.",
    why: "Callers handle an error that never comes. It is reported only if every call could be followed.",
  },
  {
    id: "foreign-error",
    severity: "warning",
    summary: "An error that is not in the catalog reaches a handler.",
    why: "Callers get the error for what is unexpected, and cannot know what went wrong.",
  },
] as const;

/** Compares the errors that source code can raise with those that the spec declares. */
export function compareTraced(
  catalog: Catalog,
  traced: readonly TracedOperation[],
  sources: readonly SourceFile[],
): readonly Diagnostic[] {
  const files = new Map(sources.map((source) => [source.path, linesOf(source)]));
  const found = [...traced.flatMap((each) => inSource(each, files)), ...unraised(catalog, traced)];
  return found.filter(({ rule, at }) => !(files.get(at.file)?.suppressed.get(at.line)?.has(rule) ?? false));
}

interface Lines {
  readonly lines: readonly string[];
  readonly suppressed: ReadonlyMap<number, ReadonlySet<string>>;
}

const linesOf = ({ text }: SourceFile): Lines => ({ lines: text.split("\n"), suppressed: suppressedLines(text) });

function inSource(
  { operation, errors, foreign, handlers }: TracedOperation,
  files: ReadonlyMap<string, Lines>,
): readonly Diagnostic[] {
  const [handler] = handlers;
  if (handler === undefined) return [];
  const related = { at: rangeOf(handler.at, files), message: `${operation.id} is answered here` };
  const placed = (path: readonly PathStep[]) => ({ at: rangeOf(path.at(-1)?.at ?? handler.at, files), related });
  const declared = new Set(operation.errors.map(keyOf));
  return [
    ...errors
      .filter(({ entry }) => !declared.has(keyOf(entry)))
      .map(({ entry, path }): Diagnostic => {
        const message = `${operation.id} can raise ${entry.module}.${entry.name}, but the spec does not declare it`;
        const help = `add \`${entry.name}\` to its \`errors\`, or catch it`;
        return { rule: "undeclared-error", severity: "warning", ...placed(path), message, help };
      }),
    ...foreign.map(({ name, path }): Diagnostic => {
      const message = `${operation.id} can raise ${name}, which is not an error of the catalog`;
      return {
        rule: "foreign-error",
        severity: "warning",
        ...placed(path),
        message,
        help: "raise an error of the catalog with this one as its cause",
      };
    }),
  ];
}

/** Errors that the spec declares and no operation raises. */
function unraised(catalog: Catalog, traced: readonly TracedOperation[]): readonly Diagnostic[] {
  const evidence = evidenceByOperation(evidenceOf(traced));
  return unreturned(catalog, evidence).map(({ error, operations }): Diagnostic => {
    const name = entryOf(catalog, error)?.name ?? error.code;
    const who = operations.map(({ id }) => id).join(", ");
    const verb = operations.length === 1 ? "raises" : "raise";
    const message = `${who} never ${verb} ${error.module}.${name}, although the spec declares it`;
    const help = "remove it from `errors`, or raise it";
    return { rule: "unraised-error", severity: "warning", at: error.at(), message, help };
  });
}

/** The text of a line. */
function rangeOf(place: string, files: ReadonlyMap<string, Lines>): Range {
  const end = place.lastIndexOf(":");
  const [file, line] = [place.slice(0, end), Number(place.slice(end + 1))];
  const text = files.get(file)?.lines[line - 1] ?? "";
  const column = text.length - text.trimStart().length + 1;
  return { file, line, column, endLine: line, endColumn: Math.max(column, text.trimEnd().length) + 1 };
}
