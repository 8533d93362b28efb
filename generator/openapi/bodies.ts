import { exampleParams } from "../conformance/fixtures.js";
import { follow } from "../decode/body.js";
import { findCode } from "../decode/form.js";
import { entryOf } from "../decode/decode.js";
import { encode } from "../encode/encode.js";
import type { Encoded, Raised } from "../encode/encode.js";
import { encodeStandard } from "../encode/standard.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import type { Json } from "../model/json.js";

/** How an error travels in one media type. */
export interface Sent {
  readonly entry: Entry;
  readonly status: number;
  readonly mediaType: string;
  /** What names of components end with, besides the name of the entry. */
  readonly suffix: string;
  /** An example: the body with a value for each param, of those that are given or any. */
  readonly example: (params?: Values) => Json;
  /** Where the params are in the body. */
  readonly paramsAt: Pointer | undefined;
  /** The body with everything that can be in it. */
  readonly full: Json;
  /** The body with only what is always in it. */
  readonly least: Json;
  readonly pins: readonly Pin[];
}

type Values = Readonly<Record<string, string | number | boolean>>;

/** What is the same in each response with an error: a value, or what a text starts with. */
export type Pin =
  | { readonly at: Pointer; readonly value: Json; readonly prefix: undefined }
  | { readonly at: Pointer; readonly value: undefined; readonly prefix: string };

const requestId = "req-1";
/** One with everything, and one with what each has. */
const fieldErrors = [{ field: "name", code: "required", text: "The field is required." }, { field: "size" }];

/** How an error travels: in the envelope of the catalog, and as problem details if the catalog has them. */
export function sentOf(catalog: Catalog, entry: Entry, locale: string): readonly Sent[] {
  const module = catalog.modules.find(({ id }) => id === entry.module);
  if (module === undefined) return [];
  const own = bodies(
    module,
    entry,
    (raised, id) => encode(catalog, raised, { locale, requestId: id }),
    (body) => ownPins(catalog, module, entry, body),
    "Error",
    catalog.envelope.params,
  );
  const problem = catalog.envelopes.find(({ id }) => id === "problem");
  if (problem === undefined) return [own];
  const send = (raised: Raised, id: string | undefined): Encoded =>
    encodeStandard(catalog, problem, raised, { locale, requestId: id });
  return [own, bodies(module, entry, send, (body) => problemPins(entry, body), "Problem", ["params"])];
}

function bodies(
  module: Module,
  entry: Entry,
  send: (raised: Raised, id: string | undefined) => Encoded,
  pinsOf: (body: Json) => readonly Pin[],
  suffix: string,
  paramsAt: Pointer | undefined,
): Sent {
  const params = exampleParams(entry);
  const plain = send({ module, entry }, undefined);
  const least = bodyOf(plain);
  const type = plain.headers.find(([name]) => name === "content-type")?.[1];
  return {
    entry,
    status: plain.status,
    mediaType: type ?? "application/json",
    suffix,
    example: (own = {}) => bodyOf(send({ module, entry, params: { ...params, ...own } }, undefined)),
    paramsAt,
    full: bodyOf(send({ module, entry, params, fieldErrors }, requestId)),
    least,
    pins: pinsOf(least),
  };
}

const bodyOf = ({ body }: Encoded): Json => JSON.parse(body) as Json;

/** The pins of the catalog's own envelope: its codes, and the module's code in a field or at the start of a text. */
function ownPins({ envelope }: Catalog, module: Module, entry: Entry, body: Json): readonly Pin[] {
  const codes = envelope.code.flatMap((at) => pinned(body, at));
  const knows = (code: string): boolean => entryOf(module, code) !== undefined;
  const sources = envelope.moduleCode.flatMap(({ at, forms }): readonly Pin[] => {
    if (forms.length === 0) return pinned(body, at);
    const text = follow(body, at);
    const found = typeof text === "string" ? findCode(text, forms, module.codeType, knows) : undefined;
    if (typeof text !== "string" || found?.code !== entry.code) return [];
    return [{ at, value: undefined, prefix: text.slice(0, text.length - found.rest.length).trimEnd() }];
  });
  return [...codes, ...sources];
}

function problemPins({ url }: Entry, body: Json): readonly Pin[] {
  const keys = ["code", "moduleCode", "title", "status", ...(url === undefined ? [] : ["type"])];
  return keys.flatMap((key) => pinned(body, [key]));
}

function pinned(body: Json, at: Pointer): readonly Pin[] {
  const value = follow(body, at);
  return value === undefined ? [] : [{ at, value, prefix: undefined }];
}

/** Whether no response can be of both kinds. */
export function areApart(a: readonly Pin[], b: readonly Pin[]): boolean {
  return a.some((one) =>
    b.some((other) => {
      if (one.at.join("\n") !== other.at.join("\n")) return false;
      if (one.prefix === undefined || other.prefix === undefined) return one.value !== other.value;
      return !one.prefix.startsWith(other.prefix) && !other.prefix.startsWith(one.prefix);
    }),
  );
}
