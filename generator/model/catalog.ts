import type { Action } from "./action.js";
import type { Category, Threshold } from "./category.js";
import type { CodeType } from "./code-type.js";
import type { CustomTarget } from "./custom-target.js";
import type { Effect } from "./effect.js";
import type { History } from "./history.js";
import type { Kind } from "./kind.js";
import { isEnglish } from "./locale.js";
import type { Name } from "./name.js";
import type { Operation, OperationSection } from "./operation.js";
import { perCatalog } from "./per-catalog.js";
import type { Locate } from "./position.js";

/** Text by locale, verbatim from the spec. It is not trusted: every output encodes it where it lands. */
export type Text = Readonly<Partial<Record<string, string>>>;

/** The whole of a spec, checked and resolved. Order is the spec's order. */
export interface Catalog {
  /** Kebab-case, such as `tencent-cloud`. */
  readonly id: string;
  /** The name that generated base types start with: `TencentCloud` gives `TencentCloudError`. */
  readonly name: Name;
  readonly title: Text;
  readonly description: Text;
  /** The version of the published packages, as the spec declares it. */
  readonly version: string;
  /** The first is the source locale: every text has it. */
  readonly locales: readonly [string, ...string[]];
  /** The locales in which a missing text is looked up, before the source locale. */
  readonly fallbackLocales: readonly string[];
  /** The URL of an entry's documentation, with `{module}`, `{code}` and `{name}` (kebab-case) in it. */
  readonly docs: string | undefined;
  /** Whether the messages of errors end with a tail for machines. See `tailWords`. */
  readonly messageTail?: boolean | undefined;
  /** Words that some languages write in capitals, in capitals: `DSA`. */
  readonly initialisms: readonly string[];
  readonly envelope: Envelope;
  /** The standard envelopes in which errors travel too. */
  readonly envelopes: readonly StandardEnvelope[];
  readonly server: ServerSettings;
  readonly modules: readonly Module[];
  /** The used catalogs whose packages some targets import. */
  readonly imports?: readonly ImportedCatalog[] | undefined;
  /** The calls of the API, in the order of the catalog and then of its modules. */
  readonly operations: readonly Operation[];
  /** The options of each target, by target id, checked by that target's own schema. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The output folders that targets set, by target ID, relative to the folder of {@link file}. */
  readonly outs?: Readonly<Record<string, string>>;
  /** The targets of the spec's authors. */
  readonly customTargets?: readonly CustomTarget[] | undefined;
  readonly lint: LintSettings;
  readonly breaking: BreakingSettings;
  /** What released versions say about its codes, if that was read from git. */
  readonly history?: History | undefined;
  /** The spec file that holds the catalog. */
  readonly file: string;
  readonly at: Locate;
}

/** What a server of the API sends. */
export interface ServerSettings {
  /** The name of the entry that is sent in place of what must not be sent. See `sentInstead` for the default. */
  readonly unexpected: Name | undefined;
}

/** What `errspec lint` looks for. */
export interface LintSettings {
  readonly preset: "minimal" | "standard" | "strict";
  /** The severity of single rules, by id, over what the preset says. */
  readonly rules: Readonly<Record<string, "off" | "info" | "warning" | "error">>;
  /** The optional keys that every error must have. */
  readonly require?: readonly string[] | undefined;
}

/** What `errspec breaking` looks for. */
export interface BreakingSettings {
  /** The severity of single rules, by id. */
  readonly rules: Readonly<Record<string, "off" | "info" | "warning" | "error">>;
  /** What fails a run, unless its options override it. */
  readonly failOn: Threshold | undefined;
  /** The categories that count, unless options override them. Empty: all. */
  readonly categories: readonly Category[];
}

/** Whether callers can rely on something. Experimental things may change or be removed at any time. */
export const stabilities = ["stable", "experimental"] as const;

export type Stability = (typeof stabilities)[number];

/** Who may see an entry. Internal ones are for the log of a server, and no client sees them. */
export const audiences = ["public", "internal"] as const;

export type Audience = (typeof audiences)[number];

/** A code space: the same code can have another meaning in another module. */
export interface Module {
  /** Kebab-case, such as `dsa`. */
  readonly id: string;
  readonly name: Name;
  readonly title: Text;
  readonly description: Text;
  readonly codeType: CodeType;
  readonly stability: Stability;
  /** The entries of the common module that carry this module's codes. */
  readonly carriers: Carriers;
  readonly groups: readonly Group[];
  readonly reserved: readonly Reserved[];
  /** The code of a successful call, if this module has one. A constant in every language, never an error. */
  readonly success: Entry | undefined;
  /** The errors, without {@link success}. */
  readonly entries: readonly Entry[];
  /** The operations that its file declares. See {@link Catalog.operations} for what they inherit. */
  readonly operations: OperationSection | undefined;
  /** The catalog that the module comes from, if it is another one. */
  readonly origin?: Origin | undefined;
  /** The spec file that holds the module. */
  readonly file: string;
  readonly at: Locate;
}

