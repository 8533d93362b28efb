import { describe, expect, it } from "vitest";
import { decodeResponse } from "../../generator/decode/response.js";
import { retryDecision } from "../../generator/decode/retry.js";
import type { RetryOptions } from "../../generator/decode/retry.js";
import { decisionText } from "../../generator/decode/verdict-text.js";
import { catalogOf } from "../support/catalog.js";

const catalog = catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { success: { absent: /error }, code: /error }
modules:
  - module: api
    errors:
      - { code: 1, name: Busy, text: x, kind: unavailable, action: retry }
      - { code: 2, name: Limited, text: x, kind: resource_exhausted, action: back_off }
      - { code: 3, name: Missing, text: x, kind: not_found }
      - { code: 4, name: Repeated, text: x, kind: aborted, retryable: true, effect: done }
      - { code: 5, name: Safe, text: x, kind: unavailable, action: retry, effect: none }
`);

/** The decision on a response: `reason` or, if it is yes, `reason delay`. */
function decision(body: string, options: Partial<RetryOptions> = {}, status = 200, after?: string): string {
  const [module] = catalog.modules;
  if (module === undefined) throw new Error("no module");
  const headers = after === undefined ? [] : ([["Retry-After", after]] as const);
  const verdict = decodeResponse(catalog, module, { status, headers, body }, () => 0);
  const { retry, delay, reason } = retryDecision(verdict, { random: () => 0.5, ...options });
  if (!retry) expect(delay).toBe(0);
  return retry ? `${reason} ${delay}` : reason;
}

const [busy, limited, missing, repeated, safe, other] = [1, 2, 3, 4, 5, 99].map((code) => `{"error":${code}}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const idempotent = true;

describe("whether to send a request again", () => {
  it("depends on the error", () => {
    expect(decision('{"data":1}')).toBe("not_retryable");
    expect(decision(missing, { idempotent })).toBe("not_retryable");
    expect(decision(other, { idempotent })).toBe("not_retryable");
    expect(decision(repeated, { idempotent })).toBe("already_done");
    expect(decision(busy)).toBe("may_be_done");
    expect(decision(busy, { idempotent })).toBe("backoff 750");
    expect(decision(safe)).toBe("backoff 750");
    expect(decision(limited)).toBe("backoff 1500");
  });

  it("depends on the status of an invalid response", () => {
    expect(decision("<html>", { idempotent }, 500)).toBe("not_retryable");
    expect(decision("<html>", {}, 503)).toBe("may_be_done");
    expect(decision("<html>", { idempotent }, 503)).toBe("backoff 750");
    expect(decision("<html>", {}, 408)).toBe("backoff 750");
    expect(decision("<html>", {}, 429)).toBe("backoff 1500");
  });

  it("depends on the attempts and the time", () => {
    expect(decision(safe, { attempt: 4 })).toBe("backoff 6000");
    expect(decision(safe, { attempt: 5 })).toBe("attempts_exhausted");
    expect(decision(safe, { attempt: 5, maxAttempts: 6 })).toBe("backoff 12000");
    expect(decision(safe, { attempt: -1, maxAttempts: 1 })).toBe("attempts_exhausted");
    expect(decision(safe, { elapsed: 299_250 })).toBe("backoff 750");
    expect(decision(safe, { elapsed: 299_251 })).toBe("time_exhausted");
    expect(decision(safe, { elapsed: -5, maxElapsed: 749 })).toBe("time_exhausted");
    expect(decision(safe, {}, 200, "300")).toBe("server_delay 300000");
    expect(decision(safe, {}, 200, "301")).toBe("time_exhausted");
  });
});

describe("the delay", () => {
  it("doubles up to a minute", () => {
    const attempts = [-1, 0, 1, 2, 3, 6, 7, 2000];
    expect(attempts.map((attempt) => decision(safe, { attempt, maxAttempts: 3000 }))).toEqual(
      [750, 750, 750, 1500, 3000, 24_000, 45_000, 45_000].map((delay) => `backoff ${delay}`),
    );
  });

  it("is from half of it to all of it, rounded half up", () => {
    const randoms = [0, 0.125, 0.999_999_999_999];
    expect(randoms.map((random) => decision(safe, { random: () => random }))).toEqual([
      "backoff 500",
      "backoff 563",
      "backoff 1000",
    ]);
  });

  it("needs a random number only if the server asks for none", () => {
    const random = (): never => {
      throw new Error("a number was taken");
    };
    expect(decision(safe, { random }, 200, "3")).toBe("server_delay 3000");
    expect(decision(safe, { random, attempt: 9 })).toBe("attempts_exhausted");
    expect(() => decision(safe, { random })).toThrow("a number was taken");
  });
});

it("prints as every program under test prints it", () => {
  expect(decisionText({ retry: true, delay: 1250, reason: "backoff" })).toBe(
    '{"retry":true,"delay":1250,"reason":"backoff"}',
  );
});
