import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

// A file of its own: the single executable asks for the folder before it has unpacked the package.

/** The user's cache folder. Its content may disappear at any time. */
export function cacheFolder(): string {
  const named = [process.env["XDG_CACHE_HOME"], process.env["LOCALAPPDATA"]];
  // The XDG Base Directory Specification has relative paths ignored, and an empty one is as none.
  const cache = named.find((path) => path !== undefined && isAbsolute(path)) ?? join(homedir(), ".cache");
  return join(cache, "errspec");
}
