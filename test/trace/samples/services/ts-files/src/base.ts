import { files } from "files-errors/server";
import { checkAccess, withAccess } from "./access.js";
import type { Database } from "./database.js";
import type { Account, FileEntry } from "./model.js";

/** What all services of files have in common. */
export class FileBase {
  constructor(protected readonly database: Database) {}

  /** A file that an account may use. */
  async open(account: Account, id: string): Promise<FileEntry> {
    return withAccess(async () => {
      const file = await this.database.file(id);
      checkAccess(account, file);
      return file;
    });
  }

  /** Checks a file before it is changed. */
  protected touch(account: Account, file: FileEntry): void {
    if (file.lockedBy !== undefined && file.lockedBy !== account.id) throw files.fileLocked();
  }
}

type Constructor<T> = abstract new (...args: any[]) => T;

/** Adds what is written down about changes. */
export function audited<Base extends Constructor<FileBase>>(base: Base) {
  abstract class Audited extends base {
    readonly changes: string[] = [];

    protected record(file: FileEntry, change: string): void {
      if (this.changes.length > 10_000) throw files.unexpected({ detail: "too many changes" });
      this.changes.push(`${file.id}: ${change}`);
    }
  }
  return Audited;
}
