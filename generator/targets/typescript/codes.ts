import type { Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import { isNumeric, readerOf } from "../../sdk/code-reader.js";
import type { CodeReader } from "../../sdk/code-reader.js";
import { stringLiteral } from "./literals.js";

/** The type of a module's codes, known or not. */
export function valueType(module: Pick<Module, "codeType">): "number" | "string" {
  return isNumeric(module.codeType) ? "number" : "string";
}

/** A code as a literal: hexadecimal as people write it, unless it is negative. */
export function codeLiteral({ codeType }: Pick<Module, "codeType">, code: string): string {
  const number = codeNumber(codeType, code);
  if (number === undefined) return stringLiteral(code);
  return codeType.kind === "hex" && number >= 0 ? code.toLowerCase() : String(number);
}

/** The constant of the generated decoder that reads codes of a module. */
export function codeTypeName({ codeType }: Pick<Module, "codeType">): string {
  return readerName(readerOf(codeType));
}

/** The constant of the generated decoder for a reader. */
export function readerName(reader: CodeReader): string {
  switch (reader.kind) {
    case "int":
      return "integer";
    case "hex":
      return `${reader.signed ? "signedHex" : "hex"}${reader.bits}`;
    case "text":
      return "text";
    case "sqlstate":
      return "sqlstate";
  }
}
