import { parseBody } from "../decode/body.js";
import type { FailedResponse, Verdict } from "../decode/decode.js";
import type { InvalidResponse } from "../decode/invalid.js";
import { calledModules } from "../model/called.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Module } from "../model/catalog.js";
import { isList, isObject } from "../model/json.js";
import type { Json } from "../model/json.js";
import type { Meaning } from "./answer.js";
import { knownEntry } from "./references.js";

/** Decodes a response of a module, with the catalog or with an SDK generated from it. */
export type Decode = (catalog: Catalog, module: Module, body: string) => Verdict;

/** The meanings of a response, or an error that the catalog does not know, or the reason why it cannot be read. */
export interface Reading {
  readonly meanings: readonly Meaning[];
  readonly unknown: FailedResponse | undefined;
  readonly invalid: InvalidResponse | undefined;
}

/** The most opening braces and objects of a text that are tried. Most braces do not start a response. */
const mostStarts = 64;
const mostObjects = 64;

/**
 * The first response in a text whose code is in the catalog; otherwise the first whose code is not; otherwise the first
 * object that is not a response but has a text; otherwise undefined.
 */
export function findResponse(catalog: Catalog, text: string, decode: Decode): Reading | undefined {
  let unknown: Reading | undefined;
  let invalid: Reading | undefined;
  for (const spelling of spellings(text)) {
    let objects = 0;
    for (const object of objectsIn(spelling)) {
      if (++objects > mostObjects) break;
      const reading = readResponse(catalog, object, decode);
      if (reading === undefined) continue;
      if (reading.meanings.length > 0) return reading;
      if (reading.unknown !== undefined) unknown ??= reading;
      else if (reading.invalid?.detail !== "") invalid ??= reading;
    }
  }
  return unknown ?? invalid;
}

const known = (meanings: readonly Meaning[]): Reading => ({ meanings, unknown: undefined, invalid: undefined });

/** The text, and the text without escapes: a response that was logged as a JSON string has escaped quotes. */
function spellings(text: string): readonly string[] {
  return text.includes('\\"') ? [text, text.replace(/\\(["\\/])/g, "$1")] : [text];
}

/** Reads a body. It does not say which module was called, so every module that knows its code is a candidate. */
function readResponse(catalog: Catalog, body: string, decode: Decode): Reading | undefined {
  const verdicts = calledModules(catalog).map((module) => ({ module, verdict: decode(catalog, module, body) }));
  const errors = verdicts.flatMap(({ module, verdict }) => (verdict.result === "error" ? [{ module, verdict }] : []));
  const ownEntries = errors.flatMap(({ module, verdict }) =>
    verdict.entry?.module === module.id ? [knownEntry(module, verdict.entry, verdict)] : [],
  );
  if (ownEntries.length > 0) return known(ownEntries);

  const common = commonModule(catalog);
  const owners = common === undefined ? catalog.modules : [common];
  if (verdicts.some(({ verdict }) => verdict.result === "success")) {
    const meanings = owners.flatMap((module): Meaning[] =>
      module.success ? [knownEntry(module, module.success)] : [],
    );
    return known(meanings.length > 0 ? meanings : [{ kind: "success" }]);
  }
  const [first] = errors;
  if (first === undefined) {
    const [invalid] = verdicts.flatMap(({ verdict }) => (verdict.result === "invalid" ? [verdict] : []));
    return { meanings: [], unknown: undefined, invalid };
  }
  const { entry } = first.verdict;
  if (entry === undefined || common === undefined) return { meanings: [], unknown: first.verdict, invalid: undefined };
  return known([knownEntry(common, entry, first.verdict)]);
}

/** The JSON objects in a text, each before the objects inside it. */
function* objectsIn(text: string): Generator<string> {
  let starts = 0;
  for (let start = text.indexOf("{"); start !== -1 && starts < mostStarts; start = text.indexOf("{", start + 1)) {
    starts += 1;
    const end = endOfObject(text, start);
    if (end === undefined) continue;
    const object = text.slice(start, end);
    const value = parseBody(object);
    if (!isObject(value)) continue;
    yield object;
    for (const inner of nested(value)) yield JSON.stringify(inner);
    start = end - 1;
  }
}

/** The longest text of an object that is read. */
const longestObject = 1 << 20;

function endOfObject(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < Math.min(text.length, start + longestObject); i++) {
    const character = text[i];
    if (quoted) {
      if (character === "\\") i += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}" && --depth === 0) return i + 1;
  }
  return undefined;
}

/** The objects inside a value and inside its strings: a structured log can have the response as either. */
function* nested(value: Json): Generator<Json> {
  const inner = isList(value) ? value : isObject(value) ? Object.values(value) : [];
  for (const item of inner) {
    const parsed = typeof item === "string" && item.includes("{") ? parseBody(item.trim()) : item;
    if (isObject(parsed)) yield parsed;
    if (parsed !== undefined) yield* nested(parsed);
  }
}
