import { textIn } from "../../model/catalog.js";
import type { Text } from "../../model/catalog.js";
import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { ownList } from "../../render/list.js";
import { namesOf } from "../../sdk/entry-names.js";
import { generatedFrom } from "../header.js";
import { codeLiteral, underlyingType, wireType } from "./codes.js";
import { constantName, rootImport, successName, textsOf } from "./context.js";
import type { Context, Unit } from "./context.js";
import { codeField } from "./decode-view.js";
import { deprecationValue, doc, docLocaleOf, entryDoc, indentedDoc } from "./docs.js";
import { actionConstant, effectConstant, kindConstant, lines } from "./root-view.js";
import { hasDetail, hasModuleCodes } from "./standard.js";

/** The qualifier of a name of the root package. */
const qualifier = (context: Context, unit: Unit): string => (unit.root ? "" : `${context.root}.`);

export function moduleView(context: Context, unit: Unit) {
  const { module, type } = unit;
  const { catalog } = context;
  const q = qualifier(context, unit);
  const underlying = underlyingType(module);
  const canonical = canonicalExpression(unit, underlying);
  const locale = docLocaleOf(context);
  const title = textIn(module.title, locale, catalog);
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    packageDoc: unit.root
      ? []
      : lines(doc(`Package ${unit.pkg} has the error codes of the module ${module.id} of ${catalog.id}.`)),
    imports: imports(
      [`"${canonical.package}"`],
      [...(unit.root ? [] : [rootImport(context)]), ...(context.client ? [`"${context.path}/internal/wire"`] : [])],
    ),
    q,
    decode: context.client ? decodeView(context, unit) : false,
    id: module.id,
    type,
    underlying,
    typeDoc: lines(
      doc(
        `A ${type} is a code of the module ${module.id} (${title}). It is an error, to be a target of [errors.Is] and [errors.As].`,
      ),
    ),
    success: successView(context, unit),
    constantsDoc: lines(doc(`The codes of the module ${module.id}.`)),
    constants: constants(context, unit),
    canonicalDoc: lines(doc(canonicalDoc(unit))),
    canonical: canonical.expression,
    orElse: underlying === "string" ? "the code itself" : "its number",
    shown: underlying === "string" ? "strconv.Quote(string(c))" : "c.Canonical()",
    kindLink: `[${q}Kind]`,
  };
}

function decodeView(context: Context, unit: Unit) {
  const { shape, catalog } = context;
  const { module, type, decode, decodeStatus, decodeResponse } = unit;
  const plan = context.sdk.decode;
  const q = qualifier(context, unit);
  const hasSources = context.sdk.decode.sources.length > 0;
  const own = hasModuleCodes(context) && !unit.common;
  const called = shape === "solo" || unit.common ? "a response" : "a response to a call of the module";
  const commonOnly =
    hasSources && unit.common ? " It reads common codes only; each module has its own, which reads both." : "";
  const code = shape === "layered" ? (context.units.find(({ common }) => common) ?? unit) : unit;
  return {
    doc: lines(
      doc(
        `${decode} returns the error of ${called} as an [*${q}Error], or nil if the call succeeded. A body that is not a response of this API gives an [*${q}InvalidResponseError].${commonOnly}`,
        `Use [${decodeStatus}] if the HTTP status is known.`,
      ),
    ),
    function: decode,
    statusDoc: lines(
      doc(
        `${decodeStatus} is like [${decode}] but takes the HTTP status as well: with it, an error page is never a success, and [${q}Retryable] knows about a busy gateway.`,
      ),
    ),
    statusFunction: decodeStatus,
    responseDoc: lines(
      doc(
        `${decodeResponse} is like [${decodeStatus}] but takes the headers as well: the error has the delay that the server asks for, and [${q}DecideRetry] decides whether to send the request again.`,
      ),
    ),
    responseFunction: decodeResponse,
    errorFunction: `new${unit.prefix}Error`,
    expected:
      plan.status === undefined
        ? false
        : plan.status === "entry"
          ? { info: "info", hundreds: "info.HTTPStatus/100" }
          : { info: "_", hundreds: String(Math.floor(plan.status / 100)) },
    arguments:
      shape === "flat"
        ? `, ${wireType(module)}`
        : hasSources && own
          ? `, ${wireType(module)}, known${type}`
          : hasSources
            ? ", nil, nil"
            : "",
    own,
    received: sendsParams(catalog) || sendsFieldErrors(catalog),
    field: fieldOf(unit),
    fields: [
      ...(shape === "solo" ? [] : [`Module: "${module.id}"`]),
      `Code: ${code === unit ? "" : q}${code.type}(r.Code.${fieldOf(code)})`,
      ...(hasDetail(catalog) ? ["Detail: r.Detail"] : []),
      ...(plan.hasRequestId ? ["RequestID: r.RequestID"] : []),
      "RetryAfter: r.RetryAfter",
      "Body: body",
    ].join(", "),
  };
}

