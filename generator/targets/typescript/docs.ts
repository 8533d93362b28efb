import { advice, hasAdvice } from "../../model/advice.js";
import { textIn } from "../../model/catalog.js";
import type { Catalog, Deprecation, Entry, Module, Text } from "../../model/catalog.js";
import { deprecationTimes } from "../../model/deprecation.js";
import { experimentalNotice } from "../../model/stability.js";
import { wrap } from "../../render/wrap.js";
import { commentLine } from "./literals.js";

/** The locale that documentation is in: English where the catalog has it, since code is. */
export function docsLocale(catalog: Catalog): string {
  return catalog.locales.find((locale) => locale === "en" || locale.startsWith("en-")) ?? catalog.locales[0];
}

/** The comment of one code, as encoded lines: what is wrong, what to do, the source's own words, and where to read on. */
export function entryDocs(catalog: Catalog, module: Module, codes: string, entry: Entry, indent: number): string[] {
  const locale = docsLocale(catalog);
  const source = catalog.locales[0];
  const inDocs = (text: Text): string => textIn(text, locale, catalog);
  const title = inDocs(entry.title);
  const text = inDocs(entry.text);
  const paragraphs = [title === "" || title === text ? text : `${withPeriod(title)} ${text}`];
  if (entry !== module.success && hasAdvice(entry)) paragraphs.push(advice(entry, locale));
  if (source !== locale) paragraphs.push(textIn(entry.text, source, catalog));
  if (inDocs(entry.note) !== "") paragraphs.push(inDocs(entry.note));
  for (const was of entry.was) {
    paragraphs.push(`${was.until === undefined ? "Formerly" : `Until ${was.until}`}: ${inDocs(was.text)}`);
  }
  if (entry.since !== undefined) paragraphs.push(`Since ${entry.since}.`);
  paragraphs.push(...experimentalNotice(entry));

  const tags = [entry.url, ...entry.links.map(({ url }) => url)].flatMap((url) =>
    url === undefined ? [] : [`@see ${commentLine(url)}`],
  );
  return [...join(paragraphs.map((text) => encoded(text, indent))), ...blankBefore([...tags, ...deprecated()])];

  function deprecated(): string[] {
    if (entry.deprecated === undefined) return [];
    const { replacedBy } = entry.deprecated;
    const reason = commentLine(withPeriod(deprecationReason(catalog, entry.deprecated)));
    const instead = replacedBy === undefined ? "" : ` Use {@link ${codes}.${replacedBy}}.`;
    return [`@deprecated ${reason}${instead}`];
  }
}

/** Why a code is deprecated, and what to use instead; empty if it is not. */
export function deprecationText(catalog: Catalog, { deprecated }: Entry): string {
  if (deprecated === undefined) return "";
  const instead = deprecated.replacedBy === undefined ? "" : ` Use ${deprecated.replacedBy}.`;
  return deprecationReason(catalog, deprecated) + instead;
}

function deprecationReason(catalog: Catalog, deprecated: Deprecation): string {
  const times = deprecationTimes(deprecated);
  const reason = textIn(deprecated.reason, docsLocale(catalog), catalog);
  const parts = [times === "" ? "" : `${times.charAt(0).toUpperCase()}${times.slice(1)}:`, reason];
  return parts.filter((part) => part !== "").join(" ") || "Deprecated";
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

function withPeriod(text: string): string {
  return /[.。!?！？:：]$/.test(text) ? text : `${text}.`;
}
