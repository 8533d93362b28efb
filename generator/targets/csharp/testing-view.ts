import {
  fixtureEnvelopes,
  fixtureExamples,
  fixtureOfSuccess,
  fixtureRows,
  hasExamples,
} from "../../conformance/fixture-table.js";
import type { Entry, Module, StandardEnvelopeId } from "../../model/catalog.js";
import { nameFromId } from "../../model/name.js";
import { publicModules } from "../../model/sent.js";
import { envelopeTitles } from "../../model/standard-envelope.js";
import { lazyList } from "../../render/list.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { csharpString } from "./literals.js";
import { mostEntries } from "./module-view.js";
import { codeEnum, errorsClass, fixturesClass } from "./names.js";

/** The namespace with what tests of clients need, below that of the codes. */
export const testingNamespace = "Testing";

/** What an envelope is called: the constant of an enum, and a method. */
const nameOf = (id: StandardEnvelopeId | undefined): string => (id === undefined ? "Own" : nameFromId(id));

/** The files of the namespace, without the responses of modules, and the test of them. */
export function testingView(context: Context) {
  const { catalog } = context;
  const [idHeader] = catalog.envelope.headers.requestId;
  return {
    ...fileView(context),
    standard: catalog.envelopes.length > 0,
    problem: catalog.envelopes.some(({ id }) => id === "problem"),
    examples: hasExamples(catalog),
    idHeader: idHeader === undefined ? "" : csharpString(idHeader),
    modules: publicModules(catalog).map((module) => ({
      id: module.id,
      fixtures: fixturesClass(module),
      code: codeEnum(module),
      errors: errorsClass(module),
    })),
    envelopes: fixtureEnvelopes(catalog).map((envelope) => {
      const { status, body } = fixtureOfSuccess(catalog, envelope);
      return {
        name: nameOf(envelope?.id),
        title: envelope === undefined ? "That of the API" : envelopeTitles[envelope.id],
        decoder: envelope === undefined ? "Decode" : `Decode${nameOf(envelope.id)}`,
        success: `new(${status}, "", ${csharpString(body)})`,
      };
    }),
  };
}

/** `DsaFixtures.cs`: the responses for the codes of a module. */
export function fixturesView(context: Context, module: Module) {
  const { catalog, locales } = context;
  return {
    ...testingView(context),
    ...fileView(context, module.file),
    id: module.id,
    type: fixturesClass(module),
    tables: fixtureEnvelopes(catalog).map((envelope) => {
      const name = nameOf(envelope?.id);
      const rows = fixtureRows(catalog, locales, module, envelope).map(({ entry, status, language, template }) => ({
        code: csharpString(entry.code),
        row: `new(${[status, csharpString(language), csharpString(template), ...examplesOf(entry)].join(", ")})`,
      }));
      const count = Math.max(Math.ceil(rows.length / mostEntries), 1);
      const methods = Array.from({ length: count }, (_, index) => (count === 1 ? name : `${name}${index + 1}`));
      return {
        name,
        all: count === 1 ? "" : methods.map((method) => `${method}(code)`).join(" ?? "),
        methods: lazyList(methods, (method, index) => ({
          name: method,
          rows: rows.slice(index * mostEntries, (index + 1) * mostEntries),
        })),
      };
    }),
  };
}

/** Examples of the values that a response shows: names, and JSON texts. */
const examplesOf = (entry: Entry): readonly string[] =>
  fixtureExamples(entry).map(({ name, json }) => `(${csharpString(name)}, ${csharpString(json)})`);
