/**
 * The data that the contract needs to know about a catalog.
 */

/** The type of the codes of a module. */
export type OracleType =
  { readonly kind: "int" | "string" | "dotted" | "sqlstate" } | { readonly kind: "hex"; readonly bits: number };

/** A typed value that an error may have. */
export interface OracleParam {
  readonly name: string;
  readonly type: "string" | "int" | "float" | "bool";
  readonly sensitive: boolean;
}

/** One error of a module. Its code is in the canonical spelling. */
export interface OracleEntry {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly action: string;
  readonly retryable: boolean;
  readonly httpStatus: number;
  readonly effect: string;
  /** Where it is documented. */
  readonly url?: string;
  /** The text of the entry by locale. */
  readonly text: Readonly<Record<string, string>>;
  /** In the order of the spec. Without them there are none. */
  readonly params?: readonly OracleParam[];
}

/** A module and its errors. A success code is not an entry. */
export interface OracleModule {
  readonly id: string;
  readonly type: OracleType;
  readonly entries: readonly OracleEntry[];
}

/** A place where the called module's own code may be. Without forms, the value itself is the code. */
export interface OracleSource {
  readonly at: string;
  readonly forms: readonly string[];
}

/** The success conditions. The code is in the canonical spelling of the module that owns `envelope.code`. */
export interface OracleSuccess {
  readonly code?: string;
  readonly absent?: string;
  readonly present?: string;
}

/** The shape of a response. Each pointer is the text of a JSON pointer (RFC 6901). */
export interface OracleEnvelope {
  readonly success: OracleSuccess;
  readonly code: readonly string[];
  /** The ID of the common module, if the catalog has one. */
  readonly common?: string;
  readonly moduleCode: readonly OracleSource[];
  readonly text: readonly string[];
  readonly requestId: readonly string[];
  /** Where the params are. Without it they do not travel. */
  readonly params?: OracleParamPlace;
  /** Where the field errors are. Without it they do not travel. */
  readonly fieldErrors?: OracleFieldErrorPlaces;
  readonly headers: OracleHeaders;
  /** The status that an error comes with. Without it, any. */
  readonly status?: "entry" | number;
}

/** Where an object with the params is. */
export interface OracleParamPlace {
  readonly at: string;
  /** Whether it is the metadata of gRPC, in which every value is a text and two keys are spelled in another way. */
  readonly isMetadata?: boolean;
}

/** Where the list of field errors is, and where each of its items has what. */
export interface OracleFieldErrorPlaces {
  readonly at: string;
  readonly field: string;
  readonly code?: string;
  readonly text?: string;
}

/** The names of the headers that matter, each list in the order in which it is tried. */
export interface OracleHeaders {
  readonly code: readonly string[];
  readonly requestId: readonly string[];
  readonly retryAfter: readonly OracleDelayHeader[];
}

/** A header with a delay, and how its number is meant. */
export interface OracleDelayHeader {
  readonly header: string;
  readonly unit: "seconds" | "milliseconds" | "epoch";
}

/** Plain data: everything the contract needs to know of a catalog. */
export interface OracleCatalog {
  /** Whether the messages of errors end with a tail. */
  readonly messageTail?: boolean;
  /** The title that the message of an invalid response names. */
  readonly title: string;
  /** The locales of the target. The first is the source locale. */
  readonly locales: readonly string[];
  readonly fallbackLocales: readonly string[];
  readonly envelope: OracleEnvelope;
  readonly modules: readonly OracleModule[];
}

/** Returns the module with this ID. Throws if there is none, because a case that names no module has no verdict. */
export function moduleOf(catalog: OracleCatalog, id: string): OracleModule {
  const module = catalog.modules.find((candidate) => candidate.id === id);
  if (module === undefined) throw new Error(`unknown module ${id}`);
  return module;
}

/** Returns the entry of a code in the canonical spelling, if the module knows the code. */
export function entryOf(module: OracleModule, code: string): OracleEntry | undefined {
  return module.entries.find((entry) => entry.code === code);
}
