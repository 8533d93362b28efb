import { fixtureTemplate } from "../../conformance/fixture-template.js";
import { exampleParams, fixtureOf } from "../../conformance/fixtures.js";
import type { Fixture, FixtureOptions } from "../../conformance/fixtures.js";
import type { Catalog, Entry, Module, Param, StandardEnvelope } from "../../model/catalog.js";
import { inLocales, isPublic, shownParams } from "../../model/sent.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { entryKey } from "./info-view.js";
import { fits, listed, property } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { moduleNames, parameterName } from "./names.js";
import type { Options } from "./options.js";
import { constants } from "./standard-view.js";
import type { Statement } from "./structure.js";
import { standardFiles } from "./values.js";

type Headers = Fixture["response"]["headers"];

/** The envelopes that a test kit has fixtures in: the API's own, which is undefined, and the standard ones. */
export function fixtureEnvelopes(catalog: Catalog, options: Options): readonly (StandardEnvelope | undefined)[] {
  const ids: readonly string[] = standardFiles(catalog, options);
  return [undefined, ...catalog.envelopes.filter(({ id }) => ids.includes(id))];
}

/** What the fixtures of a module in an envelope are called. */
export function fixturesName(envelope: StandardEnvelope | undefined): string {
  return envelope === undefined ? "fixtures" : `${constants[envelope.id]}Fixtures`;
}

/** `dsa/fixtures.ts`: what a server sends for the codes of a module. */
export function fixtureStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { codes } = moduleNames(catalog, module, options);
  const chosen = inLocales(catalog, options.locales);
  return [
    { kind: "import", types: true, names: ["FixtureTable"], from: "../fixture.js" },
    ...fixtureEnvelopes(catalog, options).map((envelope): Statement => {
      const fixtures = fixturesIn(chosen, module, envelope);
      const usual = fixtures[0]?.response.headers ?? [];
      const place = envelope === undefined ? "" : ` in the envelope \`${envelope.id}\``;
      return {
        kind: "code",
        docs: [`What a server sends for each {@link ${codes}}${place}. @internal`],
        template: "fixture-table",
        view: {
          name: fixturesName(envelope),
          module: stringLiteral(module.id),
          headers: headerLines(usual),
          rows: rowLines(fixtures.map((fixture) => rowOf(chosen, fixture, usual, envelope))),
        },
      };
    }),
  ];
}

const requestId = "request-1";

/** The fixtures of the codes that clients can read. */
function fixturesIn(
  catalog: Catalog,
  module: Module,
  envelope: FixtureOptions["envelope"],
  entries = module.entries,
): readonly Fixture[] {
  return entries
    .filter(isPublic)
    .map((entry) => fixtureOf(catalog, module, entry, { requestId, envelope }))
    .filter(({ problem }) => problem === undefined);
}

/** The codes of a module whose fixtures show values of params, and these params. */
export function filledCodes(catalog: Catalog, module: Module): readonly (readonly [Entry, readonly Param[]])[] {
  const entries = module.entries.filter((entry) => shownParams(entry).length > 0);
  return fixturesIn(catalog, module, undefined, entries).flatMap((fixture) => {
    const params = filledParams(fixture, templateOf(catalog, fixture, undefined));
    return params.length === 0 ? [] : [[fixture.entry, params] as const];
  });
}

function templateOf(catalog: Catalog, fixture: Fixture, envelope: FixtureOptions["envelope"]): string {
  return fixtureTemplate(catalog, fixture, { requestId, envelope }, parameterName);
}

/** The params whose values a fixture shows. */
function filledParams({ entry }: Fixture, template: string): readonly Param[] {
  return shownParams(entry).filter(({ name }) => {
    const place = parameterName(name);
    return template.includes(`{${place}}`) || template.includes(`{"$":${JSON.stringify(place)}}`);
  });
}

/** A row of a table: what the code has, and examples of values for the places in its body. */
function rowOf(catalog: Catalog, fixture: Fixture, usual: Headers, envelope: FixtureOptions["envelope"]): string {
  const { module, entry } = fixture;
  const { status, headers, body } = fixture.response;
  const own = headers.filter(([name, value]) => !usual.some((one) => one[0] === name && one[1] === value));
  const key = entryKey(module, entry);
  const template = templateOf(catalog, fixture, envelope);
  const params = filledParams(fixture, template);
  const items = [
    isNumeric(module.codeType) ? key : stringLiteral(key),
    String(status),
    stringLiteral(params.length === 0 ? body : template),
    ...(own.length === 0 && params.length === 0 ? [] : [headerObject(own)]),
  ];
  if (params.length === 0) return listed("    [", items, "],");
  const values = exampleParams(entry);
  const examples = params.map(({ name }) => property(parameterName(name), literal(values[name] ?? ""), "        "));
  return ["    [", ...items.map((item) => `      ${item},`), "      {", ...examples, "      },", "    ],"].join("\n");
}

function literal(value: string | number | boolean): string {
  return typeof value === "string" ? stringLiteral(value) : String(value);
}

/** Prettier gives each of several lists a line, but not a single one that fits beside the property. */
function rowLines(rows: readonly string[]): string {
  const line = `  rows: [${rows.map((row) => row.trim().replace(/,$/, "")).join(", ")}],`;
  if (rows.length < 2 && !line.includes("\n") && fits(line)) return line;
  return ["  rows: [", ...rows, "  ],"].join("\n");
}

export function headerLines(headers: Headers, indent = "  "): string {
  if (headers.length === 0) return `${indent}headers: {},`;
  const lines = headers.map((header) => headerProperty(header, `${indent}  `));
  return [`${indent}headers: {`, ...lines, `${indent}},`].join("\n");
}

function headerObject(headers: Headers): string {
  if (headers.length === 0) return "{}";
  return `{ ${headers.map(([name, value]) => `${propertyName(name)}: ${stringLiteral(value)}`).join(", ")} }`;
}

function headerProperty([name, value]: Headers[number], indent: string): string {
  return property(propertyName(name), stringLiteral(value), indent);
}
