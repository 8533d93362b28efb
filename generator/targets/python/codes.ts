import { commonModule } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import type { CodeType } from "../../model/code-type.js";

/** Whether codes of the type are numbers in Python; others are `str`. */
export function isNumeric({ kind }: CodeType): boolean {
  return kind === "int" || kind === "hex";
}

/** A code as a Python literal. Signed hexadecimal codes are negative numbers, as in `OSError.winerror`. */
export function codeLiteral(type: CodeType, code: string): string {
  if (type.kind === "int") return code;
  if (type.kind !== "hex") return `"${code}"`;
  const negative = (codeNumber(type, code) ?? 0) < 0;
  return negative ? `${code} - 2**${type.bits}` : code;
}

/** The Python type of the codes of all these modules together. */
export function codeAnnotation(modules: readonly Module[]): string {
  const types = new Set(modules.map(({ codeType }) => (isNumeric(codeType) ? "int" : "str")));
  return [...types].sort().join(" | ") || "int";
}

/** The function of `_decode.py` that reads a code of the type. */
export function readerName(type: CodeType): string {
  switch (type.kind) {
    case "int":
      return "read_int";
    case "hex":
      return `read_${type.signed ? "signed_" : ""}hex${type.bits}`;
    case "sqlstate":
      return "read_sqlstate";
    case "string":
    case "dotted":
      return "read_text";
  }
}

/** A way of reading codes, as `_decode.py` defines it. */
export interface Reader {
  readonly name: string;
  readonly int: boolean;
  readonly text: boolean;
  readonly sqlstate: boolean;
  readonly hex: boolean;
  readonly signed: boolean;
  readonly bits: number;
  /** The first number that a signed code of so many bits cannot be. */
  readonly half: string;
}

/** The readers that the catalog needs, each once. */
export function readersOf(catalog: Catalog): readonly Reader[] {
  const found = new Map<string, Reader>();
  for (const { codeType } of catalog.modules) {
    const name = readerName(codeType);
    found.set(name, {
      name,
      int: name === "read_int",
      text: name === "read_text",
      sqlstate: name === "read_sqlstate",
      hex: codeType.kind === "hex",
      signed: codeType.kind === "hex" && codeType.signed,
      bits: codeType.kind === "hex" ? codeType.bits : 0,
      half: codeType.kind === "hex" ? `1 << ${codeType.bits - 1}` : "",
    });
  }
  return [...found.values()];
}

/** The modules that are called, and have codes of their own besides the common ones. */
export function calledModules(catalog: Catalog): readonly Module[] {
  const common = commonModule(catalog);
  return catalog.modules.filter((module) => module !== common);
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
