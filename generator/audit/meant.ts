import type { Catalog } from "../model/catalog.js";
import type { Range } from "../model/position.js";
import { meaningsOf } from "./audit.js";
import { entriesOf } from "./known.js";
import { placesIn, wholeNumber } from "./mention.js";
import type { Language, Mention, SourceFile } from "./mention.js";
import type { Meaning, Named, Vocabularies, Vocabulary } from "./vocabulary.js";

/** A place in source code that refers to something of a catalog. */
export interface Meant {
  readonly span: Range;
  /** Several if the text alone does not decide: a literal can be a code of two modules. */
  readonly meanings: readonly Meaning[];
}

/** A source file as an editor has it, with what its reader finds in it. */
export interface ReadSource {
  readonly file: SourceFile;
  readonly language: Language;
  readonly mentions: readonly Mention[];
}

/** Everything in a source file that certainly refers to something of a catalog, in order. */
export function meantIn(source: ReadSource, vocabularies: Vocabularies): readonly Meant[] {
  const vocabulary = vocabularies.get(source.language);
  if (vocabulary === undefined) return [];
  return source.mentions.flatMap((mention) => meantBy(mention, source.file, vocabulary));
}

/** What a place in a source file refers to. */
export function meantAt(source: ReadSource, offset: number, vocabularies: Vocabularies): Meant | undefined {
  const vocabulary = vocabularies.get(source.language);
  const word = wordAt(source.file.text, offset);
  if (vocabulary === undefined || word === undefined) return undefined;
  const place = placesIn(source.file)(word.start, word.end);
  const found = meantIn(source, vocabularies).find(({ span }) => isWithin(place, span));
  if (found !== undefined) return found;
  // Imports, which the readers do not report.
  const meanings = namedAt(source.file.text, word, vocabulary);
  return meanings.length === 0 ? undefined : { span: place, meanings };
}

/** The codes that a literal at an offset could be, whatever it is there for. */
export function literalAt(file: SourceFile, offset: number, catalog: Catalog): Meant | undefined {
  const { text } = file;
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  for (const { 0: literal, index } of text.slice(line, end === -1 ? undefined : end).matchAll(literals)) {
    const start = line + index;
    if (offset < start || offset > start + literal.length) continue;
    const value = /^["'`]/.test(literal) ? literal.slice(1, -1) : wholeNumber(literal);
    const meanings = value === undefined ? [] : entriesOf(catalog, value);
    return meanings.length === 0 ? undefined : { span: placesIn(file)(start, start + literal.length), meanings };
  }
  return undefined;
}

/** Strings without escapes, and numbers that are not parts of words. */
const literals = /"[^"\\]*"|'[^'\\]*'|`[^`\\]*`|(?<![\w.])-?(?:0[xX][0-9A-Fa-f_]+|\d[\d_]*)(?![\w.])/g;

/** What a mention refers to; of a path such as `Codes.OutOfStock`, the parts apart. */
function meantBy(mention: Mention, { text }: SourceFile, vocabulary: Vocabulary): readonly Meant[] {
  const { span } = mention;
  if (mention.what === "literal") {
    const meanings = meaningsOf(vocabulary.catalog, vocabulary.known, mention);
    return meanings.length === 0 ? [] : [{ span, meanings }];
  }
  if (span.line !== span.endLine) return pathMeant(mention.path, span, vocabulary);
  const line = lineOf(text, span.line);
  const found: Meant[] = [];
  let end = span.endColumn - 1;
  for (let { path } = mention; path !== ""; path = parentOf(path)) {
    const [word] = /[\p{L}_$][\p{L}\p{N}_$]*(?=\W*$)/u.exec(line.slice(span.column - 1, end)) ?? [];
    if (word === undefined) break;
    const start = line.lastIndexOf(word, end);
    found.unshift(...pathMeant(path, { ...span, column: start + 1, endColumn: start + 1 + word.length }, vocabulary));
    end = start;
  }
  return found;
}

function pathMeant(path: string, span: Range, { paths }: Vocabulary): readonly Meant[] {
  const meaning = paths.get(path);
  return meaning === undefined ? [] : [{ span, meanings: [meaning] }];
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("."), path.lastIndexOf("#")));

function lineOf(text: string, line: number): string {
  return text.split("\n", line)[line - 1] ?? "";
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordAt(text: string, offset: number): Word | undefined {
  const [before] = /[\p{L}\p{N}_$]*$/u.exec(text.slice(Math.max(0, offset - 200), offset)) ?? [""];
  const [after] = /^[\p{L}\p{N}_$]*/u.exec(text.slice(offset, offset + 200)) ?? [""];
  const word = before + after;
  return word === "" ? undefined : { text: word, start: offset - before.length, end: offset + after.length };
}

/**
 * What a word can be the name of: all words of the full name must be somewhere in the file, as in its imports, and the word
 * before it, if it is qualified, must be the one before it in the full name.
 */
function namedAt(text: string, { text: word, start }: Word, { names }: Vocabulary): readonly Meaning[] {
  const [, qualifier] =
    /([\p{L}\p{N}_$]+)\s*(?:\.|::|\\|->)\s*$/u.exec(text.slice(Math.max(0, start - 200), start)) ?? [];
  const fits = ({ words }: Named): boolean =>
    (qualifier === undefined || words.at(-2) === qualifier) && words.every((each) => hasWord(text, each));
  return (names.get(word) ?? []).filter(fits).map(({ meaning }) => meaning);
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) return true;
  }
  return false;
}

const isPart = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_$]/u.test(character);

/** Whether a place is in a range. */
function isWithin({ line, column, endColumn }: Range, span: Range): boolean {
  const isAfter = line > span.line || (line === span.line && column >= span.column);
  const isBefore = line < span.endLine || (line === span.endLine && endColumn <= span.endColumn);
  return isAfter && isBefore;
}
