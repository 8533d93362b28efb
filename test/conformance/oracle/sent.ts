/**
 * Sections 1 to 4 of the raise contract: which error is sent, with which code, and in which words.
 */

import { acceptedLocale } from "./accept.js";
import {
  entryOf,
  moduleOf,
  type OracleCatalog,
  type OracleEntry,
  type OracleModule,
  type OracleParam,
} from "./catalog.js";
import type { Json } from "./json.js";
import { textIn } from "./locale.js";
import { MAX_FIELD_ERRORS, typedValue } from "./places.js";

/** What a server needs to know of an entry, beside what a client knows. */
export interface OracleServerEntry {
  readonly code: string;
  readonly isPublic: boolean;
  /** The name of the entry of the common module that carries its code. */
  readonly carrier?: string;
  /** The URL of its documentation. */
  readonly url?: string;
}

/** What a server needs to know of a module. */
export interface OracleServerModule {
  readonly id: string;
  readonly carriers: { readonly default?: string; readonly byKind: Readonly<Record<string, string>> };
  readonly entries: readonly OracleServerEntry[];
}

/** A catalog for those who send its errors. */
export interface OracleServer {
  readonly catalog: OracleCatalog;
  /** The domain of gRPC's ErrorInfo. */
  readonly domain: string;
  /** The name of the entry that is sent in place of what must not be sent. */
  readonly unexpected?: string;
  readonly modules: readonly OracleServerModule[];
}

/** A field of the request that is wrong. */
export interface OracleFieldError {
  readonly field: string;
  readonly code?: string;
  readonly text?: string;
}

/** An error to create and send. */
export interface OracleEncode {
  readonly module: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, Json>>;
  readonly detail?: string;
  /** In milliseconds. */
  readonly retryAfter?: number;
  readonly fieldErrors?: readonly OracleFieldError[];
  readonly requestId?: string;
  readonly locale?: string;
  /** Whether the error is not one of the catalog. */
  readonly foreign?: boolean;
  /** The ID of a call of JSON-RPC. */
  readonly id?: Json;
}

/** A code, and whether it is written as a number. */
export interface SentCode {
  readonly code: string;
  readonly isNumber: boolean;
}

/** The error that leaves the server. */
export interface Sent {
  readonly module: string;
  readonly entry: OracleEntry;
  readonly url: string | undefined;
  readonly code: SentCode;
  readonly moduleCode: SentCode | undefined;
  readonly text: string;
  /** The locale of the text, unless the text is the error's detail. */
  readonly locale: string | undefined;
  readonly requestId: string | undefined;
  /** In milliseconds; zero for nothing. */
  readonly retryAfter: number;
  readonly params: readonly (readonly [name: string, value: string | number | boolean])[];
  readonly fieldErrors: readonly OracleFieldError[];
}

/** An entry and the module that has it. */
interface Owned {
  readonly module: OracleModule;
  readonly entry: OracleEntry;
}

const MAX_TEXT = 4096;
const MAX_REQUEST_ID = 128;

/** Steps 1 to 6 of section 3. */
export function sentOf(server: OracleServer, input: OracleEncode): Sent {
  const { catalog } = server;
  const { detail = "", params = {}, retryAfter = 0, fieldErrors = [], locale = "" } = input;
  const own = input.foreign === true ? undefined : ownOf(catalog, input);
  const isSent = own !== undefined && serverEntry(server, own).isPublic;
  const sent = isSent ? own : replacementOf(server, own?.module);
  const chosen = acceptedLocale(catalog.locales, locale);
  // The params, the field errors and the detail are those of the error that is replaced, so they stay here.
  const given = isSent ? paramsOf(sent.entry, params) : [];
  const hasDetail = isSent && detail !== "";
  const [shown, textLocale] = textIn(catalog, sent.entry, chosen);
  return {
    module: (catalog.envelope.common === undefined ? sent : (own ?? sent)).module.id,
    entry: sent.entry,
    url: serverEntry(server, sent).url,
    ...codesOf(server, sent),
    text: cut(cleaned(hasDetail ? detail : filled(shown, given))),
    locale: hasDetail ? undefined : textLocale,
    requestId: requestIdOf(input.requestId, isSent),
    retryAfter: isSent ? retryAfter : 0,
    params: given,
    fieldErrors: isSent ? fieldErrorsOf(fieldErrors) : [],
  };
}

function ownOf(catalog: OracleCatalog, { module: id, code }: OracleEncode): Owned {
  const module = moduleOf(catalog, id);
  const entry = entryOf(module, code);
  if (entry === undefined) throw new Error(`module ${id} does not know code ${code}`);
  return { module, entry };
}

function serverModule(server: OracleServer, id: string): OracleServerModule {
  const module = server.modules.find((candidate) => candidate.id === id);
  if (module === undefined) throw new Error(`unknown module ${id}`);
  return module;
}

function serverEntry(server: OracleServer, { module, entry }: Owned): OracleServerEntry {
  const found = serverModule(server, module.id).entries.find(({ code }) => code === entry.code);
  if (found === undefined) throw new Error(`module ${module.id} does not know code ${entry.code}`);
  return found;
}

