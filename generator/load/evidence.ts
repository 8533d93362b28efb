import * as v from "valibot";
import type { Evidence } from "../model/evidence.js";

/*
 * Evidence is a JSON file that says which errors operations return. It knows neither languages nor kinds of sources:
 * `errspec trace --json` prints one, and so can any other program. docs/trace.md describes it. Other keys are ignored.
 */

const evidenceSchema = v.object({
  version: v.literal(1),
  operations: v.array(
    v.object({
      operation: v.string(),
      complete: v.optional(v.boolean(), false),
      errors: v.array(v.object({ module: v.string(), code: v.string(), evidence: v.optional(v.string(), "") })),
    }),
  ),
});

/** Reads a file of evidence. Undefined if the text is not one. */
export function parseEvidence(text: string): readonly Evidence[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(evidenceSchema, value);
  if (!parsed.success) return undefined;
  return parsed.output.operations.map(({ operation, complete, errors }) => ({
    operation,
    isComplete: complete,
    errors,
  }));
}
