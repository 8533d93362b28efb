import { entryOf } from "../decode/decode.js";
import type { FieldError } from "../decode/field-errors.js";
import { findCode } from "../decode/form.js";
import { commonModule, localeOfText } from "../model/catalog.js";
import type { Catalog, Entry, Form, Module, ModuleCodeSource, Pointer } from "../model/catalog.js";
import type { CodeType } from "../model/code-type.js";
import { textPieces } from "../model/text-pieces.js";
import { carrierOf, freeIn, isPublic, replacementFor } from "../model/sent.js";
import { jsonText, put } from "./body.js";
import type { Tree } from "./body.js";
import { clean } from "./clean.js";
import { fieldErrorsJson, paramsJson } from "./values.js";
import { acceptedLocale } from "./language.js";

/** An error to send, as a constructor makes it. Codes are canonical. */
export interface Raised {
  readonly module: Module;
  /** The entry that it was made of; undefined for an error that is not one of the catalog. */
  readonly entry: Entry | undefined;
  readonly params?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** The text to send instead of the catalog's. */
  readonly detail?: string | undefined;
  readonly fieldErrors?: readonly FieldError[] | undefined;
  /** In milliseconds. */
  readonly retryAfter?: number | undefined;
}

export interface EncodeOptions {
  /** A language tag, or the value of an `Accept-Language` header. */
  readonly locale?: string | undefined;
  readonly requestId?: string | undefined;
}

