import type { Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import type { CodeType } from "../../model/code-type.js";
import { stringLiteral } from "./literals.js";

/** Whether a module's codes are numbers in TypeScript. */
export function isNumeric({ codeType }: Pick<Module, "codeType">): boolean {
  return codeType.kind === "int" || codeType.kind === "hex";
}

/** The type of a module's codes, known or not. */
export function valueType(module: Pick<Module, "codeType">): "number" | "string" {
  return isNumeric(module) ? "number" : "string";
}

/** A code as a literal: hexadecimal as people write it, unless it is negative. */
export function codeLiteral({ codeType }: Pick<Module, "codeType">, code: string): string {
  const number = codeNumber(codeType, code);
  if (number === undefined) return stringLiteral(code);
  return codeType.kind === "hex" && number >= 0 ? code.toLowerCase() : String(number);
}

/** The constant of the generated decoder that reads codes of a type. */
export function codeTypeName({ codeType }: Pick<Module, "codeType">): string {
  return nameOfType(codeType);
}

function nameOfType(type: CodeType): string {
  switch (type.kind) {
    case "int":
      return "integer";
    case "hex":
      return `${type.signed ? "signedHex" : "hex"}${type.bits}`;
    case "string":
    case "dotted":
      return "text";
    case "sqlstate":
      return "sqlstate";
  }
}
