import type { Entry } from "../../model/catalog.js";
import { deprecationDoc, deprecationLine, docOf, sentence } from "../../sdk/entry-doc.js";
import type { EntryDoc } from "../../sdk/entry-doc.js";
import { docComment } from "../doc-comment.js";
import type { Words } from "../doc-comment.js";
import { entryRemarks } from "../entry-remarks.js";
import type { Context } from "./context.js";
import { docText } from "./literals.js";
import type { Name } from "../../model/name.js";
import { caseName, creatorName } from "./names.js";

/** The lines of a doc comment: paragraphs, then tags such as `@param`. */
export const phpdoc = docComment({ width: 120, paragraph: "", encode: docText });

/** The doc comment of an entry's case: what is wrong, what to do, the text in the source locale, where to read more. */
export function entryDoc({ catalog, docs }: Context, entry: Entry): string[] {
  const facts = docOf(catalog, entry, docs);
  const { links, url } = facts;
  const tags: Words[] = [
    ...deprecatedTag(facts, (name) => `self::${caseName(name)}`),
    ...[...links.map((link) => link.url), ...(url === undefined ? [] : [url])].map((each): Words => [
      "@see ",
      { free: each },
    ]),
  ];
  return phpdoc(4, [[{ free: sentence(facts.text) }, " ", { free: facts.advice }], ...entryRemarks(facts)], tags);
}

/** The doc comment of the method that creates an error; `code` is the case of its enum. */
export function creatorDoc({ catalog, docs }: Context, entry: Entry, code: string, tags: readonly Words[]): string[] {
  const facts = docOf(catalog, entry, docs);
  return phpdoc(
    4,
    [[`Creates the error {@see ${code}}: `, { free: sentence(facts.text) }]],
    [...tags, ...deprecatedTag(facts, (name) => `{@see ${creatorName(name)}()}`)],
  );
}

/** The tag of a deprecated entry, which names its replacement as it is called there. */
function deprecatedTag({ deprecation }: EntryDoc, nameOf: (name: Name) => string): readonly Words[] {
  if (deprecation === undefined) return [];
  const { replacedBy } = deprecation;
  return [
    [
      "@deprecated ",
      { free: sentence(deprecationLine(deprecation, undefined)) },
      ...(replacedBy === undefined ? [] : [` Use ${nameOf(replacedBy)}.`]),
    ],
  ];
}

/** Why an entry is deprecated and what to use instead; undefined if it is not deprecated. */
export function deprecationValue({ catalog, docs }: Context, entry: Entry): string | undefined {
  const facts = deprecationDoc(catalog, entry, docs);
  if (facts === undefined) return undefined;
  const { replacedBy } = facts;
  return deprecationLine(facts, replacedBy === undefined ? undefined : caseName(replacedBy)) || "Deprecated.";
}
