import { localeOfText } from "../../model/catalog.js";
import type { Entry, Pointer } from "../../model/catalog.js";
import { grouped } from "../../model/grouped.js";
import { carrierOf, freeIn, isPublic, sendsFieldErrors, sendsParams, sentInstead } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { wireType } from "./codes.js";
import { constantName, textsOf } from "./context.js";
import type { Context, Unit } from "./context.js";
import { doc } from "./docs.js";
import { goString } from "./literals.js";
import { placeOf } from "./decode-view.js";
import { errorView, fileView, kindConstant, lines } from "./root-view.js";
import { hasModuleCodes } from "./standard.js";

/** What `Encode` needs besides the tables of {@link servedView}. */
export function encodeView(context: Context) {
  const { catalog, locales, sdk, shape, units } = context;
  const { headers, status } = catalog.envelope;
  const { moduleCode, unset } = errorView(context);
  const replacement = replacementOf(context);
  const instead = replacement === "" ? "the error that the catalog has for that" : `[${replacement}]`;
  return {
    ...fileView(context),
    encodeDoc: lines(
      doc(
        `Encode returns the response that a server sends for an error: for the outermost error of the catalog in err's tree. Causes, log fields and sensitive params are never in it. Any other error, an internal one and nil are sent as ${instead}, with a new request ID if there is none.`,
      ),
    ),
    language: locales.length > 1,
    tags: locales.map(({ tag }) => tag.toLowerCase()),
    writtenTags: locales.map(({ tag }) => tag),
    locales: locales.map(({ field }) => field),
    fallbacks: fallbacksOf(context).map((tag) => locales.findIndex((locale) => locale.tag === tag)),
    source: locales[0].field,
    requestId: sdk.decode.hasRequestId,
    idHeader: headers.requestId[0] ?? "",
    sources: sdk.decode.sources.length > 0,
    standard: catalog.envelopes.length > 0,
    jsonrpc: catalog.envelopes.some(({ id }) => id === "json-rpc"),
    fieldErrors: sendsFieldErrors(catalog),
    sourceTag: freeText(locales[0].tag),
    contents: contentsOf(context),
    status: typeof status === "number" ? String(status) : "",
    moduleCode,
    unset,
    flat: shape === "flat",
    solo: shape === "solo" ? (units[0]?.module.id ?? "") : "",
  };
}

/** What `Respond` needs. */
export function respondView(context: Context) {
  const { envelope, envelopes } = context.catalog;
  return { ...fileView(context), idHeaders: envelope.headers.requestId, standard: envelopes.length > 0 };
}

/** The fields of what a body is made of, if there are more than codes, a text and a request ID. */
function contentsOf(context: Context): readonly string[] {
  const { catalog } = context;
  if (!sendsParams(catalog) && !sendsFieldErrors(catalog)) return [];
  const fields = [
    ["Code", "out.code"],
    ...(hasModuleCodes(context) ? [["ModuleCode", "out.moduleCode"]] : []),
    ["Text", "text"],
    ["RequestID", "id"],
    ...(sendsParams(catalog) ? [["Params", "out.params"]] : []),
  ];
  const width = Math.max(...fields.map(([name = ""]) => name.length));
  return fields.map(([name = "", value = ""]) => `${`${name}:`.padEnd(width + 1)} ${value},`);
}

/** Where a text that is missing in a locale of the package is looked for, besides the first locale. */
function fallbacksOf({ catalog, locales }: Context): readonly string[] {
  return catalog.fallbackLocales.filter((tag) => locales.some((locale) => locale.tag === tag));
}

/** The constant of the one error that is sent in place of others; empty if each module has its own. */
function replacementOf(context: Context): string {
  const { catalog, shape, units } = context;
  const owner = units.find(({ common }) => common) ?? units[0];
  const entry = owner === undefined || shape === "flat" ? undefined : sentInstead(catalog, owner.module);
  return owner === undefined || entry === undefined ? "" : constantName(context, owner, entry.name);
}

/** What only a server knows about modules and entries. */
export function servedView(context: Context) {
  const { catalog, shape, units } = context;
  const own = units.flatMap(({ module }) => {
    const entry = sentInstead(catalog, module);
    return entry === undefined || shape !== "flat" ? [] : [{ module: module.id, entry }];
  });
  // The first module's is also that of modules without one, so it comes last, as the default.
  const replacements = [...own.slice(1), ...own.slice(0, 1)];
  return {
    ...fileView(context),
    modules: units.map((unit) => ({ id: unit.module.id, fields: moduleFields(context, unit) })),
    entries: units
      .filter(({ module }) => module.entries.length > 0)
      .map((unit) => ({ id: unit.module.id, groups: groupsOf(context, unit) })),
    replacement: replacementOf(context),
    owner: shape === "layered" ? (units.find(({ common }) => common)?.module.id ?? "") : "",
    replacements: replacements.map(({ module, entry }) => {
      const texts = textsOf(context, entry.text);
      const width = Math.max(0, ...texts.map(({ field }) => field.length));
      return {
        module,
        code: freeText(entry.code),
        name: catalog.envelopes.length === 0 ? "" : entry.name,
        kind: kindConstant(entry.kind),
        retryable: String(entry.retryable),
        url: freeText(entry.url ?? ""),
        http: entry.http,
        text: texts.map(({ field, value }) => ({ field: `${field}:`.padEnd(width + 1), text: freeText(value) })),
      };
    }),
  };
}

