import type { DelayHeader } from "../model/catalog.js";
import { headerValue } from "./header.js";
import type { Headers } from "./header.js";
import { readHttpDate } from "./http-date.js";

/** The time in milliseconds since 1970. It is asked for only if a header holds a date or an epoch. */
export type Clock = () => number;

/** The longest delay, 365 days, in milliseconds. */
const longest = 31_536_000_000;

const standard: DelayHeader = { header: "retry-after", unit: "seconds" };

/** The delay in milliseconds that a server asks for; undefined if it asks for none. Section 4 of the response contract. */
export function retryAfter(sources: readonly DelayHeader[], headers: Headers, now: Clock): number | undefined {
  for (const source of [...sources, standard]) {
    const value = headerValue(headers, source.header);
    const delay = value === undefined ? 0 : readDelay(source, value, now);
    if (delay > 0) return limited(delay);
  }
  return undefined;
}

/** A delay that counts: undefined for zero and less, and a year at most. */
export function limited(delay: number): number | undefined {
  return delay > 0 ? Math.min(delay, longest) : undefined;
}

/** A delay in milliseconds. It is zero if the value is not one, and not positive if its moment is past. */
function readDelay({ header, unit }: DelayHeader, value: string, now: Clock): number {
  if (/^[0-9]{1,10}$/.test(value)) {
    switch (unit) {
      case "seconds":
        return Number(value) * 1000;
      case "milliseconds":
        return Number(value);
      case "epoch":
        return timeUntil(Number(value) * 1000, now);
    }
  }
  const date = header === standard.header ? readHttpDate(value) : undefined;
  return date === undefined ? 0 : timeUntil(date, now);
}

/** The time until a moment, rounded up to whole seconds. */
function timeUntil(moment: number, now: Clock): number {
  return Math.ceil((moment - now()) / 1000) * 1000;
}
