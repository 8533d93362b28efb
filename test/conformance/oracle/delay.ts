/**
 * Section 4 of the response contract: the delay that a server asks for, in whole milliseconds.
 */

import type { OracleDelayHeader } from "./catalog.js";
import { headerValue, type OracleHeaderList } from "./header.js";

const RETRY_AFTER = "retry-after";
export const MAX_DELAY = 31_536_000_000;
const SECOND = 1000;
const NUMBER = /^[0-9]{1,10}$/;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DATE = /^[A-Za-z]{3}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT$/;
/** The days from 1 January 0000 to 1 January 1970 in the Gregorian calendar. */
const DAYS_TO_1970 = 719_528;

/** Returns the delay that the first header with one asks for. `Retry-After` is tried last, as seconds or a date. */
export function delayOf(
  headers: OracleHeaderList,
  listed: readonly OracleDelayHeader[],
  now: number | undefined,
): number | undefined {
  const tried = [...listed, { header: RETRY_AFTER, unit: "seconds" as const }];
  for (const { header, unit } of tried) {
    const value = headerValue(headers, header);
    if (value === undefined) continue;
    const delay = readDelay(value, unit, header.toLowerCase() === RETRY_AFTER, now);
    if (delay !== undefined && delay > 0) return Math.min(delay, MAX_DELAY);
  }
  return undefined;
}

function readDelay(
  value: string,
  unit: OracleDelayHeader["unit"],
  mayBeDate: boolean,
  now: number | undefined,
): number | undefined {
  if (NUMBER.test(value)) {
    switch (unit) {
      case "seconds":
        return Number(value) * SECOND;
      case "milliseconds":
        return Number(value);
      case "epoch":
        return timeUntil(Number(value), now);
    }
  }
  const moment = mayBeDate ? readDate(value) : undefined;
  return moment === undefined ? undefined : timeUntil(moment, now);
}

/** The time until a moment in seconds since 1970, rounded up to whole seconds. */
function timeUntil(moment: number, now: number | undefined): number {
  if (now === undefined) throw new Error("a header holds a moment, but the case has no clock");
  return Math.ceil((moment * SECOND - now) / SECOND) * SECOND;
}

/** Returns the seconds since 1970 of a date as RFC 9110 writes it. */
export function readDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (match === null) return undefined;
  const [day, year, hour, minute, second] = [1, 3, 4, 5, 6].map((group) => Number(match[group])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const month = MONTHS.indexOf(match[2] ?? "");
  if (month < 0 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const days = daysBefore(year) + daysBeforeMonth(year, month) + day - 1 - DAYS_TO_1970;
  return ((days * 24 + hour) * 60 + minute) * 60 + second;
}

/** The days from 1 January 0000 to 1 January of a year. The year 0 is a leap year. */
function daysBefore(year: number): number {
  return 365 * year + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
}

function daysBeforeMonth(year: number, month: number): number {
  return Array.from({ length: month }, (_, earlier) => daysIn(year, earlier)).reduce((sum, days) => sum + days, 0);
}

/** The days of a month. January is 0. */
function daysIn(year: number, month: number): number {
  if (month === 1) return daysBefore(year + 1) - daysBefore(year) - 337;
  return [3, 5, 8, 10].includes(month) ? 30 : 31;
}