/** Another catalog, from which a module is taken. */
export interface Origin {
  /** The key under `uses:`. */
  readonly use: string;
  /** The ID of that catalog. */
  readonly catalog: string;
  readonly title: Text;
  readonly version: string;
}

/** A used catalog whose published packages are imported: in the targets that say so, its modules are not generated again. */
export interface ImportedCatalog {
  /** The key under `uses:`. */
  readonly use: string;
  /** The IDs of the targets that import its package, as the spec lists them. */
  readonly targets: readonly string[];
  /** The IDs of the modules that are taken from it. */
  readonly modules: readonly string[];
  /** The catalog itself: its options say what its packages are called. */
  readonly catalog: Catalog;
}

/** Names of entries of the common module. */
export interface Carriers {
  readonly default: Name | undefined;
  readonly byKind: Readonly<Partial<Record<Kind, Name>>>;
}

/** A named part of a module. */
export interface Group {
  readonly id: string;
  readonly title: Text;
  /** The first and last code of the group, if it has a range. */
  readonly range: readonly [first: string, last: string] | undefined;
  readonly at: Locate;
}

/** Codes and names that must not be reused with another meaning. */
export interface Reserved {
  /** Canonical codes; a range is its first and last. */
  readonly codes: readonly (readonly [first: string, last: string])[];
  readonly names: readonly Name[];
  readonly reason: string;
  readonly at: Locate;
}

/** What the catalog says about one code. */
export interface Entry {
  /** The id of its module. */
  readonly module: string;
  /** In its canonical spelling: see {@link CodeType}. */
  readonly code: string;
  readonly name: Name;
  /** Former names that keep compiling. */
  readonly aliases: readonly Name[];
  readonly group: string | undefined;
  /** A short heading, if the source has one in addition to the text. */
  readonly title: Text;
  /** The text of the error, verbatim from the source. */
  readonly text: Text;
  readonly kind: Kind;
  readonly action: Action;
  /** What to do if {@link action} does not help. */
  readonly fallback: Action | undefined;
  /** Whether a client may automatically send the same request again after a delay. */
  readonly retryable: boolean;
  /** Whether the request was carried out, although this error came back. */
  readonly effect: Effect;
  /** The HTTP status for a service that passes the error on. */
  readonly http: number;
  readonly audience: Audience;
  /** The name of the entry of the common module that carries its code, if it is not the one that its module says. */
  readonly carrier: Name | undefined;
  /** Typed values for `{placeholders}` in the text. */
  readonly params: readonly Param[];
  /** Its own stability, or that of its module. */
  readonly stability: Stability;
  readonly since: string | undefined;
  readonly deprecated: Deprecation | undefined;
  /** Earlier meanings of a reused code. */
  readonly was: readonly Was[];
  /** Remarks for readers of the documentation, by locale. */
  readonly note: Text;
  /** Why it happens: each of them is possible. */
  readonly causes: readonly Text[];
  /** What the caller should do, step by step. */
  readonly solutions: readonly Text[];
  /** What anyone else who sees the error should do, such as a user of the caller's program. */
  readonly otherwise: Text;
  readonly links: readonly Link[];
  /** Responses, as JSON text, that must decode to this entry. */
  readonly examples: readonly string[];
  /** The URL of its documentation, from {@link Catalog.docs}. */
  readonly url: string | undefined;
  /** The author's own keys, such as `x-owner`, as JSON values. */
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly at: Locate;
}

export interface Param {
  readonly name: string;
  readonly type: "string" | "int" | "float" | "bool";
  /** Whether its value may be in no text. */
  readonly sensitive: boolean;
  readonly at: Locate;
}

export interface Deprecation {
  readonly since: string | undefined;
  /** The date from which the code may be removed, such as `2027-01-31`. */
  readonly sunset: string | undefined;
  readonly reason: Text;
  /** The name of the entry, of the same module, to use instead. */
  readonly replacedBy: Name | undefined;
}

export interface Was {
  readonly text: Text;
  /** The last edition or version with that meaning. */
  readonly until: string | undefined;
}

export interface Link {
  readonly url: string;
  readonly title: Text;
}

/** How codes travel in a response. Pointers are JSON pointers (RFC 6901), given as their decoded steps. */
export interface Envelope {
  /** When a call has succeeded: every condition must hold. Without conditions every response is an error. */
  readonly success: SuccessCondition;
  /** Where the code is. The first pointer with a value counts. */
  readonly code: readonly Pointer[];
  /** The module of that code, if all modules share it. Otherwise the code belongs to the called module. */
  readonly common: string | undefined;
  /** Where the module's own code is, if there is a common code. The first source that has one counts. */
  readonly moduleCode: readonly ModuleCodeSource[];
  /** Where the server's message is. The first pointer with a text counts. */
  readonly text: readonly Pointer[];
  readonly requestId: readonly Pointer[];
  /** Where the params of an error are, by name; undefined if they do not travel. */
  readonly params: Pointer | undefined;
  /** Where errors say which fields of the request are wrong; undefined if they do not. */
  readonly fieldErrors: FieldErrorPlaces | undefined;
  readonly headers: EnvelopeHeaders;
  /** The HTTP status that an error comes with: that of its entry, or always the same one. Undefined: any. */
  readonly status: "entry" | number | undefined;
}

