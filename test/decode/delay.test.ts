import { describe, expect, it } from "vitest";
import { retryAfter } from "../../generator/decode/delay.js";
import type { Headers } from "../../generator/decode/header.js";
import type { DelayHeader } from "../../generator/model/catalog.js";

const now = Date.UTC(2023, 10, 14, 22, 13, 20);

function delay(headers: Headers, sources: readonly DelayHeader[] = [], at = now): number | undefined {
  return retryAfter(sources, headers, () => at);
}

describe("Retry-After", () => {
  it.each<[value: string, delay: number | undefined]>([
    ["3", 3000],
    [" 0120\t", 120_000],
    ["0", undefined],
    ["-1", undefined],
    ["+1", undefined],
    ["1.5", undefined],
    ["5, 6", undefined],
    ["５", undefined],
    ["31536000", 31_536_000_000],
    ["31536001", 31_536_000_000],
    ["9999999999", 31_536_000_000],
    ["10000000000", undefined],
    ["Tue, 14 Nov 2023 22:13:20 GMT", undefined],
    ["Tue, 14 Nov 2023 22:13:21 GMT", 1000],
    ["Xyz, 14 Nov 2023 22:14:20 GMT", 60_000],
    ["Tue, 14 Nov 2023 22:13:60 GMT", 40_000],
    ["Tue, 14 Nov 2023 22:13:61 GMT", undefined],
    ["Tue, 14 Nov 2023 22:60:00 GMT", undefined],
    ["Tue, 14 Nov 2023 24:00:00 GMT", undefined],
    ["Thu, 29 Feb 2024 00:00:00 GMT", Date.UTC(2024, 1, 29) - now],
    ["Fri, 30 Feb 2024 00:00:00 GMT", undefined],
    ["Wed, 00 Dec 2023 00:00:00 GMT", undefined],
    ["Wed, 14 Xxx 2023 22:14:20 GMT", undefined],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 31_536_000_000],
    ["Tue, 14 nov 2023 22:14:20 GMT", undefined],
    ["Tue, 5 Dec 2023 22:14:20 GMT", undefined],
    ["Tuesday, 14-Nov-23 22:14:20 GMT", undefined],
    ["Tue Nov 14 22:14:20 2023", undefined],
  ])("%s", (value, expected) => {
    expect(delay([["RETRY-after", value]])).toBe(expected);
  });

  it("reads a year below 100 as it is", () => {
    const date: Headers = [["Retry-After", "Thu, 01 Jan 0099 00:00:00 GMT"]];
    expect(delay(date, [], 0)).toBeUndefined();
    expect(delay([["Retry-After", "Thu, 01 Jan 1970 00:00:01 GMT"]], [], 1)).toBe(1000);
  });

  it("rounds the time until a moment up to seconds", () => {
    const date: Headers = [["Retry-After", "Tue, 14 Nov 2023 22:13:21 GMT"]];
    expect(delay(date, [], now + 1)).toBe(1000);
    expect(delay(date, [], now - 1)).toBe(2000);
    expect(delay(date, [], now + 1000)).toBeUndefined();
  });
});

describe("the headers of a spec", () => {
  const sources: readonly DelayHeader[] = [
    { header: "x-reset", unit: "epoch" },
    { header: "retry-after-ms", unit: "milliseconds" },
    { header: "x-wait", unit: "seconds" },
  ];

  it("have a unit", () => {
    expect(delay([["x-reset", String(now / 1000 + 7)]], sources)).toBe(7000);
    expect(delay([["x-reset", String(now / 1000 + 7)]], sources, now + 1500)).toBe(6000);
    expect(delay([["Retry-After-Ms", "1500"]], sources)).toBe(1500);
    expect(delay([["x-wait", "2"]], sources)).toBe(2000);
  });

  it("are tried in order, and Retry-After after them", () => {
    const all = (reset: string, ms: string, wait: string): Headers => [
      ["Retry-After", "9"],
      ["x-wait", wait],
      ["retry-after-ms", ms],
      ["x-reset", reset],
    ];
    expect(delay(all("1800000000", "5", "3"), sources)).toBe(31_536_000_000);
    expect(delay(all("1600000000", "5", "3"), sources)).toBe(5);
    expect(delay(all("", "0", "3"), sources)).toBe(3000);
    expect(delay(all("x", "5.0", "Thu, 14 Dec 2023 22:13:20 GMT"), sources)).toBe(9000);
  });

  it("may have Retry-After among them: its dates count, and its seconds at last", () => {
    const date = "Tue, 14 Nov 2023 22:13:30 GMT";
    const listed: readonly DelayHeader[] = [
      { header: "retry-after", unit: "epoch" },
      { header: "x-wait", unit: "seconds" },
    ];
    expect(delay([["Retry-After", date], ["x-wait", "2"]], listed)).toBe(10_000); // prettier-ignore
    expect(delay([["Retry-After", "120"]], listed)).toBe(120_000);
  });

  it("need the clock only for moments", () => {
    const never = (): never => {
      throw new Error("the clock was read");
    };
    expect(retryAfter(sources, [["x-wait", "2"]], never)).toBe(2000);
    expect(retryAfter(sources, [["Retry-After", "soon"]], never)).toBeUndefined();
    expect(() => retryAfter(sources, [["x-reset", "2"]], never)).toThrow("the clock was read");
  });
});
