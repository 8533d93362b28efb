import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { codeJson, response } from "./response.js";

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
  if (common === undefined || common === module)
    return response(catalog, { code: codeJson(module, entry.code), message });
  const outer = common.entries.find(({ kind }) => kind === entry.kind) ?? common.entries[0];
  const [source] = catalog.envelope.moduleCode;
  if (outer === undefined || source === undefined) return undefined;
  const [form] = source.forms;
  const code = codeJson(common, outer.code);
  if (form !== undefined) return response(catalog, { code, message: form.before + entry.code + form.after + message });
  return response(catalog, { code, message, fields: new Map([[0, codeJson(module, entry.code)]]) });
}