function moduleFields({ sdk }: Context, { module, common }: Unit): string {
  const hasSources = sdk.decode.sources.length > 0;
  return [
    ...(hasSources && common ? ["Common: true"] : []),
    ...(module.codeType.kind === "int" ? [] : ["Quoted: true"]),
    ...(hasSources
      ? [
          `Codes: ${wireType(module)}`,
          `Knows: func(code string) bool { _, ok := servedEntry("${module.id}", code); return ok }`,
        ]
      : []),
  ].join(", ");
}

/** The entries of a module by what a server knows about them, a few codes in a row. */
function groupsOf(context: Context, { module }: Unit) {
  const groups = grouped(module.entries, (entry) => entryFields(context, entry));
  return [...groups].map(([fields, entries]) => ({
    fields,
    rows: codeRows(entries),
  }));
}

/** The codes of some entries, a few in a row. */
export function codeRows(entries: readonly Entry[]) {
  return Array.from({ length: Math.ceil(entries.length / perRow) }, (_, row) =>
    entries.slice(row * perRow, (row + 1) * perRow).map(({ code }) => freeText(code)),
  );
}

const perRow = 8;

function entryFields(context: Context, entry: Entry): string {
  const carrier = carrierOf(context.catalog, entry);
  const locales = localesOf(context, entry);
  return [
    ...(isPublic(entry) ? [] : ["Internal: true"]),
    ...(carrier === undefined ? [] : [`Carrier: ${goString(carrier.code)}`]),
    ...(locales === undefined ? [] : [`Locales: []string{${locales.map(goString).join(", ")}}`]),
  ].join(", ");
}

/** The locale of an entry's text for each locale of the package; undefined if the fields of its Text tell. */
function localesOf(context: Context, { text }: Entry): readonly string[] | undefined {
  const { catalog, locales } = context;
  const fields = new Set(textsOf(context, text).map(({ field }) => field));
  const told = locales.filter(({ field }) => fields.has(field)).map(({ tag }) => tag);
  const actual = locales.map(({ tag }) => localeOfText(text, tag, catalog) ?? tag);
  const seen = locales.map(
    ({ tag }) => [tag, ...fallbacksOf(context), locales[0].tag].find((candidate) => told.includes(candidate)) ?? tag,
  );
  return actual.every((tag, index) => tag === seen[index]) ? undefined : actual;
}

/** The expression that tells whether the codes of responses are strings in JSON. */
export function quotedBy({ units }: Context): string {
  const owner = units.find(({ common }) => common);
  return owner === undefined ? "module.Quoted" : String(owner.module.codeType.kind !== "int");
}

/** How the package `wire` writes a body. */
export function wireEncodeView(context: Context) {
  const { catalog, sdk, units } = context;
  const { success, code, text, requestId, params, fieldErrors } = catalog.envelope;
  const { absent } = success;
  const owner = units.find(({ common }) => common);
  const isFree = freeIn(catalog.envelope);
  const free = (pointers: readonly Pointer[]) => pointers.filter(isFree).map((pointer) => pointer.map(freeText));
  const sources = sdk.decode.sources.map(({ at, forms }) => ({
    at: isFree(at) ? at.map(freeText) : [],
    both: isFree(at) && forms.length > 0,
    forms: forms.map(({ before, after }) => ({ before: freeText(before), after: freeText(after) })),
  }));
  return {
    ...fileView(context),
    layered: hasModuleCodes(context),
    sources,
    params: sendsParams(catalog),
    fieldErrors: sendsFieldErrors(catalog),
    standard: catalog.envelopes.length > 0,
    paramsAt: params === undefined ? [] : free([params]),
    fieldErrorsAt: fieldErrors === undefined ? [] : free([fieldErrors.at]),
    place: placeOf(catalog),
    strconv: units.some(({ module }) => module.codeType.kind === "hex"),
    quoted: quotedBy(context),
    commonType: owner === undefined ? "" : wireType(owner.module).replace("wire.", ""),
    code: free(code),
    text: free(text),
    requestId: free(requestId),
    absent: absent === undefined ? [] : free([absent]),
  };
}
