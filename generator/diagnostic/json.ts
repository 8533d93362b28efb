import type { Range } from "../model/position.js";
import type { Diagnostic } from "./diagnostic.js";

/** A place as reports in JSON have it. */
export interface PlaceJson {
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export function placeJson({ file, line, column, endLine, endColumn }: Range): PlaceJson {
  return { file, start: { line, column }, end: { line: endLine, column: endColumn } };
}

/** What every report in JSON says about a diagnostic. */
export function diagnosticJson({ rule, severity, message, help, at }: Diagnostic) {
  return { rule, severity, message, help: help ?? null, ...placeJson(at) };
}
