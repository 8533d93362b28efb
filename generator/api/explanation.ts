import type { LocalText } from "./reports.js";

/*
 * What `errspec explain --json` prints. `docs/schema/explain.schema.json` is made from these types. Like `target.ts`, this
 * file is published as it is, so it refers to no type of errspec's own.
 */

/** What a code, a name, an operation, a response or a log line means. */
export interface Explanation {
  readonly version: 1;
  readonly command: "explain";
  /** Every possible meaning: the same number can have several, in different modules. */
  readonly meanings: readonly ExplainedMeaning[];
  /** The operations that the text names. */
  readonly operations: readonly ExplainedOperation[];
  /** The response in the text, if the catalog lacks its code. */
  readonly unknown: ExplainedResponse | null;
  /** Why a body in the text is not a response of the API. */
  readonly invalid: { readonly reason: string; readonly detail: string; readonly requestId: string | null } | null;
  /** The nearest codes, if there is no meaning. */
  readonly near: readonly CodeReference[];
  /** The IDs of the nearest operations, if there is no meaning. */
  readonly nearOperations: readonly string[];
}

export type ExplainedMeaning = ExplainedError | ExplainedSuccess | UnnamedSuccess | ExplainedReservation;

/** A code of a module. */
export interface CodeReference {
  readonly module: string;
  readonly code: string;
  readonly name: string;
}

/** Success, in a catalog that has no entry for it. */
export interface UnnamedSuccess {
  readonly is: "success";
}

/** A code or a name that was in use and does not come back. */
export interface ExplainedReservation {
  readonly is: "reserved";
  readonly module: string;
  /** The code or the name that was asked for. */
  readonly asked: string;
  readonly reason: string;
}

export interface ExplainedSuccess extends ExplainedEntry {
  readonly is: "success";
}

export interface ExplainedError extends ExplainedEntry {
  readonly is: "error";
  /** What to do, as a sentence in the language that was asked for. */
  readonly advice: string;
  readonly action: string;
  /** What to do if the action does not help. */
  readonly fallback: string | null;
  /** Whether a client may send the same request again after a delay. */
  readonly retryable: boolean;
  /** Whether the request was carried out, although the error came back. */
  readonly effect: "none" | "unknown" | "done";
  readonly kind: string;
  /** The HTTP status. */
  readonly http: number;
  /** The number of the kind in gRPC. */
  readonly grpc: number;
}

/** The history of a code, from `errspec.history`. */
export interface ExplainedHistory {
  /** The first version that has it. It may be older if that is the first one that was read. */
  readonly since: string;
  readonly changes: readonly {
    readonly version: string;
    readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
    /** The earlier texts, in the locales in which they changed. */
    readonly textBefore: LocalText;
    /** Whether the version deprecated it (true), or took that back (false). */
    readonly deprecated: boolean | null;
  }[];
}

/** What an error and success have in common. */
export interface ExplainedEntry extends CodeReference {
  readonly title: LocalText;
  readonly text: LocalText;
  readonly group: string | null;
  readonly since: string | null;
  /** What released versions say about it. */
  readonly history: ExplainedHistory | null;
  readonly stability: "experimental" | "stable";
  readonly audience: "public" | "internal";
  readonly params: readonly {
    readonly name: string;
    readonly type: "string" | "int" | "float" | "bool";
    /** Whether its value may be in no text. */
    readonly sensitive: boolean;
  }[];
  readonly deprecated: {
    readonly since?: string | undefined;
    /** The date from which it may be removed. */
    readonly sunset?: string | undefined;
    readonly reason: LocalText;
    /** The name to use instead. */
    readonly replacedBy?: string | undefined;
  } | null;
  readonly aliases: readonly string[];
  /** Earlier meanings. */
  readonly was: readonly { readonly text: LocalText; readonly until?: string | undefined }[];
  readonly note: LocalText;
  readonly causes: readonly LocalText[];
  /** Steps for the caller. */
  readonly solutions: readonly LocalText[];
  /** What anyone else should do. */
  readonly otherwise: LocalText;
  readonly sameText: readonly CodeReference[];
  /** The IDs of the operations that declare it. */
  readonly operations: readonly string[];
  readonly links: readonly { readonly url: string; readonly title: LocalText }[];
  readonly url: string | null;
  /** The response that was asked about. */
  readonly response: ExplainedResponse | null;
  /** The codes in the response, from the common one to that of the module. */
  readonly chain: readonly CodeReference[];
  /** What a server sends, in each envelope. */
  readonly responses: readonly {
    /** Null for the catalog's own. */
    readonly envelope: string | null;
    readonly status: number;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly body: string;
  }[];
  /** Code in each language of the spec; null for what its package does not have. */
  readonly snippets: readonly {
    readonly language: string;
    readonly handle: string | null;
    readonly raise: string | null;
  }[];
}

/** What a response says. */
export interface ExplainedResponse {
  readonly code: string;
  readonly moduleCode: string | null;
  readonly detail: string;
  readonly requestId: string | null;
}

export interface ExplainedOperation {
  readonly id: string;
  readonly method: string | null;
  readonly path: string | null;
  readonly summary: LocalText;
  readonly tags: readonly string[];
  readonly errors: readonly OperationErrorReference[];
}

/** An error that an operation declares. */
export interface OperationErrorReference extends CodeReference {
  /** What declares it. */
  readonly from: "operation" | "tag" | "module" | "catalog";
  /** When the operation returns it. */
  readonly when: LocalText;
  /** The values that params can have there. */
  readonly params: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}
