import { fixtureTemplate } from "../../conformance/fixture-template.js";
import { exampleParams, fixtureOf, successFixture } from "../../conformance/fixtures.js";
import type { Catalog, Module, StandardEnvelope } from "../../model/catalog.js";
import { inLocales, isPublic, shownParams } from "../../model/sent.js";
import { codeAnnotation, codeLiteral } from "./codes.js";
import type { Context } from "./context.js";
import { compareExports, fitting, importLine, tupleAssignment, tupleItem } from "./layout.js";
import { stringLiteral } from "./literals.js";
import { header } from "./module-view.js";
import { baseClass, enumName, memberName, moduleName } from "./names.js";

/** The entry point of a package for tests of clients. */
export const testingModule = "testing";

/** `_fixtures.py` */
export function fixturesView(context: Context) {
  const catalog = inLocales(context.catalog, context.options.locales);
  const standard = catalog.envelopes.length > 0;
  const multilingual = catalog.locales.length > 1;
  const row = multilingual ? "tuple[int, str, str]" : "tuple[int, str]";
  const table = `Mapping[str, Mapping[${codeAnnotation(catalog.modules)}, ${row}]]`;
  const type = standard ? `Mapping[str, ${table}]` : table;
  return {
    header: header(catalog.file),
    standard,
    multilingual,
    fixturesHead: fitting(`FIXTURES: Final[${type}] = {`, `FIXTURES: Final[\n    ${type}\n] = {`),
    examplesHead: fitting(
      `EXAMPLES: Final[${examplesType(catalog)}] = {`,
      `EXAMPLES: Final[\n    ${examplesType(catalog)}\n] = {`,
    ),
    examples: hasExamples(catalog)
      ? testedModules(catalog).map((module) => ({ id: module.id, rows: examplesOf(module) }))
      : [],
    tables: [undefined, ...catalog.envelopes].map((envelope) => {
      const { status, body } = successFixture(catalog, envelope);
      const success = [String(status), stringLiteral(body)];
      const name = envelope?.id ?? "";
      return {
        name,
        modules: testedModules(catalog).map((module) => ({ id: module.id, rows: rowsOf(catalog, module, envelope) })),
        success: standard ? tupleItem(`"${name}": `, success, "    ") : tupleAssignment("SUCCESS: Final", success),
      };
    }),
  };
}

/** The codes that clients can read, with the status, the language and the body of each. */
function rowsOf(catalog: Catalog, module: Module, envelope: StandardEnvelope | undefined): readonly string[] {
  const indent = catalog.envelopes.length > 0 ? "            " : "        ";
  return module.entries.filter(isPublic).flatMap((entry) => {
    const options = { requestId: "request-1", envelope };
    const fixture = fixtureOf(catalog, module, entry, options);
    const { response, problem } = fixture;
    if (problem !== undefined) return [];
    const language = response.headers.find(([name]) => name === "content-language")?.[1] ?? "";
    const items = [
      String(response.status),
      ...(catalog.locales.length > 1 ? [stringLiteral(language)] : []),
      stringLiteral(fixtureTemplate(catalog, fixture, options, (name) => name)),
    ];
    return tupleItem(`${codeLiteral(module.codeType, entry.code)}: `, items, indent);
  });
}

const examplesType = ({ modules }: Catalog): string =>
  `Mapping[str, Mapping[${codeAnnotation(modules)}, Mapping[str, str | float]]]`;

/** Whether some response shows values of params. */
export function hasExamples(catalog: Catalog): boolean {
  return testedModules(catalog).some((module) => examplesOf(module).length > 0);
}

/** Values for the params of each code that shows some. */
function examplesOf({ codeType, entries }: Module) {
  return entries
    .filter((entry) => isPublic(entry) && shownParams(entry).length > 0)
    .map((entry) => {
      const values = exampleParams(entry);
      return {
        code: codeLiteral(codeType, entry.code),
        params: shownParams(entry).map(({ name }) => `${stringLiteral(name)}: ${literal(values[name] ?? "")}`),
      };
    });
}

function literal(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" ? stringLiteral(value) : String(value);
}

/** `testing.py` */
export function testingView({ catalog, options }: Context) {
  const base = baseClass(catalog, options);
  const modules = testedModules(catalog);
  const [first] = modules.filter(({ entries }) => entries.some(isPublic));
  const [entry] = first?.entries.filter(isPublic) ?? [];
  const [idHeader] = catalog.envelope.headers.requestId;
  const standard = catalog.envelopes.length > 0;
  const examples = hasExamples(catalog);
  return {
    header: header(catalog.file),
    base,
    baseImport: importLine("._base", [base]),
    several: modules.length > 1,
    examples,
    given: [
      ...(standard ? ["envelope"] : []),
      ...(examples ? ["params"] : []),
      ...(standard || examples ? ["retry_after", "headers"] : []),
    ],
    standard,
    problem: catalog.envelopes.some(({ id }) => id === "problem"),
    envelopeName: `EnvelopeName = Literal[${catalog.envelopes.map(({ id }) => stringLiteral(id)).join(", ")}]`,
    multilingual: options.locales.length > 1,
    idHeader: idHeader === undefined ? "" : stringLiteral(idHeader),
    modules: modules.map((module) => ({ id: module.id, enum: enumName(module) })),
    imports: modules
      .map((module) => ({ name: moduleName(module.id, options), codes: enumName(module) }))
      .sort((a, b) => compareExports(a.name, b.name))
      .map(({ name, codes }) => importLine(`.${name}`, [codes])),
    example: first === undefined || entry === undefined ? "" : `${enumName(first)}.${memberName(entry.name)}`,
  };
}

/** The modules that have codes. */
export function testedModules({ modules }: Catalog): readonly Module[] {
  return modules.filter(({ entries }) => entries.length > 0);
}
