import type { Place, ReportedDiagnostic } from "../api/reports.js";
import type { Range } from "../model/position.js";
import type { Diagnostic } from "./diagnostic.js";

/** A place as reports in JSON have it. */
export function placeJson({ file, line, column, endLine, endColumn }: Range): Place {
  return { file, start: { line, column }, end: { line: endLine, column: endColumn } };
}

/** What every report in JSON says about a diagnostic. */
export function diagnosticJson({ rule, severity, message, help, at }: Diagnostic): ReportedDiagnostic {
  return { rule, severity, message, help: help ?? null, ...placeJson(at) };
}
