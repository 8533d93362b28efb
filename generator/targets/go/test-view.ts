import type { Module } from "../../model/catalog.js";
import { codeNumber, parseCode } from "../../model/code-type.js";
import { freeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { codeLiteral, underlyingType } from "./codes.js";
import { constantName, importPath, rootImport } from "./context.js";
import type { Context, Unit } from "./context.js";
import { decodeView, wireView } from "./decode-view.js";
import { exampleOf } from "./example.js";
import { goString } from "./literals.js";
import { errorView, fileView, kindConstant } from "./root-view.js";

/** What qualifies the names of a unit in another package. */
const outside = (unit: Unit): string => `${unit.imported}.`;

/** The imports of the root package and the packages of units, as gofmt sorts them. */
export function imports(context: Context, units: readonly Unit[]): string[] {
  const paths = units.map((unit) => importPath(context, unit));
  const below = new Set(paths.filter((path) => path !== context.path).sort());
  return [rootImport(context), ...[...below].map((path) => `"${path}"`)];
}

export function decodeTestView(context: Context) {
  const example = exampleOf(context);
  return {
    ...fileView(context),
    ints: wireView(context).ints,
    root: context.root,
    imports: example === undefined ? [] : imports(context, [example.unit]),
    example:
      example === undefined
        ? false
        : {
            decode: `${outside(example.unit)}${example.unit.decode}`,
            body: freeText(example.body),
            constant: `${outside(example.unit)}${constantName(context, example.unit, example.entry.name)}`,
            kind: kindConstant(example.entry.kind),
            retryable: example.entry.retryable,
            name: example.entry.name,
            code: example.code,
            action: example.entry.action,
          },
  };
}

export function verdictView(context: Context) {
  const { requestId, detail } = decodeView(context);
  return {
    ...fileView(context),
    root: context.root,
    imports: imports(context, context.units),
    moduleCode: errorView(context).moduleCode,
    detail,
    requestId: requestId !== false,
    numeric: context.units.some(isNumeric),
    modules: context.units.map((unit) => ({
      id: unit.module.id,
      decode: `${outside(unit)}${unit.decodeStatus}`,
      type: `${outside(unit)}${unit.type}`,
      numeric: isNumeric(unit),
    })),
  };
}

const isNumeric = ({ module: { codeType } }: Unit): boolean => codeType.kind === "int" || codeType.kind === "hex";

export function moduleTestView(context: Context, unit: Unit) {
  const { module, type } = unit;
  const q = outside(unit);
  const unknown = unknownCode(module);
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    root: context.root,
    imports: imports(context, [unit]),
    q,
    type,
    id: module.id,
    constants: module.entries.map(({ name }) => `${q}${constantName(context, unit, name)}`),
    locale: context.locales[0].tag,
    wrapped: wrapped(context, unit),
    unknown: unknown === undefined ? "" : codeLiteral(module, unknown),
    unknownText: freeText(
      `${type}(${underlyingType(module) === "string" ? goString(unknown ?? "") : (unknown ?? "")})`,
    ),
  };
}

/** An error of a response with the code `code`. */
export function wrapped(context: Context, unit: Unit): string {
  const { root, shape } = context;
  if (shape === "solo" || unit.common) return `&${root}.Error{Code: code}`;
  if (shape === "flat") return `&${root}.Error{Module: "${unit.module.id}", Code: code}`;
  return errorView(context).moduleCode ? `&${root}.Error{Module: "${unit.module.id}", ModuleCode: code}` : "code";
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
