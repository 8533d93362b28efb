import type { InvalidResponse } from "../decode/invalid.js";
import { calledModules } from "../model/called.js";
import type { Catalog } from "../model/catalog.js";
import type { Answer, Meaning } from "./answer.js";
import type { Decode } from "./responses.js";
import { readLine } from "./lines.js";
import { nearEntries } from "./near.js";
import { isRequest, namedOperations, nearOperations } from "./operations.js";
import { lookUp } from "./references.js";
import { findResponse } from "./responses.js";

/** A longer text is a whole log, of which only the start is read. */
const longestLog = 256 * 1024;

/**
 * Finds the meaning of a text: a code, a name, an operation, a response, or lines of a log that contain one. The first way of reading
 * that finds something is used. `decode` decodes responses.
 */
export function explain(catalog: Catalog, query: string, decode: Decode): Answer {
  const text = query.trim();
  const { certain, possible } = lookUp(catalog, text);
  const meanings = distinct([...certain, ...possible]);
  const operations = namedOperations(catalog, text);
  if (meanings.length > 0 || operations.length > 0) return answer({ meanings, operations });

  const response = findResponse(catalog, text, decode);
  if (response !== undefined && response.meanings.length > 0) return answer({ meanings: distinct(response.meanings) });
  const lines = text.slice(0, longestLog).split(/\r\n|[\r\n]/);
  const inLines = distinct(lines.flatMap((line) => lineMeanings(catalog, line, decode)));
  if (inLines.length > 0) return answer({ meanings: inLines, invalid: response?.invalid });

  const { unknown, invalid } = response ?? { unknown: undefined, invalid: invalidBody(catalog, text, decode) };
  if (invalid !== undefined) return answer({ invalid });
  const wanted = unknown === undefined ? text : (unknown.moduleCode ?? unknown.code);
  const nearby = unknown === undefined ? nearOperations(catalog, text) : [];
  const near = isRequest(text) && nearby.length > 0 ? [] : nearEntries(catalog, wanted);
  return answer({ unknown, near, nearOperations: nearby });
}

function answer(found: Partial<Answer>): Answer {
  return {
    meanings: [],
    operations: [],
    unknown: undefined,
    invalid: undefined,
    near: [],
    nearOperations: [],
    ...found,
  };
}

/** Finds a body that is not a response, such as the web page of a proxy or truncated JSON. */
function invalidBody(catalog: Catalog, text: string, decode: Decode): InvalidResponse | undefined {
  const [module] = calledModules(catalog);
  if (module === undefined || !/^[<{[]/.test(text)) return undefined;
  const verdict = decode(catalog, module, text);
  return verdict.result === "invalid" ? verdict : undefined;
}

/** Reads one line. It may contain a response that is too far into the whole text to be found there. */
function lineMeanings(catalog: Catalog, line: string, decode: Decode): readonly Meaning[] {
  const response = findResponse(catalog, line, decode);
  return response !== undefined && response.meanings.length > 0 ? response.meanings : readLine(catalog, line);
}

/** Each meaning once, in the order in which they were found. */
function distinct(meanings: readonly Meaning[]): readonly Meaning[] {
  const seen = new Map<unknown, Meaning>();
  for (const meaning of meanings) {
    const key = meaning.kind === "entry" ? meaning.entry : meaning.kind === "reserved" ? meaning.reserved : "success";
    if (!seen.has(key)) seen.set(key, meaning);
  }
  return [...seen.values()];
}
