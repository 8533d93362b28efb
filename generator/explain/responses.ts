import { isObject, parseBody } from "../decode/body.js";
import type { Json } from "../decode/body.js";
import type { FailedResponse, Verdict } from "../decode/decode.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Module } from "../model/catalog.js";
import type { Meaning } from "./answer.js";
import { calledModules, knownEntry } from "./references.js";

/** Reads a response of a module: straight from the catalog, or with an SDK made from it. */
export type Decode = (catalog: Catalog, module: Module, body: string) => Verdict;

/** What a response says: its meanings, or that it is an error that the catalog does not know. */
export interface Reading {
  readonly meanings: readonly Meaning[];
  readonly unknown: FailedResponse | undefined;
}

/** A text may hold many braces that open no response: so many are tried, and so many objects looked at. */
const mostStarts = 64;
const mostObjects = 64;

/** The first response in a text that the catalog knows, else the first that it does not; undefined without any. */
export function findResponse(catalog: Catalog, text: string, decode: Decode): Reading | undefined {
  let unknown: Reading | undefined;
  for (const spelling of spellings(text)) {
    let objects = 0;
    for (const object of objectsIn(spelling)) {
      if (++objects > mostObjects) break;
      const reading = readResponse(catalog, object, decode);
      if (reading === undefined) continue;
      if (reading.unknown === undefined) return reading;
      unknown ??= reading;
    }
  }
  return unknown;
}

/** A response that was logged as a text within JSON has its quotes escaped. */
function spellings(text: string): readonly string[] {
  return text.includes('\\"') ? [text, text.replace(/\\(["\\/])/g, "$1")] : [text];
}

/** A body does not say which module was called: every module that knows its code may be the one. */
function readResponse(catalog: Catalog, body: string, decode: Decode): Reading | undefined {
  const verdicts = calledModules(catalog).map((module) => ({ module, verdict: decode(catalog, module, body) }));
  const errors = verdicts.flatMap(({ module, verdict }) => (verdict.result === "error" ? [{ module, verdict }] : []));
  const own = errors.flatMap(({ module, verdict }) =>
    verdict.entry?.module === module.id ? [knownEntry(module, verdict.entry, verdict)] : [],
  );
  if (own.length > 0) return { meanings: own, unknown: undefined };

  const common = commonModule(catalog);
  const owners = common === undefined ? catalog.modules : [common];
  if (verdicts.some(({ verdict }) => verdict.result === "success")) {
    const meanings = owners.flatMap((module): Meaning[] =>
      module.success ? [knownEntry(module, module.success)] : [],
    );
    return { meanings: meanings.length > 0 ? meanings : [{ kind: "success" }], unknown: undefined };
  }
  const [first] = errors;
  if (first === undefined) return undefined;
  const { entry } = first.verdict;
  if (entry === undefined || common === undefined) return { meanings: [], unknown: first.verdict };
  return { meanings: [knownEntry(common, entry, first.verdict)], unknown: undefined };
}

/** The JSON objects in a text, each before those inside it. */
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

/** The longest text that is taken for one object. */
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

/** The objects inside a value, and those in its texts: a structured log holds the response as one or the other. */
function* nested(value: Json): Generator<Json> {
  const inner = Array.isArray(value) ? (value as readonly Json[]) : isObject(value) ? Object.values(value) : [];
  for (const item of inner) {
    const parsed = typeof item === "string" && item.includes("{") ? parseBody(item.trim()) : item;
    if (isObject(parsed)) yield parsed;
    if (parsed !== undefined) yield* nested(parsed);
  }
}
