import { randomBytes } from "node:crypto";
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { problemOf } from "./problem.js";

/** Puts another text into an author's file: at once or not at all. Of a link, the file that it leads to is meant. */
export function rewriteFile(path: string, bytes: Buffer): void {
  const file = realpathSync(path);
  const temporary = join(dirname(file), `.${basename(file)}.errspec-${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeFileSync(temporary, bytes, { flag: "wx", flush: true });
    chmodSync(temporary, statSync(file).mode & 0o777);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw problemOf(error, path);
  }
}
