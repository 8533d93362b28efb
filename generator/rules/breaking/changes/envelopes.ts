import type { Comparison } from "../../../compare/comparison.js";
import type { StandardEnvelopeId } from "../../../model/catalog.js";

/** The standard envelopes that both versions have. */
export function sharedEnvelopes({ before, after }: Pick<Comparison, "before" | "after">): StandardEnvelopeId[] {
  const now = new Set(after.envelopes.map(({ id }) => id));
  return before.envelopes.flatMap(({ id }) => (now.has(id) ? [id] : []));
}
