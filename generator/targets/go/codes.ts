import type { Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import { goString } from "./literals.js";

/** The Go type below a module's codes. */
export function underlyingType({ codeType, entries }: Module): string {
  switch (codeType.kind) {
    case "int":
      return entries.some(({ code }) => Math.abs(Number(code)) > 0x7fff_ffff) ? "int64" : "int";
    case "hex":
      return `${codeType.signed ? "" : "u"}int${codeType.bits}`;
    case "string":
    case "dotted":
    case "sqlstate":
      return "string";
  }
}

/** The type of a module's codes in a response, as an expression of the package `wire`. */
export function wireType(module: Module): string {
  const { codeType } = module;
  switch (codeType.kind) {
    case "int":
      return underlyingType(module) === "int" ? "wire.Int{}" : "wire.Int64{}";
    case "hex":
      return `wire.Hex{Bits: ${codeType.bits}}`;
    case "string":
    case "dotted":
      return "wire.Text{}";
    case "sqlstate":
      return "wire.SQLState{}";
  }
}

/** A code as a constant of its module's type. */
export function codeLiteral({ codeType }: Module, code: string): string {
  if (codeType.kind === "int") return code;
  if (codeType.kind !== "hex") return goString(code);
  const value = codeNumber(codeType, code) ?? 0;
  return value >= 0 ? code : `${code} - 1<<${codeType.bits}`;
}
