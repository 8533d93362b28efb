import { isMap, isScalar, isSeq } from "yaml";
import type { Node } from "yaml";
import { quoted, scalar } from "../../edit/scalar.js";
import { endOf, endOfMap, endOfSeq, indentOf, isFlow } from "../../edit/yaml.js";
import type { Opened } from "../../edit/yaml.js";
import { allEntries } from "../../model/catalog.js";
import type { Draft } from "../draft/draft.js";
import { entryKey } from "./spec-entries.js";
import type { Entries } from "./spec-entries.js";

/** Updates `x-sources` of the catalog to the new edition, and `x-source` of each entry to its row in it. */
export function updateSources(opened: readonly Opened[], entries: Entries, draft: Draft): void {
  for (const file of opened) {
    const sources = file.root.get("x-sources");
    if (!isSeq(sources)) continue;
    const start = sources.range?.[0] ?? 0;
    const lineStart = file.file.text.lastIndexOf("\n", start - 1) + 1;
    const lines = draft.sources.flatMap(({ document, sha256 }) => [
      `  - document: ${scalar(document)}`,
      `    sha256: ${sha256}`,
    ]);
    const now = lines.join("\n");
    const end = endOfSeq(file, sources);
    if (file.file.text.slice(lineStart, end).replaceAll('"', "") !== now.replaceAll('"', ""))
      file.splices.push({ start: lineStart, end, text: now });
  }
  for (const module of draft.modules) {
    for (const entry of allEntries(module)) {
      const located = entries.get(entryKey(module.id, entry.code));
      const pair = located?.map.items.find((item) => isScalar(item.key) && item.key.value === "x-source");
      if (located === undefined || pair === undefined) continue;
      const places = entry.places.map(
        (place) => `{ document: ${quoted(place.document)}, table: ${place.table}, row: ${place.row} }`,
      );
      const node = pair.value as Node | null;
      if (!isMap(node) && !isSeq(node)) continue;
      const start = node.range?.[0] ?? 0;
      const end = isFlow(node)
        ? endOf(located.opened, node)
        : isMap(node)
          ? endOfMap(located.opened, node)
          : endOfSeq(located.opened, node);
      const indent = indentOf(located.opened, located.map);
      const now =
        places.length === 1
          ? (places[0] ?? "")
          : `[${places.map((place) => `\n${indent}  ${place}`).join(",")}\n${indent}]`;
      const same =
        JSON.stringify(node.toJSON()) === JSON.stringify(entry.places.length === 1 ? entry.places[0] : entry.places);
      if (!same) located.opened.splices.push({ start, end, text: now });
    }
  }
}
