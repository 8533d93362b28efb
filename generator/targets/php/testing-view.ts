import { fixtureEnvelopes, fixtureOfSuccess, fixtureRows } from "../../conformance/fixture-table.js";
import { exampleParams } from "../../conformance/fixtures.js";
import type { Entry, StandardEnvelopeId } from "../../model/catalog.js";
import { nameFromId } from "../../model/name.js";
import { isPublic, publicModules, shownParams } from "../../model/sent.js";
import { envelopeTitles } from "../../model/standard-envelope.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { phpString } from "./literals.js";
import { caseName, codeEnum, errorsClass } from "./names.js";

/** The namespace with what tests of clients need, below that of the codes. */
export const testingNamespace = "Testing";

/** What an envelope is called: the case of an enum. */
const caseOf = (id: StandardEnvelopeId | undefined): string => (id === undefined ? "Own" : nameFromId(id));

/** The files of the namespace, and the test of them. */
export function testingView(context: Context) {
  const { catalog, locales } = context;
  const [idHeader] = catalog.envelope.headers.requestId;
  const modules = publicModules(catalog);
  const examples = modules.flatMap((module) =>
    module.entries.filter(isPublic).map(({ name }) => `${codeEnum(module)}::${caseName(name)}`),
  );
  return {
    ...fileView(context),
    standard: catalog.envelopes.length > 0,
    problem: catalog.envelopes.some(({ id }) => id === "problem"),
    idHeader: idHeader === undefined ? "" : phpString(idHeader),
    example: examples[0] ?? "",
    exampleCode: examples[0]?.split("::")[0] ?? "",
    modules: modules.map((module) => ({ id: module.id, code: codeEnum(module), errors: errorsClass(module) })),
    tables: fixtureEnvelopes(catalog).map((envelope) => {
      const { status, body } = fixtureOfSuccess(catalog, envelope);
      return {
        name: caseOf(envelope?.id),
        title: envelope === undefined ? "That of the API" : envelopeTitles[envelope.id],
        decoder: envelope === undefined ? "decodeResponse" : `decode${nameFromId(envelope.id)}`,
        success: `[${status}, ${phpString(body)}]`,
        modules: modules.map((module) => ({
          id: module.id,
          rows: fixtureRows(catalog, locales, module, envelope).map(({ entry, status, language, template }) => {
            const facts = [String(status), phpString(language), phpString(template), valuesOf(entry)];
            return `${phpString(entry.code)} => [${facts.join(", ")}],`;
          }),
        })),
      };
    }),
  };
}

/** Examples of the values that a response shows, by name. */
function valuesOf(entry: Entry): string {
  const values = exampleParams(entry);
  const shown = shownParams(entry).map(({ name }) => {
    const value = values[name] ?? "";
    return `${phpString(name)} => ${typeof value === "string" ? phpString(value) : String(value)}`;
  });
  return `[${shown.join(", ")}]`;
}
