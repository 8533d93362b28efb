import type { Place } from "./draft.js";

/** Something in the document that the author should check, or that a spec cannot hold as it is. */
export interface Remark {
  readonly kind: "duplicate" | "untranslated" | "unmatched" | "unread";
  readonly message: string;
  /** The row, if nothing of it is in the spec. */
  readonly at?: Place | undefined;
}
