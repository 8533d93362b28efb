import { codeNumber, hexCode, parseCode } from "../../model/code-type.js";
import type { Module } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { exampleOf } from "./example.js";
import { codeLiteral, constantName, importPath, rootImport, underlyingType } from "./layout.js";
import type { Layout, Unit } from "./layout.js";
import { goString } from "./literals.js";
import { decodeView, errorView, fileView, kindConstant, wireView } from "./root-view.js";

/** What qualifies the names of a unit in another package. */
const outside = (unit: Unit): string => `${unit.imported}.`;

/** The imports of the root package and the packages of units, as gofmt sorts them. */
export function imports(layout: Layout, units: readonly Unit[]): string[] {
  const paths = units.map((unit) => importPath(layout, unit));
  const below = new Set(paths.filter((path) => path !== layout.path).sort());
  return [rootImport(layout), ...[...below].map((path) => `"${path}"`)];
}

export function decodeTestView(layout: Layout) {
  const example = exampleOf(layout);
  return {
    ...fileView(layout),
    ints: wireView(layout).ints,
    root: layout.root,
    imports: example === undefined ? [] : imports(layout, [example.unit]),
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
    root: layout.root,
    imports: imports(layout, layout.units),
    moduleCode: errorView(layout).moduleCode,
    detail,
    requestId: requestId !== false,
    numeric: layout.units.some(isNumeric),
    modules: layout.units.map((unit) => ({
      id: unit.module.id,
      decode: `${outside(unit)}${unit.decodeStatus}`,
      type: `${outside(unit)}${unit.type}`,
      numeric: isNumeric(unit),
    })),
  };
}

const isNumeric = ({ module: { codeType } }: Unit): boolean => codeType.kind === "int" || codeType.kind === "hex";

export function moduleTestView(layout: Layout, unit: Unit) {
  const { module, type } = unit;
  const q = outside(unit);
  const unknown = unknownCode(module);
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    root: layout.root,
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
export function wrapped(layout: Layout, unit: Unit): string {
  const { root, shape } = layout;
  if (shape === "solo" || unit.common) return `&${root}.Error{Code: code}`;
  if (shape === "flat") return `&${root}.Error{Module: "${unit.module.id}", Code: code}`;
  return errorView(layout).moduleCode ? `&${root}.Error{Module: "${unit.module.id}", ModuleCode: code}` : "code";
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
    const spelled = codeType.kind === "hex" ? hexCode(Number(candidate), codeType.bits) : candidate;
    const parsed = parseCode(codeType, spelled);
    if ("code" in parsed && codeNumber(codeType, parsed.code) !== -1 && !taken.has(parsed.code)) return parsed.code;
  }
  return undefined;
}
