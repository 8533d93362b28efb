import type { TargetRule } from "../target.js";

/** What of a spec Python packages do not know yet. */
export const pythonOwnEnvelope: TargetRule = {
  id: "python-own-envelope",
  severity: "warning",
  preset: "standard",

  summary: "The spec has nothing that Python packages cannot send or read.",
  why: "Python packages know the API's own envelope. TypeScript and Go packages have standard ones as well.",
  good: { catalog: "targets: { python: }" },
  bad: { catalog: "envelopes: { «problem»: }\ntargets: { python: }" },
  *check({ catalog }) {
    if (catalog.options["python"] === undefined) return;
    if (catalog.envelopes.length === 0) return;
    const help = "turn the rule off if only TypeScript and Go packages need them";
    yield { at: catalog.at("envelopes"), message: "Python packages ignore standard envelopes", help };
  },
};
