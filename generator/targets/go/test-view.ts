import { unusedCode } from "../../conformance/unused-code.js";
import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { lazyList } from "../../render/list.js";
import { isNumeric } from "../../sdk/code-reader.js";
import { generatedFrom } from "../header.js";
import { codeLiteral, underlyingType } from "./codes.js";
import { constantName, importPath, rootImport } from "./context.js";
import type { Context, Unit } from "./context.js";
import { decodeView, wireView } from "./decode-view.js";
import { doc } from "./docs.js";
import { exampleOf } from "./example.js";
import { goString } from "./literals.js";
import { errorView, fileView, kindConstant, lines } from "./root-view.js";
import { decoders, encoders } from "./standard.js";

/** The qualifier of a unit's names in another package. */
const outside = (unit: Unit): string => `${unit.imported}.`;

/** The imports of the root package and the packages of units, as gofmt sorts them. */
export function imports(context: Context, units: readonly Unit[], others: readonly string[] = []): string[] {
  const paths = [...units.map((unit) => importPath(context, unit)), ...others];
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
  const { catalog } = context;
  const { hasRequestId, hasDetail } = decodeView(context);
  return {
    ...fileView(context),
    root: context.root,
    client: context.client,
    server: context.server,
    caseDoc: lines(doc(caseDoc(context))),
    imports: imports(context, context.units),
    verdictImports: imports(context, context.units, sendsParams(catalog) ? [`${context.path}/internal/wire`] : []),
    moduleCode: errorView(context).moduleCode,
    detail: hasDetail,
    requestId: hasRequestId,
    values: sendsParams(catalog) || sendsFieldErrors(catalog),
    params: catalog.envelope.params !== undefined,
    ownFieldErrors: catalog.envelope.fieldErrors !== undefined,
    readsParams: sendsParams(catalog),
    readsFieldErrors: sendsFieldErrors(catalog),
    standard: catalog.envelopes.length > 0,
    numeric: context.units.some(({ module }) => isNumeric(module.codeType)),
    modules: context.units.map((unit) => ({
      id: unit.module.id,
      decode: `${outside(unit)}${unit.decodeStatus}`,
      decodeResponse: `${outside(unit)}${unit.decodeResponse}`,
      type: `${outside(unit)}${unit.type}`,
      numeric: isNumeric(unit.module.codeType),
    })),
  };
}

/** The functions of standard envelopes, for the rows of `envelopes.jsonl`. */
export function standardTestView(context: Context) {
  const { catalog, client, server, root, units } = context;
  return {
    ...fileView(context),
    root,
    client,
    server,
    imports: imports(context, client ? units : []),
    ints: wireView(context).ints,
    jsonrpc: catalog.envelopes.some(({ id }) => id === "json-rpc"),
    envelopes: encoders(catalog).map(({ id, encode }) => ({
      id,
      encode,
      modules: units.map((unit) => ({
        id: unit.module.id,
        decode: `${outside(unit)}${decoders(catalog, unit).find((decoder) => decoder.id === id)?.decode ?? ""}`,
      })),
    })),
  };
}

function caseDoc({ client, server }: Context): string {
  const cases = [
    ...(client ? ["a response to decode"] : []),
    "a code to localize",
    ...(server ? ["an error to encode"] : []),
  ];
  const last = cases.at(-1) ?? "";
  return `A testCase is ${cases.slice(0, -1).join(", ")}${cases.length > 2 ? "," : ""} or ${last}.`;
}

export function moduleTestView(context: Context, unit: Unit) {
  const { module, type } = unit;
  const q = outside(unit);
  const unknown = unusedCode(module);
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    root: context.root,
    imports: imports(context, [unit]),
    q,
    type,
    id: module.id,
    constants: lazyList(module.entries, ({ name }) => `${q}${constantName(context, unit, name)}`),
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
