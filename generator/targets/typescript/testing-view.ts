import { fixtureOf, successFixture } from "../../conformance/fixtures.js";
import type { Fixture } from "../../conformance/fixtures.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { inLocales, isPublic } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { generatedFrom } from "../header.js";
import { entryKey } from "./info-view.js";
import { assigned, assignedCall, clause, fits, listed, property } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { catalogNames, moduleNames } from "./names.js";
import type { Options } from "./options.js";
import { created } from "./raise-example.js";
import { namespaceName } from "./raise-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import type { Statement, View } from "./structure.js";

type Headers = Fixture["response"]["headers"];

/** What the entry point for tests exports. */
export const testingNames = [
  "CodeFixture",
  "ErrorMatchers",
  "Fixture",
  "MatcherResult",
  "MockOptions",
  "ModuleCodes",
  "allFixtures",
  "errorResolver",
  "fixtureOf",
  "matchers",
  "mockError",
  "successFixture",
];

/** The modules that have codes. */
function testedModules({ modules }: Catalog): readonly Module[] {
  return modules.filter(({ entries }) => entries.length > 0);
}

/** `dsa/fixtures.ts`: what a server sends for the codes of a module. */
export function fixtureStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { codes } = moduleNames(catalog, module, options);
  const fixtures = fixturesIn(inLocales(catalog, options.locales), module);
  const [first] = fixtures;
  const usual = first?.response.headers ?? [];
  return [
    { kind: "import", types: true, names: ["FixtureTable"], from: "../fixture.js" },
    {
      kind: "code",
      docs: [`What a server sends for each {@link ${codes}}. @internal`],
      template: "fixture-table",
      view: {
        module: stringLiteral(module.id),
        headers: headerLines(usual),
        rows: rowLines(
          fixtures.map(({ entry, response: { status, headers, body } }) => {
            const own = headers.filter(([name, value]) => !usual.some((one) => one[0] === name && one[1] === value));
            const key = entryKey(module, entry);
            const code = isNumeric(module.codeType) ? key : stringLiteral(key);
            const items = [code, String(status), stringLiteral(body), ...(own.length === 0 ? [] : [headerObject(own)])];
            return items;
          }),
        ),
      },
    },
  ];
}

/** The fixtures of the codes that clients can read. */
function fixturesIn(catalog: Catalog, module: Module): readonly ReturnType<typeof fixtureOf>[] {
  return module.entries
    .filter(isPublic)
    .map((entry) => fixtureOf(catalog, module, entry, { requestId: "request-1" }))
    .filter(({ problem }) => problem === undefined);
}

/** `testing.ts`: the entry point for tests. */
export function testingView(catalog: Catalog, options: Options): View {
  const { guard } = catalogNames(catalog, options);
  const isClient = hasClientHalf(options);
  const success = successFixture(catalog);
  const modules = testedModules(catalog).map((module, index) => ({
    module,
    table: `table${index}`,
    ...moduleNames(catalog, module, options),
  }));
  return {
    header: freeText(generatedFrom(catalog.file)),
    imports: [
      ...modules.flatMap(({ codes, path, table }) => [
        clause("import type", [typeName(codes)], stringLiteral(`./${path}/code.js`)),
        clause("import", [`fixtures as ${table}`], stringLiteral(`./${path}/fixtures.js`)),
      ]),
      clause("import", [`${guard} as isKnown`], '"./error.js"'),
      'import { fixturesIn } from "./fixture.js";',
      'import type { CodeFixture, Fixture, FixtureTable } from "./fixture.js";',
      ...(isClient
        ? [
            'import { isInvalidResponseError } from "./invalid-response.js";',
            'import type { InvalidReason } from "./invalid-response.js";',
          ]
        : []),
    ],
    isClient,
    modules: modules.map(({ module, codes }) => ({
      codes: `  readonly ${propertyName(module.id)}: ${localName(codes)};`,
    })),
    tables: listed(
      "const tables: readonly FixtureTable[] = [",
      modules.map(({ table }) => table),
      "];",
    ),
    locale: freeText(options.locales[0] ?? ""),
    success: {
      status: String(success.status),
      headers: headerLines(success.headers),
      body: property("body", stringLiteral(success.body), "  "),
    },
  };
}

