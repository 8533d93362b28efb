/**
 * Section 3 of the contract: what a code is, and its canonical spelling.
 */

import type { OracleType } from "./catalog.js";
import type { Json } from "./json.js";

const DECIMAL = /^-?[0-9]{1,15}$/;
const HEXADECIMAL = /^0[xX][0-9A-Fa-f]{1,15}$/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
const MAX_STRING_CODE = 256;

/** Reads a value as a code of a type. Returns the canonical spelling, or `undefined` if it is not a code. */
export function readCode(type: OracleType, value: Json): string | undefined {
  if (typeof value === "number") return codeOfNumber(type, value);
  if (typeof value === "string") return codeOfString(type, value);
  return undefined;
}

function codeOfNumber(type: OracleType, value: number): string | undefined {
  switch (type.kind) {
    case "hex":
      return Number.isInteger(value) ? hexCode(type.bits, BigInt(value)) : undefined;
    case "sqlstate":
      return Number.isInteger(value) && value >= 0 && value <= 99999 ? String(value).padStart(5, "0") : undefined;
    case "int":
    case "string":
    case "dotted":
      return decimalDigits(value);
  }
}

function codeOfString(type: OracleType, value: string): string | undefined {
  switch (type.kind) {
    case "int":
      return DECIMAL.test(value) ? String(BigInt(value)) : undefined;
    case "hex":
      return DECIMAL.test(value) || HEXADECIMAL.test(value) ? hexCode(type.bits, BigInt(value)) : undefined;
    case "string":
    case "dotted":
      return value.length >= 1 && value.length <= MAX_STRING_CODE ? value : undefined;
    case "sqlstate":
      return SQLSTATE.test(value) ? value : undefined;
  }
}

/** Returns the decimal digits of a number that is whole and within ±(2^53 − 1). The digits of -0 are `0`. */
export function decimalDigits(value: number): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** Spells a value as a hex code, if it fits the width. A negative value is read as two's complement. */
export function hexCode(bits: number, value: bigint): string | undefined {
  const size = 2n ** BigInt(bits);
  if (value < -size / 2n || value >= size) return undefined;
  const unsigned = value < 0n ? value + size : value;
  return (
    "0x" +
    unsigned
      .toString(16)
      .toUpperCase()
      .padStart(Math.ceil(bits / 4), "0")
  );
}
