import { deserialize, serialize } from "node:v8";
import { editedData } from "../load/kept.js";
import type { KeptData, KeptModules } from "../load/kept.js";
import { cacheFile, readCache, readChecked, writeCache, writeChecked } from "./cache.js";
import { sha256 } from "./hash.js";
import { readBuildId } from "./inputs.js";

/*
 * The modules of specs in the user's cache, one file for each file of a spec, with its text. After an edit, only the entry
 * that it changed is loaded, or else its module, and the identifiers are not compared again if no name has changed. V8's own
 * format keeps what JSON cannot: a value that is undefined, and numbers such as infinity.
 */

/** The bytes of the size of the text that a module was loaded from. */
const sizeLength = 4;

/** The modules that earlier runs of this build have loaded. */
export function keptModules(): KeptModules {
  const build = `${readBuildId()} ${process.version}`;
  const keyOf = (...parts: readonly string[]): string => sha256(JSON.stringify([build, ...parts]));
  return {
    read(file, settings, load) {
      const bytes = readChecked(cacheFile(file.path, "module"));
      const key = keyOf(settings, file.source);
      if (bytes?.toString("latin1", 0, key.length) !== key) return undefined;
      const start = key.length + sizeLength;
      const end = start + bytes.readUInt32LE(key.length);
      const text = bytes.subarray(start, end);
      const data = deserialize(bytes.subarray(end)) as KeptData;
      if (text.equals(Buffer.from(file.text))) return data;
      return editedData({ ...file, text: text.toString("utf8") }, data, file, load);
    },
    write(file, settings, { module, hashes }) {
      const [key, text, size] = [keyOf(settings, file.source), Buffer.from(file.text), Buffer.alloc(sizeLength)];
      size.writeUInt32LE(text.length);
      const data = serialize({ module, hashes } satisfies KeptData);
      writeChecked(cacheFile(file.path, "module"), Buffer.concat([Buffer.from(key, "latin1"), size, text, data]));
    },
    hasDistinctNames: (file, outline) => readCache(cacheFile(file, "names"))?.toString("latin1") === keyOf(outline),
    noteDistinctNames: (file, outline) => writeCache(cacheFile(file, "names"), keyOf(outline)),
  };
}
