import type { TraceReport } from "../api/reports.js";
import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { diagnosticJson } from "../diagnostic/json.js";
import type { Entry } from "../model/catalog.js";
import { requestOf } from "../model/operation.js";
import { keyOf } from "./facts.js";
import type { PathStep } from "./solve.js";
import type { TracedOperation } from "./trace.js";

/** Prints operations with their errors, each with the calls that lead to it. */
export function tracedText(traced: readonly TracedOperation[]): readonly string[] {
  const found = traced.filter(({ handlers }) => handlers.length > 0);
  const missing = traced.filter(({ handlers }) => handlers.length === 0);
  return [
    ...found.flatMap((each) => [...operationText(each), ""]),
    ...(missing.length === 0
      ? []
      : [`no handler found for ${missing.map(({ operation }) => operation.id).join(", ")}`, ""]),
  ];
}

function operationText({ operation, errors, foreign, gaps, handlers }: TracedOperation): readonly string[] {
  const request = requestOf(operation);
  const title = [operation.id, ...(request === "" ? [] : [`(${request})`])].join(" ");
  const where = handlers.map(({ name, at }) => `${name} at ${at}`).join(", ");
  const certainty = gaps.length === 0 ? "complete" : "at least";
  return [
    `${title}: ${certainty} ${count(errors.length, "error")}, answered by ${where}`,
    ...errors.flatMap(({ entry, path }) => [`  ${entry.module}.${entry.name}`, ...pathText(path, "raised")]),
    ...foreign.flatMap(({ name, path }) => [`  ${name} (not in the catalog)`, ...pathText(path, "raised")]),
    ...gaps.flatMap(({ reason, path }) => [`  cannot follow ${reason}`, ...pathText(path, "here")]),
  ];
}

/** The calls on the way, and the place of the error itself. */
function pathText(path: readonly PathStep[], last: string): readonly string[] {
  return path.map(({ name, at }, index) => `    ${at}  ${index === path.length - 1 ? last : name}`);
}

/** The report as JSON. `docs/trace.md` describes its shape. */
export function tracedJson(traced: readonly TracedOperation[], diagnostics: readonly Diagnostic[]): string {
  const places = (path: readonly PathStep[]) => path.map(({ name, at }) => ({ name, at }));
  const report: TraceReport = {
    version: 1,
    command: "trace",
    operations: traced.map(({ operation, handlers, errors, foreign, gaps }) => ({
      operation: operation.id,
      handlers: handlers.map(({ by, name, at }) => ({ by, name, at })),
      complete: handlers.length > 0 && gaps.length === 0,
      errors: errors.map(({ entry, path }) => ({
        module: entry.module,
        code: entry.code,
        name: entry.name,
        declared: isDeclared(operation.errors, entry),
        evidence: path.at(-1)?.at ?? "",
        path: places(path),
      })),
      foreign: foreign.map(({ name, path }) => ({ name, path: places(path) })),
      gaps: gaps.map(({ reason, path }) => ({ reason, path: places(path) })),
    })),
    diagnostics: diagnostics.map(diagnosticJson),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

const isDeclared = (errors: TracedOperation["operation"]["errors"], entry: Entry): boolean =>
  errors.some((error) => keyOf(error) === keyOf(entry));

/** The first line of a file with proposed operations, which tells it from one that somebody wrote. */
export const proposalTitle =
  "# Proposed by `errspec trace`: errors that the source raises and the spec does not declare.";

/** Operations with the errors that the spec lacks, in the form of a spec. Every entry is marked as inferred. */
export function proposal(traced: readonly TracedOperation[]): string {
  const lines = traced.flatMap(({ operation, errors, gaps }) => {
    const missing = errors.filter(({ entry }) => !isDeclared(operation.errors, entry));
    if (missing.length === 0) return [];
    return [
      `    ${JSON.stringify(operation.id)}:${gaps.length === 0 ? "" : " # at least these"}`,
      "      errors:",
      ...missing.map(
        ({ entry, path }) => `        - ${entry.module}.${entry.name} # inferred: ${path.at(-1)?.at ?? ""}`,
      ),
    ];
  });
  const list = lines.length === 0 ? ["  list: {}"] : ["  list:", ...lines];
  return `${[proposalTitle, "# Copy what is right into the spec.", "operations:", ...list].join("\n")}\n`;
}
