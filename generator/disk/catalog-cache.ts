import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Catalog } from "../model/catalog.js";
import { cacheFile } from "./cache.js";
import { sha256 } from "./hash.js";
import { readBuildId } from "./inputs.js";
import type { InputFile } from "./inputs.js";

/*
 * The catalog of a spec as JSON in the user's cache, for commands that only look things up: for them, reading YAML would
 * take longer than everything else. Nothing depends on it: without it, the spec is read again.
 */

/** The catalog that was last read from exactly these files. It has no source positions. */
export function readCachedCatalog(folder: string, spec: readonly InputFile[]): Catalog | undefined {
  try {
    const text = readFileSync(cacheFile(folder, "catalog.json"), "utf8");
    const end = text.indexOf("\n");
    if (text.slice(0, end) !== hashOf(spec)) return undefined;
    return JSON.parse(text.slice(end + 1)) as Catalog; // the hash proves that this build wrote it
  } catch {
    return undefined;
  }
}

export function writeCachedCatalog(folder: string, spec: readonly InputFile[], catalog: Catalog): void {
  try {
    const file = cacheFile(folder, "catalog.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${hashOf(spec)}\n${JSON.stringify(catalog)}`);
  } catch {
    // The next command reads the spec again.
  }
}

function hashOf(spec: readonly InputFile[]): string {
  return sha256([readBuildId(), ...spec.map(({ source, bytes }) => `${source} ${sha256(bytes)}`)].join("\n"));
}
