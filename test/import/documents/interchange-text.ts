import { entriesOf } from "./catalog.js";
import type { Entry, TestCatalog } from "./catalog.js";
import type { TruthCode } from "./document.js";
import { truthOf } from "./layout.js";
import type { Shown } from "./layout.js";

/** The truth of a document that has all entries. */
export const allOf = (catalog: TestCatalog, shown: (entry: Entry) => Shown = () => ({})): TruthCode[] =>
  entriesOf(catalog).map((entry) => truthOf(entry, shown(entry)));

/** A text of an XML file. */
export const xml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
/** A file of lines. */
export const linesOf = (...parts: readonly (string | readonly string[])[]): string => `${parts.flat().join("\n")}\n`;
