import type { EntryDoc } from "../sdk/entry-doc.js";
import type { Words } from "./doc-comment.js";

const free = (label: string, text: string): Words => [label, { free: text }];

/** What a doc comment of an entry says after its text and advice, a paragraph each: how it came to be, and what to know. */
export function entryRemarks({ original, note, explanations, since, former, notices }: EntryDoc): Words[] {
  return [
    ...(original === undefined ? [] : [free(`${original.locale}: `, original.text)]),
    ...explanations.map(({ label, text }) => free(`${label}: `, text)),
    ...(note === "" ? [] : [free("Note: ", note)]),
    ...(since === undefined ? [] : [free("Since ", `${since}.`)]),
    ...former.map(({ text, until }): Words => [
      "Formerly",
      ...(until === undefined ? [] : [", until ", { free: until }]),
      ": ",
      { free: text },
    ]),
    ...notices.map((notice) => free("", notice)),
  ];
}

/** Where to read more about an entry, a paragraph each, in a language whose comments have no tags for it. */
export function linkRemarks({ links, url }: EntryDoc): Words[] {
  return [
    ...links.map((link) => free("See also: ", link.title === "" ? link.url : `${link.title}: ${link.url}`)),
    ...(url === undefined ? [] : [free("Documentation: ", url)]),
  ];
}
