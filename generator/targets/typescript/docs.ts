import type { Catalog, Entry } from "../../model/catalog.js";
import { wrap } from "../../render/wrap.js";
import { deprecationDoc, deprecationLine, docLocale, docOf, sentence } from "../../sdk/entry-doc.js";
import type { DeprecationDoc } from "../../sdk/entry-doc.js";
import { commentLine } from "./literals.js";

/** The locale of doc comments. */
export function docsLocale({ locales }: Catalog): string {
  return docLocale(locales);
}

/** The comment of one code, as encoded lines: what is wrong, what to do, the text in the source locale, where to read on. */
export function entryDocs(catalog: Catalog, codes: string, entry: Entry, indent: number): string[] {
  const facts = docOf(catalog, entry, docsLocale(catalog));
  const { title, text, original, note, explanations, former, since, notices, url, links } = facts;
  const paragraphs = [
    title === "" || title === text ? text : `${sentence(title)} ${text}`,
    ...(facts.advice === "" ? [] : [facts.advice]),
    ...(original === undefined ? [] : [original.text]),
    ...explanations.map(({ label, text }) => `${label}: ${text}`),
    ...(note === "" ? [] : [note]),
    ...former.map(({ text, until }) => `${until === undefined ? "Formerly" : `Until ${until}`}: ${text}`),
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...notices,
  ];
  const tags = [
    ...[url, ...links.map(({ url }) => url)].flatMap((url) => (url === undefined ? [] : [`@see ${commentLine(url)}`])),
    ...(facts.deprecation === undefined ? [] : [deprecatedTag(facts.deprecation, codes)]),
  ];
  return [...join(paragraphs.map((text) => encoded(text, indent))), ...blankBefore(tags)];
}

function deprecatedTag(deprecation: DeprecationDoc, codes: string): string {
  const { replacedBy } = deprecation;
  const instead = replacedBy === undefined ? "" : ` Use {@link ${codes}.${replacedBy}}.`;
  return `@deprecated ${commentLine(sentence(reasonOf(deprecation)))}${instead}`;
}

/** Why a code is deprecated, and what to use instead; empty if it is not. */
export function deprecationText(catalog: Catalog, entry: Entry): string {
  const deprecation = deprecationDoc(catalog, entry, docsLocale(catalog));
  if (deprecation === undefined) return "";
  const { replacedBy } = deprecation;
  const reason = reasonOf(deprecation);
  return replacedBy === undefined ? reason : `${sentence(reason)} Use ${replacedBy}.`;
}

function reasonOf(deprecation: DeprecationDoc): string {
  const { times } = deprecation;
  const capitalized = { ...deprecation, times: times.charAt(0).toUpperCase() + times.slice(1) };
  return deprecationLine(capitalized, undefined) || "Deprecated";
}

/** The comment of a former name. */
export function aliasDocs(codes: string, entry: Entry): string[] {
  return [`@deprecated Renamed to {@link ${codes}.${entry.name}}.`];
}

/** Free text as encoded comment lines that stay within 80 columns. */
export function encoded(text: string, indent: number): string[] {
  return wrap(text, 80 - indent - 3).map(commentLine);
}

/** Paragraphs with a blank line between them. */
export function join(paragraphs: readonly (readonly string[])[]): string[] {
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function blankBefore(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? lines : ["", ...lines];
}
