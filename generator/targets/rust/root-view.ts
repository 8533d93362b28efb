import { firstExample } from "../../conformance/example.js";
import { actionIds, actionLabel } from "../../model/action.js";
import { commonModule, englishTitle, textIn } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { isPublic, sentInstead } from "../../model/sent.js";
import { kindIds, kindMeanings } from "../../model/kind.js";
import { envelopeTitles } from "../../model/standard-envelope.js";
import { freeText } from "../../render/free-text.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { hasExplanations } from "../../sdk/explanations.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import { generatedFrom } from "../header.js";
import type { Context } from "./context.js";
import { docLines } from "./docs.js";
import { docText } from "./literals.js";
import { crateName, moduleName, variantName, variantOfId } from "./names.js";
import { rustVersion } from "./options.js";
import { exampleOf, fieldsOf } from "./raised.js";
import { envelopeFlags, envelopeWords } from "./standard.js";

const header = ({ file }: Catalog) => freeText(generatedFrom(file));

/** What the files that are the same for most catalogs print. */
export function fileView({ catalog, client, server, params, fieldErrors, options }: Context) {
  const language = options.locales.length > 1;
  return {
    header: header(catalog),
    client,
    server,
    params,
    fieldErrors,
    serde: options.serde,
    values: params || fieldErrors,
    vectors: client || params || fieldErrors,
    ...envelopeFlags(catalog),
    language,
    locale: language || catalog.envelopes.some(({ id }) => id === "grpc"),
    // Whether params are sent, or read from texts.
    safe: server || catalog.envelopes.some(({ id }) => id === "grpc"),
  };
}

/** Whether the crate says which errors operations return. */
export const hasOperations = ({ catalog }: Context): boolean => operationsWithErrors(catalog).length > 0;

/** The files of `internal/`. */
export function internalFiles({ catalog, client, server, params, fieldErrors, options }: Context): readonly string[] {
  const given = (condition: boolean, ...names: readonly string[]): readonly string[] => (condition ? names : []);
  return [
    ...["code", "error", "form", "info", "locale", "plan"],
    ...given(client, "check", "decode", "excerpt", "invalid", "json", "response", "retry"),
    ...given(server, "body", "encode", "log", "raise", "write"),
    ...given(server && options.locales.length > 1, "accept"),
    ...given(server && operationsWithErrors(catalog).length > 0, "declared"),
    ...given(server || params, "number"),
    ...given(params || fieldErrors, "values"),
    ...given(options.serde, "serialize"),
    ...given(client && catalog.envelopes.length > 0, "standard"),
    ...given(server && catalog.envelopes.length > 0, "send"),
  ].sort();
}

/** The files of `internal/` in which there is something for `lib.rs`. */
const shown: ReadonlySet<string> = new Set([
  "declared",
  "encode",
  "error",
  "info",
  "invalid",
  "log",
  "raise",
  "response",
  "retry",
  "send",
  "values",
]);

/** `internal/mod.rs` */
export function internalView(context: Context) {
  const files = internalFiles(context).map((name) =>
    name === "serialize"
      ? `#[cfg(feature = "serde")]\npub(crate) mod ${name}`
      : `${shown.has(name) ? "pub(crate) " : ""}mod ${name}`,
  );
  return { ...fileView(context), explanations: hasExplanations(context.catalog), files };
}

/** `error.rs` */
export function errorView(context: Context) {
  return { ...fileView(context), tail: context.sdk.tail ?? false };
}

/** `encode.rs` */
export function encodeView(context: Context) {
  const { catalog } = context;
  const common = commonModule(catalog);
  const instead = common && sentInstead(catalog, common);
  const replacement =
    common === undefined || instead === undefined
      ? "the error that the catalog has for that"
      : `[\`${variantName(instead.name)}\`](crate::${moduleName(common)}::Code::${variantName(instead.name)})`;
  return {
    ...fileView(context),
    encodeDoc: docLines([
      "Returns the response that a server sends for an error: for the outermost error of the catalog along its sources. Causes, fields for the log and sensitive params are never in it.",
      `Any other error and an internal one are sent as ${replacement}, with a new request ID if there is none. Without the feature \`std\` there are no new ones.`,
    ]),
  };
}

/** `log.rs` */
export function logView(context: Context) {
  return { ...fileView(context), typePrefix: freeText(`${context.catalog.id}.`) };
}

/** `info.rs`: kinds, actions and effects. */
export function infoView(context: Context) {
  return {
    ...fileView(context),
    kinds: kindIds.map((id) => ({ id, name: variantOfId(id), doc: kindMeanings[id] })),
    actions: actionIds.map((id) => ({ id, name: variantOfId(id), doc: actionLabel(id, "en") })),
  };
}

/** `serialize.rs` */
export function serializeView(context: Context) {
  const { params, fieldErrors } = context;
  return { ...infoView(context), errorFields: 12 + [params, fieldErrors].filter(Boolean).length };
}

