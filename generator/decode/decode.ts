import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import { isObject } from "../model/json.js";
import type { Json } from "../model/json.js";
import { tailOf } from "../model/message-tail.js";
import { samePointer } from "../model/pointer.js";
import { follow, parseBody } from "./body.js";
import { integerText, readCode } from "./code.js";
import { readFieldErrors } from "./field-errors.js";
import type { FieldError } from "./field-errors.js";
import { findCode } from "./form.js";
import { invalidResponse, whyInvalid } from "./invalid.js";
import type { InvalidResponse, Reason } from "./invalid.js";
import { readParams } from "./params.js";
import type { Params } from "./params.js";
import { readSuccess } from "./success.js";

/** The result of decoding a response. Every generated SDK has the same: `test/conformance/README.md` is the contract. */
export type Verdict = { readonly result: "success" } | InvalidResponse | FailedResponse;

/** A response that reports an error. */
export interface FailedResponse {
  readonly result: "error";
  readonly code: string;
  readonly moduleCode: string | undefined;
  /** The entry of the module code if the catalog has one, otherwise the entry of the code. */
  readonly entry: Entry | undefined;
  readonly detail: string;
  readonly requestId: string | undefined;
  /** The text of the error in every language. */
  readonly text: string;
  /** Undefined if the envelope has no place for them. */
  readonly params: Params | undefined;
  readonly fieldErrors: readonly FieldError[] | undefined;
}

/** A body, and what the rest of the response says about it. */
interface Inputs {
  readonly body: string | Uint8Array;
  readonly status: number | undefined;
  /** The code in a header, which counts if the body has none. */
  readonly headerCode?: string | undefined;
}

/** Decodes the body of a response of a module's API with the catalog. */
export function decode(catalog: Catalog, module: Module, body: string | Uint8Array, status?: number): Verdict {
  return decodeBody(catalog, module, { body, status });
}

/** Decodes a body, of which a header may have the code. */
export function decodeBody(catalog: Catalog, module: Module, { body, status, headerCode }: Inputs): Verdict {
  if ((status === 204 || status === 205) && body.length === 0) return { result: "success" };
  return decodeValue(catalog, module, { parsed: parseBody(body), status, headerCode });
}

/** Decodes the value of a body: undefined if it is not JSON. */
export function decodeValue(
  catalog: Catalog,
  module: Module,
  { parsed, status, headerCode }: Omit<Inputs, "body"> & { readonly parsed: Json | undefined },
): Verdict {
  const invalid = (reason: Reason, detail: string, requestId: string | undefined): InvalidResponse =>
    invalidResponse(catalog, { reason, why: whyInvalid(reason, status), status, detail, requestId });
  const isRead = isObject(parsed);
  if (!isRead && headerCode === undefined) {
    return invalid(parsed === undefined ? "not_json" : "not_object", "", undefined);
  }
  const root = isRead ? parsed : {};
  const { envelope } = catalog;
  const owner = commonModule(catalog) ?? module;
  const inBody = firstValue(root, envelope.code);
  const found = inBody ?? headerCode;
  const code = readCode(owner.codeType, found);
  const successCode = readCode(owner.codeType, envelope.success.code);
  const judged = readSuccess({ root, conditions: envelope.success, code, successCode, status });
  // A code in a header reports an error, unless the body proves a success.
  const isReported = headerCode !== undefined && inBody === undefined && successCode === undefined;
  const success = isReported && !(judged === "success" && isRead) ? undefined : judged;
  if (success === "success") return { result: "success" };

  const textAt = envelope.text.find((pointer) => typeof follow(root, pointer) === "string");
  const text = textAt === undefined ? "" : (follow(root, textAt) as string);
  const requestId = readRequestId(firstValue(root, envelope.requestId));
  if (success !== undefined || code === undefined) {
    const reason = success ?? (found === undefined ? "no_code" : "bad_code");
    return invalid(reason, text, requestId);
  }

  const knows = (candidate: string): boolean => entryOf(module, candidate) !== undefined;
  let detail = text;
  let moduleCode: string | undefined;
  for (const { at, forms } of owner === module ? [] : envelope.moduleCode) {
    const value = follow(root, at);
    if (forms.length === 0) {
      const candidate = readCode(module.codeType, value);
      const isNumeric = module.codeType.kind === "int" || module.codeType.kind === "hex";
      if (candidate === undefined || !(isNumeric || knows(candidate))) continue;
      moduleCode = candidate;
      break;
    }
    const found = typeof value === "string" ? findCode(value, forms, module.codeType, knows) : undefined;
    if (found === undefined) continue;
    moduleCode = found.code;
    if (textAt !== undefined && samePointer(at, textAt)) detail = found.rest;
    break;
  }
  // "(4000)…" repeats the common code and is not a module code.
  if (moduleCode !== undefined && !knows(moduleCode) && (moduleCode === code || moduleCode === successCode))
    moduleCode = undefined;

  const entry = (moduleCode === undefined ? undefined : entryOf(module, moduleCode)) ?? entryOf(owner, code);
  const codes = codesText(code, moduleCode);
  const head = `${module.id}: ${entry?.name ?? "unknown error"} (${codes})`;
  return {
    result: "error",
    code,
    moduleCode,
    entry,
    detail,
    requestId,
    text: (detail === "" ? head : `${head}: ${detail}`) + tailOf(catalog, entry),
    params: envelope.params && readParams(follow(root, envelope.params), entry),
    fieldErrors: envelope.fieldErrors && readFieldErrors(follow(root, envelope.fieldErrors.at), envelope.fieldErrors),
  };
}

/** A code and, after a slash, the module's own code if there is one. */
export function codesText(code: string, moduleCode: string | undefined): string {
  return moduleCode === undefined ? code : `${code}/${moduleCode}`;
}

/** The first value at one of the pointers that is not null. */
function firstValue(root: Json, pointers: readonly Pointer[]): Json | undefined {
  for (const pointer of pointers) {
    const value = follow(root, pointer) ?? null;
    if (value !== null) return value;
  }
  return undefined;
}

function readRequestId(value: Json | undefined): string | undefined {
  if (typeof value === "number") return integerText(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

const indexes = new WeakMap<Module, ReadonlyMap<string, Entry>>();

/** The error of a module that has a code. */
export function entryOf(module: Module, code: string): Entry | undefined {
  let index = indexes.get(module);
  if (index === undefined) {
    index = new Map(module.entries.map((entry) => [entry.code, entry]));
    indexes.set(module, index);
  }
  return index.get(code);
}
