import type { SourceDocument } from "../document.js";
import { limits, Unreadable } from "../document.js";
import type { Data } from "./data.js";
import { dataGrids } from "./data.js";
import { readOpenapi } from "./openapi.js";

/** Reads JSON of the usual shapes: a list of objects, objects by code, texts by code. */
export function readJson(path: string, text: string): SourceDocument {
  const data = parseJson(text);
  return { path, title: titleOf(data), ...documentOf(data, "JSON") };
}

/** The content of some data: an OpenAPI description, or lists and mappings of codes. */
export function documentOf(data: Data, format: string): Omit<SourceDocument, "path" | "title"> {
  const openapi = readOpenapi(data);
  if (openapi !== undefined) return { format: `OpenAPI, ${format}`, named: true, ...openapi };
  return { format, grids: dataGrids(data), samples: [] };
}

/** The title of an OpenAPI description or of other data, or an empty string. */
export function titleOf(data: Data): string {
  const info = data.kind === "map" ? data.entries.find(([key]) => key === "info" || key === "title")?.[1] : undefined;
  if (info?.kind === "scalar") return info.text;
  const title = info?.kind === "map" ? info.entries.find(([key]) => key === "title")?.[1] : undefined;
  return title?.kind === "scalar" ? title.text : "";
}

const scalar = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;
const blank = /(?:[\s\ufeff]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

/**
 * Parses JSON and keeps what JSON.parse loses: the order of numeric keys, duplicate keys, and the spelling of numbers.
 * Comments and trailing commas are allowed. Does not recurse.
 */
export function parseJson(text: string): Data {
  const open: {
    kind: "list" | "map";
    items: Data[];
    entries: [string, Data][];
    key: string | undefined;
    start: number;
  }[] = [];
  let at = 0;
  const fail = (what: string): never => {
    const line = text.slice(0, at).split("\n").length;
    throw new Unreadable(`invalid JSON on line ${line}: ${what}`);
  };
  const skip = (): void => {
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
  };
  const roots: Data[] = [];
  const add = (value: Data): void => {
    const top = open.at(-1);
    if (top === undefined) roots.push(value);
    else if (top.kind === "list") top.items.push(value);
    else {
      top.entries.push([top.key ?? "", value]);
      top.key = undefined;
    }
  };
  const read = (): string => {
    scalar.lastIndex = at;
    const token = scalar.exec(text)?.[0] ?? fail("expected a value");
    at += token.length;
    if (!token.startsWith('"')) return token;
    try {
      return JSON.parse(token.replace(/[\n\r\t]/g, " ")) as string;
    } catch {
      return fail("invalid escape in a string");
    }
  };
  for (;;) {
    skip();
    if (roots.length > 0 && open.length === 0) break;
    if (at >= text.length) fail("unexpected end");
    const top = open.at(-1);
    const mark = text[at] ?? "";
    if (mark === ",") {
      at += 1;
    } else if (top !== undefined && mark === (top.kind === "list" ? "]" : "}")) {
      at += 1;
      open.pop();
      const { start } = top;
      add(
        top.kind === "list" ? { kind: "list", items: top.items, start } : { kind: "map", entries: top.entries, start },
      );
    } else if (top?.kind === "map" && top.key === undefined) {
      if (mark !== '"') fail("expected a key in quotes");
      top.key = read();
      skip();
      if (text[at] !== ":") fail("expected a colon");
      at += 1;
    } else if (mark === "[" || mark === "{") {
      if (open.length >= limits.depth) fail(`values are nested more than ${limits.depth} levels deep`);
      open.push({ kind: mark === "[" ? "list" : "map", items: [], entries: [], key: undefined, start: at });
      at += 1;
    } else {
      const start = at;
      add({ kind: "scalar", text: mark === "n" ? (read(), "") : read(), start });
    }
  }
  const [root = fail("the document is empty")] = roots;
  return at < text.length ? jsonLines(text, root) : root;
}

/** Reads JSON Lines: one value per line. */
function jsonLines(text: string, first: Data): Data {
  const items = [first];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "" && start > 0) {
      if (!/^\s*[[{]/.test(line)) throw new Unreadable("invalid JSON: text after the end");
      items.push(parseJson(line));
    }
    start += line.length + 1;
  }
  return { kind: "list", items, start: 0 };
}
