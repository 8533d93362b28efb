import type { Entry, Module } from "../../model/catalog.js";
import { isNumeric } from "../../sdk/code-reader.js";

/*
 * The values of the constants of enums. A compiler copies them into users' programs, so they never depend on the place of an
 * entry in the spec.
 */

const mask = (1n << 63n) - 1n;

/** The value of a code in the enum of its module: the code itself if it is a number, or else a hash of it. */
export function valueOf({ codeType }: Pick<Module, "codeType">, code: string): string {
  return isNumeric(codeType) ? code : hexadecimal(hashOf(code));
}

/** The value of an error in the enum of an operation, whose errors are of several modules. */
export function operationValue({ module, code }: Pick<Entry, "module" | "code">): string {
  return hexadecimal(hashOf(`${module}/${code}`));
}

/** What the values of an enum are stored in: the smallest of `int`, `uint` and `long` that has room for the module's codes. */
export function underlyingType({ codeType, entries }: Pick<Module, "codeType" | "entries">): "int" | "uint" | "long" {
  if (codeType.kind === "hex") return codeType.bits === 32 ? "uint" : "int";
  const fits = ({ code }: { readonly code: string }): boolean => (Number(code) | 0) === Number(code);
  return codeType.kind === "int" && entries.every(fits) ? "int" : "long";
}

const hexadecimal = (value: bigint): string => `0x${value.toString(16).toUpperCase().padStart(16, "0")}`;

/** FNV-1a in 64 bits, without the sign. Source: the FNV page of Fowler, Noll and Vo. */
function hashOf(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & (mask * 2n + 1n);
  return hash & mask;
}
