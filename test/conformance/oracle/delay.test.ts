import { describe, expect, test } from "vitest";
import type { OracleDelayHeader } from "./catalog.js";
import { delayOf, readDate } from "./delay.js";
import type { OracleHeaderList } from "./header.js";

/** Tue, 14 Nov 2023 22:13:20 GMT. */
const NOW = 1_700_000_000_000;
const YEAR = 31_536_000_000;

const SECONDS: OracleDelayHeader = { header: "x-wait", unit: "seconds" };
const MILLISECONDS: OracleDelayHeader = { header: "x-wait", unit: "milliseconds" };
const EPOCH: OracleDelayHeader = { header: "x-wait", unit: "epoch" };
const STANDARD_EPOCH: OracleDelayHeader = { header: "retry-after", unit: "epoch" };
const STANDARD_MILLISECONDS: OracleDelayHeader = { header: "Retry-After", unit: "milliseconds" };

type Row = readonly [
  step: string,
  listed: readonly OracleDelayHeader[],
  headers: OracleHeaderList,
  delay: number | undefined,
  now?: number,
];

const wait = (value: string): OracleHeaderList => [["X-Wait", value]];
const retryAfter = (value: string): OracleHeaderList => [["Retry-After", value]];

const rows: readonly Row[] = [
  ["seconds", [SECONDS], wait("3"), 3000],
  ["leading zeros", [SECONDS], wait("0000000003"), 3000],
  ["ten digits, at most 365 days", [SECONDS], wait("9999999999"), YEAR],
  ["eleven digits", [SECONDS], wait("00000000003"), undefined],
  ["365 days", [SECONDS], wait("31536000"), YEAR],
  ["a second less", [SECONDS], wait("31535999"), YEAR - 1000],
  ["zero is nothing", [SECONDS], wait("0"), undefined],
  ["a sign", [SECONDS], wait("+3"), undefined],
  ["a fraction", [SECONDS], wait("3.5"), undefined],
  ["a unit", [SECONDS], wait("3s"), undefined],
  ["milliseconds", [MILLISECONDS], wait("1"), 1],
  ["milliseconds, ten digits", [MILLISECONDS], wait("9999999999"), 9_999_999_999],
  ["epoch", [EPOCH], wait("1700000003"), 3000],
  ["epoch, rounded up to whole seconds", [EPOCH], wait("1700000003"), 3000, NOW + 1],
  ["epoch, rounded up from a millisecond", [EPOCH], wait("1700000003"), 1000, NOW + 2999],
  ["epoch, now", [EPOCH], wait("1700000003"), undefined, NOW + 3000],
  ["epoch, a moment ago", [EPOCH], wait("1700000003"), undefined, NOW + 3001],
  ["epoch, at most 365 days", [EPOCH], wait("9999999999"), YEAR],
  ["a date in a header of the spec", [SECONDS], wait("Tue, 14 Nov 2023 22:13:23 GMT"), undefined],
  ["Retry-After without being listed", [], retryAfter("3"), 3000],
  ["a date in Retry-After", [], retryAfter("Tue, 14 Nov 2023 22:13:23 GMT"), 3000],
  ["a date, rounded up", [], retryAfter("Tue, 14 Nov 2023 22:13:23 GMT"), 3000, NOW + 999],
  ["a date long ago", [], retryAfter("Sun, 06 Nov 1994 08:49:37 GMT"), undefined],
  ["a date in the first century, with an old clock", [], retryAfter("Sun, 06 Nov 0094 08:49:37 GMT"), undefined, 0],
  ["a date as milliseconds", [STANDARD_MILLISECONDS], retryAfter("Tue, 14 Nov 2023 22:13:23 GMT"), 3000],
  ["Retry-After as milliseconds first", [STANDARD_MILLISECONDS], retryAfter("3"), 3],
  ["Retry-After as an epoch, and then as seconds", [STANDARD_EPOCH], retryAfter("3"), 3000],
  ["Retry-After as an epoch", [STANDARD_EPOCH], retryAfter("1700000004"), 4000],
  ["the first with a delay counts", [SECONDS], [...wait("3"), ...retryAfter("5")], 3000],
  ["the order of the spec counts", [SECONDS], [...retryAfter("5"), ...wait("3")], 3000],
  ["zero, and the next is tried", [SECONDS], [...wait("0"), ...retryAfter("5")], 5000],
  ["no number, and the next is tried", [SECONDS], [...wait("soon"), ...retryAfter("5")], 5000],
  ["one name with two units", [EPOCH, SECONDS], wait("7"), 7000],
  ["no header", [SECONDS], [], undefined],
];
for (const [step, listed, headers, delay, now = NOW] of rows) {
  test(`section 4: ${step}`, () => {
    expect(delayOf(headers, listed, now)).toBe(delay);
  });
}

test("a case with a date and without a clock has no answer", () => {
  expect(() => delayOf(wait("1700000003"), [EPOCH], undefined)).toThrow("no clock");
  expect(delayOf(retryAfter("3"), [], undefined)).toBe(3000);
});

describe("section 4, dates", () => {
  test.each<readonly [date: string, seconds: number]>([
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777],
    ["Tue, 14 Nov 2023 22:13:20 GMT", 1_700_000_000],
    ["Mon, 14 Nov 2023 22:13:20 GMT", 1_700_000_000],
    ["xYz, 14 Nov 2023 22:13:20 GMT", 1_700_000_000],
    ["Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800],
    ["Sat, 31 Dec 2016 12:00:60 GMT", 1_483_185_660],
    ["Thu, 29 Feb 2024 00:00:00 GMT", 1_709_164_800],
    ["Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200],
    ["Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400],
    ["Wed, 31 Dec 1969 23:59:59 GMT", -1],
    ["Sat, 01 Jan 0000 00:00:00 GMT", -62_167_219_200],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799],
  ])("%s", (date, seconds) => {
    expect(readDate(date)).toBe(seconds);
  });

  test.each([
    "Wed, 29 Feb 2023 00:00:00 GMT",
    "Thu, 29 Feb 2100 00:00:00 GMT",
    "Tue, 00 Nov 2023 22:13:20 GMT",
    "Tue, 31 Nov 2023 22:13:20 GMT",
    "Tue, 32 Dec 2023 22:13:20 GMT",
    "Tue, 14 nov 2023 22:13:20 GMT",
    "Tue, 14 NOV 2023 22:13:20 GMT",
    "Tue, 14 Nov 2023 24:00:00 GMT",
    "Tue, 14 Nov 2023 22:60:20 GMT",
    "Tue, 14 Nov 2023 22:13:61 GMT",
    "Tue, 14 Nov 2023 22:13:20 gmt",
    "Tue, 14 Nov 2023 22:13:20 UTC",
    "Tue, 14 Nov 2023 22:13:20 +0000",
    "Tue, 4 Nov 2023 22:13:20 GMT",
    "Tuesday, 14-Nov-23 22:13:20 GMT",
    "Tue Nov 14 22:13:20 2023",
    "Tue,  14 Nov 2023 22:13:20 GMT",
    "T1e, 14 Nov 2023 22:13:20 GMT",
    "Tue, 14 Nov 2023 22:13:20 GMT ",
  ])("%s is not read", (date) => {
    expect(readDate(date)).toBeUndefined();
  });
});
