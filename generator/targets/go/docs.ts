import { advice } from "../../model/advice.js";
import { textIn } from "../../model/catalog.js";
import type { Entry, Text } from "../../model/catalog.js";
import { deprecationTimes } from "../../model/deprecation.js";
import { experimentalNotice } from "../../model/stability.js";
import { constantName } from "./context.js";
import type { Context, Unit } from "./context.js";
import { docLines } from "./literals.js";

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

/** The doc comment of an entry's constant: what is wrong, what to do, the source's own words, and where to read more. */
export function entryDoc(context: Context, unit: Unit, entry: Entry): readonly string[] {
  const { catalog } = context;
  const [source] = catalog.locales;
  const locale = docLocale(context);
  const text = (of: Text): string => textIn(of, locale, catalog);
  const paragraphs = [
    `${constantName(context, unit, entry.name)}: ${sentence(text(entry.text))} ${advice(entry, locale)}`.trimEnd(),
    ...(locale === source || entry.text[locale] === undefined ? [] : [original(entry, source)]),
    ...remarks(entry, text),
    ...experimentalNotice(entry),
  ];
  const why = deprecation(context, unit, entry, (name) => `[${name}]`, sentence);
  if (why !== "") paragraphs.push(`Deprecated: ${why}`);
  return indentedDoc(...paragraphs);
}

/** Why an entry is deprecated and what to use instead; empty if it is not. `end` may end the reason like a sentence. */
export function deprecation(
  context: Context,
  unit: Unit,
  entry: Entry,
  link = (name: string): string => name,
  end = (reason: string): string => reason,
): string {
  if (entry.deprecated === undefined) return "";
  const { reason, replacedBy } = entry.deprecated;
  const times = deprecationTimes(entry.deprecated);
  const instead = replacedBy === undefined ? "" : ` Use ${link(constantName(context, unit, replacedBy))}.`;
  const start = times === "" ? "" : `${times}: `;
  return `${start}${end(textIn(reason, docLocale(context), context.catalog))}${instead}`;
}

/** The source's own words, with the heading that they have there. */
function original({ title, text }: Entry, source: string): string {
  const heading = title[source];
  return `${source}${heading === undefined ? "" : ` (${heading})`}: ${text[source] ?? ""}`;
}

function remarks(entry: Entry, text: (of: Text) => string): string[] {
  const present = (of: Text): boolean => text(of) !== "";
  return [
    ...(present(entry.note) ? [`Note: ${text(entry.note)}`] : []),
    ...(entry.since === undefined ? [] : [`Since ${entry.since}.`]),
    ...entry.was.map(
      ({ text: was, until }) => `Formerly${until === undefined ? "" : `, until ${until}`}: ${text(was)}`,
    ),
    ...entry.links.map(({ url, title }) => `See also${present(title) ? ` (${text(title)})` : ""}: ${url}`),
    ...(entry.url === undefined ? [] : [entry.url]),
  ];
}

/** English if the catalog has it: the language of Go's documentation. */
export function docLocale({ catalog }: Context): string {
  return catalog.locales.find((locale) => locale === "en" || locale.startsWith("en-")) ?? catalog.locales[0];
}

/** With a full stop, unless it ends like a sentence already. */
function sentence(text: string): string {
  if (/[.!?。！？…]$/.test(text)) return text;
  return /[\u3000-\u9fff\uff00-\uffef]$/.test(text) ? `${text}。` : `${text}.`;
}
