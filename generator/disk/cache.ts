import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { sha256 } from "./hash.js";

/** The folder of the user's cache. Whatever is in it may be lost at any time. */
export function cacheFolder(): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? process.env["LOCALAPPDATA"] ?? join(homedir(), ".cache");
  return join(cache, "errspec");
}

/** Where the user's cache keeps something about a folder. */
export function cacheFile(folder: string, ending: string): string {
  return join(cacheFolder(), `${sha256(resolve(folder)).slice(0, 32)}.${ending}`);
}
