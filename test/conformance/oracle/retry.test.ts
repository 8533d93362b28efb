import { expect, test } from "vitest";
import { decision, type OracleRetry, type Retried } from "./retry.js";

const RETRIED: Retried = { retryable: true, effect: "none", retryAfter: undefined, isSlow: false };
const RETRY: OracleRetry = { idempotent: false, attempt: 1, elapsed: 0, random: 0 };

const yes = (delay: number, reason = "backoff"): string =>
  `{"retry":true,"delay":${String(delay)},"reason":"${reason}"}`;
const no = (reason: string): string => `{"retry":false,"delay":0,"reason":"${reason}"}`;

test.each<readonly [step: string, verdict: Partial<Retried>, retry: Partial<OracleRetry>, expected: string]>([
  ["1: not retryable", { retryable: false, effect: "done" }, {}, no("not_retryable")],
  ["2: already done, even if idempotent", { effect: "done" }, { idempotent: true }, no("already_done")],
  ["3: may be done", { effect: "unknown" }, { attempt: 9 }, no("may_be_done")],
  ["3: idempotent", { effect: "unknown" }, { idempotent: true }, yes(500)],
  ["4: the fourth attempt", {}, { attempt: 4 }, yes(4000)],
  ["4: the fifth attempt", { retryAfter: 1 }, { attempt: 5 }, no("attempts_exhausted")],
  ["4: of two attempts", {}, { attempt: 2, maxAttempts: 2 }, no("attempts_exhausted")],
  ["4: no attempt counts as the first", {}, { attempt: 0, maxAttempts: 1 }, no("attempts_exhausted")],
  ["4: of no attempts", {}, { maxAttempts: 0 }, no("attempts_exhausted")],
  ["5: half of a second at least", {}, {}, yes(500)],
  ["5: a random part of it", {}, { random: 0.25 }, yes(625)],
  ["5: half up", {}, { random: 0.125 }, yes(563)],
  ["5: with doubles, in which 0.5 + 0.001 ÷ 2 is less than 0.5005", {}, { random: 0.001 }, yes(500)],
  ["5: less than a half down", {}, { random: 0.0009 }, yes(500)],
  ["5: the second attempt", {}, { attempt: 2, random: 0.5 }, yes(1500)],
  ["5: an attempt below 1", {}, { attempt: -3 }, yes(500)],
  ["5: slow", { isSlow: true }, { attempt: 3, random: 0.25 }, yes(5000)],
  ["5: a minute at most", {}, { attempt: 7, maxAttempts: 8, random: 0.5 }, yes(45_000)],
  ["5: 32 seconds are less", {}, { attempt: 6, maxAttempts: 8 }, yes(16_000)],
  ["5: many attempts", {}, { attempt: 1100, maxAttempts: 1101 }, yes(30_000)],
  ["5: what the server asks for", { retryAfter: 7 }, { attempt: 4, random: 0.5 }, yes(7, "server_delay")],
  ["6: just in time", {}, { elapsed: 299_500 }, yes(500)],
  ["6: a millisecond too late", {}, { elapsed: 299_501 }, no("time_exhausted")],
  ["6: the server's delay is too long", { retryAfter: 300_001 }, {}, no("time_exhausted")],
  ["6: a limit of the caller", {}, { elapsed: 600, maxElapsed: 1099 }, no("time_exhausted")],
  ["6: a negative time", { retryAfter: 300_000 }, { elapsed: -1 }, yes(300_000, "server_delay")],
  ["6: a negative time does not lengthen it", { retryAfter: 300_001 }, { elapsed: -1 }, no("time_exhausted")],
])("section 5, step %s", (_, verdict, retry, expected) => {
  expect(decision({ ...RETRIED, ...verdict }, { ...RETRY, ...retry })).toBe(expected);
});

test("section 7: a success", () => {
  expect(decision(undefined, { ...RETRY, idempotent: true })).toBe(no("not_retryable"));
});
