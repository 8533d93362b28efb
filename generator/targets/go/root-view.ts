import { actionIds } from "../../model/action.js";
import type { Action } from "../../model/action.js";
import { englishTitle } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import type { Effect } from "../../model/effect.js";
import { kindIds, kinds } from "../../model/kind.js";
import type { Kind } from "../../model/kind.js";
import { statusKinds } from "../../model/http-kind.js";
import { nameFromId } from "../../model/name.js";
import { sendsFieldErrors, sendsParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { successCode } from "../../sdk/decode-plan.js";
import { generatedFrom } from "../header.js";
import { constantName } from "./context.js";
import type { Context } from "./context.js";
import { codeField } from "./decode-view.js";
import { doc } from "./docs.js";
import { exampleOf } from "./example.js";
import { goString } from "./literals.js";
import { hasDetail, hasGrpcAdapter, hasModuleCodes } from "./standard.js";

const kindConstants = new Map(kindIds.map((kind) => [kind, nameFromId(kind)]));
const actionConstants = new Map(actionIds.map((action) => [action, `Action${nameFromId(action)}`]));
export const kindConstant = (kind: Kind): string => kindConstants.get(kind) ?? "";
export const actionConstant = (action: Action): string => actionConstants.get(action) ?? "";

export const effectConstant = (effect: Effect): string => `Effect${nameFromId(effect)}`;

/** What every template receives. */
export function fileView(context: Context, source = context.catalog.file) {
  return { header: generatedFrom(source), pkg: context.pkg, importPath: context.path };
}

/** A doc comment for a template, which encodes each line once more. */
export const lines = (doc: readonly string[]): FreeText[] => doc.map(freeText);

/** Pads each text to the longest, as gofmt aligns columns. */
function aligned(rows: readonly (readonly [string, string, string])[]): string[] {
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  return rows.map(([name, type, comment]) => `${name.padEnd(width(0))} ${type.padEnd(width(1))} // ${comment}`);
}

export function errorView(context: Context) {
  const { shape, anyCode, catalog, sdk, client, server, units } = context;
  const layered = shape === "layered";
  const called = units.find(({ common }) => !common);
  // A server needs the module code and the text, even if no response has them.
  const moduleCode = hasModuleCodes(context) || (server && layered);
  const detail = hasDetail(catalog) || server;
  const unset = moduleCode ? codeIsSet(context) : "";
  const fields: (readonly [string, string, string])[] = [];
  if (shape !== "solo")
    fields.push(["Module", "string", `the module that was called, such as "${(called ?? units[0])?.module.id ?? ""}"`]);
  if (layered) {
    fields.push(["Code", "Code", "the common code"]);
    if (moduleCode)
      fields.push(["ModuleCode", "ModuleCode", "the module's own code, or nil if the response does not have one"]);
  } else fields.push(["Code", "Code", "the code"]);
  if (detail) fields.push(["Detail", "string", "the server's message: show it, but do not compare it"]);
  if (sdk.decode.hasRequestId) fields.push(["RequestID", "string", "empty if the response has none"]);
  if (sendsFieldErrors(catalog))
    fields.push(["FieldErrors", "[]FieldError", "the fields of the request that are wrong"]);
  fields.push(["RetryAfter", "time.Duration", "the delay that a header asks for, or 0"]);
  if (client) fields.push(["Body", "[]byte", "the response's body, as it was passed in"]);
  return {
    ...fileView(context),
    packageDoc: lines(packageDoc(context)),
    usage: usage(context),
    fields: aligned(fields),
    anyCode,
    anyCodeDoc: lines(
      doc(
        `${anyCode === "Code" ? "A Code is a code of one of the modules" : "A ModuleCode is a module's own code"}${called === undefined || called.root ? "" : `, such as a [${context.path}/${called.pkg}.Code]`}.`,
      ),
    ),
    flat: shape === "flat",
    moduleCode,
    unset,
    modulePrefix: shape === "solo" ? goString(`${units[0]?.module.id ?? ""}: `) : `e.Module + ": "`,
    moduleText: shape === "solo" ? goString(units[0]?.module.id ?? "") : "e.Module",
    codesText: moduleCode ? "e.codes()" : "e.Code.Canonical()",
    detail,
    tail: sdk.tail ?? false,
    server,
    params: sendsParams(catalog),
    wire: server || sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
    logCode: shape !== "flat" && unset === "",
    optionalAttrs: [
      ...(shape === "flat" ? [{ condition: "e.Code != nil", key: "code", value: "e.Code.Canonical()" }] : []),
      ...(unset === "" ? [] : [{ condition: "e.hasCode()", key: "code", value: "e.Code.Canonical()" }]),
      ...(moduleCode
        ? [{ condition: "e.ModuleCode != nil", key: "module_code", value: "e.ModuleCode.Canonical()" }]
        : []),
      { condition: "known", key: "name", value: "info.Name" },
      ...(sdk.decode.hasRequestId ? [{ condition: `e.RequestID != ""`, key: "request_id", value: "e.RequestID" }] : []),
      ...(detail ? [{ condition: `e.Detail != ""`, key: "detail", value: "e.Detail" }] : []),
    ],
  };
}

/**
 * The expression that tells a common code from none, in an error made by hand with a module code alone; empty if any
 * value is a code. A zero is the code of an error only if the module has it, or if a response may have it.
 */
function codeIsSet({ catalog, client, sdk, units }: Context): string {
  const owner = units.find(({ common }) => common);
  if (owner === undefined) return "";
  if (codeField(owner) === "code.Text") return `e.Code != ""`;
  const isZero = (code: string): boolean => codeNumber(owner.module.codeType, code) === 0;
  if (owner.module.entries.some(({ code }) => isZero(code))) return "";
  if (!client) return "e.Code != 0";
  const { absent, present } = sdk.decode.success;
  const success = successCode(sdk.decode, owner.module);
  const isCodeAlone =
    absent === undefined && present === undefined && success !== undefined && catalog.envelopes.length === 0;
  return isCodeAlone && isZero(success) ? "e.Code != 0" : "e.Code != 0 || e.Body != nil";
}

export function invalidView(context: Context) {
  return {
    ...fileView(context),
    notResponse: freeText(`not a response of ${englishTitle(context.catalog)}`),
    statusKinds: statusKinds.map(({ kind, statuses }) => ({
      statuses: statuses.join(", "),
      constant: kindConstant(kind),
    })),
  };
}

export function responseView(context: Context) {
  const names = new Set(context.units.map(({ decodeResponse }) => decodeResponse));
  return { ...fileView(context), decodeResponse: [...names].join(" or ") };
}

export function lookupView(context: Context) {
  const { catalog, locales } = context;
  const [source] = locales;
  const width = Math.max(...locales.map(({ field }) => field.length));
  const fallbacks = catalog.fallbackLocales.flatMap((tag) =>
    locales.filter((locale) => locale.tag === tag && locale !== source),
  );
  return {
    ...fileView(context),
    client: context.client,
    language: locales.length > 1,
    locales: locales.map(({ field }) => ({ field, pad: " ".repeat(width - field.length) })),
    tags: locales.map(({ tag }) => tag.toLowerCase()),
    inDoc: lines(
      doc(
        `In returns the text in the locale that is closest to a BCP 47 tag such as "en-GB", or to a POSIX locale such as "en_GB.UTF-8". A text that is missing in it is in ${[...fallbacks, source].map(({ tag }) => tag).join(" or ")}.`,
      ),
    ),
    source,
    fallbacks,
    localizeDoc: lines(
      doc(
        `Localize returns what the code of err means, in the locale that [Text.In] chooses. It is empty if the catalog does not have the code.${hasDetail(catalog) ? " The server's message is in [Error.Detail]." : ""}`,
      ),
    ),
  };
}

/** Only words of ours may stand before the package clause: ids, never text. */
function packageDoc(context: Context): readonly string[] {
  const { pkg, catalog, client, server, shape, units, path, adapters } = context;
  const called = units.find(({ common }) => !common);
  const paragraphs = [
    `Package ${pkg} has the error codes of ${catalog.id}, and ${client ? "decodes its error responses" : "encodes its errors as responses"}.`,
    ...(shape === "layered"
      ? [
          "A response has a common code, which all modules share, and often a code of the called module. An error has both, and the module's own decides what kind of error it is.",
        ]
      : []),
    ...(called === undefined || called.root
      ? []
      : [
          `Each module has its own package${client ? ", with a DecodeStatus for its responses" : ""}: see [${path}/${called.pkg}].`,
        ]),
    "[errors.Is] compares an error with a code or a [Kind]. [Retryable] reports whether to send a request again, and [InfoOf] returns what else the catalog says about an error.",
    ...(server
      ? [
          "A server creates errors with constructors, which begin with New, and sends what [Encode] returns for them. [LogAttrs] returns what belongs into a log.",
        ]
      : []),
    ...(hasGrpcAdapter(context) ? [`[${path}/grpcerr] is for google.golang.org/grpc.`] : []),
    ...(adapters.includes("nethttp")
      ? [`[${path}/nethttp] ${client ? "checks the responses of net/http" : "sends errors with net/http"}.`]
      : []),
  ];
  return doc(...paragraphs);
}

/** A piece of code for the package's documentation: names only. */
function usage(context: Context): string[] {
  const example = context.client ? exampleOf(context) : undefined;
  if (example === undefined) return [];
  const { unit, entry } = example;
  return [
    `err := ${unit.imported}.${unit.decodeStatus}(res.StatusCode, body)`,
    "switch {",
    `case errors.Is(err, ${unit.imported}.${constantName(context, unit, entry.name)}):`,
    "\t// exactly this code",
    `case errors.Is(err, ${context.root}.${kindConstant(entry.kind)}):`,
    "\t// any error of this kind",
    `case ${context.root}.Retryable(err):`,
    "\t// an error that may not happen again",
    "}",
  ];
}

export function kindView(context: Context) {
  const column = (names: readonly string[]): ((name: string) => string) => {
    const width = Math.max(...names.map((name) => name.length));
    return (name) => " ".repeat(width - name.length);
  };
  const kindPad = column(kindIds.map(kindConstant));
  const actionPad = column(actionIds.map(actionConstant));
  return {
    ...fileView(context),
    kinds: kindIds.map((id) => ({
      id,
      constant: kindConstant(id),
      pad: kindPad(kindConstant(id)),
      grpc: kinds[id].grpc,
    })),
    actions: actionIds.map((id) => ({ id, constant: actionConstant(id), pad: actionPad(actionConstant(id)) })),
  };
}
