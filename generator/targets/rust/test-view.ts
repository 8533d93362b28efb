import { sampleOf } from "../../conformance/sample.js";
import type { Param } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { Context } from "./context.js";
import { crateName, moduleName, variantName } from "./names.js";
import { fieldsOf } from "./raised.js";
import { fileView } from "./root-view.js";
import { envelopeWords } from "./standard.js";

/** The tests of a crate, and the program that answers cases. */
export function testView(context: Context) {
  const { catalog, client, server, options, params } = context;
  const { envelope } = catalog;
  const readsParams = params && envelope.params !== undefined;
  const readsFieldErrors = envelope.fieldErrors !== undefined;
  return {
    ...fileView(context),
    crate: crateName(options),
    readsParams,
    readsFieldErrors,
    envelopes: catalog.envelopes.map(({ id }) => ({ id, word: envelopeWords[id] })),
    modules: catalog.modules.map((module) => ({ name: moduleName(module), id: module.id })),
    title: client
      ? "Decodes the responses that the tests of all languages share."
      : "Sends errors as all languages do.",
    files: [
      ...(client ? [{ name: "decodes_as_all_languages", file: "decode" }] : []),
      ...(server ? [{ name: "encodes_as_all_languages", file: "encode" }] : []),
      ...(catalog.envelopes.length > 0 ? [{ name: "has_the_envelopes_of_all_languages", file: "envelopes" }] : []),
    ],
  };
}

/** What raises the errors of the rows of `encode.jsonl`. */
export function raisedView(context: Context) {
  const { catalog, options } = context;
  const entries = catalog.modules.flatMap((module) =>
    sampleOf(module.entries).map((entry) => ({
      module: module.id,
      code: freeText(entry.code),
      path: `${moduleName(module)}::raise::${variantName(entry.name)}`,
      fields: fieldsOf(entry, ({ name, type }) => `${readers[type]}("${name}")`),
    })),
  );
  const uses = (type: Param["type"]): boolean =>
    catalog.modules.some((module) =>
      sampleOf(module.entries).some(({ params }) => params.some((param) => param.type === type)),
    );
  const any = catalog.modules.some((module) => sampleOf(module.entries).some(({ params }) => params.length > 0));
  return {
    ...fileView(context),
    crate: crateName(options),
    envelopes: catalog.envelopes.map(({ id }) => ({ id, word: envelopeWords[id] })),
    raised: entries,
    uses: { any, text: uses("string"), int: uses("int"), float: uses("float"), truth: uses("bool") },
  };
}

const readers: Readonly<Record<Param["type"], string>> = { string: "text", int: "int", float: "float", bool: "truth" };
