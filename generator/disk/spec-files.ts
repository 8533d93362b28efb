import { randomBytes } from "node:crypto";
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { problemOf } from "./problem.js";

/** Replaces the content of an author's file atomically. If the path is a link, the file it points to is replaced. */
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
