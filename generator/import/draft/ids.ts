import { isName, kebabCase, nameFromId, suggestName } from "../../model/name.js";
import type { SourceDocument } from "../document.js";
import type { Bundle } from "./bundles.js";
import { freeId } from "./reserved-words.js";

/** The ID of a module, from its heading or from the document's name. */
export function moduleId(bundle: Bundle, stem: string): string {
  if (bundle.common) return "common";
  const words = idFrom(bundle.heading);
  const id = words === undefined ? undefined : freeId(words);
  if (bundle.inner) return id === undefined || id === "common" ? `${stem}-module` : `${id}-module`;
  return id ?? stem;
}

/** An ID from a title: lower-case ASCII words joined by hyphens. Undefined if most of the title is not ASCII. */
export function idFrom(words: string): string | undefined {
  const plain = words.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const ascii = plain.replace(/[^A-Za-z0-9 ]+/g, " ").trim();
  if (ascii.replace(/\s/g, "").length * 2 < plain.replace(/\s/g, "").length) return undefined;
  const id = kebabCase(suggestName(ascii.replace(/^(\d\S*)\s+(.+)$/, "$2 $1")).replace(/^[0-9]+/, ""))
    .slice(0, 40)
    .replace(/-[^-]*$/, (tail) => (tail.length < 3 ? "" : tail))
    .replace(/^-+|-+$/g, "");
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) && isName(nameFromId(id)) ? id : undefined;
}

/** The ID of the catalog: from the name that the document gives the API, or from the file name. */
export function stemOf({ path, title, named }: SourceDocument): string {
  const name = path.replace(/^.*[\\/]/, "").replace(/\.[a-z0-9]+$/i, "");
  // Notion and Confluence export files with the ID of their page; Notion the rows of all views of a table with `_all`.
  const file = idFrom(name.replace(/[ _-][0-9a-f]{32}(?:_all)?$|_\d{5,}$/, ""));
  return freeId((named === true ? idFrom(title) : undefined) ?? (file === "stdin" ? undefined : file) ?? "catalog");
}

/** The version that the document states, if a spec can have it. */
export function versionOf({ version = "" }: SourceDocument): string | undefined {
  const text = version.trim().replace(/^v/, "");
  if (/^\d+(?:\.\d+)?$/.test(text)) return text.includes(".") ? `${text}.0` : `${text}.0.0`;
  return /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(text) ? text : undefined;
}
