/**
 * Section 5 of the contract: a module code at the start of a text.
 */

import { entryOf, type OracleModule } from "./catalog.js";
import { hexCode } from "./code.js";

const MAX_BLANKS = 8;
const MAX_DIGITS = 10;
const MAX_WORD = 64;
const MAX_VALUE = 2147483647n;
const FULL_WIDTH = 0xfee0;
const PLACEHOLDER = "{code}";

/** A form that matched: the code in the canonical spelling, and the text without the form. */
export interface FormMatch {
  readonly code: string;
  readonly rest: string;
}

/** A part of the text that matched, and the position after it. */
interface CodeMatch {
  readonly code: string;
  readonly end: number;
}

/** Tries the forms in order, and returns the first match. */
export function matchForms(forms: readonly string[], text: string, module: OracleModule): FormMatch | undefined {
  for (const form of forms) {
    const match = matchForm(form, text, module);
    if (match !== undefined) return match;
  }
  return undefined;
}

function matchForm(form: string, text: string, module: OracleModule): FormMatch | undefined {
  const placeholder = form.indexOf(PLACEHOLDER);
  if (placeholder < 0) throw new Error(`form without ${PLACEHOLDER}: ${form}`);
  const before = form.slice(0, placeholder);
  const after = form.slice(placeholder + PLACEHOLDER.length);

  const start = matchLiteral(before, text, skipBlanks(text, 0));
  if (start === undefined) return undefined;
  const code = matchCode(module, text, skipBlanks(text, start), before === "");
  if (code === undefined) return undefined;
  const end = matchLiteral(after, text, skipBlanks(text, code.end));
  if (end === undefined) return undefined;
  return { code: code.code, rest: text.slice(skipBlanks(text, end)) };
}

/** Returns the position after at most eight spaces and tabs. */
function skipBlanks(text: string, position: number): number {
  let end = position;
  while (end < position + MAX_BLANKS && (text[end] === " " || text[end] === "\t")) end += 1;
  return end;
}

/** Returns the position after a literal part of a form, or `undefined` if the text does not continue with it. */
function matchLiteral(literal: string, text: string, position: number): number | undefined {
  for (let index = 0; index < literal.length; index += 1) {
    const wanted = literal.charCodeAt(index);
    const unit = text.charCodeAt(position + index);
    const hasTwin = wanted >= 0x21 && wanted <= 0x7e;
    if (unit !== wanted && !(hasTwin && unit === wanted + FULL_WIDTH)) return undefined;
  }
  return position + literal.length;
}

function matchCode(module: OracleModule, text: string, start: number, isBare: boolean): CodeMatch | undefined {
  const isNumeric = module.type.kind === "int" || module.type.kind === "hex";
  const match = isNumeric ? matchDigits(module, text, start, isBare ? 3 : 1) : matchWord(text, start);
  if (match === undefined) return undefined;
  const mustBeKnown = isBare || !isNumeric;
  return mustBeKnown && entryOf(module, match.code) === undefined ? undefined : match;
}

function matchDigits(module: OracleModule, text: string, start: number, minimum: number): CodeMatch | undefined {
  const digits = text[start] === "-" ? start + 1 : start;
  // One digit more than allowed is enough to know that there are too many.
  const end = endOfRun(text, digits, MAX_DIGITS + 1, /[0-9]/);
  if (end - digits < minimum || end - digits > MAX_DIGITS) return undefined;
  const value = BigInt(text.slice(start, end));
  if (value < -MAX_VALUE || value > MAX_VALUE) return undefined;
  const code = module.type.kind === "hex" ? hexCode(module.type.bits, value) : String(value);
  return code === undefined ? undefined : { code, end };
}

function matchWord(text: string, start: number): CodeMatch | undefined {
  const end = endOfRun(text, start, MAX_WORD + 1, /[A-Za-z0-9_.-]/);
  if (end === start || end - start > MAX_WORD) return undefined;
  return { code: text.slice(start, end), end };
}

/** Returns the position after the characters that match, but looks at no more than `limit` of them. */
function endOfRun(text: string, start: number, limit: number, allowed: RegExp): number {
  let end = start;
  while (end < start + limit && end < text.length && allowed.test(text.charAt(end))) end += 1;
  return end;
}
