import { decode } from "../decode/decode.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { responsesWith } from "./response.js";

/** A response, and the entry that it decodes to. */
export interface Example {
  readonly module: Module;
  readonly entry: Entry;
  readonly body: string;
  /** The code of the response, in its canonical spelling: the common one where there is one. */
  readonly code: string;
}

/** A response that shows a package at work: of the first error of some modules that the envelope can carry. */
export function firstExample(catalog: Catalog, modules: readonly Module[]): Example | undefined {
  for (const module of modules) {
    for (const entry of module.entries) {
      for (const body of responsesWith(catalog, module, entry.code, { message: "no such thing" })) {
        const verdict = decode(catalog, module, body);
        if (verdict.result === "error" && verdict.entry === entry) return { module, entry, body, code: verdict.code };
      }
    }
  }
  return undefined;
}
