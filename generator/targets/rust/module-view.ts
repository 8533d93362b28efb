import { localeOfText, textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Param } from "../../model/catalog.js";
import { compareCodes } from "../../model/code-type.js";
import { carrierOf, inLocales, isPublic, sentInstead, shownParams } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import { readerOf } from "../../sdk/code-reader.js";
import { successCode } from "../../sdk/decode-plan.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { everyText } from "../../sdk/texts.js";
import { generatedFrom } from "../header.js";
import type { Context } from "./context.js";
import { deprecationNote, docLines, entryDoc } from "./docs.js";
import { docText, rustString } from "./literals.js";
import { moduleName, variantName, variantOfId } from "./names.js";
import { envelopeNames, envelopeWords } from "./standard.js";

/** The file of a module: its enum, what the catalog says about its codes, and its decoders. */
export function moduleView(context: Context, module: Module) {
  const { catalog, sdk, client, server, params } = context;
  const { entries, id } = module;
  const locale = docLocale(context.options.locales);
  const success = successCode(sdk.decode, module);
  const isOwner = sdk.owners.includes(module);
  const description = textIn(module.description, locale, catalog);
  const tables = entries.length === 0 ? [] : ["Action", "Effect", "Kind"];
  return {
    header: freeText(generatedFrom(module.file)),
    id,
    docs: docLines([
      `The codes of the module \`${id}\`: ${docText(textIn(module.title, locale, catalog))}`,
      ...(description === "" ? [] : [docText(description)]),
    ]),
    imports: ["Error", "Info", ...(client ? ["Failure", "Response"] : []), ...tables].sort().join(", "),
    internals: `{${[...(client ? ["decode as decode_body"] : []), "CodeType", "Module", ...(client ? ["OWN"] : [])].join(", ")}}`,
    client,
    server,
    serde: context.options.serde,
    envelopes: catalog.envelopes.map(({ id }) => ({ word: envelopeWords[id], name: envelopeNames[id] })),
    raises: server && entries.length > 0,
    unexpected: server && unexpectedIn(catalog, module),
    params,
    declaresParams: params && entries.some((entry) => listedParams(context, entry).length > 0),
    isEmpty: entries.length === 0,
    codeType: codeType(module),
    count: entries.length,
    sorted: sorted(module).join(", "),
    successCode: isOwner && success !== undefined && freeText(success),
    aliases: entries.flatMap(({ name, aliases }) =>
      aliases.map((alias) => ({ name: variantName(alias), now: variantName(name) })),
    ),
    entries: entries.map((entry) => entryView(context, entry)),
  };
}

function entryView(context: Context, entry: Entry) {
  const { code, name, kind, action, fallback, retryable, effect, http, url } = entry;
  const { catalog, options } = context;
  const carrier = carrierOf(catalog, entry);
  const chosen = inLocales(catalog, options.locales);
  return {
    docs: entryDoc(context, entry),
    deprecated: entry.deprecated !== undefined && freeText(deprecationNote(context, entry)),
    name: variantName(name),
    label: name,
    code: freeText(code),
    kind: variantOfId(kind),
    action: variantOfId(action),
    fallback: fallback === undefined ? "None" : `Some(Action::${variantOfId(fallback)})`,
    retryable,
    effect: variantOfId(effect),
    http,
    url: url !== undefined && freeText(url),
    texts: everyText(catalog, options.locales, entry.text).map(({ text }) => freeText(text)),
    params: listedParams(context, entry).map((param) => paramFields(context, param)),
    isInternal: !isPublic(entry),
    carrier: carrier === undefined ? "None" : `Some(${rustString(carrier.code)})`,
    locales: options.locales.map((locale) => freeText(localeOfText(entry.text, locale, chosen) ?? locale)),
  };
}

/** The params that the crate knows: clients never get sensitive ones. */
function listedParams({ server }: Context, entry: Entry): readonly Param[] {
  return server ? entry.params : shownParams(entry);
}

function paramFields({ client, server }: Context, { name, type, sensitive }: Param): string {
  return [
    `name: "${name}"`,
    ...(client ? [`kind: ParamKind::${paramKinds[type]}`] : []),
    ...(server ? [`is_sensitive: ${sensitive}`] : []),
  ].join(", ");
}

/** What is sent in place of errors that callers of a module must not see. */
function unexpectedIn(catalog: Catalog, module: Module): string {
  const entry = sentInstead(catalog, module);
  const owner = catalog.modules.find(({ id }) => id === entry?.module);
  if (entry === undefined || owner === undefined) return "None";
  return `Some(&crate::${moduleName(owner)}::INFOS[${owner.entries.indexOf(entry)}])`;
}

/** The variant of `ParamValue` for a type of params. */
export const paramKinds: Readonly<Record<Param["type"], string>> = {
  string: "Text",
  int: "Int",
  float: "Float",
  bool: "Bool",
};

function codeType(module: Module): string {
  const reader = readerOf(module.codeType);
  return reader.kind === "hex"
    ? `Hex(${reader.bits})`
    : { int: "Int", text: "Text", sqlstate: "SqlState" }[reader.kind];
}

/** The positions of a module's codes in the order of their spellings. */
function sorted({ entries }: Module): readonly number[] {
  const spelled = (at: number): string => entries[at]?.code ?? "";
  return entries.map((_, at) => at).sort((a, b) => compareCodes({ kind: "string" }, spelled(a), spelled(b)));
}
