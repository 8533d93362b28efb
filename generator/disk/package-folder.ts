import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this package. It contains the compiled code, the templates and the build ID. */
export const packageFolder = ((): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "templates", "init"))) folder = dirname(folder);
  return folder;
})();
