import { readCode } from "../understand/code-cell.js";
import { isProse } from "../understand/shapes.js";
import { statusNamed } from "./http-status.js";
import type { Node } from "./source-tokens.js";

/** A value in source code. */
export type SourceValue =
  | { readonly kind: "number" | "text" | "word"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly SourceValue[] }
  | { readonly kind: "record"; readonly fields: ReadonlyMap<string, SourceValue> };

/** Splits nodes at commas. */
function splitAtCommas(nodes: readonly Node[]): Node[][] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (node.kind === "comment") continue;
    if (node.kind === "mark" && node.text === ",") parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter((part) => part.length > 0);
}

const isMark = (node: Node | undefined, ...texts: readonly string[]): boolean =>
  node?.kind === "mark" && texts.includes(node.text);

/** The key and the rest of `key: value`, `key => value`, `[KEY] = value` or `KEY to value`. */
export function keyIn(
  nodes: readonly Node[],
): { readonly key: SourceValue; readonly rest: readonly Node[] } | undefined {
  let [first, second, ...rest] = nodes;
  if (isMark(first, ":") && second?.kind === "word") [first, second, ...rest] = [second, ...rest]; // a symbol of Ruby
  if (isMark(first, "-") && second?.kind === "number") {
    const [mark, ...others] = rest;
    return isMark(mark, ":", "=>", "->")
      ? { key: { kind: "number", text: `-${second.text}` }, rest: others }
      : undefined;
  }
  if (isMark(first, ".") && second?.kind === "word" && isMark(rest[0], "=", ":")) {
    return { key: { kind: "word", text: second.text }, rest: rest.slice(1) };
  }
  if (first?.kind === "group" && first.open === "[" && isMark(second, "=", ":") && first.nodes.length <= 2) {
    const key = valueOf(first.nodes);
    return key === undefined ? undefined : { key, rest };
  }
  if (first === undefined || first.kind === "group" || first.kind === "mark" || first.kind === "comment")
    return undefined;
  const isPair = isMark(second, ":", "=>", "->") || (second?.kind === "word" && second.text === "to");
  return isPair ? { key: { kind: first.kind, text: first.text }, rest } : undefined;
}

/** The value of an expression: a literal, a name, a call with its arguments, a list or a record. */
export function valueOf(nodes: readonly Node[]): SourceValue | undefined {
  const plain = nodes.filter(({ kind }) => kind !== "comment");
  const [first, second] = plain;
  if (first === undefined) return undefined;
  if (isMark(first, "-", "+") && second?.kind === "number")
    return { kind: "number", text: isMark(first, "-") ? `-${second.text}` : second.text };
  if (isMark(first, "&", "*", ":", ".", "!")) return valueOf(plain.slice(1));
  if (first.kind === "text") {
    // Adjacent and added texts are one. Without a gap between them, SQL has doubled a quote.
    const texts = plain.flatMap((node) => (node.kind === "text" ? [node] : []));
    const joined = texts.map(({ text, start }, i) => (i > 0 && texts[i - 1]?.end === start ? `'${text}` : text));
    return { kind: "text", text: joined.join("") };
  }
  if (first.kind === "number") return { kind: "number", text: first.text };
  const group = plain.find((node) => node.kind === "group");
  if (first.kind === "word" && group === undefined) return { kind: "word", text: first.text };
  if (group === undefined) return undefined;
  if (first.kind === "group" && first.open === "(" && first.nodes.length <= 2 && plain.length === 1)
    return valueOf(first.nodes);
  if (first.kind === "group" && first.open === "(" && plain.length > 1 && plain[1]?.kind !== "mark")
    return valueOf(plain.slice(1));
  const parts = splitAtCommas(group.nodes);
  const pairs = parts.map((part) => keyIn(part) ?? assignment(part));
  if (parts.length > 0 && pairs.every((pair) => pair !== undefined)) {
    const fields = new Map<string, SourceValue>();
    for (const pair of pairs) {
      const value = valueOf(pair.rest);
      if (value !== undefined && "text" in pair.key) fields.set(pair.key.text, value);
    }
    return { kind: "record", fields };
  }
  return { kind: "list", items: parts.flatMap((part) => valueOf(part) ?? []) };
}

/** `key = value` among the arguments of a call. */
function assignment(nodes: readonly Node[]): ReturnType<typeof keyIn> {
  const [first, second, ...rest] = nodes;
  if (first?.kind !== "word" || !isMark(second, "=")) return undefined;
  return { key: { kind: "word", text: first.text }, rest };
}

