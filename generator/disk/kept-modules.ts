import { deserialize, serialize } from "node:v8";
import type { KeptData, KeptModules } from "../load/kept.js";
import { cacheFile, readCache, readChecked, writeCache, writeChecked } from "./cache.js";
import { sha256 } from "./hash.js";
import { readBuildId } from "./inputs.js";

/*
 * The modules of specs in the user's cache, one file for each file of a spec. After an edit, only the module that it changed
 * is loaded, and the identifiers are not compared again if no name has changed. V8's own format keeps what JSON cannot: a
 * value that is undefined, and numbers such as infinity.
 */

/** The modules that earlier runs of this build have loaded. */
export function keptModules(): KeptModules {
  const build = `${readBuildId()} ${process.version}`;
  const keyOf = (...parts: readonly string[]): string => sha256(JSON.stringify([build, ...parts]));
  return {
    read(file, settings) {
      const bytes = readChecked(cacheFile(file.path, "module"));
      const key = keyOf(settings, file.source, sha256(file.text));
      if (bytes?.toString("latin1", 0, key.length) !== key) return undefined;
      return deserialize(bytes.subarray(key.length)) as KeptData;
    },
    write(file, settings, { module, hashes }) {
      const key = Buffer.from(keyOf(settings, file.source, sha256(file.text)), "latin1");
      writeChecked(
        cacheFile(file.path, "module"),
        Buffer.concat([key, serialize({ module, hashes } satisfies KeptData)]),
      );
    },
    hasDistinctNames: (file, outline) => readCache(cacheFile(file, "names"))?.toString("latin1") === keyOf(outline),
    noteDistinctNames: (file, outline) => writeCache(cacheFile(file, "names"), keyOf(outline)),
  };
}
