import { fixtureOf, successFixture } from "../../conformance/fixtures.js";
import type { Fixture } from "../../conformance/fixtures.js";
import type { Module } from "../../model/catalog.js";
import { inLocales, isPublic } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { nameIn } from "./adapter-view.js";
import { constantName, importPath, rootImport } from "./context.js";
import type { Context, Unit } from "./context.js";
import { doc } from "./docs.js";
import { goString } from "./literals.js";
import { fileView, lines } from "./root-view.js";

/** Names in the test kit, behind which a package of the same name would be hidden. */
const hiding: ReadonlySet<string> = new Set(
  "answer answers assertcode atomic calls code codes each err errors f fixture fixtureof fixtures found handler header httptest i info module name ok status success t testing values w".split(
    " ",
  ),
);

/** What a package is called in the test kit. */
const nameInKit = (imported: string): string => (hiding.has(imported) ? `${imported}err` : nameIn(imported));

type Response = Fixture["response"];

/** What tests can use: a response for each code, and a server that sends it. */
export function kitView(context: Context) {
  const root = nameInKit(context.root);
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
    headers: headersOf(context).map(([name, value]) => ({ name, value: freeText(value) })),
  };
}

/** The responses themselves. */
export function fixturesView(context: Context) {
  const { catalog } = context;
  const localized = context.locales.length > 1;
  return {
    ...fileView(context),
    kit: context.kit,
    success: keyed(successFixture(catalog)),
    fixtures: Array.from(readable(context), ({ module, entry, response }) => ({
      fields: [
        `"${module.id}"`,
        goString(entry.code),
        String(response.status),
        goString(response.body),
        ...(localized ? [goString(localeOf(response))] : []),
      ].join(", "),
    })),
  };
}

const keyed = ({ status, body }: Response): string =>
  `status: ${status}${body === "" ? "" : `, body: ${goString(body)}`}`;

const localeOf = ({ headers }: Response): string => headers.find(([name]) => name === "content-language")?.[1] ?? "";

/** The responses that clients read back: of a module, or of all. */
function* readable({ catalog, locales }: Context, modules: readonly Module[] = catalog.modules): Iterable<Fixture> {
  const chosen = inLocales(
    catalog,
    locales.map(({ tag }) => tag),
  );
  for (const module of modules) {
    for (const entry of module.entries.filter(isPublic)) {
      const fixture = fixtureOf(chosen, module, entry);
      if (fixture.problem === undefined) yield fixture;
    }
  }
}

/** The headers that all responses have. */
function headersOf(context: Context): Response["headers"] {
  for (const { response } of readable(context)) {
    return response.headers.filter(([name]) => name !== "content-language");
  }
  return [];
}

/** What the tests of the test kit need. */
export function kitTestView(context: Context) {
  const root = nameInKit(context.root);
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
    testImports: [
      ...(usesRoot ? [rootPackage] : []),
      ...paths.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ line }) => line),
    ],
    modules: units.map((unit) => ({ id: unit.module.id, decode: `${named(unit)}.${unit.decodeResponse}` })),
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
    for (const { entry, response } of readable(context, [unit.module])) {
      if (entry.deprecated !== undefined) continue;
      return { unit, constant: constantName(context, unit, entry.name), status: response.status };
    }
  }
  return undefined;
}
