import type { Form } from "../model/catalog.js";
import type { CodeType } from "../model/code-type.js";
import { hexText, integerText } from "./code.js";

/** A code at the start of a text, and the rest of the text. */
export interface FoundCode {
  readonly code: string;
  readonly rest: string;
}

/** The most spaces and tabs that are skipped at one place. */
const mostBlanks = 8;

/**
 * The code at the start of a text in one of the forms, or undefined. `knows` returns whether the module has a code.
 * Section 5 of the decode contract.
 */
export function findCode(
  text: string,
  forms: readonly Form[],
  type: CodeType,
  knows: (code: string) => boolean,
): FoundCode | undefined {
  for (const { before, after } of forms) {
    const start = literal(text, blanks(text, 0), before);
    if (start === undefined) continue;
    const from = blanks(text, start);
    const found =
      type.kind === "int" || type.kind === "hex" ? number(text, from, before === "" ? 3 : 1, type) : word(text, from);
    if (found === undefined || (mustBeKnown(type, before) && !knows(found.code))) continue;
    const end = literal(text, blanks(text, found.end), after);
    if (end !== undefined) return { code: found.code, rest: text.slice(blanks(text, end)) };
  }
  return undefined;
}

/** Whether only known codes count: a word can be prose, and a number without an opening mark can be a port or a year. */
function mustBeKnown({ kind }: CodeType, before: string): boolean {
  return before === "" || !(kind === "int" || kind === "hex");
}

interface Scanned {
  readonly code: string;
  readonly end: number;
}

function blanks(text: string, from: number): number {
  let at = from;
  while (at < from + mostBlanks && (text[at] === " " || text[at] === "\t")) at += 1;
  return at;
}

/** The end of a literal at `from`, or undefined. Each character also matches its full-width twin. */
function literal(text: string, from: number, expected: string): number | undefined {
  for (let i = 0; i < expected.length; i++) {
    const [got, want] = [text.charCodeAt(from + i), expected.charCodeAt(i)];
    if (got !== want && got !== want + 0xfee0) return undefined;
  }
  return from + expected.length;
}

function number(text: string, from: number, fewest: number, type: CodeType): Scanned | undefined {
  const digits = text[from] === "-" ? from + 1 : from;
  let end = digits;
  while (end < digits + 11 && isDigit(text.charCodeAt(end))) end += 1;
  if (end - digits < fewest || end - digits > 10) return undefined;
  const value = Number(text.slice(from, end));
  if (Math.abs(value) > 2_147_483_647) return undefined;
  const code = type.kind === "hex" ? hexText(value, type.bits) : integerText(value);
  return code === undefined ? undefined : { code, end };
}

function word(text: string, from: number): Scanned | undefined {
  let end = from;
  while (end < from + 65 && /[A-Za-z0-9_.-]/.test(text.charAt(end))) end += 1;
  const code = text.slice(from, end);
  return end > from && end - from <= 64 ? { code, end } : undefined;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
