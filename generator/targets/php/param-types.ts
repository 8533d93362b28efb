import type { Param } from "../../model/catalog.js";

/** The types of params in PHP. */
export const types: Readonly<Record<Param["type"], string>> = {
  string: "string",
  int: "int",
  float: "float",
  bool: "bool",
};
