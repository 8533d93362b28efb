import MiniSearch from "minisearch";
import type { Item } from "./catalog.js";
import { tokens, wordTokens } from "./tokens.js";

/** Finds codes by what somebody types: exact codes and names first, then codes that begin so, then words. */
export interface Search {
  readonly find: (query: string) => readonly Item[];
  /** Settled when every word can be found; codes and names can be from the start. */
  readonly ready: Promise<void>;
}

export function createSearch(items: readonly Item[]): Search {
  const index = emptyIndex();
  const ready = fill(index, items);
  const keys = items.map(keysOf); // made once: a query looks at every one of them
  const find: Search["find"] = (query) => {
    const wanted = query.normalize("NFKC").trim();
    if (wanted === "") return items;
    const asked = askedIn(wanted);
    const isLetter = isLoneLetter(wanted);
    const exact: Item[] = [];
    const begun: Item[] = [];
    for (const own of keys) {
      if (isMeant(own, asked)) exact.push(own.item);
      else if (beginsWith(own, asked) || (isLetter && own.names.some((name) => name.startsWith(asked.key))))
        begun.push(own.item);
    }
    const first = new Set([...exact, ...begun]);
    // A letter begins words of nearly every text: to rank them all takes long, and tells nothing.
    if (isLetter) return [...first];
    // A number is a code: texts that happen to hold it would only be in the way of what begins with it.
    if (/^-?\d+$/.test(wanted) && first.size > 0) return [...first];
    for (const { id } of index.search(wanted)) {
      const item = items[id as number];
      if (item !== undefined) first.add(item);
    }
    return [...first];
  };
  return { find, ready };
}

/** Whether a text is just the code, with its module or without, or the name in any casing. */
export function isExactly(item: Item, text: string): boolean {
  return isMeant(keysOf(item), askedIn(text.normalize("NFKC").trim()));
}

/** What an item is called, in lower case. */
interface Keys {
  readonly item: Item;
  readonly code: string;
  readonly reference: string;
  readonly names: readonly string[];
}

function keysOf(item: Item): Keys {
  const code = item.code.toLowerCase();
  const names = [item.name, ...item.aliases].map((name) => name.toLowerCase());
  return { item, code, reference: `${item.module}/${code}`.toLowerCase(), names };
}

/** A query in lower case; as a code with its module and as a name, where it can be one. */
interface Asked {
  readonly key: string;
  readonly reference: string;
  readonly name: string;
}

function askedIn(text: string): Asked {
  const key = text.toLowerCase();
  return { key, reference: key.replace(/[/:# ]/, "/"), name: key.replace(/[^a-z0-9]/g, "") };
}

function isMeant({ code, reference, names }: Keys, asked: Asked): boolean {
  return asked.key === code || asked.reference === reference || (asked.name !== "" && names.includes(asked.name));
}

function beginsWith({ code, reference }: Keys, { key }: Asked): boolean {
  return code.startsWith(key) || reference.startsWith(key);
}

function isLoneLetter(text: string): boolean {
  return /^[a-z]$/i.test(text);
}

/** The words that are asked for, but for the first letter of one that is still being typed. */
function askedWords(text: string): string[] {
  const words = tokens(text);
  return words.some((word) => !isLoneLetter(word)) ? words.filter((word) => !isLoneLetter(word)) : words;
}

/** What is indexed of an item. */
interface Entry {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly code: string;
}

/** Words as people write them; Chinese, which has no blanks, in pairs of characters. */
function emptyIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({
    fields: ["name", "text", "code"],
    tokenize: wordTokens,
    searchOptions: {
      tokenize: askedWords,
      boost: { name: 3, code: 2 },
      combineWith: "AND",
      prefix: true,
      fuzzy: (term) => (/^[a-z]{4,}$/.test(term) ? 0.2 : false),
    },
  });
}

/** So many are indexed at once: more would make typing halt. */
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