function publicEntries(server: OracleServer, module: OracleModule): readonly OracleEntry[] {
  return module.entries.filter((entry) => serverEntry(server, { module, entry }).isPublic);
}

/** Step 2: what is sent in place of an error. */
function replacementOf(server: OracleServer, module: OracleModule | undefined): Owned {
  const { common } = server.catalog.envelope;
  const { modules } = server.catalog;
  const tried =
    common === undefined ? [...(module === undefined ? [] : [module]), ...modules] : [moduleOf(server.catalog, common)];
  for (const candidate of tried) {
    const entry = unexpectedOf(server, candidate);
    if (entry !== undefined) return { module: candidate, entry };
  }
  throw new Error("a catalog has an entry that can be sent");
}

/** Section 1: `server.unexpected` and its default. */
function unexpectedOf(server: OracleServer, module: OracleModule): OracleEntry | undefined {
  if (server.unexpected !== undefined) return module.entries.find(({ name }) => name === server.unexpected);
  const entries = publicEntries(server, module);
  return (
    entries.find(({ kind }) => kind === "internal") ?? entries.find(({ httpStatus }) => httpStatus >= 500) ?? entries[0]
  );
}

/** Step 6, and section 2: an entry that has a carrier is sent with the carrier's code and its own. */
function codesOf(server: OracleServer, sent: Owned): Pick<Sent, "code" | "moduleCode"> {
  const { common } = server.catalog.envelope;
  const own = codeOf(sent);
  if (common === undefined || common === sent.module.id) return { code: own, moduleCode: undefined };
  const module = moduleOf(server.catalog, common);
  return { code: codeOf({ module, entry: carrierOf(server, module, sent) }), moduleCode: own };
}

function codeOf({ module, entry }: Owned): SentCode {
  return { code: entry.code, isNumber: module.type.kind === "int" };
}

/** Section 1: the entry of the common module that carries a code. */
function carrierOf(server: OracleServer, common: OracleModule, own: Owned): OracleEntry {
  const { carriers } = serverModule(server, own.module.id);
  const { kind, httpStatus } = own.entry;
  const name = serverEntry(server, own).carrier ?? carriers.byKind[kind] ?? carriers.default;
  const entries = publicEntries(server, common);
  const carrier =
    (name === undefined ? undefined : common.entries.find((entry) => entry.name === name)) ??
    entries.find((entry) => entry.kind === kind) ??
    entries.find((entry) => Math.floor(entry.httpStatus / 100) === Math.floor(httpStatus / 100)) ??
    entries.find((entry) => entry.kind === "internal") ??
    common.entries[0];
  if (carrier === undefined) throw new Error("a common module has an entry");
  return carrier;
}

/** Step 3. The request ID of a replaced error that has none is random, so such a case has no answer. */
function requestIdOf(given: string | undefined, isSent: boolean): string | undefined {
  const counts = given !== undefined && given.length <= MAX_REQUEST_ID && /^[\x21-\x7e]+$/.test(given);
  if (!counts && !isSent) throw new Error("a replaced error has no request ID");
  return counts ? given : undefined;
}

/** The params that travel: those that are given, declared and not sensitive, in the order of the spec. */
function paramsOf(entry: OracleEntry, given: Readonly<Record<string, Json>>): Sent["params"] {
  return (entry.params ?? []).flatMap(({ name, type, sensitive }: OracleParam) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const typed = sensitive || value === undefined ? undefined : typedValue(type, value);
    if (typed === undefined) return [];
    return [[name, typeof typed === "string" ? typed.toWellFormed() : typed] as const];
  });
}

/** Step 4: a text with its placeholders replaced, once. */
function filled(text: string, params: Sent["params"]): string {
  const values = new Map(params);
  return text.replace(/\{([^{}]*)\}/g, (placeholder, name: string) => valueText(values.get(name) ?? placeholder));
}

/** How a value is written in a text. `-0` is `0`. */
export function valueText(value: string | number | boolean): string {
  return String(value);
}

/** Step 4: control characters are spaces, no blanks are at the ends, and no surrogate is alone. */
function cleaned(text: string): string {
  const spaced = Array.from(text.toWellFormed(), (character) => (isControl(character) ? " " : character)).join("");
  return withoutLastBlanks(spaced.replace(/^ +/, ""));
}

function isControl(character: string): boolean {
  return character < " " || character === "\u007f";
}

/** Step 5. */
function cut(text: string): string {
  const characters = Array.from(text);
  return characters.length <= MAX_TEXT ? text : withoutLastBlanks(characters.slice(0, MAX_TEXT).join(""));
}

/** Tabs are spaces by now. */
function withoutLastBlanks(text: string): string {
  return text.replace(/ +$/, "");
}

/** Section 1 of the contract of standard envelopes. */
function fieldErrorsOf(given: readonly OracleFieldError[]): readonly OracleFieldError[] {
  return given.slice(0, MAX_FIELD_ERRORS).flatMap((item) => {
    const [field, code, text] = [item.field, item.code ?? "", item.text ?? ""].map((part) => cut(cleaned(part))) as [
      string,
      string,
      string,
    ];
    return field === "" ? [] : [{ field, ...(code === "" ? {} : { code }), ...(text === "" ? {} : { text }) }];
  });
}
