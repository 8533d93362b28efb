import type { SpecDocument } from "./document.js";
import { mentionsIn } from "./mentions.js";
import type { Mention } from "./mentions.js";

/** The mention at an offset, if there is one. */
export function mentionAt(mentions: readonly Mention[], document: SpecDocument, offset: number): Mention | undefined {
  return mentions.find((each) => each.document === document && offset >= each.start && offset <= each.end);
}

/** All mentions of what is at an offset, in the order of the documents. */
export function mentionsOf(
  documents: readonly SpecDocument[],
  document: SpecDocument,
  offset: number,
): readonly Mention[] {
  const all = mentionsIn(documents);
  const asked = mentionAt(all, document, offset);
  return asked === undefined ? [] : all.filter(({ key }) => key === asked.key);
}