/** Tests of a user's own code, for the README: of a client, or of a server alone. */
export function testingExample(catalog: Catalog, module: Module | undefined, options: Options): readonly string[] {
  const entry = module?.entries.find(isPublic);
  if (!options.testkit || module === undefined || entry === undefined) return [];
  if (hasClientHalf(options)) return clientExample(catalog, module, entry, options);
  return hasServerHalf(catalog, options) ? serverExample(catalog, module, entry, options) : [];
}

function clientExample(catalog: Catalog, module: Module, entry: Entry, options: Options): readonly string[] {
  const { codes, decodeResponse, path } = moduleNames(catalog, module, options);
  const testing = stringLiteral(`${options.package}/testing`);
  const id = stringLiteral(module.id);
  return [
    'import { http } from "msw";',
    'import { setupServer } from "msw/node";',
    clause("import", [codes, decodeResponse], stringLiteral(`${options.package}/${path}`)),
    clause("import", ["errorResolver", "matchers"], testing),
    ...matching(testing),
    assigned("const code =", `${codes}.${entry.name}`, ";"),
    assignedCall("const resolver =", "errorResolver", [id, "code"]),
    'setupServer(http.get("https://example.com/*", resolver)).listen();',
    "",
    'test("decodes the error of a response", async () => {',
    '  const response = await fetch("https://example.com/");',
    "  const { status, headers } = response;",
    "  const body = await response.text();",
    "  const received = { status, headers, body };",
    assignedCall("  const error =", decodeResponse, ["received"]),
    listed("  expect(error).toBeError(", [id, "code"], ");"),
    "});",
  ];
}

function serverExample(catalog: Catalog, module: Module, entry: Entry, options: Options): readonly string[] {
  const { codes, path } = moduleNames(catalog, module, options);
  const testing = stringLiteral(`${options.package}/testing`);
  const namespace = namespaceName(module);
  return [
    clause("import", [codes], stringLiteral(`${options.package}/${path}`)),
    clause("import", [namespace], stringLiteral(`${options.package}/server`)),
    clause("import", ["matchers"], testing),
    ...matching(testing),
    'test("raises the error of a code", () => {',
    ...created("const error =", namespace, entry, "  ", []),
    assigned("  const code =", `${codes}.${entry.name}`, ";"),
    listed("  expect(error).toBeError(", [stringLiteral(module.id), "code"], ");"),
    "});",
  ];
}

/** What makes the matchers known to Vitest. */
function matching(testing: string): readonly string[] {
  return [
    clause("import type", ["ErrorMatchers"], testing),
    'import { expect, test } from "vitest";',
    "",
    'declare module "vitest" {',
    "  interface Matchers<T> extends ErrorMatchers<T> {}",
    "}",
    "expect.extend(matchers);",
    "",
  ];
}

const taken: ReadonlySet<string> = new Set([...testingNames, "FixtureTable", "InvalidReason"]);

/** A type of codes in `testing.ts`, where another declaration may have its name. */
function localName(codes: string): string {
  return taken.has(codes) ? `${codes}OfModule` : codes;
}

function typeName(codes: string): string {
  return taken.has(codes) ? `${codes} as ${localName(codes)}` : codes;
}

/** Prettier gives each of several lists a line, but not a single one that fits beside the property. */
function rowLines(rows: readonly (readonly string[])[]): string {
  const line = `  rows: [${rows.map((items) => `[${items.join(", ")}]`).join(", ")}],`;
  if (rows.length < 2 && fits(line)) return line;
  return ["  rows: [", ...rows.map((items) => listed("    [", items, "],")), "  ],"].join("\n");
}

function headerLines(headers: Headers): string {
  if (headers.length === 0) return "  headers: {},";
  return ["  headers: {", ...headers.map((header) => headerProperty(header, "    ")), "  },"].join("\n");
}

function headerObject(headers: Headers): string {
  return `{ ${headers.map(([name, value]) => `${propertyName(name)}: ${stringLiteral(value)}`).join(", ")} }`;
}

function headerProperty([name, value]: Headers[number], indent: string): string {
  return property(propertyName(name), stringLiteral(value), indent);
}
