import { successFixture } from "../../conformance/fixtures.js";
import type { Catalog, Entry, Module, StandardEnvelope } from "../../model/catalog.js";
import { inLocales, isPublic } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { generatedFrom } from "../header.js";
import { filledCodes, fixtureEnvelopes, fixturesName, headerLines } from "./fixture-view.js";
import { entryKey } from "./info-view.js";
import { assigned, assignedCall, clause, listed, property } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { catalogNames, moduleNames, parameterName } from "./names.js";
import type { Options } from "./options.js";
import { created } from "./raise-example.js";
import { namespaceName } from "./raise-view.js";
import { hasClientHalf, hasServerHalf } from "./server.js";
import type { View } from "./structure.js";
import { parameterTypes } from "./text-view.js";
import { standardFiles } from "./values.js";

/** What the entry point for tests exports, with standard envelopes or without. */
export function testingNames(catalog: Catalog, options: Options): readonly string[] {
  return standardFiles(catalog, options).length === 0 ? names : [...names, ...standardNames];
}

const names = [
  "CodeFixture",
  "CodeParams",
  "ErrorMatchers",
  "Fixture",
  "MatcherResult",
  "MockOptions",
  "ModuleCodes",
  "NoParams",
  "ParamsOf",
  "allFixtures",
  "errorResolver",
  "fixtureOf",
  "matchers",
  "mockError",
  "successFixture",
];

const standardNames = ["EnvelopeName", "successFixtures"];

/** The modules that have codes. */
function testedModules({ modules }: Catalog): readonly Module[] {
  return modules.filter(({ entries }) => entries.length > 0);
}

/** `testing.ts`: the entry point for tests. */
export function testingView(catalog: Catalog, options: Options): View {
  const { guard } = catalogNames(catalog, options);
  const isClient = hasClientHalf(options);
  const envelopes = fixtureEnvelopes(catalog, options);
  const modules = testedModules(catalog).map((module, index) => ({
    module,
    table: `${index}`,
    ...moduleNames(catalog, module, options),
  }));
  return {
    header: freeText(generatedFrom(catalog.file)),
    imports: [
      ...modules.flatMap(({ codes, path, table }) => [
        clause("import type", [typeName(codes)], stringLiteral(`./${path}/code.js`)),
        clause(
          "import",
          envelopes.map((envelope) => `${fixturesName(envelope)} as ${fixturesName(envelope)}${table}`).sort(),
          stringLiteral(`./${path}/fixtures.js`),
        ),
      ]),
      clause("import", [`${guard} as isKnown`], '"./error.js"'),
      'import { fixtureIn, fixturesIn } from "./fixture.js";',
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
    codeParams: paramsView(inLocales(catalog, options.locales)),
    envelopes: standardFiles(catalog, options).map(stringLiteral).join(" | "),
    tables: envelopes.map((envelope) => {
      const name = envelope === undefined ? "own" : propertyName(envelope.id);
      const tables = modules.map(({ table }) => `${fixturesName(envelope)}${table}`);
      return { name, items: listed(`  ${name}: [`, tables, "],") };
    }),
    locale: freeText(options.locales[0] ?? ""),
    success: successView(catalog, undefined, "  "),
    successes: envelopes.flatMap((envelope) =>
      envelope === undefined ? [] : { name: propertyName(envelope.id), ...successView(catalog, envelope, "    ") },
    ),
  };
}

function successView(catalog: Catalog, envelope: StandardEnvelope | undefined, indent: string): View {
  const { status, headers, body } = successFixture(catalog, envelope);
  return {
    status: String(status),
    headers: headerLines(headers, indent),
    body: property("body", stringLiteral(body), indent),
  };
}

/** The params that fixtures show, by the module and the code that they are of. */
function paramsView(catalog: Catalog): View[] {
  return testedModules(catalog).flatMap((module) =>
    filledCodes(catalog, module).map(([entry, params]) => ({
      key: stringLiteral(`${module.id}/${entryKey(module, entry)}`),
      params: params.map(({ name, type }) => `${parameterName(name)}: ${parameterTypes[type]}`),
    })),
  );
}

/** The first entry whose fixture shows a text that a caller gives, for the tests of a package. */
export function filledExample(catalog: Catalog): View | false {
  for (const module of testedModules(catalog)) {
    for (const [entry, params] of filledCodes(catalog, module)) {
      const param = params.find(({ type }) => type === "string");
      if (param === undefined) continue;
      const key = entryKey(module, entry);
      const code = isNumeric(module.codeType) ? key : stringLiteral(key);
      const call = listed("  const { body } = fixtureOf(", [stringLiteral(module.id), code, "given"], ");");
      return { param: parameterName(param.name), call };
    }
  }
  return false;
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

const taken: ReadonlySet<string> = new Set([...names, ...standardNames, "FixtureTable", "InvalidReason"]);

/** A type of codes in `testing.ts`, where another declaration may have its name. */
function localName(codes: string): string {
  return taken.has(codes) ? `${codes}OfModule` : codes;
}

function typeName(codes: string): string {
  return taken.has(codes) ? `${codes} as ${localName(codes)}` : codes;
}
