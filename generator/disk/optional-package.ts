import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Loads a module of a package that errspec does not depend on: one that is installed beside the spec, or beside errspec. */
export function optionalPackage(spec: string, name: string): unknown {
  for (const from of [join(realpathSync(spec), "errspec.yaml"), join(import.meta.dirname, "errspec.js")]) {
    const load = createRequire(from);
    let file: string;
    try {
      file = load.resolve(name);
    } catch {
      continue; // it is not installed there
    }
    return load(file);
  }
  return undefined;
}
