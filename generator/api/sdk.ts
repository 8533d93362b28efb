/*
 * What all languages share about a catalog: every decision that an SDK does not have to make itself. Like `target.ts`, this
 * file is published as it is, so it refers to no type of errspec's own. The contracts on responses say what to do with it.
 */

/** The version of {@link SdkView}. It changes when readers have to change. */
export const sdkFormatVersion = 1;

/** A place in a body: the decoded steps of a JSON pointer. */
export type Place = readonly string[];

/** A catalog as an SDK prints it. What the catalog itself says is not repeated: look it up by module and code. */
export interface SdkView {
  readonly formatVersion: typeof sdkFormatVersion;
  /** The title of the API in messages: `not a response of <title>: the body is not JSON`. */
  readonly title: string;
  /** The locale of doc comments: English if the catalog has it, otherwise the source locale. */
  readonly docLocale: string;
  /** The ID of the module whose codes every response has, if there is one. */
  readonly common?: string;
  /** The IDs of the modules that users call: all but the common one. Each has its own decoder. */
  readonly called: readonly string[];
  /** The IDs of the modules that the code at {@link DecodeView.code} may belong to: the common one, or else any called one. */
  readonly owners: readonly string[];
  /** The kinds that entries have, in gRPC's order. */
  readonly kinds: readonly string[];
  /** What the message of a known error ends with: name, action, whether it may be retried, and its URL if it has one. */
  readonly messageTail?: MessageTailView;
  readonly decode: DecodeView;
  readonly encode: EncodeView;
  /** The modules in the order of the catalog. */
  readonly modules: readonly ModuleView[];
  /** The operations that have errors, in the order of the catalog. */
  readonly operations: readonly OperationView[];
}

/** The parts of the tail of a message. {@link separator} is between the facts. */
export interface MessageTailView {
  readonly open: string;
  readonly separator: string;
  readonly close: string;
  readonly retryable: string;
  readonly notRetryable: string;
}

/** How a response is decoded. A list of places is tried in its order. */
export interface DecodeView {
  readonly code: readonly Place[];
  readonly text: readonly Place[];
  readonly requestId: readonly Place[];
  readonly params?: Place;
  readonly fieldErrors?: FieldErrorsView;
  /** The headers of a response that matter, by name in lower case. `retry-after` is tried after those of a delay. */
  readonly headers: HeadersView;
  /** Whether an error can have a request ID. */
  readonly hasRequestId: boolean;
  /** The HTTP status of an error: that of its entry, or a number. Without it, any may come. */
  readonly status?: "entry" | number;
  readonly success: SuccessView;
  /** Where the called module's own code is beside a common one. The first source that has a code counts. */
  readonly sources: readonly SourceView[];
  /** Whether a source is a text that begins with a code. */
  readonly hasForms: boolean;
  /** Whether a decoder reads codes of the called module: not if the envelope has no place for them. */
  readonly readsModuleCodes: boolean;
  /** The keys of errors from gateways and frameworks. Empty if such a body cannot look like a success. */
  readonly foreignKeys: readonly string[];
}

export interface HeadersView {
  readonly code: readonly string[];
  readonly requestId: readonly string[];
  readonly retryAfter: readonly { readonly header: string; readonly unit: "seconds" | "milliseconds" | "epoch" }[];
}

/** When a call has succeeded: all of the conditions that are given hold. Without conditions, every response is an error. */
export interface SuccessView {
  /** In the canonical spelling of the catalog. {@link ModuleView.success} has it in that of a module. */
  readonly code?: string;
  readonly absent?: Place;
  /** The parent of `absent`, which must be an object; missing if it is the body itself. */
  readonly parent?: Place;
  readonly present?: Place;
}

/** A field that is the module's own code, or a text that begins with it. */
export interface SourceView {
  readonly at: Place;
  /** What is before and after the code in a text, by forms in their order. Empty: the field is the code. */
  readonly forms: readonly { readonly before: string; readonly after: string }[];
  /** Which of {@link DecodeView.text} is this place; missing if none is. Its text loses the code. */
  readonly textIndex?: number;
}

