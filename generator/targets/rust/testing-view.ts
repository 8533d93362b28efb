import { fixtureEnvelopes, fixtureExamples, fixtureOfSuccess, fixtureRows } from "../../conformance/fixture-table.js";
import { envelopeTitles } from "../../model/standard-envelope.js";
import { nameFromId } from "../../model/name.js";
import { freeText } from "../../render/free-text.js";
import type { Context } from "./context.js";
import { rustString } from "./literals.js";
import { crateName, moduleName } from "./names.js";
import { fileView } from "./root-view.js";
import { envelopeWords } from "./standard.js";

/** `testing.rs`, and the tests of it. */
export function testingView(context: Context) {
  const { catalog, options } = context;
  const [idHeader] = catalog.envelope.headers.requestId;
  return {
    ...fileView(context),
    crate: crateName(options),
    standard: catalog.envelopes.length > 0,
    idHeader: idHeader !== undefined && freeText(idHeader),
    modules: catalog.modules.map((module) => ({ id: module.id, name: moduleName(module) })),
    envelopes: catalog.envelopes.map(({ id }) => ({ name: nameFromId(id), word: envelopeWords[id] })),
    tables: fixtureEnvelopes(catalog).map((envelope) => {
      const { status, body } = fixtureOfSuccess(catalog, envelope);
      const rows = catalog.modules.flatMap((module) => fixtureRows(catalog, options.locales, module, envelope));
      return {
        name: envelope === undefined ? "Own" : nameFromId(envelope.id),
        title: envelope === undefined ? "That of the API" : envelopeTitles[envelope.id],
        constant: envelope === undefined ? "TABLE" : envelopeWords[envelope.id].toUpperCase(),
        success: { status, body: freeText(body) },
        count: rows.length,
        rows: rows.map((row) => ({
          module: moduleName(row.module),
          at: row.module.entries.indexOf(row.entry),
          status: row.status,
          language: freeText(row.language),
          template: freeText(row.template),
          values: fixtureExamples(row.entry)
            .map(({ name, json }) => `("${name}", ${rustString(json)})`)
            .join(", "),
        })),
      };
    }),
  };
}
