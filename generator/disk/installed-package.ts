import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { importModule } from "./import-module.js";

/** The module of a package that is installed beside a spec. Undefined if it is not installed. */
export async function installedPackage(spec: string, name: string): Promise<unknown> {
  let file: string;
  try {
    file = createRequire(join(realpathSync(spec), "errspec.yaml")).resolve(name);
  } catch {
    return undefined;
  }
  return importModule(pathToFileURL(file).href);
}
