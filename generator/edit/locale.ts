import { isSeq } from "yaml";
import type { Node } from "yaml";
import { endOfSeq, isFlow } from "./yaml.js";
import type { Opened } from "./yaml.js";

/** Adds a locale to the catalog's list. */
export function addLocale(opened: readonly Opened[], locale: string): void {
  for (const file of opened) {
    const locales = file.root.get("locales");
    if (!isSeq(locales)) continue;
    const end = endOfSeq(file, locales);
    const last = locales.items.at(-1) as Node | undefined;
    const start = last?.range?.[0] ?? end;
    const line = file.file.text.lastIndexOf("\n", start - 1) + 1;
    const text = isFlow(locales) ? `, ${locale}` : `\n${file.file.text.slice(line, start)}${locale}`;
    file.splices.push({ start: end, end, text });
  }
}
