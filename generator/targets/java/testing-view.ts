import {
  fixtureEnvelopes,
  fixtureExamples,
  fixtureOfSuccess,
  fixtureRows,
  hasExamples,
} from "../../conformance/fixture-table.js";
import type { Entry, Module, StandardEnvelopeId } from "../../model/catalog.js";
import { isPublic, publicModules } from "../../model/sent.js";
import { lazyList } from "../../render/list.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { javadoc } from "./docs.js";
import { withText } from "./layout.js";
import { utf16String } from "../text-line.js";
import { isLarge } from "./module-view.js";
import { codeClass, constantName, errorsClass, fixturesClass } from "./names.js";
import { standardNames } from "./standard-view.js";
import { tableView } from "./tables.js";
import type { Table } from "./tables.js";
import { mostRows } from "./text-view.js";

/** The package with what tests of clients need, below that of the codes. */
export const testingPackage = "testing";

/** What an envelope is called: the constant of an enum, and a method. */
const namesOf = (id: StandardEnvelopeId | undefined) => ({
  constant: id === undefined ? "OWN" : id.replace("-", "_").toUpperCase(),
  method: id === undefined ? "own" : standardNames[id].method,
  name: id === undefined ? "" : standardNames[id].name,
  what: id === undefined ? "in the envelope of the API" : standardNames[id].what,
});

/** The files of the package, without the responses themselves. */
export function testingView(context: Context) {
  const { catalog, locales, pkg } = context;
  const [idHeader] = catalog.envelope.headers.requestId;
  const modules = publicModules(catalog);
  const entries = modules.flatMap((module) => module.entries.filter(isPublic).map((entry) => ({ module, entry })));
  const example = entries.find(({ entry }) => entry.deprecated === undefined) ?? entries[0];
  return {
    ...fileView(context),
    root: pkg,
    pkg: `${pkg}.${testingPackage}`,
    standard: catalog.envelopes.length > 0,
    problem: catalog.envelopes.some(({ id }) => id === "problem"),
    examples: hasExamples(catalog),
    multilingual: locales.length > 1,
    idHeader: idHeader === undefined ? "" : utf16String(idHeader),
    modules: modules.map((module) => ({
      id: module.id,
      fixtures: fixturesClass(module),
      errors: errorsClass(module),
      code: codeClass(module),
      large: isLarge(module),
    })),
    example: example === undefined ? [] : declared(`${codeClass(example.module)}.${constantName(example.entry.name)}`),
    deprecated: example?.entry.deprecated !== undefined,
    imports: importsOf(context, modules),
    envelopes: fixtureEnvelopes(catalog).map((envelope) => {
      const { status, body } = fixtureOfSuccess(catalog, envelope);
      const names = namesOf(envelope?.id);
      const row = `${status}  ${body}`;
      const isAlone = catalog.envelopes.length === 0;
      return {
        ...names,
        success: isAlone ? withText(4, "String row =", row) : withText(10, `case ${names.constant} ->`, row),
      };
    }),
  };
}

/** The declaration of a variable with a code, with a break where it is long. */
function declared(code: string): string[] {
  const line = `    Code code = ${code};`;
  return line.length <= 100 ? [line] : ["    Code code =", `        ${code};`];
}

/** What the files import, as google-java-format sorts it. */
function importsOf(context: Context, modules: readonly Module[]) {
  const ours = (...names: readonly string[]): string[] => names.map((name) => `${context.pkg}.${name}`);
  const java = (...names: readonly string[]): string[] => names.map((name) => `java.${name}`);
  const sorted = (...names: readonly string[]): string[] => [...new Set(names)].sort().map((name) => `import ${name};`);
  const regex = ["MatchResult", "Matcher", "Pattern"].map((name) => `util.regex.${name}`);
  const nullable = "org.jspecify.annotations.Nullable";
  const collections = [
    "time.Duration",
    ...["Collections", "LinkedHashMap", "List", "Locale", "Map"].map((name) => `util.${name}`),
  ];
  return {
    fixture: sorted(
      ...ours("Code", "Response"),
      ...java(...collections, ...(hasExamples(context.catalog) ? regex : [])),
      nullable,
    ),
    mock: sorted(
      ...ours("Code"),
      ...["HttpExchange", "HttpServer"].map((name) => `com.sun.net.httpserver.${name}`),
      ...java("io.IOException", "net.InetAddress", "net.InetSocketAddress", "net.URI", "nio.charset.StandardCharsets"),
      ...java("util.List", "util.concurrent.atomic.AtomicInteger", "util.stream.Stream"),
    ),
    test: sorted(
      ...ours("Code", "ResponseException", ...modules.flatMap((module) => [codeClass(module), errorsClass(module)])),
      ...java("io.IOException", "net.http.HttpClient", "net.http.HttpRequest", "time.Duration"),
      "java.net.http.HttpResponse.BodyHandlers",
      nullable,
      "org.junit.jupiter.api.Test",
    ),
    asserted: [
      `${context.pkg}.${testingPackage}.ErrorAssertions.assertCode`,
      ...["assertEquals", "assertNull", "assertThrows"].map((name) => `org.junit.jupiter.api.Assertions.${name}`),
    ]
      .sort()
      .map((name) => `import static ${name};`),
  };
}

/** `DsaFixtures.java`: the responses for the codes of a module. */
export function fixturesView(context: Context, module: Module) {
  const { catalog } = context;
  const tables = [
    ...fixtureEnvelopes(catalog).map((envelope) => tableOf(context, module, envelope?.id)),
    ...examplesIn(context),
  ];
  const parts: Entry[][] = [];
  for (let start = 0; start < module.entries.length; start += mostRows) {
    parts.push(module.entries.slice(start, start + mostRows));
  }
  return {
    ...testingView(context),
    ...fileView(context, module.file),
    pkg: `${context.pkg}.${testingPackage}`,
    id: module.id,
    type: fixturesClass(module),
    docs: javadoc(0, [
      [`The responses for the codes of the module ${module.id}: the status, the language and the body.`],
    ]),
    parts: lazyList(parts, (part, index) => ({
      name: index === 0 ? "" : `Part${index + 1}`,
      tables: tables.map((table) => {
        const next = index + 1 < parts.length ? `Part${index + 2}.${table.method}(code)` : table.otherwise;
        return tableView(table, part, next, index === 0 ? 0 : 2);
      }),
    })),
  };
}

/** The responses in an envelope: the status, the language and the body of each, with blanks between them. */
function tableOf({ catalog, locales }: Context, module: Module, id: StandardEnvelopeId | undefined): Table {
  const envelope = catalog.envelopes.find((each) => each.id === id);
  const rows = new Map(
    fixtureRows(catalog, locales, module, envelope).map(({ entry, status, language, template }) => [
      entry,
      `${status} ${language} ${template}`,
    ]),
  );
  return { method: namesOf(id).method, type: "@Nullable String", otherwise: "null", value: (entry) => rows.get(entry) };
}

/** Examples of the values that responses show: names, and JSON texts. */
function examplesIn({ catalog }: Context): readonly Table[] {
  if (!hasExamples(catalog)) return [];
  const value = (entry: Entry): readonly string[] | undefined => {
    const examples = isPublic(entry) ? fixtureExamples(entry) : [];
    return examples.length === 0
      ? undefined
      : examples.flatMap(({ name, json }) => [utf16String(name), utf16String(json)]);
  };
  return [{ method: "examples", type: "List<String>", otherwise: "List.of()", value }];
}
