import { parseCode } from "../../model/code-type.js";
import type { CodeType } from "../../model/code-type.js";

/** The code type that all codes fit, or undefined if there is none. */
export function codeTypeOf(codes: readonly string[], headers: string): CodeType | undefined {
  const fits = (type: CodeType): boolean => codes.every((code) => "code" in parseCode(type, code));
  if (fits({ kind: "int" })) return { kind: "int" };
  if (codes.every((code) => /^0x[0-9A-Fa-f]+$/.test(code))) {
    const digits = Math.max(...codes.map((code) => code.length - 2));
    const type: CodeType = { kind: "hex", bits: digits <= 2 ? 8 : digits <= 4 ? 16 : 32, signed: false };
    // A hexadecimal code has all digits of its width. Codes with fewer digits keep their spelling as texts.
    const isFull = codes.every((code) => code.length - 2 === type.bits / 4);
    if (isFull && fits(type)) return type;
    return fits({ kind: "string" }) ? { kind: "string" } : undefined;
  }
  const states = fits({ kind: "sqlstate" }) && codes.some((code) => /[A-Z]/.test(code) || code.startsWith("0"));
  if (states && (codes.includes("00000") || /sqlstate/i.test(headers))) return { kind: "sqlstate" };
  if (
    codes.some((code) => code.includes(".")) &&
    codes.some((code) => /[A-Za-z]/.test(code)) &&
    fits({ kind: "dotted" })
  )
    return { kind: "dotted" };
  return fits({ kind: "string" }) ? { kind: "string" } : undefined;
}

/** A code in the canonical spelling of its type. */
export function spelt(type: CodeType, code: string): string {
  const parsed = parseCode(type, code);
  return "code" in parsed ? parsed.code : code;
}

/** The family of a code. Codes of different families have no code type in common. */
export function family(code: string): "number" | "hex" | "text" {
  if (/^0x[0-9A-Fa-f]+$/.test(code)) return "hex";
  return /^(?:0|-?[1-9][0-9]*)$/.test(code) ? "number" : "text";
}
