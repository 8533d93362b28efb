import type { Pointer } from "../../model/catalog.js";
import type { EngineId } from "./options.js";

/** A column and the expression that it has, in terms of the columns before. */
export type Column = readonly [name: string, expression: string];

/** A select on top of the one before. */
export interface Step {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** What a decoder looks for in a body. */
export interface Places {
  /** Every pointer once. The first is the root. */
  readonly pointers: readonly Pointer[];
  /** The keys of errors from gateways; empty if they do not matter. */
  readonly foreignKeys: readonly string[];
}

/** How an engine says what every decoder says. An expression is text; arguments are names of columns or short. */
export interface Dialect {
  readonly id: EngineId;
  /** The name of the engine: `DuckDB`. */
  readonly title: string;
  /** A literal. */
  readonly string: (text: string) => string;
  /** Steps that parse the column `body`. */
  readonly parse: (places: Places) => readonly Step[];
  /** Whether the body is not JSON, in terms of the columns of {@link parse}. */
  readonly isNotJson: string;
  /** Whether every key of the root is among the foreign ones. */
  readonly hasForeignKeys: string;
  /** The type of the value at a pointer, null if there is none; compared only by the functions below. */
  readonly kind: (index: number) => string;
  /** The text of the value at a pointer, if it is a string or a number. */
  readonly value: (index: number) => string;
  readonly isNumber: (kind: string) => string;
  readonly isString: (kind: string) => string;
  readonly isObject: (kind: string) => string;
  /** Whether there is a value other than null. */
  readonly isGiven: (kind: string) => string;
  /** The nearest double of a number's text. */
  readonly double: (value: string) => string;
  /** That double as an integer if it is whole and within ±(2^53 - 1), otherwise null. */
  readonly whole: (value: string) => string;
  /** The integer of at most 15 digits; no error if the text has none. */
  readonly integer: (digits: string) => string;
  /** An integer as text. */
  readonly text: (integer: string) => string;
  /** An integer, not negative, as hexadecimal digits in capitals, padded. */
  readonly hex: (integer: string, digits: number) => string;
  /** Whether a text matches a pattern from its start to its end. */
  readonly matches: (text: string, pattern: string) => string;
  /** What the one group of a pattern found in a text; null if nothing. */
  readonly group: (text: string, pattern: string) => string;
  /** The text without what a pattern finds at its start. */
  readonly without: (text: string, pattern: string) => string;
  /** The length of a text in UTF-16 units. */
  readonly units: (text: string) => string;
  /** A time in UTC as text: `2026-01-31T23:59:59.000Z`. */
  readonly time: (timestamp: string) => string;
  /** A time as whole milliseconds since 1970. */
  readonly millis: (timestamp: string) => string;
  /** Whether a text is like one of the patterns in a list. */
  readonly likeAny: (text: string, patterns: string) => string;
  /** A select of literal rows, with the types of their columns. */
  readonly rows: (columns: Readonly<Record<string, "text" | "texts">>, rows: readonly (readonly string[])[]) => string;
  /** Ends the select of a step, so that its columns are computed once. */
  readonly fence: string;
}

/** The step of an index in an array. */
export function isIndex(step: string): boolean {
  return /^(?:0|[1-9][0-9]*)$/.test(step);
}
