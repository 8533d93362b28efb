import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Catalog } from "../model/catalog.js";
import { check } from "../pipeline.js";
import { targets } from "../targets/index.js";
import { decodeSpec, printDiagnostics, readSpec } from "./spec.js";

/** The catalog of a spec folder for commands that count on the whole of it: undefined, and errors printed, where it has any. */
export function soundCatalog(folder: string): Catalog | undefined {
  const { spec, diagnostics: unreadable } = decodeSpec(readSpec(folder));
  const { catalog, diagnostics } = unreadable.length > 0 ? { diagnostics: unreadable } : check(spec, targets);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (hasErrors(errors)) printDiagnostics(errors, spec);
  return hasErrors(errors) ? undefined : catalog;
}
