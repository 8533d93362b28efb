import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { sha256 } from "./hash.js";

/** The user's cache folder. Its content may disappear at any time. */
export function cacheFolder(): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? process.env["LOCALAPPDATA"] ?? join(homedir(), ".cache");
  return join(cache, "errspec");
}

/** The path of a cache file about a folder. */
export function cacheFile(folder: string, ending: string): string {
  return join(cacheFolder(), `${sha256(resolve(folder)).slice(0, 32)}.${ending}`);
}
