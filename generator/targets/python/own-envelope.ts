import type { Catalog } from "../../model/catalog.js";
import type { TargetRule } from "../target.js";

/** What of a spec Python packages do not know yet. */
export const pythonOwnEnvelope: TargetRule = {
  id: "python-own-envelope",
  severity: "warning",
  preset: "standard",

  summary: "The spec has nothing that Python packages cannot send or read.",
  why: "Python packages know the API's own envelope, without params and field errors. TypeScript and Go packages have the rest.",
  good: { catalog: "targets: { python: }" },
  bad: { catalog: "envelopes: { «problem»: }\ntargets: { python: }" },
  *check({ catalog }) {
    if (catalog.options["python"] === undefined) return;
    const { params, fieldErrors } = catalog.envelope;
    const help = "turn the rule off if only TypeScript and Go packages need it";
    const places: readonly (readonly [given: boolean, what: string, ...path: string[]])[] = [
      [catalog.envelopes.length > 0, "standard envelopes", "envelopes"],
      [params !== undefined, "params of responses", "envelope", "params"],
      [fieldErrors !== undefined, "field errors", "envelope", "field-errors"],
    ];
    for (const [given, what, ...path] of places) {
      if (given) yield { at: catalog.at(...path), message: `Python packages ignore ${what}`, help };
    }
  },
};

/** A catalog with what Python packages know of its envelope. */
export function withOwnEnvelope(catalog: Catalog): Catalog {
  const { params, fieldErrors } = catalog.envelope;
  if (params === undefined && fieldErrors === undefined) return catalog;
  return { ...catalog, envelope: { ...catalog.envelope, params: undefined, fieldErrors: undefined } };
}
