import { textIn } from "../../model/catalog.js";
import type { Entry, Text } from "../../model/catalog.js";
import { deprecationTimes } from "../../model/deprecation.js";
import { words } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import { wrap } from "../../render/wrap.js";
import { deprecationLine, docLocale, docOf } from "../../sdk/entry-doc.js";
import type { DeprecationDoc } from "../../sdk/entry-doc.js";
import type { Context } from "./context.js";
import { columns } from "./layout.js";
import { oneLine } from "./literals.js";

/** What a line of a docstring inside a class may hold. */
const width = 84;

/** The docstring of an exception class: a summary of one line, then paragraphs. */
export interface EntryDoc {
  readonly summary: string;
  readonly paragraphs: readonly (readonly string[])[];
  /** Whether the docstring has more lines than the first. */
  readonly more: boolean;
}

/** What the catalog says about an entry, for the docstring of its class. */
export function entryDoc(context: Context, entry: Entry, nameOf: (name: Name) => string): EntryDoc {
  const { catalog, options } = context;
  const locale = docLocale(options.locales);
  const facts = docOf(catalog, entry, locale);
  const [title, text] = [sentenceOf(oneLine(facts.title)), sentenceOf(oneLine(facts.text))];
  const shown = summary(entry, title, text);
  // A text whose first sentence is the summary goes on after it.
  const rest = `${text} `.startsWith(`${shown} `) ? text.slice(shown.length).trim() : text;
  const others = options.locales.filter((other) => other !== locale && entry.text[other] !== undefined);
  const { note, explanations, former, notices, deprecation: deprecated, since, url, links } = facts;
  const paragraphs = [
    ...(rest === "" ? [] : [docLines(rest, "Text: ")]),
    ...others.map((other) => docLines(entry.text[other] ?? "", "", `${other}: `)),
    ...explanations.map(({ label, text }) => docLines(text, "", `${label}: `)),
    ...(oneLine(note) === "" ? [] : [docLines(note, "", "Note: ")]),
    ...former.map(({ text, until }) => docLines(text, "", until === undefined ? "Formerly: " : `Until ${until}: `)),
    ...notices.map((notice) => docLines(notice)),
    ...(deprecated === undefined ? [] : [docLines(deprecation(deprecated, nameOf), "", "Deprecated: ")]),
    ...(facts.advice === "" ? [] : [docLines(facts.advice)]),
    ...(since === undefined ? [] : [docLines(since, "", "Since ")]),
    ...[url, ...links.map(({ url }) => url)].flatMap((url) => (url === undefined ? [] : [[`See ${url}`]])),
  ];
  const line = `${entry.code}: ${shown}`;
  return { summary: line, paragraphs, more: paragraphs.length > 0 || columns(line) > memberWidth };
}

/** What a line of a docstring after an enum's member may hold, with the quotes on both sides. */
const memberWidth = 78;

/** The headings of a module's codes, for the docstrings after the members of its enum: no two are alike. */
export interface Headings {
  readonly lines: (entry: Entry) => readonly string[];
  /** What the heading of an entry depends on. To compare it takes a fraction of the time that the lines take. */
  readonly reads: (entry: Entry) => readonly object[];
}

export function headingsOf(entries: readonly Entry[], { catalog, options }: Context): Headings {
  const inLocale = (text: Text): string => sentenceOf(oneLine(textIn(text, docLocale(options.locales), catalog)));
  const wanted = new Map(entries.map((entry) => [entry, inLocale(entry.title) || inLocale(entry.text)]));
  const uses = new Map<string, number>();
  for (const heading of wanted.values()) uses.set(heading, (uses.get(heading) ?? 0) + 1);

  const factsOf = (entry: Entry) => {
    const [heading, text] = [wanted.get(entry) ?? "", inLocale(entry.text)];
    return { heading, text, isOwn: uses.get(heading) === 1, isTextUsed: uses.has(text) };
  };
  const lines = (entry: Entry): readonly string[] => {
    const { heading, text, isOwn, isTextUsed } = factsOf(entry);
    const shown = isOwn || isTextUsed ? heading : text;
    // Sphinx takes what is before a colon in the first line for a type.
    const plain = isPlainStart(shown) && !shown.includes(":") && (isOwn || shown !== heading);
    const experimental = entry.stability === "experimental" ? "Experimental. " : "";
    const label = `${experimental}${entry.deprecated === undefined ? "" : "Deprecated. "}`;
    return plain
      ? docLines(shown, "", label, memberWidth)
      : [`${label}${nameSentence(entry)}`, ...docLines(shown, "Text: ", "", memberWidth)];
  };
  return {
    lines,
    reads: (entry) => {
      const { isOwn, isTextUsed } = factsOf(entry);
      return [entry, { isOwn, isTextUsed }];
    },
  };
}

