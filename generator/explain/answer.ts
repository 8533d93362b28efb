import type { FailedResponse } from "../decode/decode.js";
import type { InvalidResponse } from "../decode/invalid.js";
import type { Entry, Module, Reserved } from "../model/catalog.js";
import type { Operation } from "../model/operation.js";

/** The meaning of a code, a name, a response or a line of a log. */
export interface Answer {
  /** Every possible meaning. The same number can have different meanings in different modules. */
  readonly meanings: readonly Meaning[];
  /** The operations that the text names. */
  readonly operations: readonly Operation[];
  /** The response in the text, if its code is not in the catalog. */
  readonly unknown: FailedResponse | undefined;
  /** Why the body in the text is not a response of the API. If there are meanings too, the text names them. */
  readonly invalid: InvalidResponse | undefined;
  /** The nearest entries, if there is no meaning. */
  readonly near: readonly Entry[];
  /** The nearest operations, if there is no meaning. */
  readonly nearOperations: readonly Operation[];
}

/** An entry, a reserved code, or a successful call in a catalog that has no entry for success. */
export type Meaning = Reference | { readonly kind: "success" };

/** What a code or a name refers to. */
export type Reference = KnownEntry | ReservedCode;

export interface KnownEntry {
  readonly kind: "entry";
  readonly module: Module;
  readonly entry: Entry;
  /** The response that was decoded to the entry. */
  readonly response: FailedResponse | undefined;
}

/** A code or name that was in use and will not be reused. */
export interface ReservedCode {
  readonly kind: "reserved";
  readonly module: Module;
  /** The code or name that was asked for. */
  readonly asked: string;
  readonly reserved: Reserved;
}
