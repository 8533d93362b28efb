import { isList, isObject } from "../model/json.js";
import type { Json } from "../model/json.js";

/** The greatest depth of a body. Deeper ones would exhaust the stack of some languages' parsers. */
const deepest = 512;

const beginsLikeJson = /^[ \t\r\n]*[[{"\-0-9tfn]/;

/** The value of a body, or undefined if it is not JSON. Section 1 of the decode contract, steps 1 to 4. */
export function parseBody(body: string | Uint8Array): Json | undefined {
  const text = typeof body === "string" ? withoutMark(body) : new TextDecoder().decode(body);
  if (!beginsLikeJson.test(text)) return undefined; // for a page or an empty body, the parser would make an error
  // A shorter text of that depth is not JSON.
  if (text.length > 2 * deepest && hasManyOpenings(text) && depth(text) > deepest) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The text of a body that is JSON; undefined if it is not, or is nested more deeply than SDKs allow. */
export function jsonText(body: string): string | undefined {
  return parseBody(body) === undefined ? undefined : body.replace(/^\ufeff/, "").toWellFormed();
}

/** A text without the byte order mark at its start. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The value at a JSON pointer. Section 2 of the contract. */
export function follow(root: Json, pointer: readonly string[]): Json | undefined {
  let value: Json | undefined = root;
  for (const step of pointer) {
    if (isList(value)) value = /^(?:0|[1-9][0-9]*)$/.test(step) ? value[Number(step)] : undefined;
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** Whether more objects and arrays than the greatest depth open in a text, or characters that look so. */
function hasManyOpenings(text: string): boolean {
  let openings = 0;
  for (const bracket of ["{", "["]) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      openings += 1;
      if (openings > deepest) return true;
    }
  }
  return false;
}

/** The nesting depth of objects and arrays, even in a text that is not JSON. */
function depth(text: string): number {
  let deepestSoFar = 0;
  let current = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === "\\") i += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{" || character === "[") deepestSoFar = Math.max(deepestSoFar, (current += 1));
    else if (character === "}" || character === "]") current -= 1;
  }
  return deepestSoFar;
}
