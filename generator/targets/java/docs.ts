import type { Entry } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import { deprecationDoc, deprecationLine, docOf, sentence } from "../../sdk/entry-doc.js";
import type { EntryDoc } from "../../sdk/entry-doc.js";
import { docComment } from "../doc-comment.js";
import type { Words } from "../doc-comment.js";
import { entryRemarks, linkRemarks } from "../entry-remarks.js";
import type { Context } from "./context.js";
import { javadocText } from "./literals.js";
import { constantName, creatorName } from "./names.js";

/** The lines of a doc comment, as google-java-format has them: paragraphs, then tags such as `@param`. */
export const javadoc = docComment({ width: 100, paragraph: "<p>", encode: javadocText });

/** The doc comment of an entry's constant: what is wrong, what to do, the text in the source locale, where to read more. */
export function entryDoc({ catalog, docs }: Context, entry: Entry): string[] {
  const facts = docOf(catalog, entry, docs);
  const tags = deprecatedTag(facts, constantName);
  return javadoc(
    2,
    [[{ free: sentence(facts.text) }, " ", { free: facts.advice }], ...entryRemarks(facts), ...linkRemarks(facts)],
    tags,
  );
}

/** The doc comment of the method that creates an error; `constant` is a link to the code. */
export function creatorDoc(
  { catalog, docs }: Context,
  entry: Entry,
  constant: string,
  tags: readonly Words[],
): string[] {
  const facts = docOf(catalog, entry, docs);
  return javadoc(
    2,
    [[`Creates the error {@link ${constant}}: `, { free: sentence(facts.text) }]],
    [...tags, ["@return a builder of the error"], ...deprecatedTag(facts, creatorName)],
  );
}

/** The tag of a deprecated entry, which links to its replacement by the name that it has in the class. */
function deprecatedTag({ deprecation }: EntryDoc, nameOf: (name: Name) => string): readonly Words[] {
  if (deprecation === undefined) return [];
  const { replacedBy } = deprecation;
  const line = deprecationLine({ ...deprecation, reason: sentence(deprecation.reason) }, undefined);
  return [
    [
      "@deprecated ",
      { free: line || "Deprecated." },
      ...(replacedBy === undefined ? [] : [` Use {@link #${nameOf(replacedBy)}}.`]),
    ],
  ];
}

/** Why an entry is deprecated and what to use instead; empty if it is not deprecated. */
export function deprecationValue({ catalog, docs }: Context, entry: Entry): string {
  const facts = deprecationDoc(catalog, entry, docs);
  if (facts === undefined) return "";
  const { replacedBy } = facts;
  return deprecationLine(facts, replacedBy === undefined ? undefined : constantName(replacedBy)) || "Deprecated.";
}
