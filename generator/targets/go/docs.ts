import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { deprecationDoc, deprecationLine, docLocale, docOf, sentence } from "../../sdk/entry-doc.js";
import type { DeprecationDoc, EntryDoc } from "../../sdk/entry-doc.js";
import { constantName } from "./context.js";
import type { Context, Unit } from "./context.js";
import { docLines, itemLines } from "./literals.js";

/** Comments are about 80 cells wide, a tab being four of them and `// ` three. */
const width = 80 - 3;
const indentedWidth = width - 4;

/** A doc comment at the left margin. */
export function doc(...paragraphs: readonly string[]): readonly string[] {
  return docLines(paragraphs, width);
}

/** A doc comment within a declaration in parentheses. */
export function indentedDoc(...paragraphs: readonly string[]): readonly string[] {
  return docLines(paragraphs, indentedWidth);
}

/** An item of a list in a doc comment within a declaration in parentheses: what stands before each line, and the line. */
export function indentedItem(text: string): readonly { readonly mark: string; readonly text: FreeText }[] {
  return itemLines(text, indentedWidth - 4).map((line, index) => ({
    mark: index === 0 ? "   -" : "    ",
    text: freeText(line),
  }));
}

/** The doc comment of an entry's constant: what is wrong, what to do, the text in the source locale, where to read more. */
export function entryDoc(context: Context, unit: Unit, entry: Entry): readonly string[] {
  const facts = docOf(context.catalog, entry, docLocaleOf(context));
  const replacement = replacementOf(context, unit, facts.deprecation);
  return indentedDoc(
    `${constantName(context, unit, entry.name)}: ${sentence(facts.text)} ${facts.advice}`.trimEnd(),
    ...original(facts),
    ...remarks(facts),
    ...facts.notices,
    ...(facts.deprecation === undefined
      ? []
      : [`Deprecated: ${deprecationLine(ended(facts.deprecation), replacement && `[${replacement}]`)}`]),
  );
}

/** The doc comment of an entry's constructor. */
export function constructorDoc(context: Context, unit: Unit, entry: Entry, name: string): readonly string[] {
  const { text, deprecation } = docOf(context.catalog, entry, docLocaleOf(context));
  const replacement = replacementOf(context, unit, deprecation);
  return doc(
    `${name} returns the error [${constantName(context, unit, entry.name)}]: ${sentence(text)}`,
    ...(entry.audience === "internal" ? ["It is only for the log: another error is sent in its place."] : []),
    ...(deprecation === undefined
      ? []
      : [`Deprecated: ${deprecationLine(ended(deprecation), replacement && `[${replacement}]`)}`]),
  );
}

/** Why an entry is deprecated and what to use instead; empty if it is not deprecated. */
export function deprecationValue(context: Context, unit: Unit, entry: Entry): string {
  const facts = deprecationDoc(context.catalog, entry, docLocaleOf(context));
  return facts === undefined ? "" : deprecationLine(facts, replacementOf(context, unit, facts));
}

function replacementOf(context: Context, unit: Unit, deprecation: DeprecationDoc | undefined): string | undefined {
  const name = deprecation?.replacedBy;
  return name === undefined ? undefined : constantName(context, unit, name);
}

const ended = (deprecation: DeprecationDoc): DeprecationDoc => ({
  ...deprecation,
  reason: sentence(deprecation.reason),
});

function original({ original }: EntryDoc): string[] {
  if (original === undefined) return [];
  const { locale, title, text } = original;
  return [`${locale}${title === undefined ? "" : ` (${title})`}: ${text}`];
}

function remarks({ note, explanations, since, former, links, url }: EntryDoc): string[] {
  return [
    ...explanations.map(({ label, text }) => `${label}: ${text}`),
    ...(note === "" ? [] : [`Note: ${note}`]),
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...former.map(({ text, until }) => `Formerly${until === undefined ? "" : `, until ${until}`}: ${text}`),
    ...links.map(({ url, title }) => `See also${title === "" ? "" : ` (${title})`}: ${url}`),
    ...(url === undefined ? [] : [url]),
  ];
}

/** The locale of doc comments. */
export function docLocaleOf({ catalog }: Context): string {
  return docLocale(catalog.locales);
}