/** Why an entry is deprecated, and what to use instead by the name it has here, in one line. */
export function deprecation(facts: DeprecationDoc, nameOf: (name: Name) => string): string {
  const { since, sunset, reason, replacedBy } = facts;
  const replacement = replacedBy === undefined ? undefined : nameOf(replacedBy);
  const times = deprecationTimes({ since: since === undefined ? undefined : oneLine(since), sunset });
  return deprecationLine({ ...facts, times, reason: oneLine(reason) }, replacement);
}

/** The longest of title, text, its first sentence and the words of the name that fits in the first line. */
function summary(entry: Entry, title: string, text: string): string {
  const fits = (line: string): boolean => line !== "" && columns(`"""${entry.code}: ${line}`) <= width;
  const sentence = /^.*?[.。](?=\s|$)/u.exec(text)?.[0] ?? "";
  return [title, text, sentence].find(fits) ?? nameSentence(entry);
}

/** The words of the name as a sentence: `Invalid project id.` */
function nameSentence({ name }: Entry): string {
  const [first = "", ...rest] = words(name);
  return `${[first, ...rest.map((word) => word.toLowerCase())].join(" ")}.`;
}

/**
 * Text as lines of a docstring. None of them begins with what is neither a letter nor a digit, or could be the heading
 * of a section (`Args:`), so none can be an example, a directive or a list: such a line joins the one before it, and a
 * first one gets `guard` before it. A `label` always stands before the first.
 */
export function docLines(text: string, guard = "Text: ", label = "", longest = width): readonly string[] {
  const plain = oneLine(text);
  const start = label === "" && !isPlainStart(plain) ? guard : label;
  const lines: string[] = [];
  for (const line of wrap(`${start}${plain}`, longest)) {
    const previous = lines.at(-1);
    if (previous !== undefined && !isPlainStart(line)) lines[lines.length - 1] = `${previous} ${line}`;
    else lines.push(line);
  }
  return lines;
}

/** The headings that Sphinx, in Google's and in NumPy's style, makes sections of. */
const section =
  /^(?:args|arguments|attention|attributes|caution|danger|error|examples?|extended summary|hint|important|keyword arg(?:ument)?s|methods|notes?|other parameters|parameters|params|raises?|receives?|references|returns?|see also|short summary|tip|todo|warnings?|warns?|yields?):?$/i;

/** Most lines start with one of these. A pattern of Unicode properties takes long to compile, and is not needed then. */
const usualStart = /^[0-9A-Za-z\u4e00-\u9fff]/;

const isPlainStart = (line: string): boolean =>
  (usualStart.test(line) || /^[\p{L}\p{N}]/u.test(line)) && !section.test(line);

/** A heading as a sentence. */
const sentenceOf = (text: string): string => (/[A-Za-z0-9)]$/.test(text) ? `${text}.` : text);

/** A summary that ends in a title, and the title as a paragraph of its own where it does not fit. */
export interface TitleDoc {
  readonly summary: string;
  readonly more: readonly (readonly string[])[];
}

/** `The dsa module: Dynamic Site Accelerator.`, and what else there is to say. */
export function titleDoc(start: string, joint: string, title: string, description: string): TitleDoc {
  const whole = `${start}${joint}${oneLine(title)}.`;
  const fits = columns(`"""${whole}"""`) <= width;
  return {
    summary: fits ? whole : `${start}.`,
    more: [...(fits ? [] : [docLines(title)]), ...(oneLine(description) === "" ? [] : [docLines(description)])],
  };
}
