import { response } from "../../conformance/response.js";
import { decode as decodeByCatalog } from "../../decode/decode.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import type { Context, Unit } from "./context.js";

/** A response, and the entry that it decodes to. */
export interface Example {
  readonly unit: Unit;
  readonly entry: Entry;
  readonly body: string;
  /** The code of the response, in its canonical spelling: the common one where there is one. */
  readonly code: string;
}

/** A response that shows the package at work: the first error of a called module that the envelope can carry. */
export function exampleOf({ catalog, units }: Context): Example | undefined {
  const called = units.filter(({ common }) => !common);
  for (const unit of [...called, ...units]) {
    for (const entry of unit.module.entries) {
      for (const body of bodies(catalog, unit, entry)) {
        const verdict = decodeByCatalog(catalog, unit.module, body);
        if (verdict.result === "error" && verdict.entry === entry) return { unit, entry, body, code: verdict.code };
      }
    }
  }
  return undefined;
}

function bodies(catalog: Catalog, { module, common }: Unit, { code }: Entry): string[] {
  const { moduleCode } = catalog.envelope;
  const message = "no such thing";
  const outer = catalog.modules.find(({ id }) => id === catalog.envelope.common);
  const alone = response(catalog, { code: codeJson(module, code), message });
  if (common || outer === undefined || outer === module) return [alone];
  const outerCode = codeJson(outer, outer.entries[0]?.code ?? "1");
  return moduleCode.map(({ forms: [form] }, source) =>
    form === undefined
      ? response(catalog, { code: outerCode, message, fields: new Map([[source, codeJson(module, code)]]) })
      : response(catalog, { code: outerCode, message: `${form.before}${code}${form.after}${message}` }),
  );
}

function codeJson({ codeType }: Module, code: string): string {
  return codeType.kind === "int" ? code : JSON.stringify(code);
}
