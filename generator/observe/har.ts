import { parseBody } from "../decode/body.js";
import { isList, isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { statusOf, targetOf } from "./observation.js";
import type { Observation } from "./observation.js";
import { readTime } from "./time.js";

/** Whether a file starts as an HTTP archive. */
export function looksLikeHar(start: string): boolean {
  return /^\s*\{\s*"log"\s*:\s*\{/.test(start);
}

/** An entry of an HTTP archive (HAR 1.2) as an observation; undefined if it is not an object. */
export function harObservation(entry: Json | undefined): Observation | undefined {
  if (!isObject(entry)) return undefined;
  const [request, response] = [objectAt(entry, "request"), objectAt(entry, "response")];
  const content = objectAt(response, "content");
  const [method, url, text] = [request["method"], request["url"], content["text"]];
  const posted = objectAt(request, "postData")["text"];
  const started = entry["startedDateTime"];
  return {
    body: typeof text === "string" ? { text: content["encoding"] === "base64" ? fromBase64(text) : text } : undefined,
    status: statusOf(response["status"]),
    method: typeof method === "string" ? method.toUpperCase() : undefined,
    target: typeof url === "string" ? targetOf(url) : undefined,
    request: typeof posted === "string" ? posted : undefined,
    time: readTime(started),
    client: "",
    header: headersOf(response["headers"]),
  };
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isObject(value) ? value : {};
}

function headersOf(list: Json | undefined): Observation["header"] {
  if (!isList(list)) return undefined;
  return list.flatMap((header): [string, string][] => {
    if (!isObject(header)) return [];
    const { name, value } = header;
    return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
  });
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0)));
  } catch {
    return "";
  }
}

/** What is found in an archive, with the line at which it starts. */
interface Found {
  readonly entry: (entry: Json | undefined, line: number) => void;
  readonly damaged: (line: number) => void;
}

/** The longest entry in characters. */
const longestEntry = 2 ** 24;

/** A reader of an archive in pieces. It keeps one entry at a time. */
export interface HarReader {
  readonly push: (text: string) => void;
  readonly end: () => void;
}

/**
 * Splits an archive into the elements of `log.entries`. Only brackets, strings and the keys on the way are read here; each
 * entry is parsed as JSON when it is complete.
 */
export function harReader({ entry, damaged }: Found): HarReader {
  /** The open brackets, and the key under which each was opened. */
  const path: string[] = [];
  let key = "";
  let string: string | undefined;
  let isEscaped = false;
  let collected: string | undefined;
  let [line, startLine] = [1, 1];
  let isOver = false;
  const stop = (at: number): void => {
    damaged(at);
    isOver = true;
  };
  const isInEntries = (): boolean => path.length === 3 && path[1] === "log" && path[2] === "entries";
  const close = (): void => {
    path.pop();
    if (collected === undefined || !isInEntries()) return;
    const value = parseBody(collected);
    collected = undefined;
    if (value === undefined) stop(startLine);
    else entry(value, startLine);
  };
  return {
    push(text) {
      let from = 0;
      for (let i = 0; i < text.length && !isOver; i++) {
        const unit = text.charCodeAt(i);
        if (unit === 0x0a) line += 1;
        if (string !== undefined) {
          if (isEscaped) isEscaped = false;
          else if (unit === 0x5c) isEscaped = true;
          else if (unit === 0x22) {
            key = string;
            string = undefined;
          } else if (path.length <= 2 && string.length < 16) string += text.charAt(i);
        } else if (unit === 0x22) string = "";
        else if (unit === 0x7b || unit === 0x5b) {
          if (collected === undefined && unit === 0x7b && isInEntries()) [collected, from, startLine] = ["", i, line];
          path.push(path.length === 0 ? "" : key);
        } else if (unit === 0x7d || unit === 0x5d) {
          if (path.length === 0) {
            stop(line);
            return;
          }
          if (collected !== undefined && path.length === 4) {
            collected += text.slice(from, i + 1);
            from = i + 1;
          }
          close();
          if (path.length === 0) isOver = true;
        }
      }
      if (collected === undefined || isOver) return;
      collected += text.slice(from);
      if (collected.length > longestEntry) stop(startLine);
    },
    end() {
      if (!isOver) damaged(line);
    },
  };
}
