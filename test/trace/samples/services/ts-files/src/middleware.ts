import { files } from "files-errors/server";
import { createMiddleware } from "hono/factory";
import { Account } from "./model.js";
import type { Result } from "./result.js";
import { andThen, err, ok, unwrap } from "./result.js";

export interface Env {
  Variables: { account: Account };
}

const tooFast = files.tooFast({ retryAfter: 1 });

class Bucket {
  #left = 100;

  take(): boolean {
    if (this.#left === 100) setTimeout(() => (this.#left = 100), 1000);
    return this.#left-- > 0;
  }
}

const bucket = new Bucket();

/** Lets a number of requests pass. The same error is thrown for all others. */
export const limited = createMiddleware<Env>(async (_context, next) => {
  if (!bucket.take()) throw tooFast;
  await next();
});

/** Lets only requests with a valid token pass. */
export const authenticated = createMiddleware<Env>(async (context, next) => {
  const token = context.req.header("authorization");
  if (token === undefined) throw files.noToken();
  context.set("account", unwrap(andThen(parseToken(token), accountOf)));
  await next();
});

function parseToken(token: string): Result<string> {
  const match = /^Bearer ([a-z]+-\d+)$/.exec(token);
  return match?.[1] === undefined ? err(files.badToken({ detail: "not a token" })) : ok(match[1]);
}

const accounts = new Map([
  ["t-1", new Account("a-1", 10, false)],
  ["t-2", new Account("a-2", 999_999, false)],
  ["t-3", new Account("a-3", 0, true)],
]);

function accountOf(token: string): Result<Account> {
  const account = accounts.get(token);
  return account ? ok(account) : err(files.badToken());
}
