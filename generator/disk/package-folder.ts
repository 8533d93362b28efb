import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this package. It contains the compiled code, the templates and the build ID. */
export const packageFolder = ((): string => {
  let folder = import.meta.dirname;
  // At the root the search ends: what is read from there is then reported as missing.
  while (!existsSync(join(folder, "dist", "build-id")) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
})();
