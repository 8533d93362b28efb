import { textIn } from "../../model/catalog.js";
import { codeNumber, parseCode } from "../../model/code-type.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { docLocale } from "./docs.js";
import { exampleOf } from "./example.js";
import { codeLiteral, constantName, rootImport, underlyingType } from "./layout.js";
import type { Layout, Unit } from "./layout.js";
import { goMarkdownUrl, goString } from "./literals.js";
import { decodeView, errorView, fileView, kindConstant, wireView } from "./root-view.js";

/** What stands before the names of a unit in another package. */
const outside = (unit: Unit): string => `${unit.pkg}.`;

function importPath({ path }: Layout, unit: Unit): string {
  return unit.root ? path : `${path}/${unit.pkg}`;
}

/** The imports of the root package, the packages of units and others, as gofmt sorts them. */
function imports(layout: Layout, units: readonly Unit[], ...others: readonly string[]): string[] {
  const paths = [...units.map((unit) => importPath(layout, unit)), ...others.map((other) => `${layout.path}/${other}`)];
  const below = new Set(paths.filter((path) => path !== layout.path).sort());
  return [rootImport(layout), ...[...below].map((path) => `"${path}"`)];
}

export function decodeTestView(layout: Layout) {
  const example = exampleOf(layout);
  return {
    ...fileView(layout),
    ints: wireView(layout).ints,
    imports:
      example === undefined
        ? [`"${layout.path}/internal/verdict"`]
        : imports(layout, [example.unit], "internal/verdict"),
    example:
      example === undefined
        ? false
        : {
            decode: `${outside(example.unit)}${example.unit.decode}`,
            body: freeText(example.body),
            constant: `${outside(example.unit)}${constantName(layout, example.unit, example.entry.name)}`,
            kind: kindConstant(example.entry.kind),
            retryable: example.entry.retryable,
            name: example.entry.name,
            code: example.code,
            action: example.entry.action,
          },
  };
}

export function verdictView(layout: Layout) {
  const { requestId, detail } = decodeView(layout);
  return {
    ...fileView(layout),
    imports: imports(layout, layout.units),
    moduleCode: errorView(layout).moduleCode,
    detail,
    requestId,
    modules: layout.units.map((unit) => ({ id: unit.module.id, decode: `${outside(unit)}${unit.decode}` })),
  };
}

export function moduleTestView(layout: Layout, unit: Unit) {
  const { module, type } = unit;
  const q = outside(unit);
  const unknown = unknownCode(module);
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    root: layout.pkg,
    imports: imports(layout, [unit]),
    q,
    type,
    id: module.id,
    constants: module.entries.map(({ name }) => `${q}${constantName(layout, unit, name)}`),
    locale: layout.locales[0].tag,
    wrapped: wrapped(layout, unit),
    unknown: unknown === undefined ? "" : codeLiteral(module, unknown),
    unknownText: freeText(
      `${type}(${underlyingType(module) === "string" ? goString(unknown ?? "") : (unknown ?? "")})`,
    ),
  };
}

/** An error of a response with the code `code`. */
function wrapped(layout: Layout, unit: Unit): string {
  const { pkg, shape } = layout;
  if (shape === "solo" || unit.common) return `&${pkg}.Error{Code: code}`;
  if (shape === "flat") return `&${pkg}.Error{Module: "${unit.module.id}", Code: code}`;
  return errorView(layout).moduleCode ? `&${pkg}.Error{Module: "${unit.module.id}", ModuleCode: code}` : "code";
}

/** A code of the module's type that the module has not. */
function unknownCode(module: Module): string | undefined {
  const taken = new Set(module.entries.map(({ code }) => code));
  const { codeType } = module;
  const candidates =
    codeType.kind === "int" || codeType.kind === "hex"
      ? [...Array(taken.size + 1).keys()].map((n) => String(99 - n))
      : ["ZZ999", "ZZ998", "ZZ997"];
  for (const candidate of candidates) {
    const spelled = codeType.kind === "hex" ? hexSpelling(Number(candidate), codeType.bits) : candidate;
    const parsed = parseCode(codeType, spelled);
    if ("code" in parsed && codeNumber(codeType, parsed.code) !== -1 && !taken.has(parsed.code)) return parsed.code;
  }
  return undefined;
}

function hexSpelling(value: number, bits: number): string {
  const digits = (value < 0 ? value + 2 ** bits : value).toString(16).toUpperCase();
  return `0x${digits.padStart(bits / 4, "0")}`;
}

function importPathOf(layout: Layout, unit: Unit | undefined): string {
  return unit === undefined ? layout.path : importPath(layout, unit);
}

/** Where all of a module's codes are documented: as much of the address as does not depend on the code. */
function documentation({ docs }: Catalog, { id }: Module): string {
  const page = docs?.replaceAll("{module}", id).replace(/[#?&]?[^/#?&]*\{.*$/s, "");
  return page === undefined ? "" : goMarkdownUrl(page);
}

export function readmeView(layout: Layout) {
  const { catalog, pkg, units } = layout;
  const example = exampleOf(layout);
  const unit = example?.unit ?? units[0];
  const locale = docLocale(layout);
  const entry = example?.entry ?? unit?.module.entries[0];
  const constant =
    unit === undefined || entry === undefined ? "code" : `${outside(unit)}${constantName(layout, unit, entry.name)}`;
  const { detail, moduleCode } = errorView(layout);
  const type = unit === undefined ? "Code" : `${outside(unit)}${unit.type}`;
  const parts = [
    ...(detail ? ["`e.Detail`"] : []),
    ...(catalog.envelope.requestId.length > 0 ? ["`e.RequestID`"] : []),
    "`e.Code`",
    ...(moduleCode ? ["`e.ModuleCode`"] : []),
  ];
  return {
    ...fileView(layout),
    title: freeText(textIn(catalog.title, locale, catalog)),
    id: catalog.id,
    example: [
      `err := ${unit === undefined ? "" : `${outside(unit)}${unit.decode}`}(body) // nil if the call succeeded`,
      `if errors.Is(err, ${constant}) {`,
      `\tinfo, _ := ${pkg}.InfoOf(err)`,
      catalog.docs === undefined
        ? '\tlog.Print(err, ": ", info.Action)'
        : '\tlog.Print(err, ": ", info.Action, ", see ", info.URL)',
      "}",
    ],
    constant,
    which: `\`var code ${type}\`, then \`errors.As(err, &code)\` and \`switch code\``,
    locale,
    doc: `${importPathOf(layout, unit)}.${constant.slice(constant.indexOf(".") + 1)}`,
    server: parts.join(", "),
    modules: units.map((unit) => ({
      title: freeText(textIn(unit.module.title, locale, catalog)),
      id: unit.module.id,
      path: importPath(layout, unit),
      page: documentation(catalog, unit.module),
    })),
  };
}
