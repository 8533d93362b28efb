import { decode } from "../../decode/decode.js";
import type { Catalog, Module } from "../../model/catalog.js";

/** How every SDK prints the error of a response. Empty if it is none. */
export function logLine(catalog: Catalog, module: Module, response: string | undefined): string {
  const verdict = response === undefined ? undefined : decode(catalog, module, response);
  return verdict?.result === "error" ? verdict.text : "";
}