/** The field of a code of the package `wire` that holds a unit's codes. */
const fieldOf = (unit: Unit): string => codeField(unit).replace("code.", "");

/** The lines of an import declaration. */
export function imports(standard: readonly string[], own: readonly string[]): string[] {
  const all = [...standard, ...own];
  if (all.length < 2) return all.map((path) => `import ${path}`);
  const indented = (paths: readonly string[]): string[] => paths.map((path) => `\t${path}`);
  const between = standard.length > 0 && own.length > 0 ? [""] : [];
  return ["import (", ...indented(standard), ...between, ...indented(own), ")"];
}

function canonicalExpression({ module }: Unit, underlying: string): { expression: string; package: string } {
  const { codeType } = module;
  switch (codeType.kind) {
    case "int":
      return {
        expression: underlying === "int" ? "strconv.Itoa(int(c))" : "strconv.FormatInt(int64(c), 10)",
        package: "strconv",
      };
    case "hex":
      return {
        expression: `fmt.Sprintf("0x%0${codeType.bits / 4}X", uint${codeType.bits}(c))`,
        package: "fmt",
      };
    case "string":
    case "dotted":
    case "sqlstate":
      return { expression: "string(c)", package: "strconv" };
  }
}

function canonicalDoc({ module }: Unit): string {
  const [example] = module.entries;
  return `Canonical returns the code in its one spelling${example === undefined ? "" : `, such as ${example.code}`}.`;
}

function successView(context: Context, unit: Unit) {
  const { success } = unit.module;
  if (success === undefined) return false;
  const constant = successName(context, unit, success);
  const text = textIn(success.text, docLocaleOf(context), context.catalog);
  return {
    doc: lines(
      doc(
        `${constant} is the code of a successful call: ${text}`,
        "It is an untyped constant, so that it is never taken for an error.",
      ),
    ),
    constant,
    literal: codeLiteral(unit.module, success.code),
  };
}

/** The constant of each entry, and those of its former names. */
function constants(context: Context, unit: Unit) {
  const names = unit.module.entries.flatMap((entry) => namesOf(entry).map((name) => ({ entry, name })));
  const view = ({ entry, name }: (typeof names)[number]) => {
    const constant = constantName(context, unit, entry.name);
    if (name === entry.name) {
      return {
        doc: lines(entryDoc(context, unit, entry)),
        declaration: `${constant} ${unit.type} = ${codeLiteral(unit.module, entry.code)}`,
      };
    }
    const old = constantName(context, unit, name);
    return {
      doc: lines(indentedDoc(`${old} is a former name of [${constant}].`, `Deprecated: use [${constant}].`)),
      declaration: `${old} = ${constant}`,
    };
  };
  return ownList(names, view, ({ entry }) => entry);
}

export function infoView(context: Context, unit: Unit) {
  const q = qualifier(context, unit);
  const { module } = unit;
  return {
    header: generatedFrom(module.file),
    pkg: unit.pkg,
    rootImport: unit.root ? "" : rootImport(context),
    type: unit.type,
    q,
    doc: lines(
      doc(
        `Info returns the catalog's entry for the code, and whether it has one. Without one, the kind is [${q}Unknown], the action is [${q}ActionNone], the effect is [${q}EffectUnknown] and the HTTP status is 500.`,
      ),
    ),
    entries: ownList(module.entries, (entry) => {
      const title = textFields(context, entry.title);
      const text = textFields(context, entry.text);
      return {
        constant: constantName(context, unit, entry.name),
        module: module.id,
        code: entry.code,
        name: entry.name,
        group: entry.group ?? "",
        kind: kindConstant(entry.kind),
        action: actionConstant(entry.action),
        fallback: entry.fallback === undefined ? "" : actionConstant(entry.fallback),
        retryable: entry.retryable,
        effect: effectConstant(entry.effect),
        http: entry.http,
        deprecated: freeText(deprecationValue(context, unit, entry)),
        title,
        text,
        url: freeText(entry.url ?? ""),
      };
    }),
  };
}

/** The fields of a Text. */
function textFields(context: Context, text: Text) {
  const rows = textsOf(context, text);
  const width = Math.max(0, ...rows.map(({ field }) => field.length));
  return rows.map(({ field, value }) => ({ field: `${field}:`.padEnd(width + 1), text: freeText(value) }));
}