/** `lib.rs`, and what a README and a manifest say about the crate. */
export function crateView(context: Context) {
  const { catalog, options } = context;
  const locale = docLocale(options.locales);
  const title = englishTitle(catalog);
  return {
    ...fileView(context),
    crate: crateName(options),
    name: options.package,
    version: catalog.version,
    rustVersion,
    title: freeText(title),
    description: freeText(`The error codes of ${title}`),
    license: options.license !== undefined && freeText(options.license),
    docs: docLines([
      `The error codes of ${docText(title)}.`,
      `A module of this crate has the codes of each module of the API${deeds(context)}.`,
    ]),
    deeds: sentences(context),
    std: freeText(stdOf(context)),
    envelopes: catalog.envelopes.map(({ id }) => ({
      name: envelopeTitles[id],
      functions: [
        ...(context.client ? [`\`decode_${envelopeWords[id]}\` of each module`] : []),
        ...(context.server ? [`\`encode_${envelopeWords[id]}\``] : []),
      ].join(", "),
    })),
    example: context.client && exampleIn(context),
    raised: context.server && raisedIn(context),
    modules: catalog.modules.map((module) => ({
      name: moduleName(module),
      id: module.id,
      title: freeText(textIn(module.title, locale, catalog)),
    })),
    declared: [
      "internal",
      ...(hasExplanations(catalog) ? ["explanations"] : []),
      ...(hasOperations(context) ? ["operations"] : []),
      ...(options.testkit ? ["testing"] : []),
      ...catalog.modules.map(moduleName),
    ]
      .sort()
      .map(declaration),
    testkit: options.testkit,
    explanations: hasExplanations(catalog),
    textLocale: freeText(options.locales[0]),
    uses: usesOf(context),
  };
}

/** The declaration of a module of the crate. */
function declaration(name: string): string {
  if (name === "internal") return "mod internal";
  return name === "testing" ? '#[cfg(feature = "testing")]\npub mod testing' : `pub mod ${name}`;
}

function sentences({ client, server }: Context): string {
  return [
    ...(client ? ["The crate decodes responses, and says what each error means and whether to retry."] : []),
    ...(server ? ["It has the errors that a server raises, and encodes them as responses."] : []),
  ].join(" ");
}

/** What the crate takes from the standard library. */
function stdOf({ client, server }: Context): string {
  return [
    ...(client ? ["the clock of the system is read where a header has a date"] : []),
    ...(server ? ["errors that are sent in place of others get new request IDs"] : []),
  ].join(", and ");
}

function deeds({ client, server }: Context): string {
  if (!server) return ", and decodes its responses";
  return client ? ", decodes its responses, and has the errors that a server raises" : ", and the errors to raise";
}

const listed = (names: readonly string[]): string => (names.length === 1 ? names.join("") : `{${names.join(", ")}}`);

/** What the crate has at its root. */
function usesOf({ catalog, client, server, params, fieldErrors }: Context): readonly string[] {
  const given = (condition: boolean, ...uses: readonly string[]): readonly string[] => (condition ? uses : []);
  const values = [...(fieldErrors ? ["FieldError"] : []), ...(params ? ["ParamValue"] : [])];
  const words = catalog.envelopes.map(({ id }) => envelopeWords[id]).sort();
  const sent = [...words.map((word) => `encode_${word}`), ...given(words.includes("json_rpc"), "JsonRpcId")];
  return [
    ...given(server, "internal::encode::{encode, EncodeOptions, Encoded}"),
    client ? "internal::error::{Error, Failure}" : "internal::error::Error",
    "internal::info::{Action, Effect, Info, Kind}",
    ...given(client, "internal::invalid::{InvalidReason, InvalidResponse}"),
    ...given(server, "internal::log::{log, LogRecord, LogValue}", "internal::raise::Raise"),
    ...given(
      client,
      "internal::response::Response",
      "internal::retry::{retry_decision, RetryDecision, RetryOptions, RetryReason}",
    ),
    ...given(server && sent.length > 0, `internal::send::${listed(sent)}`),
    ...given(values.length > 0, `internal::values::${listed(values)}`),
  ];
}

/** A response of a called module, if there is one that the crate decodes to a known error. */
function exampleIn({ catalog, sdk }: Context) {
  const example = firstExample(catalog, [...sdk.called, ...catalog.modules]);
  if (example === undefined) return false;
  const { module, entry, body, code } = example;
  return {
    module: moduleName(module),
    name: variantName(entry.name),
    body: freeText(body),
    code: freeText(code),
  };
}

/** An error to raise, of a called module if there is one. */
function raisedIn({ catalog, sdk }: Context) {
  for (const module of [...sdk.called, ...catalog.modules]) {
    const entry = module.entries.find((candidate) => candidate.deprecated === undefined && isPublic(candidate));
    if (entry === undefined) continue;
    const name = variantName(entry.name);
    return { module: moduleName(module), name, value: `${name}${fieldsOf(entry, exampleOf)}`, http: entry.http };
  }
  return false;
}
