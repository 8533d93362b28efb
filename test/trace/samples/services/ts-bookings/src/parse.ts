import { common } from "bookings-errors/server";

export type Shape<T> = { readonly [Key in keyof T]: (value: unknown) => T[Key] };

/** Reads an object of a shape. */
export function parse<T>(shape: Shape<T>, value: unknown): T {
  if (typeof value !== "object" || value === null) throw common.invalidArgument();
  const read = {} as T;
  for (const key of Object.keys(shape) as (keyof T)[]) {
    read[key] = shape[key]((value as Record<keyof T, unknown>)[key]);
  }
  return read;
}

export function text(value: unknown): string {
  if (typeof value !== "string") throw invalid("a text");
  return value;
}

export function count(value: unknown): number {
  const number = Number(value);
  if (!Number.isInteger(number)) throw invalid("a whole number");
  return number;
}

/** Reads a value, or takes a default if it is not there or not valid. */
export function optional<T>(read: (value: unknown) => T, fallback: T): (value: unknown) => T {
  return (value) => {
    try {
      return read(value);
    } catch {
      return fallback;
    }
  };
}

function invalid(expected: string): Error {
  return common.invalidArgument({ detail: `expected ${expected}` });
}
