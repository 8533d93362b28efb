import type { Entry } from "./catalog.js";

/** What comments say about an entry that callers cannot rely on yet, as a paragraph of its own; nothing about others. */
export function experimentalNotice({ stability }: Entry): readonly string[] {
  return stability === "experimental" ? ["Experimental: it may change or be removed at any time."] : [];
}