/** Where a list of wrong fields is, and where each item of it has what. */
export interface FieldErrorsView {
  readonly at: Place;
  readonly field: Place;
  readonly code?: Place;
  readonly text?: Place;
}

/** How an error is encoded. Places that only a success may have are left out. A value is put at each place of a list. */
export interface EncodeView {
  readonly code: readonly Place[];
  readonly text: readonly Place[];
  readonly requestId: readonly Place[];
  /** The first source that can take the code gets it. A source without a place takes none. */
  readonly sources: readonly EncodeSourceView[];
  readonly params?: Place;
  readonly fieldErrors?: FieldErrorsView;
  /** Where an empty object is put, if nothing is there. */
  readonly absent?: Place;
  readonly status: "entry" | number;
  /** The header that has the request ID, in lower case. */
  readonly requestIdHeader?: string;
}

export interface EncodeSourceView {
  readonly at?: Place;
  readonly forms: readonly { readonly before: string; readonly after: string }[];
}

export interface ModuleView {
  readonly id: string;
  /** How codes are read from JSON. Modules with the same reader can share a function. */
  readonly reader: CodeReaderView;
  /** Whether codes are numbers in a program; the others are text. */
  readonly isNumeric: boolean;
  /** The code of success as this module writes it, if success has a code. */
  readonly success?: string;
  /** The entry that is sent in place of what must not be sent. */
  readonly unexpected?: EntryRef;
  /** The entries in the order of the catalog: that of success, if there is one, and then the errors. */
  readonly entries: readonly EntryView[];
}

export type CodeReaderView =
  | { readonly kind: "int" }
  | { readonly kind: "hex"; readonly bits: 8 | 16 | 32; readonly signed: boolean }
  | { readonly kind: "text" }
  | { readonly kind: "sqlstate" };

/** An entry of the catalog, by the ID of its module and its code. */
export interface EntryRef {
  readonly module: string;
  readonly code: string;
}

export interface EntryView {
  readonly code: string;
  /** The names that users can write for it: its name, and the former names that keep compiling. */
  readonly names: readonly string[];
  /** Its text in every locale of the catalog, so that lookups need no fallback. */
  readonly texts: readonly { readonly locale: string; readonly text: string }[];
  /** The params whose values may be in no text. */
  readonly sensitive: readonly string[];
  /** The code of the common module that carries its code in a response. */
  readonly carrier?: string;
  readonly doc: DocView;
}

/** The paragraphs of a doc comment, in their order. Empty: there is nothing to say. */
export interface DocView {
  readonly title: string;
  readonly text: string;
  /** What the caller should do. */
  readonly advice: string;
  /** The text in the source locale, if the comment is in another. */
  readonly original?: { readonly locale: string; readonly title?: string; readonly text: string };
  readonly note: string;
  /** The steps of the solution, the causes, and the advice for others, each with the word that says which it is. */
  readonly explanations: readonly { readonly label: string; readonly text: string }[];
  /** What a reused code meant before. */
  readonly former: readonly { readonly text: string; readonly until?: string }[];
  readonly since?: string;
  /** That callers cannot rely on it yet. */
  readonly notices: readonly string[];
  readonly deprecation?: DeprecationView;
  readonly url?: string;
  readonly links: readonly { readonly url: string; readonly title: string }[];
}

export interface DeprecationView {
  readonly since?: string;
  readonly sunset?: string;
  /** `since 1.2.0, may be removed from 2027-01-31`; empty if the catalog gives neither. */
  readonly times: string;
  readonly reason: string;
  /** The name to use instead. */
  readonly replacedBy?: string;
}

/** What doc comments say about an operation, and the errors that it returns. */
export interface OperationView {
  readonly id: string;
  /** `createOrder (POST /orders)` */
  readonly called: string;
  readonly summary: string;
  readonly errors: readonly (EntryRef & {
    /** When it returns the error, and the values that its params can have then. */
    readonly remark: string;
  })[];
}
