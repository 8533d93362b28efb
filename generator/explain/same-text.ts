import type { Catalog, Entry } from "../model/catalog.js";

/** The most entries that are listed. */
const most = 5;

/** Other entries with the same source text. A reader may have seen one of them instead. */
export function sameText(catalog: Catalog, entry: Entry): readonly Entry[] {
  const [source] = catalog.locales;
  const text = entry.text[source];
  const others = catalog.modules.flatMap(({ entries }) =>
    entries.filter((other) => other !== entry && text !== undefined && other.text[source] === text),
  );
  return others.slice(0, most);
}
