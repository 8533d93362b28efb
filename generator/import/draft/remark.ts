import type { Place } from "./draft.js";

/** What cannot go into a spec as it stands, or is worth a look. */
export interface Remark {
  readonly kind: "duplicate" | "untranslated" | "unmatched" | "unread";
  readonly message: string;
  /** The row it is about, where nothing of that row is in the spec. */
  readonly at?: Place | undefined;
}
