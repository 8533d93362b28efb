import type { Catalog } from "../model/catalog.js";
import { cacheFile, readChecked, writeChecked } from "./cache.js";
import type { InputFile } from "./inputs.js";
import { buildHash } from "./stamp.js";

/*
 * The catalog of a spec as JSON in the user's cache, for commands that only look things up: for them, reading YAML would
 * take longer than everything else. Nothing depends on it: without it, the spec is read again.
 */

/** The catalog that was last read from exactly these files. It has no source positions. */
export function readCachedCatalog(folder: string, spec: readonly InputFile[]): Catalog | undefined {
  const text = readChecked(cacheFile(folder, "catalog.json"))?.toString("utf8") ?? "";
  const end = text.indexOf("\n");
  if (text.slice(0, end) !== buildHash(spec)) return undefined;
  return JSON.parse(text.slice(end + 1)) as Catalog; // the hashes prove that this build wrote it
}

export function writeCachedCatalog(folder: string, spec: readonly InputFile[], catalog: Catalog): void {
  writeChecked(cacheFile(folder, "catalog.json"), `${buildHash(spec)}\n${JSON.stringify(catalog)}`);
}