/** What source code says about one code. */
export interface Facts {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly http: string;
  /** What else it says, as lines. */
  readonly more: string;
}

const codeKey = /^(?:.*_)?(?:err(?:or)?_?)?(?:code|errno|number|num|no|id|value)$/i;
const textKey =
  /^(?:.*_)?(?:(?:default|error|en|zh)_?)?(?:message|msg|text|desc|description|detail|title|reason|label)$/i;
const nameKey = /^(?:name|symbol|constant|key|slug|mnemonic|ident(?:ifier)?)$/i;
const statusKey = /^(?:http_?)?(?:status)(?:_?code)?$/i;

/** The facts in the arguments of a call or the fields of a record, for the constant `name` if there is one. */
export function factsIn(name: string, value: SourceValue): Facts | undefined {
  switch (value.kind) {
    case "number":
      return { name, code: value.text, message: "", http: "", more: "" };
    case "text":
      return { name, code: value.text, message: "", http: "", more: "" };
    case "word":
      return undefined;
    case "record":
      return fromFields(name, value.fields);
    case "list":
      return fromArguments(name, value.items);
  }
}

const plainText = (value: SourceValue): string =>
  "text" in value
    ? value.text
    : value.kind === "list"
      ? value.items.map(plainText).join("\n")
      : [...value.fields].map(([key, inner]) => `${key}: ${plainText(inner)}`).join("\n");

function fromFields(name: string, fields: ReadonlyMap<string, SourceValue>): Facts | undefined {
  const facts = { name, code: "", message: "", http: "" };
  const more: string[] = [];
  for (const [key, value] of fields) {
    const text = plainText(value);
    const status = value.kind === "word" ? statusNamed(value.text) : "";
    if (codeKey.test(key) && facts.code === "" && "text" in value && value.kind !== "word") facts.code = text;
    else if (textKey.test(key) && facts.message === "" && value.kind === "text") facts.message = text;
    else if ((statusKey.test(key) || status !== "") && facts.http === "" && /^\d{3}$/.test(status || text))
      facts.http = status || text;
    else if (nameKey.test(key) && facts.name === "" && "text" in value) facts.name = text;
    else more.push(`${key}: ${text}`);
  }
  if (facts.code === "" && facts.message === "") return undefined;
  return { ...facts, code: facts.code === "" ? facts.name : facts.code, more: more.join("\n") };
}

const isConstant = (text: string): boolean =>
  /^[A-Za-z_]\w*$/.test(text) && (text.includes("_") || /[a-z][A-Z]/.test(text) || /^[A-Z][A-Z0-9]*$/.test(text));

function fromArguments(name: string, items: readonly SourceValue[]): Facts | undefined {
  const numbers = items.flatMap((item) => (item.kind === "number" ? [{ text: item.text }] : []));
  const words = items.flatMap((item) => (item.kind === "word" ? [item.text] : []));
  const http = words.map(statusNamed).find((status) => status !== "") ?? "";
  let texts = items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
  let constant = name;
  if (constant === "")
    constant = words.find((word) => statusNamed(word) === "" && isConstant(word.replace(/^.*[.:]/, ""))) ?? "";
  const [only] = numbers;
  const shaped = texts.find((text) => readCode(text) !== undefined && !isProse(text));
  const status = /^[45]\d\d$/;
  // If the code is a text, a number beside it is the status: `NO_ORDER("A-1", 404, "There is no order.")`.
  const lettered =
    shaped !== undefined &&
    texts.length > 1 &&
    (only === undefined || (numbers.length === 1 && status.test(only.text))) &&
    !(name === "" && isConstant(shaped) && only !== undefined);
  let code = lettered ? shaped : (only?.text ?? (texts.length > 1 || constant === "" ? shaped : undefined));
  texts = texts.filter((text) => text !== code);
  if (constant === "" && (texts.length > 1 || only !== undefined)) {
    constant = texts.find((text) => isConstant(text)) ?? "";
    texts = texts.filter((text) => text !== constant);
  }
  if (code === undefined && constant !== "" && texts.length > 0) code = constant;
  if (code === undefined) return undefined;
  const spare = numbers.filter((number) => number.text !== code);
  const given = spare.find(({ text }) => status.test(text))?.text ?? "";
  return { name: constant, code, message: texts.join("\n"), http: http || given, more: "" };
}
