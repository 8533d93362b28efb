import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module, Pointer } from "../model/catalog.js";
import { follow, isObject, parseBody } from "./body.js";
import type { Json } from "./body.js";
import { integerText, readCode } from "./code.js";
import { findCode } from "./form.js";

/** What a response says. Every generated SDK comes to the same: `test/conformance/README.md` is the contract. */
export type Verdict =
  | { readonly result: "success" }
  | { readonly result: "invalid" }
  | {
      readonly result: "error";
      readonly code: string;
      readonly moduleCode: string | undefined;
      /** What the catalog says: about the module code if it knows it, else about the code. */
      readonly entry: Entry | undefined;
      readonly detail: string;
      readonly requestId: string | undefined;
      /** How the error prints in every language. */
      readonly text: string;
    };

/** Decodes the JSON text of a response of a module's API, straight from the catalog. */
export function decode(catalog: Catalog, module: Module, body: string | Uint8Array): Verdict {
  const root = parseBody(body);
  if (root === undefined) return { result: "invalid" };
  const { envelope } = catalog;
  const owner = commonModule(catalog) ?? module;
  const code = readCode(
    owner.codeType,
    first(root, envelope.code, (value) => value !== null),
  );
  const success = canonicalSuccess(catalog, owner);
  if (hasSucceeded(root, catalog, code, success)) return { result: "success" };
  if (code === undefined) return { result: "invalid" };

  const knows = (candidate: string): boolean => entryOf(module, candidate) !== undefined;
  const isText = (value: Json): value is string => typeof value === "string";
  const textAt = envelope.text.find((pointer) => isText(follow(root, pointer) ?? null));
  let detail = textAt === undefined ? "" : (follow(root, textAt) as string);
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
  // "(4000)…" repeats the common code: it is no code of the module.
  if (moduleCode !== undefined && !knows(moduleCode) && (moduleCode === code || moduleCode === success))
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
    requestId: requestId(first(root, envelope.requestId, (value) => value !== null)),
    text: detail === "" ? head : `${head}: ${detail}`,
  };
}

/** A verdict as every testee prints it: section 6 of the contract. */
export function verdictText(verdict: Verdict): string {
  if (verdict.result !== "error") return JSON.stringify({ result: verdict.result });
  const { code, moduleCode, entry, detail, requestId, text } = verdict;
  return ascii(
    JSON.stringify({
      result: "error",
      code: code.toWellFormed(),
      moduleCode: moduleCode ?? null,
      name: entry?.name ?? null,
      kind: entry?.kind ?? "unknown",
      action: entry?.action ?? "none",
      retryable: entry?.retryable ?? false,
      detail: detail.toWellFormed(),
      requestId: requestId?.toWellFormed() ?? null,
      text: text.toWellFormed(),
    }),
  );
}

/** JSON text whose every character beyond `~` and every control character is an escape in lower-case hexadecimal. */
export function ascii(json: string): string {
  return json
    .replace(/\\(.)/g, (escape, letter: string) => (letter in controls ? unicode(controls[letter] ?? 0) : escape))
    .replace(/[\u007f-\uffff]/g, (unit) => unicode(unit.charCodeAt(0)));
}

/** The controls that JSON has short escapes for. */
const controls: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9 };

function unicode(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

function hasSucceeded(root: Json, catalog: Catalog, code: string | undefined, success: string | undefined): boolean {
  const { absent, present } = catalog.envelope.success;
  const conditions: boolean[] = [];
  if (success !== undefined) conditions.push(code === success);
  if (absent !== undefined) {
    conditions.push((follow(root, absent) ?? null) === null && isObject(follow(root, absent.slice(0, -1))));
  }
  if (present !== undefined) conditions.push(follow(root, present) !== undefined);
  return conditions.length > 0 && !conditions.includes(false);
}

function canonicalSuccess({ envelope }: Catalog, owner: Module): string | undefined {
  return readCode(owner.codeType, envelope.success.code);
}

/** The first value found that is wanted. */
function first(root: Json, pointers: readonly Pointer[], wanted: (value: Json) => boolean): Json | undefined {
  for (const pointer of pointers) {
    const value = follow(root, pointer);
    if (value !== undefined && wanted(value)) return value;
  }
  return undefined;
}

function requestId(value: Json | undefined): string | undefined {
  if (typeof value === "number") return integerText(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function samePointer(a: Pointer, b: Pointer): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

const indexes = new WeakMap<Module, ReadonlyMap<string, Entry>>();

/** The error of a module with that code. */
export function entryOf(module: Module, code: string): Entry | undefined {
  let index = indexes.get(module);
  if (index === undefined) {
    index = new Map(module.entries.map((entry) => [entry.code, entry]));
    indexes.set(module, index);
  }
  return index.get(code);
}
