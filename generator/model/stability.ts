import type { Entry } from "./catalog.js";

/** The paragraph of a comment on an experimental entry; nothing for a stable one. */
export function experimentalNotice({ stability }: Entry): readonly string[] {
  return stability === "experimental" ? ["Experimental: it may change or be removed at any time."] : [];
}
