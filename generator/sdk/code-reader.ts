import type { Module } from "../model/catalog.js";
import type { CodeType } from "../model/code-type.js";

/** How generated code reads codes from JSON: one function each, however many modules use it. */
export type CodeReader =
  | { readonly kind: "int" }
  | { readonly kind: "hex"; readonly bits: 8 | 16 | 32; readonly signed: boolean }
  | { readonly kind: "text" }
  | { readonly kind: "sqlstate" };

/** Whether codes of a type are numbers in a program; the others are text. */
export function isNumeric({ kind }: CodeType): boolean {
  return kind === "int" || kind === "hex";
}

/** The reader of a type of codes. */
export function readerOf(type: CodeType): CodeReader {
  return type.kind === "string" || type.kind === "dotted" ? { kind: "text" } : type;
}

/** The readers that some modules need, each once, in the order of the modules. */
export function readersOf(modules: readonly Module[]): readonly CodeReader[] {
  const readers = modules.map(({ codeType }) => readerOf(codeType));
  return [...new Map(readers.map((reader) => [JSON.stringify(reader), reader])).values()];
}

/** Which types of codes some modules have in a program. */
export function valueTypesOf(modules: readonly Module[]): { readonly numbers: boolean; readonly texts: boolean } {
  return {
    numbers: modules.some(({ codeType }) => isNumeric(codeType)),
    texts: modules.some(({ codeType }) => !isNumeric(codeType)),
  };
}
