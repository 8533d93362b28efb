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
  const find: Search["find"] = (query) => {
    const wanted = query.normalize("NFKC").trim();
    if (wanted === "") return items;
    const key = wanted.toLowerCase();
    const exact: Item[] = [];
    const begun: Item[] = [];
    for (const item of items) {
      if (isExactly(item, wanted)) exact.push(item);
      else if (item.code.toLowerCase().startsWith(key) || `${item.module}/${item.code}`.toLowerCase().startsWith(key))
        begun.push(item);
    }
    const first = new Set([...exact, ...begun]);
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
export function isExactly({ module, code, name, aliases }: Item, text: string): boolean {
  const key = text.normalize("NFKC").trim().toLowerCase();
  const own = code.toLowerCase();
  if (key === own || ["/", ":", "#", " "].some((mark) => key === module + mark + own)) return true;
  const folded = key.replace(/[^a-z0-9]/g, "");
  return folded !== "" && [name, ...aliases].some((candidate) => candidate.toLowerCase() === folded);
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
      tokenize: tokens,
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
