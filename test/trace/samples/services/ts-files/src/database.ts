import { files } from "files-errors/server";
import type { FileEntry, Share } from "./model.js";

/** What the database says. It is not in the catalog. */
export class DriverError extends Error {
  constructor(readonly code: string) {
    super(`the database says ${code}`);
  }
}

export interface Driver {
  run(sql: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}

export class HttpDriver implements Driver {
  async run(sql: string, values: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
    const response = await fetch("https://db.example.com", { method: "POST", body: JSON.stringify([sql, values]) });
    if (!response.ok) throw new DriverError(response.headers.get("sqlstate") ?? "XX000");
    return (await response.json()) as Record<string, unknown>[];
  }
}

/** What the states of the database mean here. */
const meanings: Readonly<Record<string, (cause: unknown) => Error>> = {
  "23505": (cause) => files.nameTaken({ cause }),
  "55P03": (cause) => files.fileLocked({ cause, retryAfter: 2 }),
};

export class Database {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async file(id: string): Promise<FileEntry> {
    const [found] = await this.#read<FileEntry>("select * from files where id = $1", id);
    return found ?? missing();
  }

  async share(token: string): Promise<Share | undefined> {
    const [found] = await this.#read<Share>("select * from shares where token = $1", token);
    return found;
  }

  async sharesOf(file: string): Promise<readonly Share[]> {
    return this.#read<Share>("select * from shares where file = $1", file);
  }

  async saveFile(file: FileEntry): Promise<void> {
    await this.#write("insert into files values ($1)", file);
  }

  async saveShare(share: Share): Promise<void> {
    await this.#write("insert into shares values ($1)", share);
  }

  #read<T>(sql: string, value: unknown): Promise<readonly T[]> {
    return this.#driver
      .run(sql, [value])
      .then((rows) => rows as unknown as readonly T[])
      .catch((cause: unknown) => {
        throw files.blobsUnavailable({ cause, detail: "the database is not available" });
      });
  }

  async #write(sql: string, value: unknown): Promise<void> {
    try {
      await this.#driver.run(sql, [value]);
    } catch (error) {
      if (error instanceof DriverError) {
        const meaning = meanings[error.code];
        if (meaning) throw meaning(error);
      }
      throw error;
    }
  }
}

function missing(): never {
  throw files.fileNotFound();
}
