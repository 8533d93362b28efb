import type { Catalog } from "../model/catalog.js";
import type { Answer, Meaning } from "./answer.js";
import type { Decode } from "./responses.js";
import { readLine } from "./lines.js";
import { nearEntries } from "./near.js";
import { lookUp } from "./references.js";
import { findResponse } from "./responses.js";

/** More than this is a whole log: its beginning will do. */
const longestLog = 256 * 1024;

/**
 * What a text means: a code, a name, a response, or lines of a log with one of them inside. The first reading that
 * finds something counts. `decode` is the decoder to read responses with.
 */
export function explain(catalog: Catalog, query: string, decode: Decode): Answer {
  const text = query.trim();
  const { certain, possible } = lookUp(catalog, text);
  const meanings = distinct([...certain, ...possible]);
  if (meanings.length > 0) return { meanings, unknown: undefined, near: [] };

  const response = findResponse(catalog, text, decode);
  if (response !== undefined && response.unknown === undefined) {
    return { meanings: distinct(response.meanings), unknown: undefined, near: [] };
  }
  const lines = text.slice(0, longestLog).split(/\r\n|[\r\n]/);
  const spoken = distinct(lines.flatMap((line) => lineMeanings(catalog, line, decode)));
  if (spoken.length > 0) return { meanings: spoken, unknown: undefined, near: [] };

  const unknown = response?.unknown;
  const sought = unknown === undefined ? text : (unknown.moduleCode ?? unknown.code);
  return { meanings: [], unknown, near: nearEntries(catalog, sought) };
}

/** A line may hold a response that comes too late in the whole text to be found there. */
function lineMeanings(catalog: Catalog, line: string, decode: Decode): readonly Meaning[] {
  const response = findResponse(catalog, line, decode);
  return response !== undefined && response.unknown === undefined ? response.meanings : readLine(catalog, line);
}

/** Each entry once, in the order in which they were found. */
function distinct(meanings: readonly Meaning[]): readonly Meaning[] {
  const seen = new Map<unknown, Meaning>();
  for (const meaning of meanings) {
    const key = meaning.kind === "entry" ? meaning.entry : meaning.kind === "reserved" ? meaning.reserved : "success";
    if (!seen.has(key)) seen.set(key, meaning);
  }
  return [...seen.values()];
}
