import { readCode } from "../decode/code.js";
import { parseBody } from "../decode/body.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Module } from "../model/catalog.js";
import type { Json } from "../model/json.js";
import { calledModules } from "../model/called.js";
import { kept } from "./kept.js";
import { statusOf, targetOf } from "./observation.js";
import type { Observation, PrintedError } from "./observation.js";
import type { IsResponse } from "./read.js";
import { dateTime, dateTimePattern, readTime } from "./time.js";

/** Reads a line that is not JSON; undefined if it has no response. Section 4 of the observe contract. */
export function plainReader(catalog: Catalog, isResponse: IsResponse): (line: string) => Observation | undefined {
  const printed = printedErrorFinder(catalog);
  return (line) => {
    const access = nginxLine(line) ?? envoyLine(line);
    if (access !== undefined) return access;
    const error = printed(line);
    if (error !== undefined) return { printed: error, time: timeIn(line), isPlain: true };
    const value = envelopeIn(isResponse, line);
    return value === undefined ? undefined : { body: { value }, time: timeIn(line), isPlain: true };
  };
}

function timeIn(line: string): number | undefined {
  const [found] = dateTimePattern.exec(line.slice(0, 64)) ?? [];
  return found === undefined ? undefined : dateTime(found);
}

const nginx =
  /^(\S+) - .*? \[([0-9]{2}\/[A-Z][a-z]{2}\/[0-9]{4}:[0-9:]{8} [+-][0-9]{4})\] "((?:[^"\\]|\\.)*)" ([0-9]{3}) (?:[0-9]+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*"(?: "((?:[^"\\]|\\.)*)")?[ \t]*$/;

/** The format `combined` of nginx with the response body as one more field. */
function nginxLine(line: string): Observation | undefined {
  const match = nginx.exec(line);
  if (match === null) return undefined;
  const [, client = "", time, request = "", status, body] = match;
  return {
    client: kept(client),
    time: readTime(time),
    ...requestLine(unescaped(request)),
    status: statusOf(status),
    body: logged(body === undefined ? undefined : unescaped(body)),
  };
}

/** The text of a body; a dash is how access logs write that there is none. */
function logged(text: string | undefined): Observation["body"] {
  return text === undefined || text === "-" ? undefined : { text };
}

/** `POST /orders HTTP/1.1` */
function requestLine(text: string): Pick<Observation, "method" | "target"> {
  const [, method, target] = /^([A-Za-z]+) (\S+)(?: \S+)?$/.exec(kept(text)) ?? [];
  return { method: method?.toUpperCase(), target: target === undefined ? undefined : targetOf(target) };
}

/** Text in which nginx writes quotes, backslashes, control characters and bytes beyond ASCII as `\xHH`. */
function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  const pattern = /\\x([0-9A-Fa-f]{2})|\\(["\\])|([^\\]+)|(\\)/g;
  for (const [, hex, mark, plain, backslash] of text.matchAll(pattern)) {
    if (hex !== undefined) bytes.push(parseInt(hex, 16));
    else for (const byte of encoder.encode(mark ?? plain ?? backslash ?? "")) bytes.push(byte);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

const envoy = /^\[([0-9T:.Z+-]{19,40})\] "([A-Za-z-]+) (\S+) [^"]*" ([0-9]+) /;

/** The default text format of Envoy with the response body as one more field, which Envoy does not escape. */
function envoyLine(line: string): Observation | undefined {
  const match = envoy.exec(line);
  if (match === null) return undefined;
  const [, time, method = "", target = "", status] = match;
  const start = line.indexOf('"{');
  const end = line.lastIndexOf('"');
  return {
    time: readTime(time),
    method: method.toUpperCase(),
    target: targetOf(kept(target)),
    status: statusOf(status),
    body: start >= 0 && end > start ? { text: line.slice(start + 1, end) } : undefined,
  };
}

/** Finds the text of an error of a generated package in a line: section 4, step 11 of the decode contract. */
function printedErrorFinder(catalog: Catalog): (line: string) => PrintedError | undefined {
  const modules = new Map(calledModules(catalog).map((module) => [module.id, module]));
  const names = new Set<string>(catalog.modules.flatMap(({ entries }) => entries.map(({ name }) => name)));
  const ids = [...modules.keys()].sort((a, b) => b.length - a.length).join("|");
  if (ids === "") return () => undefined;
  const pattern = new RegExp(`(?<![\\w.-])(${ids}): (unknown error|[A-Z][A-Za-z0-9]*) \\(([^()]{1,520})\\)`, "g");
  return (line) => {
    if (!line.includes(" (")) return undefined;
    for (const [, id = "", name = "", codes = ""] of line.matchAll(pattern)) {
      const module = modules.get(id);
      if (module === undefined || !(name === "unknown error" || names.has(name))) continue;
      const found = codesIn(catalog, module, codes);
      if (found !== undefined) return { module, ...found };
    }
    return undefined;
  };
}

/** `4000/2130`, or `2130`. A code may contain a slash itself. */
function codesIn(catalog: Catalog, module: Module, text: string): Omit<PrintedError, "module"> | undefined {
  const common = commonModule(catalog);
  const owner = common ?? module;
  const isCode = (of: Module, code: string): boolean => code !== "" && readCode(of.codeType, code) === code;
  if (common !== undefined && common !== module) {
    for (let cut = text.indexOf("/"); cut !== -1; cut = text.indexOf("/", cut + 1)) {
      const [code, moduleCode] = [text.slice(0, cut), text.slice(cut + 1)];
      if (isCode(owner, code) && isCode(module, moduleCode)) return { code, moduleCode };
    }
  }
  return isCode(owner, text) ? { code: text, moduleCode: undefined } : undefined;
}

/** The most places of a line at which an object is looked for. Each may need a look at the whole rest of the line. */
const mostBraces = 64;

/** The first object in a line that is a response of the API. */
function envelopeIn(isResponse: IsResponse, line: string): Json | undefined {
  let tried = 0;
  for (let at = line.indexOf("{"); at !== -1 && tried < mostBraces; at = line.indexOf("{", at + 1)) {
    tried += 1;
    const end = matchingBrace(line, at);
    if (end === undefined) continue;
    const value = parseBody(line.slice(at, end));
    if (value === undefined) continue;
    if (isResponse({ body: { value } })) return value;
    at = end - 1;
  }
  return undefined;
}

/** The end of the object that starts at a place: after its matching brace. */
function matchingBrace(line: string, from: number): number | undefined {
  let depth = 0;
  let isQuoted = false;
  for (let i = from; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (isQuoted) {
      if (unit === 0x5c) i += 1;
      else if (unit === 0x22) isQuoted = false;
    } else if (unit === 0x22) isQuoted = true;
    else if (unit === 0x7b) depth += 1;
    else if (unit === 0x7d && --depth === 0) return i + 1;
  }
  return undefined;
}
