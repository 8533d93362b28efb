import type { Entry } from "../../model/catalog.js";
import { deprecationDoc, deprecationLine, docOf, sentence } from "../../sdk/entry-doc.js";
import { printedWords, wrapped } from "../doc-comment.js";
import type { Words } from "../doc-comment.js";
import { entryRemarks, linkRemarks } from "../entry-remarks.js";
import type { Context } from "./context.js";
import { docText } from "./literals.js";

const width = 120;

/** An element of a doc comment: its tag, with attributes if it has some, and its paragraphs. */
export interface Element {
  readonly tag: string;
  readonly texts: readonly Words[];
}

/** The lines of a doc comment in XML: a summary, remarks in paragraphs, and further elements. */
export function xmlDoc(
  indent: number,
  summary: Words,
  remarks: readonly Words[] = [],
  elements: readonly Element[] = [],
): string[] {
  const start = `${" ".repeat(indent)}/// `;
  return [
    { tag: "summary", texts: [summary] },
    ...(remarks.length === 0 ? [] : [{ tag: "remarks", texts: remarks }]),
    ...elements,
  ]
    .flatMap((element) => elementLines(element, width - start.length))
    .map((line) => `${start}${line}`);
}

function elementLines({ tag, texts }: Element, room: number): string[] {
  const end = `</${tag.replace(/ .*/, "")}>`;
  const [first = "", ...others] = texts.map((words) => printedWords(words, docText));
  if (others.length === 0) return within(`<${tag}>`, first, end, room);
  return [`<${tag}>`, ...[first, ...others].flatMap((text) => within("<para>", text, "</para>", room)), end];
}

/** A text between marks: in one line, or in lines of its own. */
function within(open: string, text: string, close: string, room: number): string[] {
  const line = `${open}${text}${close}`;
  return line.length <= room ? [line] : [open, ...wrapped(text, room, ""), close];
}

/** The doc comment of an entry's constant: what is wrong, what to do, the text in the source locale, where to read more. */
export function entryDoc({ catalog, docs }: Context, entry: Entry): string[] {
  const facts = docOf(catalog, entry, docs);
  return xmlDoc(
    4,
    [{ free: sentence(facts.text) }, " ", { free: facts.advice }],
    [...entryRemarks(facts), ...linkRemarks(facts)],
  );
}

/** Why an entry is deprecated and what to use instead; undefined if it is not deprecated. */
export function deprecationValue({ catalog, docs }: Context, entry: Entry): string | undefined {
  const facts = deprecationDoc(catalog, entry, docs);
  return facts === undefined ? undefined : deprecationLine(facts, facts.replacedBy) || "Deprecated.";
}
