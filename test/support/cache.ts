import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root } from "./tools.js";

/** Where runs of errspec in tests keep compiled code. Without it, a short run spends a third of its time on compiling. */
const code = join(root, "node_modules", ".cache", "errspec-code");

/** A cache folder for the runs of one test. Only compiled code is shared with other tests. */
export function cacheIn(folder: string): string {
  const link = join(folder, "cache", "errspec", "code");
  if (!existsSync(link)) {
    mkdirSync(code, { recursive: true });
    mkdirSync(join(folder, "cache", "errspec"), { recursive: true });
    symlinkSync(code, link);
  }
  return join(folder, "cache");
}
