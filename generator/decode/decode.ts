import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import { follow, isObject, parseBody } from "./body.js";
import type { Json } from "./body.js";
import { integerText, readCode } from "./code.js";
import { findCode } from "./form.js";
import { invalidResponse } from "./invalid.js";
import type { InvalidResponse } from "./invalid.js";
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
}

/** Decodes the body of a response of a module's API with the catalog. */
export function decode(catalog: Catalog, module: Module, body: string | Uint8Array, status?: number): Verdict {
  if ((status === 204 || status === 205) && body.length === 0) return { result: "success" };
  const root = parseBody(body);
  if (!isObject(root)) {
    const reason = root === undefined ? "not_json" : "not_object";
    return invalidResponse(catalog, reason, status, { detail: "", requestId: undefined });
  }
  const { envelope } = catalog;
  const owner = commonModule(catalog) ?? module;
  const found = firstValue(root, envelope.code);
  const code = readCode(owner.codeType, found);
  const successCode = readCode(owner.codeType, envelope.success.code);
  const success = readSuccess({ root, conditions: envelope.success, code, successCode, status });
  if (success === "success") return { result: "success" };

  const textAt = envelope.text.find((pointer) => typeof follow(root, pointer) === "string");
  const text = textAt === undefined ? "" : (follow(root, textAt) as string);
  const requestId = readRequestId(firstValue(root, envelope.requestId));
  if (success !== undefined || code === undefined) {
    const reason = success ?? (found === undefined ? "no_code" : "bad_code");
    return invalidResponse(catalog, reason, status, { detail: text, requestId });
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
  const codes = moduleCode === undefined ? code : `${code}/${moduleCode}`;
  const head = `${module.id}: ${entry?.name ?? "unknown error"} (${codes})`;
  return {
    result: "error",
    code,
    moduleCode,
    entry,
    detail,
    requestId,
    text: detail === "" ? head : `${head}: ${detail}`,
  };
}

/** A verdict as every program under test prints it: section 7 of the contract. */
export function verdictText(verdict: Verdict): string {
  switch (verdict.result) {
    case "success":
      return JSON.stringify({ result: "success" });
    case "invalid":
      return asciiJson({
        result: "invalid",
        reason: verdict.reason,
        detail: verdict.detail,
        requestId: verdict.requestId ?? null,
        retryable: verdict.retryable,
        text: verdict.text,
      });
    case "error":
      return asciiJson({
        result: "error",
        code: verdict.code,
        moduleCode: verdict.moduleCode ?? null,
        name: verdict.entry?.name ?? null,
        kind: verdict.entry?.kind ?? "unknown",
        action: verdict.entry?.action ?? "none",
        retryable: verdict.entry?.retryable ?? false,
        httpStatus: verdict.entry?.http ?? 500,
        detail: verdict.detail,
        requestId: verdict.requestId ?? null,
        text: verdict.text,
      });
  }
}

function asciiJson(value: object): string {
  const json = JSON.stringify(value);
  if (!json.includes("\\ud")) return ascii(json);
  // A lone surrogate may be among the texts.
  return ascii(
    JSON.stringify(value, (_, field: unknown) => (typeof field === "string" ? field.toWellFormed() : field)),
  );
}

/** JSON text in which characters beyond `~` and control characters are escapes in lower-case hexadecimal. */
export function ascii(json: string): string {
  return json
    .replace(/\\(.)/g, (escape, letter: string) => (letter in controls ? unicode(controls[letter] ?? 0) : escape))
    .replace(/[\u007f-\uffff]/g, (unit) => unicode(unit.charCodeAt(0)));
}

/** The control characters that have short escapes in JSON. */
const controls: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9 };

function unicode(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
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

function samePointer(a: Pointer, b: Pointer): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
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
