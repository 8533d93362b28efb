import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { wrap } from "../../render/wrap.js";
import { deprecationDoc, deprecationLine, docLocale, docOf, sentence } from "../../sdk/entry-doc.js";
import type { DeprecationDoc } from "../../sdk/entry-doc.js";
import type { Context } from "./context.js";
import { docText, docUrl } from "./literals.js";
import { variantName } from "./names.js";

/** The cells of a line of a doc comment, without its mark. */
const width = 84;

/** The lines of a doc comment of these paragraphs of Markdown, with an empty line between them. */
export function docLines(paragraphs: readonly string[]): readonly FreeText[] {
  return paragraphs
    .flatMap((paragraph, index) => (index === 0 ? wrapped(paragraph) : ["", ...wrapped(paragraph)]))
    .map(freeText);
}

/** The lines of a paragraph. None but the first begins like a block of Markdown. */
function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  for (const line of wrap(paragraph, width)) {
    if (/^(?:[-+=:>#]|\d+[.)])/.test(line) && lines.length > 0) lines.push(`${String(lines.pop())} ${line}`);
    else lines.push(line);
  }
  return lines;
}

/** The doc comment of a code. */
export function entryDoc({ catalog, options }: Context, entry: Entry): readonly FreeText[] {
  const facts = docOf(catalog, entry, docLocale(options.locales));
  const { title, text, advice, original, note, explanations, former, since, notices, deprecation, url, links } = facts;
  const code = `Code \`${entry.code}\``;
  const head = title === "" || title === text ? "" : `${docText(sentence(title))} `;
  return docLines([
    `${code}: ${head}${docText(text)}`,
    ...(advice === "" ? [] : [docText(advice)]),
    ...(original === undefined ? [] : [`In ${original.locale}: ${docText(original.text)}`]),
    ...explanations.map(({ label, text }) => `${label}: ${docText(text)}`),
    ...(note === "" ? [] : [`Note: ${docText(note)}`]),
    ...former.map(
      ({ text, until }) => `Formerly${until === undefined ? "" : `, until ${docText(until)}`}: ${docText(text)}`,
    ),
    ...(since === undefined ? [] : [`Since ${docText(since)}.`]),
    ...notices.map(docText),
    ...(deprecation === undefined ? [] : [`Deprecated: ${deprecated(deprecation)}`]),
    ...[url, ...links.map((link) => link.url)].flatMap((each) => (each === undefined ? [] : [`See ${docUrl(each)}.`])),
  ]);
}

/** The lines of a doc comment of an item of a list. */
export function itemLines(markdown: string): readonly FreeText[] {
  return wrap(markdown, width - 2).map((line, index) => freeText(`${index === 0 ? "- " : "  "}${line}`));
}

/** The doc comment of an error to raise. */
export function raisedDoc({ catalog, options }: Context, entry: Entry): readonly FreeText[] {
  const { text, deprecation } = docOf(catalog, entry, docLocale(options.locales));
  const name = variantName(entry.name);
  return docLines([
    `The error [\`${name}\`](super::Code::${name}): ${docText(sentence(text))}`,
    ...(entry.audience === "internal" ? ["It is only for the log: another error is sent in its place."] : []),
    ...(deprecation === undefined ? [] : [`Deprecated: ${deprecated(deprecation)}`]),
  ]);
}

function deprecated(facts: DeprecationDoc): string {
  const { replacedBy } = facts;
  const reason = deprecationLine(facts, undefined);
  return replacedBy === undefined
    ? docText(reason)
    : `${docText(sentence(reason))} Use \`${variantName(replacedBy)}\`.`;
}

/** Why a code is deprecated and what to use instead; empty if it is not. */
export function deprecationNote({ catalog, options }: Pick<Context, "catalog" | "options">, entry: Entry): string {
  const facts = deprecationDoc(catalog, entry, docLocale(options.locales));
  if (facts === undefined) return "";
  const { replacedBy } = facts;
  return deprecationLine(facts, replacedBy && `\`${variantName(replacedBy)}\``) || "It is no longer used.";
}
