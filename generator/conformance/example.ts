import { decode } from "../decode/decode.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { responsesWith } from "./response.js";

/**
 * The text of a response that means this entry: the first that the spec gives, else one that is made from the envelope
 * with the source's own words. Undefined for success without an example, and where the envelope has no place for it.
 */
export function exampleResponse(catalog: Catalog, module: Module, entry: Entry): string | undefined {
  return entry.examples[0] ?? (entry === module.success ? undefined : madeResponse(catalog, module, entry));
}

function madeResponse(catalog: Catalog, module: Module, entry: Entry): string | undefined {
  const message = (entry.text[catalog.locales[0]] ?? "").split(/[\n\r]/)[0] ?? "";
  const common = commonModule(catalog);
  if (common?.entries.length === 0 && common !== module) return undefined;
  const outer = common?.entries.find(({ kind }) => kind === entry.kind);
  return responsesWith(catalog, module, entry.code, outer === undefined ? { message } : { message, outer })[0];
}

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
