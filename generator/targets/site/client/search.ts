import MiniSearch from "minisearch";
import type { SearchOptions } from "minisearch";
import type { Item } from "./catalog.js";
import { isJoined, tokens, wordTokens } from "./tokens.js";

/**
 * Finds codes for a query: exact codes and names first, then codes that start with it, then HTTP statuses, then words.
 * Words without a match are tried with two letters swapped, and then one by one, unless something exact or an operation is
 * found.
 */
export interface Search {
  readonly find: (query: string, mayGuess?: boolean) => readonly Item[];
  /** Settles when the index of words is complete. Codes and names can be found from the start. */
  readonly ready: Promise<void>;
}

export function createSearch(items: readonly Item[]): Search {
  const index = emptyIndex();
  const ready = fill(index, items);
  const keys = items.map(keysOf); // made once: every query looks at all of them
  const find: Search["find"] = (query, mayGuess = true) => {
    const wanted = query.normalize("NFKC").trim();
    if (wanted === "") return items;
    const asked = askedIn(wanted);
    const isLetter = isLoneLetter(wanted);
    const exact: Item[] = [];
    const begun: Item[] = [];
    const sent: Item[] = [];
    for (const itemKeys of keys) {
      if (isMeant(itemKeys, asked)) exact.push(itemKeys.item);
      else if (beginsWith(itemKeys, asked) || (isLetter && itemKeys.names.some((name) => name.startsWith(asked.key))))
        begun.push(itemKeys.item);
      else if (itemKeys.http === asked.key) sent.push(itemKeys.item);
    }
    const first = new Set([...exact, ...begun, ...sent]);
    // Nearly every text has a word that starts with a given letter: ranking them all is slow and not useful.
    if (isLetter) return [...first];
    // A number is meant as a code: texts that contain it would only hide the codes that start with it.
    if (/^-?\d+$/.test(wanted) && first.size > 0) return [...first];
    for (const id of idsOf(index, wanted, mayGuess && first.size === 0)) {
      const item = items[id];
      if (item !== undefined) first.add(item);
    }
    return [...first];
  };
  return { find, ready };
}

/** Whether a text is exactly the code, with or without its module, or the name in any case. */
export function isExactly(item: Item, text: string): boolean {
  return isMeant(keysOf(item), askedIn(text.normalize("NFKC").trim()));
}

/**
 * The indexes of the items that match the words of a query. Nothing is guessed if the query looks like a log line, which
 * the decoder reads.
 */
function idsOf(index: MiniSearch<Entry>, query: string, mayGuess: boolean): readonly number[] {
  const ids = (words: string, options: SearchOptions = {}): number[] =>
    index.search(words, options).map(({ id }) => id as number);
  const found = ids(query);
  if (found.length > 0 || !mayGuess || /[(（:：{]/.test(query)) return found;
  const swapped = new Set(swaps(query).flatMap((words) => ids(words)));
  if (swapped.size > 0) return [...swapped];
  // In scripts without blanks between words, not every pair of adjacent characters has to occur in the text.
  return isJoined(query) ? ids(query, { combineWith: "OR", fuzzy: false }) : [];
}

/** The query with two adjacent letters of a word swapped, in every way. */
function swaps(query: string): readonly string[] {
  const text = query.slice(0, longestSwapped);
  return Array.from({ length: text.length }, (_, i) => {
    const [letter = "", next = ""] = [text[i], text[i + 1]];
    const isInWord = /^[a-z]{2}$/i.test(letter + next) && letter !== next;
    return isInWord ? text.slice(0, i) + next + letter + text.slice(i + 2) : undefined;
  }).filter((swapped) => swapped !== undefined);
}

/** Each letter of a query takes one search. */
const longestSwapped = 32;

/** The code and names of an item, in lower case. */
interface Keys {
  readonly item: Item;
  readonly code: string;
  /** The HTTP status; empty for success and reserved codes. */
  readonly http: string;
  readonly reference: string;
  readonly names: readonly string[];
}

function keysOf(item: Item): Keys {
  const code = item.code.toLowerCase();
  const names = [item.name, ...item.aliases].map((name) => name.toLowerCase());
  const http = item.is === "error" ? String(item.http) : "";
  return { item, code, http, reference: `${item.module}/${code}`.toLowerCase(), names };
}

/** A query in lower case, and as the code or name that it may be. */
interface Asked {
  readonly key: string;
  readonly reference: string;
  /** The names that it may be, including those from identifiers of generated code: `tcerr.CodeNotFound`, `NotFoundError`. */
  readonly names: readonly string[];
  /** The words of a sentence that may be codes: `error code 2130`. */
  readonly codes: readonly string[];
}

function askedIn(text: string): Asked {
  const key = text.toLowerCase();
  const plain = (name: string): string => name.replace(/[^a-z0-9]/g, "");
  const identifier = plain(key.replace(/^.*[.:](?=\w)/s, ""));
  const names = [plain(key), identifier].flatMap((name) => [
    name,
    name.replace(/^code/, ""),
    name.replace(/error$/, ""),
    name.replace(/^code(.*)error$/, "$1"),
  ]);
  const words = key.split(/[\s:,;()=]+/).filter((word) => /\d/.test(word));
  return {
    key,
    reference: key.replace(/[/:# ]/, "/"),
    names: names.filter((name) => name !== ""),
    codes: key.includes(" ") && !key.includes("{") ? words : [],
  };
}

function isMeant({ code, reference, names }: Keys, asked: Asked): boolean {
  return (
    asked.key === code ||
    asked.reference === reference ||
    asked.codes.includes(code) ||
    asked.names.some((name) => names.includes(name))
  );
}

function beginsWith({ code, reference }: Keys, { key }: Asked): boolean {
  return code.startsWith(key) || reference.startsWith(key);
}

function isLoneLetter(text: string): boolean {
  return /^[a-z]$/i.test(text);
}

/** The words of the query, without the first letter of a word that is still being typed. */
function askedWords(text: string): string[] {
  const words = tokens(text);
  return words.some((word) => !isLoneLetter(word)) ? words.filter((word) => !isLoneLetter(word)) : words;
}

/** The part of an item that is indexed. */
interface Entry {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly code: string;
}

/** How words are indexed and found. Chinese, which has no blanks, is indexed by pairs of characters. */
export const wordOptions = {
  tokenize: wordTokens,
  searchOptions: {
    tokenize: askedWords,
    boost: { name: 3, code: 2 },
    combineWith: "AND",
    prefix: true,
    fuzzy: (term: string) => (/^[a-z]{4,}$/.test(term) ? 0.2 : false),
  },
} as const;

function emptyIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({ fields: ["name", "text", "code"], ...wordOptions });
}

/** The number of items indexed at once. More would block typing. */
const chunk = 250;

async function fill(index: MiniSearch<Entry>, items: readonly Item[]): Promise<void> {
  const entries = items.map(({ code, name, aliases, texts, module, kind }, id): Entry => ({
    id,
    name: [name, ...aliases].join(" "),
    text: [...texts, kind.replaceAll("_", " ")].join(" "),
    code: `${module} ${code}`,
  }));
  index.addAll(entries.slice(0, chunk));
  await index.addAllAsync(entries.slice(chunk), { chunkSize: chunk });
}
