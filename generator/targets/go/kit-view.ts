import { fixtureTemplate } from "../../conformance/fixture-template.js";
import { exampleParams, fixtureOf, successFixture } from "../../conformance/fixtures.js";
import type { Fixture } from "../../conformance/fixtures.js";
import type { Catalog, Entry, Module, StandardEnvelope } from "../../model/catalog.js";
import { inLocales, isPublic, shownParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { nameIn, rootNameIn } from "./adapter-view.js";
import { constantName, importPath, rootImport } from "./context.js";
import type { Context, Unit } from "./context.js";
import { doc } from "./docs.js";
import { goString } from "./literals.js";
import { fileView, lines } from "./root-view.js";
import { decoders, words } from "./standard.js";

/** Names in the test kit, behind which a package of the same name would be hidden. */
const hiding: ReadonlySet<string> = new Set(
  "after answer answers assertcode atomic before body calls code codes codewith e each err errors examples f fill filled fixture fixtureof fixtures found handler header httptest i info istext isvalue json maps module name ok own params place rest status strings success t table tables testing text value values w with".split(
    " ",
  ),
);

/** What a package is called in the test kit. */
const nameInKit = (imported: string): string => (hiding.has(imported) ? `${imported}err` : nameIn(imported));

type Response = Fixture["response"];

/** What tests can use: a response for each code, and a server that sends it. */
export function kitView(context: Context) {
  const root = rootNameIn(context, nameInKit);
  const example = exampleIn(context);
  return {
    ...fileView(context),
    kit: context.kit,
    root,
    rootImport: rootImport({ ...context, root }),
    client: context.client,
    packageDoc: lines(
      doc(`Package ${context.kit} is for tests of programs that use the error codes of ${context.catalog.id}.`),
    ),
    exampleCode:
      example === undefined ? `[${context.path}.Code]` : `[${importPath(context, example.unit)}.${example.constant}]`,
    localized: context.locales.length > 1,
    params: hasParams(context),
    envelopes: context.catalog.envelopes.map(({ id }) => ({ name: words[id] })),
    problem: context.catalog.envelopes.some(({ id }) => id === "problem"),
    headers: headersOf(context).map(([name, value]) => ({ name, value: freeText(value) })),
  };
}

/** The responses themselves. */
export function fixturesView(context: Context) {
  const { catalog } = context;
  const chosen = chosenIn(context);
  return {
    ...fileView(context),
    kit: context.kit,
    standard: catalog.envelopes.length > 0,
    tables: envelopesOf(context).map((envelope) => ({
      name: envelope === undefined ? "own" : words[envelope.id],
      success: keyed(successFixture(catalog, envelope)),
      fixtures: Array.from(readable(context, envelope), (fixture) => ({
        fields: fieldsOf(
          context,
          fixture,
          fixtureTemplate(chosen, fixture, { envelope }, (name) => name),
        ),
      })),
    })),
  };
}

function fieldsOf(context: Context, { module, entry, response }: Fixture, template: string): string {
  return [
    `"${module.id}"`,
    goString(entry.code),
    String(response.status),
    goString(template),
    ...(context.locales.length > 1 ? [goString(localeOf(response))] : []),
    ...(hasParams(context) ? [examplesOf(entry)] : []),
  ].join(", ");
}

/** Whether the response of some code shows values of params. */
export function hasParams({ catalog }: Context): boolean {
  return catalog.modules.some(({ entries }) =>
    entries.some((entry) => isPublic(entry) && shownParams(entry).length > 0),
  );
}

function examplesOf(entry: Entry): string {
  const examples = exampleParams(entry);
  const values = shownParams(entry).map(({ name }) => `"${name}": ${goValue(examples[name] ?? "")}`);
  return values.length === 0 ? "nil" : `Params{${values.join(", ")}}`;
}

const goValue = (value: string | number | boolean): string =>
  typeof value === "string" ? goString(value) : String(value);

/** The catalog with the texts that the package has. */
function chosenIn({ catalog, locales }: Context): Catalog {
  return inLocales(
    catalog,
    locales.map(({ tag }) => tag),
  );
}

/** The envelopes that there are fixtures in: the API's own, which is undefined, and the standard ones. */
function envelopesOf({ catalog }: Context): readonly (StandardEnvelope | undefined)[] {
  return [undefined, ...catalog.envelopes];
}

const keyed = ({ status, body }: Response): string =>
  `status: ${status}${body === "" ? "" : `, body: ${goString(body)}`}`;

const localeOf = ({ headers }: Response): string => headers.find(([name]) => name === "content-language")?.[1] ?? "";

/** The responses that clients read back: of a module, or of all. */
function* readable(
  context: Context,
  envelope: StandardEnvelope | undefined,
  modules: readonly Module[] = context.catalog.modules,
): Iterable<Fixture> {
  const chosen = chosenIn(context);
  for (const module of modules) {
    for (const entry of module.entries.filter(isPublic)) {
      const fixture = fixtureOf(chosen, module, entry, { envelope });
      if (fixture.problem === undefined) yield fixture;
    }
  }
}

/** The headers that all responses have, but for the content type of a standard envelope. */
function headersOf(context: Context): Response["headers"] {
  for (const envelope of envelopesOf(context)) {
    for (const { response } of readable(context, envelope)) {
      return response.headers
        .filter(([name]) => name !== "content-language")
        .map(([name, value]) => [name, name === "content-type" ? "application/json" : value]);
    }
  }
  return [];
}

/** What the tests of the test kit need. */
export function kitTestView(context: Context) {
  const root = rootNameIn(context, nameInKit);
  const example = exampleIn(context);
  const rootPackage = rootImport({ ...context, root });
  const units = context.client ? context.units : example === undefined ? [] : [example.unit];
  const named = (unit: Unit): string => (unit.root ? root : nameInKit(unit.imported));
  const others = units.filter((unit) => !unit.root);
  const paths = others.map((unit) => {
    const name = named(unit);
    const path = `"${importPath(context, unit)}"`;
    return { path, line: name === unit.pkg ? path : `${name} ${path}` };
  });
  const usesRoot = context.client || example?.unit.root === true;
  return {
    ...fileView(context),
    kit: context.kit,
    root,
    client: context.client,
    params: hasParams(context),
    testImports: [
      ...(usesRoot ? [rootPackage] : []),
      ...paths.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ line }) => line),
    ],
    modules: units.map((unit) => ({ id: unit.module.id, decode: `${named(unit)}.${unit.decodeResponse}` })),
    envelopes: context.catalog.envelopes.map(({ id }) => ({
      name: words[id],
      modules: units.map((unit) => {
        const found = decoders(context.catalog, unit).find((decoder) => decoder.id === id);
        return { id: unit.module.id, decode: `${named(unit)}.${found?.decode ?? ""}` };
      }),
    })),
    example:
      example === undefined
        ? false
        : { constant: `${named(example.unit)}.${example.constant}`, status: example.status },
  };
}

/** A code whose response clients read back, of a called module if there is one. */
export function exampleIn(context: Context) {
  const { units } = context;
  for (const unit of [...units.filter(({ common }) => !common), ...units]) {
    for (const { entry, response } of readable(context, undefined, [unit.module])) {
      if (entry.deprecated !== undefined) continue;
      return { unit, constant: constantName(context, unit, entry.name), status: response.status };
    }
  }
  return undefined;
}
