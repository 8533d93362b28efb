/**
 * Section 7 of the contract: how a verdict is written.
 */

import { isArray, isObject, type Json } from "./json.js";

/** The members of an answer, in order. */
export type Fields = Readonly<Record<string, Json>>;

/** Writes one JSON object without blanks. The keys are in the order of the object. */
export function writeLine(fields: Fields): string {
  const members = Object.entries(fields).map(([key, value]) => `${quoted(key)}:${written(value)}`);
  return `{${members.join(",")}}`;
}

/** The keys of an object are in the order of its map. `-0` is `0`. */
function written(value: Json): string {
  if (isArray(value)) return `[${value.map(written).join(",")}]`;
  if (isObject(value)) return `{${[...value].map(([key, item]) => `${quoted(key)}:${written(item)}`).join(",")}}`;
  return typeof value === "string" ? quoted(value) : String(value);
}

/** Writes a JSON string in ASCII. A lone surrogate is written as U+FFFD (section 1, step 7). */
function quoted(text: string): string {
  return `"${text.replace(loneSurrogates, "\ufffd").replace(/["\\]|[^ -~]/g, escaped)}"`;
}

/** With the flag `u`, a pair of surrogates is one character that is none of these. */
const loneSurrogates = /\p{Surrogate}/gu;

function escaped(unit: string): string {
  if (unit === '"' || unit === "\\") return `\\${unit}`;
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
