import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importModule } from "./import-module.js";

/** The file of a module of a package that is installed beside a folder. Throws if it is not installed. */
export function installedFile(folder: string, name: string): string {
  return createRequire(join(realpathSync(folder), "errspec.yaml")).resolve(name);
}

/** A module of a package that is installed beside a spec. Undefined if it is not installed. */
export async function installedPackage(spec: string, name: string): Promise<unknown> {
  const file = fileOrNone(spec, name);
  return file === undefined ? undefined : importModule(pathToFileURL(file).href);
}

/** Loads a module of a package that errspec does not depend on: one that is installed beside the spec, or beside errspec. */
export function optionalPackage(spec: string, name: string): unknown {
  for (const folder of [spec, import.meta.dirname]) {
    const file = fileOrNone(folder, name);
    if (file !== undefined) return createRequire(file)(file);
  }
  return undefined;
}

function fileOrNone(folder: string, name: string): string | undefined {
  try {
    return installedFile(folder, name);
  } catch {
    return undefined;
  }
}
