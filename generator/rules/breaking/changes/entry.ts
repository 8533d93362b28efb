import type { Step } from "../../../model/position.js";
import type { Change } from "../rule.js";
import { entryId } from "../../../compare/comparison.js";
import type { EntryPair } from "../../../compare/pairs.js";

/** A value of a field of an entry. */
type Value = string | number | boolean | undefined;

/** A change of one field, before and after. */
interface FieldChange {
  readonly pair: EntryPair;
  readonly from: Value;
  readonly to: Value;
}

/** The pairs in which a field changed. */
export function* changedIn(
  pairs: Iterable<EntryPair>,
  field: (entry: EntryPair["before"]) => Value,
): Iterable<FieldChange> {
  for (const pair of pairs) {
    const [from, to] = [field(pair.before), field(pair.after)];
    if (from !== to) yield { pair, from, to };
  }
}

/** A change of an entry, at the position of a field in both versions. */
export function entryChange(
  { before, after }: EntryPair,
  path: readonly Step[],
  change: Omit<Change, "subject" | "span" | "previousSpan">,
): Change {
  return { subject: entryId(before), span: after.at(...path), previousSpan: before.at(...path), ...change };
}

/** A value as it is written in a message. */
export const shown = (value: Value): string => (value === undefined ? "nothing" : String(value));

/** `from>to`, for the detail of a change. */
export const step = (from: Value, to: Value): string => `${shown(from)}>${shown(to)}`;

/** `a, b and 3 more` */
export function listed(names: readonly string[], most = 3): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} and ${more} more` : names.join(", ");
}
