import { files } from "files-errors/server";
import type { Context, Handler } from "hono";
import type { Database } from "./database.js";
import type { Env } from "./middleware.js";
import type { Account, FileEntry, Share } from "./model.js";

/** A problem of a share. It knows which error of the catalog it is. */
abstract class ShareProblem extends Error {
  abstract toError(): Error;
}

class Expired extends ShareProblem {
  override toError(): Error {
    return files.shareExpired({ cause: this });
  }
}

class Locked extends ShareProblem {
  constructor(private readonly attempts: number) {
    super("wrong password");
  }

  override toError(): Error {
    return this.attempts > 3 ? files.tooFast({ cause: this }) : files.wrongPassword({ cause: this });
  }
}

/** A share of an account that is gone. Nobody throws it. */
export class Orphaned extends ShareProblem {
  override toError(): Error {
    return files.suspended({ cause: this });
  }
}

/** A handler that throws the errors of the problems of a handler. */
export function withProblems(handler: (context: Context<Env>) => Promise<Response>): Handler<Env> {
  return async (context) => {
    try {
      return await handler(context);
    } catch (error) {
      if (error instanceof ShareProblem) throw error.toError();
      throw error;
    }
  };
}

export class ShareService {
  readonly #attempts = new Map<string, number>();

  constructor(private readonly database: Database) {}

  async create(account: Account, file: FileEntry, password: string | undefined): Promise<Share> {
    const shares = await this.database.sharesOf(file.id);
    if (shares.length >= account.limits.shares) throw files.tooManyShares();
    const share: Share = { token: crypto.randomUUID(), file: file.id, password, until: Date.now() + 86_400_000 };
    await this.database.saveShare(share);
    return share;
  }

  async open(token: string, password: string | undefined): Promise<FileEntry> {
    const share = await this.database.share(token);
    if (share === undefined) throw files.shareNotFound();
    if (share.until < Date.now()) throw new Expired(token);
    if (share.password !== password) {
      const attempts = (this.#attempts.get(token) ?? 0) + 1;
      this.#attempts.set(token, attempts);
      throw new Locked(attempts);
    }
    return this.database.file(share.file);
  }
}
