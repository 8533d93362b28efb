import { hexCode } from "../model/code-type.js";
import type { CodeType } from "../model/code-type.js";
import type { Json } from "../model/json.js";

/** The canonical spelling of a code in a response, or undefined if it is not a code. Section 3 of the decode contract. */
export function readCode(type: CodeType, value: Json | undefined): string | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  switch (type.kind) {
    case "int":
      return integerText(typeof value === "number" ? value : decimal(value));
    case "hex":
      return hexText(typeof value === "number" ? value : (hexadecimal(value) ?? decimal(value)), type.bits);
    case "string":
    case "dotted":
      if (typeof value === "number") return integerText(value);
      return value.length >= 1 && value.length <= 256 ? value : undefined;
    case "sqlstate":
      if (typeof value === "string") return /^[0-9A-Z]{5}$/.test(value) ? value : undefined;
      return Number.isInteger(value) && value >= 0 && value <= 99_999 ? String(value).padStart(5, "0") : undefined;
  }
}

/** A whole number within ±(2^53 - 1) in decimal digits. */
export function integerText(value: number | undefined): string | undefined {
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** A number in the canonical spelling of a hex code. A negative number becomes its two's complement. */
export function hexText(value: number | undefined, bits: number): string | undefined {
  if (value === undefined || !Number.isInteger(value) || value < -(2 ** (bits - 1)) || value >= 2 ** bits)
    return undefined;
  return hexCode(value, bits);
}

function decimal(text: string): number | undefined {
  return /^-?[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}

function hexadecimal(text: string): number | undefined {
  return /^0[xX][0-9A-Fa-f]{1,15}$/.test(text) ? Number(text) : undefined;
}
