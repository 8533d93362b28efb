/**
 * Section 5 of the response contract: whether to send the request again. Times are in whole milliseconds.
 */

import { writeLine } from "./line.js";

/** What the caller says of the attempts so far. */
export interface OracleRetry {
  readonly idempotent: boolean;
  readonly attempt: number;
  readonly elapsed: number;
  readonly random: number;
  readonly maxAttempts?: number;
  readonly maxElapsed?: number;
}

/** What the decision needs to know of a verdict. */
export interface Retried {
  readonly retryable: boolean;
  readonly effect: string;
  readonly retryAfter: number | undefined;
  /** Whether the first delay is longer. */
  readonly isSlow: boolean;
}

const MAX_BACKOFF = 60_000;

/** Returns the canonical decision, one line. A success is `undefined`. */
export function decision(verdict: Retried | undefined, retry: OracleRetry): string {
  const { idempotent, random, maxAttempts = 5, maxElapsed = 300_000 } = retry;
  const attempt = Math.max(1, retry.attempt);
  const elapsed = Math.max(0, retry.elapsed);

  if (!verdict?.retryable) return no("not_retryable");
  if (verdict.effect === "done") return no("already_done");
  if (verdict.effect === "unknown" && !idempotent) return no("may_be_done");
  if (attempt >= maxAttempts) return no("attempts_exhausted");
  const delay = verdict.retryAfter ?? backoff(attempt, random, verdict.isSlow);
  if (elapsed + delay > maxElapsed) return no("time_exhausted");
  const reason = verdict.retryAfter === undefined ? "backoff" : "server_delay";
  return writeLine({ retry: true, delay, reason });
}

function no(reason: string): string {
  return writeLine({ retry: false, delay: 0, reason });
}

/** Step 5. */
function backoff(attempt: number, random: number, isSlow: boolean): number {
  const full = Math.min((isSlow ? 2000 : 1000) * 2 ** (attempt - 1), MAX_BACKOFF);
  return Math.floor(full * (0.5 + random / 2) + 0.5);
}
