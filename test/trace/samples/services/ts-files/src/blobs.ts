import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { FilesCode, isFilesError } from "files-errors";
import { ContentCorruptError } from "files-errors/files/errors";
import { files } from "files-errors/server";

export interface Blobs {
  read(id: string): Promise<Uint8Array>;
}

/** Blobs of the disk: a hash, and then the content. */
export class LocalBlobs implements Blobs {
  async read(id: string): Promise<Uint8Array> {
    return this.#checked(await this.#load(id));
  }

  async #load(id: string): Promise<Buffer> {
    try {
      return await readFile(`blobs/${id}`);
    } catch (cause) {
      throw files.blobsUnavailable({ cause });
    }
  }

  #checked(data: Buffer): Uint8Array {
    const content = data.subarray(32);
    compare(hashOf(content), data.subarray(0, 32));
    return content;
  }
}

/** Blobs of another source, and those that it had before. */
export class CachedBlobs implements Blobs {
  readonly #cache = new Map<string, Uint8Array>();

  constructor(private readonly source: Blobs) {}

  async read(id: string): Promise<Uint8Array> {
    try {
      const content = await this.source.read(id);
      this.#cache.set(id, content);
      return content;
    } catch (error) {
      if (error instanceof ContentCorruptError) this.#cache.delete(id);
      const cached = this.#cache.get(id);
      if (cached && isFilesError(error, FilesCode.BlobsUnavailable)) return cached;
      throw error;
    }
  }
}

/** Blobs that are empty: for tests that were never written. */
export class NoBlobs implements Blobs {
  async read(): Promise<Uint8Array> {
    throw files.fileTooLarge();
  }
}

function hashOf(content: Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}

function compare(actual: Buffer, expected: Buffer): void {
  if (!actual.equals(expected)) throw files.contentCorrupt({ log: { actual: actual.toString("hex") } });
}
