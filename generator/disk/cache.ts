import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { sha256 } from "./hash.js";

/** Where the user's cache keeps something about a folder. It may be lost at any time. */
export function cacheFile(folder: string, ending: string): string {
  const cache = process.env["XDG_CACHE_HOME"] ?? process.env["LOCALAPPDATA"] ?? join(homedir(), ".cache");
  return join(cache, "errspec", `${sha256(resolve(folder)).slice(0, 32)}.${ending}`);
}
