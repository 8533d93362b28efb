import { FilesCode, isFilesError } from "files-errors";
import { files } from "files-errors/server";
import { audited, FileBase } from "./base.js";
import type { Blobs } from "./blobs.js";
import { checkName, checkUpload } from "./checks.js";
import type { Database } from "./database.js";
import type { Account, FileEntry } from "./model.js";

export interface Hooks {
  beforeMove?(account: Account, file: FileEntry, folder: string): void;
  afterMove?(file: FileEntry): void;
}

type Action = (account: Account, file: FileEntry, value: string) => FileEntry;

export class FileService extends audited(FileBase) {
  readonly #running = new Set<string>();

  constructor(
    database: Database,
    private readonly blobs: Blobs,
    private readonly hooks: Hooks = {},
  ) {
    super(database);
  }

  async upload(account: Account, name: string, size: number): Promise<FileEntry> {
    const upload = checkUpload({ account, name, size });
    const file: FileEntry = {
      id: crypto.randomUUID(),
      name: upload.name,
      folder: "/",
      owner: account.id,
      size,
      lockedBy: undefined,
      deleted: false,
    };
    await this.database.saveFile(file);
    return file;
  }

  async content(account: Account, id: string): Promise<Uint8Array> {
    const file = await this.open(account, id);
    return this.blobs.read(file.id);
  }

  /** Deletes a file. To delete one that is not there is fine. */
  async delete(account: Account, id: string): Promise<void> {
    await this.#alone(id, async () => {
      try {
        const file = await this.open(account, id);
        this.touch(account, file);
        await this.database.saveFile({ ...file, deleted: true });
      } catch (error) {
        if (isFilesError(error, FilesCode.FileNotFound, FilesCode.NameTaken)) return;
        throw error;
      }
    });
  }

  async #alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    if (this.#running.has(id)) throw files.fileLocked({ retryAfter: 1 });
    this.#running.add(id);
    return work().finally(() => this.#running.delete(id));
  }

  async move(account: Account, id: string, folder: string): Promise<FileEntry> {
    const file = await this.open(account, id);
    this.touch(account, file);
    this.hooks.beforeMove?.(account, file, folder);
    const moved = { ...file, folder };
    await this.database.saveFile(moved);
    this.record(file, "moved");
    this.hooks.afterMove?.(moved);
    return moved;
  }

  async change(account: Account, id: string, action: unknown, value: unknown): Promise<FileEntry> {
    if (!isAction(action)) throw files.badRequest({ detail: "unknown action" });
    const file = await this.open(account, id);
    const changed = actions[action](account, file, String(value));
    await this.database.saveFile(changed);
    return changed;
  }

  async batch(account: Account, ids: readonly string[]): Promise<number> {
    const results = await Promise.allSettled(ids.map((id) => this.delete(account, id)));
    const failed = results.filter((result) => result.status === "rejected");
    if (ids.length > 0 && failed.length === ids.length) throw files.batchFailed({ cause: failed[0]?.reason });
    return ids.length - failed.length;
  }
}

const actions = {
  rename(_account, file, name) {
    return { ...file, name: checkName({ name }).name };
  },
  lock: (account, file) => {
    if (file.lockedBy) throw files.fileLocked();
    return { ...file, lockedBy: account.id };
  },
  unlock,
} satisfies Record<string, Action>;

function unlock(account: Account, file: FileEntry): FileEntry {
  const problem = file.lockedBy === account.id ? undefined : files.forbidden({ detail: "not your lock" });
  if (problem) throw problem;
  return { ...file, lockedBy: undefined };
}

function isAction(value: unknown): value is keyof typeof actions {
  return typeof value === "string" && Object.hasOwn(actions, value);
}
