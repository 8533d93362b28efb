import type { Comparison } from "../../../compare/comparison.js";
import { hasStatus } from "../../../model/standard-envelope.js";
import type { EntryPair } from "../../../compare/pairs.js";

/**
 * Who is affected by another status in addition: if errors come with the status of their entry, clients of one version
 * do not trust a response of the other. They compare only the class of the status.
 */
export function wireOf(pair: EntryPair, { before, after }: Pick<Comparison, "before" | "after">): readonly "WIRE"[] {
  const isCompared = [before, after].some(
    ({ envelope, envelopes }) => envelope.status === "entry" || envelopes.some(({ id }) => hasStatus(id)),
  );
  const [from, to] = [pair.before, pair.after].map(({ http }) => Math.floor(http / 100));
  return isCompared && from !== to ? ["WIRE"] : [];
}
