import type { Entry, Param } from "../../model/catalog.js";
import { fieldName } from "./names.js";

/** The fields of an error to raise, with a blank before them; empty if it has none. */
export function fieldsOf({ params }: Entry, valueOf: (param: Param) => string): string {
  const fields = params.map((param) => `${fieldName(param.name)}: ${valueOf(param)}`);
  return fields.length === 0 ? "" : ` { ${fields.join(", ")} }`;
}

/** A value of a param, for examples. */
export const exampleOf = ({ type }: Param): string => examples[type];

const examples: Readonly<Record<Param["type"], string>> = {
  string: '"text".into()',
  int: "7",
  float: "0.5",
  bool: "true",
};
