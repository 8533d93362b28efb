import type { ResponseVerdict } from "./response.js";

/** What is known of a request that failed. */
export interface RetryOptions {
  /** Whether it is safe to carry out the request twice. */
  readonly idempotent?: boolean | undefined;
  /** The number of times that the request was sent. */
  readonly attempt?: number | undefined;
  /** The time in milliseconds since the first attempt began. */
  readonly elapsed?: number | undefined;
  readonly maxAttempts?: number | undefined;
  /** The most milliseconds from the start of the first attempt to that of the next. */
  readonly maxElapsed?: number | undefined;
  /** Numbers from 0 up to, but not including, 1. */
  readonly random: () => number;
}

/** Whether to send a request again, after which delay in milliseconds, and why. */
export interface RetryDecision {
  readonly retry: boolean;
  readonly delay: number;
  readonly reason:
    | "not_retryable"
    | "already_done"
    | "may_be_done"
    | "attempts_exhausted"
    | "time_exhausted"
    | "server_delay"
    | "backoff";
}

/** The longest delay of a backoff in milliseconds. */
const longestBackoff = 60_000;

/** Whether to send a request again that failed with this verdict. Section 5 of the response contract. */
export function retryDecision(verdict: ResponseVerdict, options: RetryOptions): RetryDecision {
  if (verdict.result === "success" || !isRetryable(verdict)) return no("not_retryable");
  const { idempotent = false, maxAttempts = 5, maxElapsed = 300_000, random } = options;
  const attempt = Math.max(1, options.attempt ?? 1);
  const elapsed = Math.max(0, options.elapsed ?? 0);
  if (verdict.effect === "done") return no("already_done");
  if (verdict.effect === "unknown" && !idempotent) return no("may_be_done");
  if (attempt >= maxAttempts) return no("attempts_exhausted");
  const delay = verdict.retryAfter ?? backoff(isThrottled(verdict) ? 2000 : 1000, attempt, random());
  if (elapsed + delay > maxElapsed) return no("time_exhausted");
  return { retry: true, delay, reason: verdict.retryAfter === undefined ? "backoff" : "server_delay" };
}

type Failure = Exclude<ResponseVerdict, { readonly result: "success" }>;

function no(reason: RetryDecision["reason"]): RetryDecision {
  return { retry: false, delay: 0, reason };
}

function isRetryable(failure: Failure): boolean {
  return failure.result === "error" ? (failure.entry?.retryable ?? false) : failure.retryable;
}

/** Whether the server asks its clients to slow down. */
function isThrottled(failure: Failure): boolean {
  return failure.result === "error" ? failure.entry?.action === "back_off" : failure.status === 429;
}

function backoff(first: number, attempt: number, random: number): number {
  return Math.round(Math.min(longestBackoff, first * 2 ** (attempt - 1)) * (0.5 + random / 2));
}
