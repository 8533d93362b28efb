import type { Entry } from "../../model/catalog.js";
import { deprecationDoc, deprecationLine, docOf, sentence } from "../../sdk/entry-doc.js";
import type { EntryDoc } from "../../sdk/entry-doc.js";
import { docComment } from "../doc-comment.js";
import type { Words } from "../doc-comment.js";
import type { Context } from "./context.js";
import { docText } from "./literals.js";
import { caseName } from "./names.js";

/** The lines of a doc comment: paragraphs, then tags such as `@param`. */
export const phpdoc = docComment({ width: 120, paragraph: "", encode: docText });

/** The doc comment of an entry's case: what is wrong, what to do, the text in the source locale, where to read more. */
export function entryDoc({ catalog, docs }: Context, entry: Entry): string[] {
  const facts = docOf(catalog, entry, docs);
  const { deprecation, links, url } = facts;
  const replacement = deprecation?.replacedBy;
  const tags: Words[] = [
    ...(deprecation === undefined
      ? []
      : [
          [
            "@deprecated ",
            { free: sentence(deprecationLine(deprecation, undefined)) },
            ...(replacement === undefined ? [] : [` Use self::${caseName(replacement)}.`]),
          ],
        ]),
    ...[...links.map((link) => link.url), ...(url === undefined ? [] : [url])].map((each): Words => [
      "@see ",
      { free: each },
    ]),
  ];
  return phpdoc(4, [[{ free: sentence(facts.text) }, " ", { free: facts.advice }], ...remarks(facts)], tags);
}

/** Why an entry is deprecated and what to use instead; undefined if it is not deprecated. */
export function deprecationValue({ catalog, docs }: Context, entry: Entry): string | undefined {
  const facts = deprecationDoc(catalog, entry, docs);
  if (facts === undefined) return undefined;
  const { replacedBy } = facts;
  return deprecationLine(facts, replacedBy === undefined ? undefined : caseName(replacedBy)) || "Deprecated.";
}

function remarks({ original, note, explanations, since, former, notices }: EntryDoc): Words[] {
  const free = (label: string, text: string): Words => [label, { free: text }];
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
