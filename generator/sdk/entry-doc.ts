import { advice } from "../model/advice.js";
import { localeOfText, textIn } from "../model/catalog.js";
import type { Catalog, Entry, Text } from "../model/catalog.js";
import { deprecationTimes } from "../model/deprecation.js";
import { isEnglish } from "../model/locale.js";
import type { Name } from "../model/name.js";
import { experimentalNotice } from "../model/stability.js";

/** What a doc comment says about an entry. A language decides on words around the facts, on layout and on escapes. */
export interface EntryDoc {
  /** A short heading; empty if the catalog has none. */
  readonly title: string;
  readonly text: string;
  /** What the caller should do; empty if the catalog does not say it. */
  readonly advice: string;
  /** The text in the source locale; undefined if {@link text} is that text. */
  readonly original: Original | undefined;
  /** Remarks; empty if there are none. */
  readonly note: string;
  /** The steps of the solution, the causes, and the advice for others, each with the word that says which it is. */
  readonly explanations: readonly { readonly label: string; readonly text: string }[];
  /** What a reused code meant before. */
  readonly former: readonly { readonly text: string; readonly until: string | undefined }[];
  readonly since: string | undefined;
  /** That callers cannot rely on the entry yet. */
  readonly notices: readonly string[];
  readonly deprecation: DeprecationDoc | undefined;
  /** Where the entry is documented. */
  readonly url: string | undefined;
  readonly links: readonly { readonly url: string; readonly title: string }[];
}

export interface Original {
  readonly locale: string;
  readonly title: string | undefined;
  readonly text: string;
}

export interface DeprecationDoc {
  readonly since: string | undefined;
  readonly sunset: string | undefined;
  /** `since 1.2.0, may be removed from 2027-01-31`; empty if the catalog gives neither. */
  readonly times: string;
  readonly reason: string;
  readonly replacedBy: Name | undefined;
}

/** The locale of documentation: English if it is one of the locales, because code is in English too. */
export function docLocale(locales: readonly [string, ...string[]]): string {
  return locales.find(isEnglish) ?? locales[0];
}

/** What a doc comment in a locale says about an entry. */
export function docOf(catalog: Catalog, entry: Entry, locale: string): EntryDoc {
  const [source] = catalog.locales;
  const inLocale = (text: Text): string => textIn(text, locale, catalog);
  return {
    title: inLocale(entry.title),
    text: inLocale(entry.text),
    advice: advice(entry, locale),
    original:
      localeOfText(entry.text, locale, catalog) === source
        ? undefined
        : { locale: source, title: entry.title[source], text: textIn(entry.text, source, catalog) },
    note: inLocale(entry.note),
    explanations: [
      ...entry.solutions.map((step, index) => ({ label: `Step ${index + 1}`, text: inLocale(step) })),
      ...entry.causes.map((cause) => ({ label: "Cause", text: inLocale(cause) })),
      ...[inLocale(entry.otherwise)].flatMap((text) => (text === "" ? [] : [{ label: "Otherwise", text }])),
    ],
    former: entry.was.map(({ text, until }) => ({ text: inLocale(text), until })),
    since: entry.since,
    notices: experimentalNotice(entry),
    deprecation: deprecationDoc(catalog, entry, locale),
    url: entry.url,
    links: entry.links.map(({ url, title }) => ({ url, title: inLocale(title) })),
  };
}

/** Why an entry is deprecated and what to use instead; undefined if it is not deprecated. */
export function deprecationDoc(catalog: Catalog, { deprecated }: Entry, locale: string): DeprecationDoc | undefined {
  if (deprecated === undefined) return undefined;
  const { reason, replacedBy, since, sunset } = deprecated;
  return { since, sunset, times: deprecationTimes(deprecated), reason: textIn(reason, locale, catalog), replacedBy };
}

/** `since 1.2.0: The reason. Use Replacement.`: the parts that there are, in one line. */
export function deprecationLine({ times, reason }: DeprecationDoc, replacement: string | undefined): string {
  const when = times === "" ? "" : `${times}:`;
  const parts = replacement === undefined ? [when, reason] : [when, sentence(reason), `Use ${replacement}.`];
  return parts.filter((part) => part !== "").join(" ");
}

/** Free text with a full stop, unless it is empty or ends like a sentence already. */
export function sentence(text: string): string {
  if (text === "" || /[.!?。！？…:：]$/.test(text)) return text;
  return /[\u3000-\u9fff\uff00-\uffef]$/.test(text) ? `${text}。` : `${text}.`;
}
