import type { FailedResponse } from "../decode/decode.js";
import type { InvalidResponse } from "../decode/invalid.js";
import type { Entry, Module, Reserved } from "../model/catalog.js";

/** What a code, a name, a response or a line of a log means. */
export interface Answer {
  /** Every meaning it may have; a number may stand for something else in another module. */
  readonly meanings: readonly Meaning[];
  /** The response it holds, where the catalog does not know its code. */
  readonly unknown: FailedResponse | undefined;
  /** Why the body it holds is not a response of the API, or cannot be read. Meanings beside it are of names in the text. */
  readonly invalid: InvalidResponse | undefined;
  /** Where there is no meaning: entries that come near. */
  readonly near: readonly Entry[];
}

/** One meaning: an entry, a reserved code, or a call that succeeded where the catalog has no entry for success. */
export type Meaning = Reference | { readonly kind: "success" };

/** What a code or a name stands for. */
export type Reference = KnownEntry | ReservedCode;

export interface KnownEntry {
  readonly kind: "entry";
  readonly module: Module;
  readonly entry: Entry;
  /** The response that was decoded to the entry. */
  readonly response: FailedResponse | undefined;
}

/** A code or name that was in use and will not come back. */
export interface ReservedCode {
  readonly kind: "reserved";
  readonly module: Module;
  /** The code or name that was asked for. */
  readonly asked: string;
  readonly reserved: Reserved;
}