/** A response to send. */
export interface Encoded {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What a server sends for an error, whatever the envelope. Section 3 of the raise contract, steps 1 to 6. */
export interface Sent {
  readonly module: Module;
  readonly entry: Entry;
  readonly text: string;
  /** The locale of the text; undefined for the error's own detail. */
  readonly locale: string | undefined;
  readonly requestId: string | undefined;
  readonly params: NonNullable<Raised["params"]>;
  readonly fieldErrors: readonly FieldError[];
  /** In milliseconds; zero for none. */
  readonly retryAfter: number;
}

/** The response that a server sends for an error. Section 3 of the raise contract, without new request IDs. */
export function encode(catalog: Catalog, raised: Raised, options: EncodeOptions): Encoded {
  const { status } = catalog.envelope;
  const sent = sentFor(catalog, raised, options);
  return {
    status: typeof status === "number" ? status : sent.entry.http,
    headers: headersOf(catalog, sent, "application/json"),
    body: bodyOf(catalog, sent),
  };
}

export function sentFor(catalog: Catalog, raised: Raised, { locale = "", requestId }: EncodeOptions): Sent {
  const isSent = raised.entry !== undefined && isPublic(raised.entry);
  const entry = isSent ? raised.entry : replacementFor(catalog, raised.module);
  if (entry === undefined) throw new Error(`the catalog ${catalog.id} has nothing to send`);
  const { params = {}, detail = "", fieldErrors = [], retryAfter = 0 } = isSent ? raised : {};
  const wanted = acceptedLocale(locale, catalog.locales);
  const found = localeOfText(entry.text, wanted, catalog) ?? wanted;
  return {
    module: ownerOf(catalog, raised.module, entry),
    entry,
    text: clean(detail === "" ? filled(entry, found, params) : detail),
    locale: detail === "" ? found : undefined,
    requestId: requestId !== undefined && /^[!-~]{1,128}$/.test(requestId) ? requestId : undefined,
    params,
    fieldErrors,
    retryAfter,
  };
}

/** The module of what is sent: without a common module, the code is one of the entry's own module. */
function ownerOf(catalog: Catalog, raised: Module, entry: Entry): Module {
  if (commonModule(catalog) !== undefined) return raised;
  return catalog.modules.find(({ id }) => id === entry.module) ?? raised;
}

/** The headers of a response: step 9. */
export function headersOf(
  { envelope, locales }: Catalog,
  { locale, retryAfter, requestId }: Sent,
  contentType: string,
): Encoded["headers"] {
  const headers: [string, string][] = [["content-type", contentType]];
  if (locales.length > 1) {
    if (locale !== undefined) headers.push(["content-language", locale]);
    headers.push(["vary", "accept-language"]);
  }
  if (retryAfter > 0) headers.push(["retry-after", String(Math.ceil(retryAfter / 1000))]);
  const [idHeader] = envelope.headers.requestId;
  if (idHeader !== undefined && requestId !== undefined) headers.push([idHeader, requestId]);
  return headers;
}

/** The text of an entry with the values of its params that may be shown. */
function filled({ text, params }: Entry, locale: string, values: NonNullable<Raised["params"]>): string {
  return textPieces(text[locale] ?? "", params)
    .map((piece) => {
      if ("text" in piece) return piece.text;
      const value = piece.param.sensitive ? undefined : values[piece.param.name];
      return value === undefined ? `{${piece.param.name}}` : String(value);
    })
    .join("");
}

function bodyOf(catalog: Catalog, sent: Sent): string {
  const { module, entry, text, requestId } = sent;
  const { envelope } = catalog;
  const common = commonModule(catalog);
  const { owner, code, isOwn } = codeOf(catalog, sent);
  const { absent } = envelope.success;
  const root = new Map<string, Tree>();
  const putEach = (pointers: readonly Pointer[], value: Tree): boolean => {
    const free = pointers.filter(freeIn(envelope));
    return free.map((pointer) => put(root, pointer, value)).some(Boolean);
  };
  putEach(envelope.code, codeJson(owner.codeType, code));
  const { moduleCode: sources } = envelope;
  const knows = (candidate: string): boolean => entryOf(module, candidate) !== undefined;
  const isRead = ({ forms }: ModuleCodeSource): boolean => findCode(text, forms, module.codeType, knows) !== undefined;
  let textPointers = envelope.text;
  const putInForm = ({ at, forms }: ModuleCodeSource, own: string, type: CodeType): boolean => {
    const spelled = type.kind === "hex" ? String(Number(own)) : own;
    const form = forms.find((candidate) => spells(candidate, own, spelled, type));
    return form !== undefined && putEach([at], JSON.stringify(`${form.before}${spelled}${form.after}${text}`));
  };
  if (isOwn) {
    const used = sources.findIndex((source) =>
      source.forms.length === 0
        ? putEach([source.at], codeJson(module.codeType, entry.code))
        : putInForm(source, entry.code, module.codeType),
    );
    // A source that clients look at first must not find another code in the text.
    if ((used < 0 ? sources : sources.slice(0, used)).some(isRead)) textPointers = [];
  } else if (common !== undefined && module !== common && sources.some(isRead)) {
    sources.some((source) => putInForm(source, code, owner.codeType));
  }
  putEach(textPointers, JSON.stringify(text));
  if (requestId !== undefined) putEach(envelope.requestId, JSON.stringify(requestId));
  const params = paramsJson(sent);
  if (envelope.params !== undefined && params !== undefined) putEach([envelope.params], params);
  const fieldErrors = envelope.fieldErrors && fieldErrorsJson(sent, envelope.fieldErrors);
  if (envelope.fieldErrors !== undefined && fieldErrors !== undefined) putEach([envelope.fieldErrors.at], fieldErrors);
  if (absent !== undefined) putEach([absent], new Map());
  return jsonText(root);
}

/** The code that every response has, its module, and whether the entry has a code of its own beside it: step 6. */
export function codeOf(
  catalog: Catalog,
  { module, entry }: Sent,
): { readonly owner: Module; readonly code: string; readonly isOwn: boolean } {
  const common = commonModule(catalog);
  const isOwn = common !== undefined && entry.module !== common.id;
  return { owner: common ?? module, code: isOwn ? (carrierOf(catalog, entry)?.code ?? "") : entry.code, isOwn };
}

/** Whether a form can be read back: section 5 of the decode contract. */
function spells(form: Form, code: string, spelled: string, type: CodeType): boolean {
  return (
    findCode(`${form.before}${spelled}${form.after}`, [form], type, (candidate) => candidate === code)?.code === code
  );
}

export function codeJson({ kind }: CodeType, code: string): string {
  return kind === "int" ? code : JSON.stringify(code);
}