/** A list of field errors, and where each item has what. */
export interface FieldErrorPlaces {
  readonly at: Pointer;
  readonly field: Pointer;
  readonly code: Pointer | undefined;
  readonly text: Pointer | undefined;
}

/** The standard envelopes. `test/conformance/envelopes.md` says how an error travels in each. */
export const standardEnvelopes = ["problem", "grpc", "json-rpc", "graphql"] as const;

export type StandardEnvelopeId = (typeof standardEnvelopes)[number];

export interface StandardEnvelope {
  readonly id: StandardEnvelopeId;
  /** The domain of `google.rpc.ErrorInfo`. */
  readonly domain: string;
}

/** The headers of a response that matter, by name in lower case. In each list the first with a value counts. */
export interface EnvelopeHeaders {
  /** Where the code is, if the body has none. */
  readonly code: readonly string[];
  /** Where the request ID is, if the body has none. */
  readonly requestId: readonly string[];
  /** Where the delay before a retry is. The standard `Retry-After` is tried after them. */
  readonly retryAfter: readonly DelayHeader[];
}

/** A header that holds a delay: a number of seconds or milliseconds, or the Unix time in seconds at which it ends. */
export interface DelayHeader {
  readonly header: string;
  readonly unit: DelayUnit;
}

export const delayUnits = ["seconds", "milliseconds", "epoch"] as const;

export type DelayUnit = (typeof delayUnits)[number];

export type Pointer = readonly string[];

export interface SuccessCondition {
  /** The code equals this (canonical in the code's own module). */
  readonly code: string | undefined;
  /** Nothing or null is there, but its parent is an object. */
  readonly absent: Pointer | undefined;
  /** Something is there, even if null. */
  readonly present: Pointer | undefined;
}

/** A module code in a field of its own, or at the start of a text in one of some forms. */
export interface ModuleCodeSource {
  readonly at: Pointer;
  /** Empty: the field is the code. */
  readonly forms: readonly Form[];
}

/** How a code is written at the start of a text: `({code})` has `(` before and `)` after. */
export interface Form {
  readonly before: string;
  readonly after: string;
}

/** Every entry of a module: the one for success, if there is one, and then the errors. */
export function allEntries<Item>(module: {
  readonly success: Item | undefined;
  readonly entries: readonly Item[];
}): readonly Item[] {
  return module.success === undefined ? module.entries : [module.success, ...module.entries];
}

/** The module that holds the codes all modules share, if there is one. */
export function commonModule(catalog: Catalog): Module | undefined {
  const { common } = catalog.envelope;
  return common === undefined ? undefined : catalog.modules.find(({ id }) => id === common);
}

/** The locale of the text that {@link textIn} returns; undefined if no locale has one. */
export function localeOfText(text: Text, locale: string, { locales, fallbackLocales }: Locales): string | undefined {
  if (text[locale] !== undefined) return locale;
  return [...fallbackLocales, locales[0]].find((candidate) => text[candidate] !== undefined);
}

/**
 * A text in a locale. If it is missing there, the text in the first fallback locale that has one, then in the source locale;
 * empty if none of them has one.
 */
export function textIn(text: Text, locale: string, locales: Locales): string {
  const found = localeOfText(text, locale, locales);
  return (found === undefined ? undefined : text[found]) ?? "";
}

/** The example responses of every error. The same list for the same catalog, since many files read it. */
export const examplesIn: (catalog: Catalog) => readonly (readonly string[])[] = perCatalog(({ modules }) =>
  modules.flatMap(({ entries }) => entries.map(({ examples }) => examples)),
);

/** The chosen locales of a catalog, in the catalog's order; all of them if none is chosen. */
export function chosenLocales({ locales }: Catalog, chosen: readonly string[]): readonly [string, ...string[]] {
  const [first, ...others] = locales.filter((locale) => chosen.includes(locale));
  return first === undefined ? locales : [first, ...others];
}

type Locales = Pick<Catalog, "locales" | "fallbackLocales">;

/** The used catalog whose package a target imports. The loader makes sure that there is only one. */
export function importIn({ imports = [] }: Catalog, target: string): ImportedCatalog | undefined {
  return imports.find(({ targets }) => targets.includes(target));
}

/** The catalog's title in English if it has one, otherwise in its source locale. */
export function englishTitle(catalog: Catalog): string {
  const { title, locales } = catalog;
  const english = locales.find((locale) => isEnglish(locale) && title[locale] !== undefined);
  return title[english ?? locales[0]] ?? "";
}
