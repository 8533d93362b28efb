import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of this package: it holds the compiled code, the templates and what identifies the build. */
export const packageFolder = ((): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "templates", "init"))) folder = dirname(folder);
  return folder;
})();
