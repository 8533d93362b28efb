import type { Action } from "../../model/action.js";
import type { Effect } from "../../model/effect.js";
import { isChinese, isEnglish } from "../../model/locale.js";
import { chinese } from "./chinese.js";
import { english } from "./english.js";
import type { Reaction } from "./reaction.js";
import { withWords } from "./words.js";
import type { Words } from "./words.js";

/** The texts of the pages and their scripts, in one language. */
export interface SiteMessages {
  readonly skip: string;
  readonly codes: string;
  readonly map: string;
  readonly decoder: string;
  readonly operations: string;
  readonly titles: Readonly<Record<"home" | "codes" | "operations" | "map" | "decoder", (catalog: string) => string>>;
  readonly search: string;
  /** The same where there are operations to find. */
  readonly searchAll: string;
  readonly searchHint: string;
  readonly theme: string;
  readonly languages: string;
  readonly sections: string;
  readonly generated: string;
  readonly support: string;
  readonly repository: string;
  readonly version: (version: string) => string;
  readonly noScript: string;
  readonly count: (codes: number) => string;
  readonly retryableCount: (codes: number) => string;
  readonly modules: string;
  readonly byAction: string;
  readonly actions: Readonly<Record<Action, string>>;
  /** Whether the request was carried out. */
  readonly effects: Readonly<Record<Effect, string>>;
  readonly paste: string;
  /** What the actions come to, as a heading and a sentence. */
  readonly reactions: Readonly<Record<Reaction, Readonly<Record<"title" | "hint", string>>>>;
  readonly reading: Readonly<{
    heading: string;
    lead: string;
    common: string;
    own: string;
    flat: string;
    ask: string;
  }>;
  readonly columns: Readonly<Record<"code" | "name" | "meaning" | "action" | "retry", string>>;
  readonly yes: string;
  readonly no: string;
  readonly success: string;
  readonly otherCodes: string;
  /** Before the catalog that a module comes from. */
  readonly origin: string;
  readonly noCodes: string;
  readonly reserved: string;
  readonly reservedHint: string;
  readonly todo: string;
  readonly todoSuccess: string;
  readonly fallback: (action: string) => string;
  readonly retry: string;
  readonly retryYes: string;
  readonly retryNo: string;
  readonly experimental: string;
  readonly experimentalHint: string;
  readonly deprecated: (since?: string, sunset?: string) => string;
  readonly useInstead: string;
  readonly response: string;
  readonly responseHint: string;
  readonly openInDecoder: string;
  readonly handle: string;
  readonly raise: string;
  /** The label of the choice between envelopes, and the name of the catalog's own. */
  readonly envelope: string;
  readonly ownEnvelope: string;
  /** What follows the type of a param whose value is never sent. */
  readonly sensitive: string;
  readonly language: string;
  readonly source: (locale: string) => string;
  /** A mark on what is not translated. */
  readonly notTranslated: string;
  readonly untranslated: (language: string) => string;
  readonly note: string;
  readonly solutions: string;
  readonly causes: string;
  readonly otherwise: string;
  readonly logLine: string;
  readonly history: string;
  readonly relatedCodes: string;
  /** A label in front of its sentence. */
  readonly before: (label: string) => string;
  readonly facts: string;
  readonly fact: Readonly<
    Record<
      | "effect"
      | "kind"
      | "http"
      | "grpc"
      | "since"
      | "params"
      | "aliases"
      | "sameText"
      | "sameCode"
      | "replaces"
      | "link"
      | "spec"
      | "permalink"
      | "returnedBy"
      | "except"
      | "shared"
      | "notReturned"
      | "module"
      | "tags",
      string
    >
  >;
  readonly changedIn: (version: string) => string;
  readonly textBefore: (version: string) => string;
  readonly was: (until: string | undefined) => string;
  readonly operation: OperationMessages;
  readonly previous: string;
  readonly breadcrumbs: string;
  readonly neighbours: string;
  readonly next: string;
  readonly mapHint: string;
  readonly legend: Readonly<Record<"retryable" | "reserved", string>>;
  readonly filters: string;
  readonly filter: Readonly<Record<"module" | "group" | "action" | "kind" | "retry", string>>;
  readonly notFound: Readonly<Record<"title" | "hint" | "go", string>>;
  readonly all: string;
  readonly reset: string;
  readonly decoderHeading: string;
  readonly decoderHint: string;
  readonly decoderLabel: string;
  readonly tryOne: string;
  /** The messages that only the scripts use. */
  readonly script: Readonly<{
    copy: string;
    copied: string;
    copyLink: string;
    results: (shown: number, all: number) => string;
    operations: (count: number) => string;
    none: string;
    more: string;
    decodeThis: string;
    chain: string;
    detail: string;
    requestId: string;
    fieldErrors: string;
    unknownStep: (code: string) => string;
    unknown: (codes: string) => string;
    nothing: string;
    near: string;
    meanings: (count: number) => string;
    open: string;
  }>;
}

/** The texts about operations. */
export interface OperationMessages {
  readonly hint: string;
  readonly errors: string;
  readonly noErrors: string;
  readonly others: string;
  readonly sharedTitle: string;
  readonly sharedHint: string;
  /** A link to the errors of every operation. */
  readonly allShared: string;
  readonly otherOperations: string;
  readonly neighbours: string;
  /** The heading of its errors in other formats, and the title of its message there. */
  readonly formats: string;
  readonly failed: (id: string) => string;
  readonly anyFailed: string;
  /** About the code of a type of GraphQL. */
  readonly otherCode: string;
  /** A link to the page of all errors in other formats, and the hint there. */
  readonly allFormats: string;
  readonly formatsHint: string;
  readonly columns: Readonly<Record<"operation" | "request", string>>;
  /** What an operation inherits an error from. */
  readonly from: Readonly<Record<"tag" | "module", string>>;
  readonly every: string;
  readonly everyOf: (module: string) => string;
  readonly more: (count: number) => string;
  /** The field of the decoder for the operation that was called, and its first choice. */
  readonly which: string;
  readonly unknown: string;
  /** What follows an operation, of an error. */
  readonly declared: string;
  readonly notDeclared: string;
  /** A label: when an operation returns an error. */
  readonly when: string;
  /** The operations that declare an error, if there are none. */
  readonly nowhere: string;
  /** A link to the decoder from an operation. */
  readonly decode: string;
}

/** The messages for a locale: Chinese for `zh` and its variants, else English, and before them the words of the spec. */
export function messagesFor(locale: string, words: Words = {}): SiteMessages {
  const messages = isChinese(locale) ? chinese : english;
  const own = words[locale];
  return own === undefined ? messages : withWords(messages, own);
}

/** The language of a page: that of its messages, which are English unless the site or the spec has them in the locale. */
export function pageLanguage(locale: string, words: Words = {}): string {
  return isChinese(locale) || isEnglish(locale) || words[locale] !== undefined ? locale : "en";
}
