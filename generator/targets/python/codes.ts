import type { Catalog, Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import type { CodeType } from "../../model/code-type.js";
import { valueTypesOf } from "../../sdk/code-reader.js";
import type { CodeReader } from "../../sdk/code-reader.js";
import type { Context } from "./context.js";

/** A code as a Python literal. Signed hexadecimal codes are negative numbers, as in `OSError.winerror`. */
export function codeLiteral(type: CodeType, code: string): string {
  if (type.kind === "int") return code;
  if (type.kind !== "hex") return `"${code}"`;
  const negative = (codeNumber(type, code) ?? 0) < 0;
  return negative ? `${code} - 2**${type.bits}` : code;
}

/** The Python type of the codes of all these modules together. */
export function codeAnnotation(modules: readonly Module[]): string {
  const { numbers, texts } = valueTypesOf(modules);
  if (!texts) return "int";
  return numbers ? "int | str" : "str";
}

/** The function of `_codes.py` that reads codes. */
export function readerName(reader: CodeReader): string {
  switch (reader.kind) {
    case "int":
      return "read_int";
    case "hex":
      return `read_${reader.signed ? "signed_" : ""}hex${reader.bits}`;
    case "sqlstate":
      return "read_sqlstate";
    case "text":
      return "read_text";
  }
}

/** A reader, as `_codes.py` defines it. */
export function readerView(reader: CodeReader) {
  const isHex = reader.kind === "hex";
  return {
    name: readerName(reader),
    int: reader.kind === "int",
    text: reader.kind === "text",
    sqlstate: reader.kind === "sqlstate",
    hex: isHex,
    signed: isHex && reader.signed,
    bits: isHex ? reader.bits : 0,
    // The first number that a signed code of so many bits cannot be.
    half: isHex ? `1 << ${reader.bits - 1}` : "",
  };
}

/** The expression for a code as the API writes it. */
export function spelled(catalog: Catalog, code: string, module: string): string {
  return hexDigits(catalog).length > 0 ? `spelled(${code}, ${module})` : `str(${code})`;
}

/** How many digits the codes of each hexadecimal module have. */
export function hexDigits(catalog: Catalog) {
  return catalog.modules.flatMap(({ id, codeType }) =>
    codeType.kind === "hex" ? [{ id, digits: codeType.bits / 4 }] : [],
  );
}

/** Whether the package reads codes. A server reads those at the start of a text that it sends. */
export function readsCodes({ options, sdk }: Context): boolean {
  return options.client || sdk.decode.hasForms;
}
