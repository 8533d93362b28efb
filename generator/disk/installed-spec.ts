import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Pin } from "../load/lock.js";
import type { UsedCatalog } from "../load/spec-file.js";
import { isSpecFolder, readOwnFiles } from "./inputs.js";
import { contentHash } from "./uses.js";

/** The folder of an installed package, from a folder upwards as Node searches. Undefined if it is not installed. */
export function installedFolder(from: string, name: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The version of an installed package. */
function installedVersion(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly version?: unknown };
  return typeof version === "string" ? version : "no version";
}

/** The installed package that a pin is a copy of, if its files differ. Undefined if it is not installed, or the same. */
export function installedSpec(spec: string, { from, hash: pinned }: Pin): UsedCatalog["installed"] {
  const [kind, name = "", path = ""] = from.split(" ");
  const folder = kind === "npm" ? installedFolder(spec, name) : undefined;
  if (folder === undefined || !isSpecFolder(join(folder, path))) return undefined;
  const hash = contentHash(readOwnFiles(join(folder, path)));
  return hash === pinned ? undefined : { version: installedVersion(folder), hash };
}
