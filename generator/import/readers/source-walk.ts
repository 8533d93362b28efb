import { readCode } from "../understand/code-cell.js";
import { isProse } from "../understand/shapes.js";
import { Comments } from "./members.js";
import { statementsOf } from "./source-statements.js";
import type { Group, Node } from "./source-tokens.js";
import { factsIn, keyIn, valueOf } from "./source-values.js";
import type { Facts, SourceValue } from "./source-values.js";

/** How source code states a code. */
type Form = "constant" | "member" | "entry" | "record" | "call";

/** A code in source code, with its comments. */
export interface Found {
  readonly form: Form;
  readonly group: string;
  readonly facts: Facts;
  readonly above: string;
  readonly heading: string;
  trailing: string;
  readonly start: number;
}

interface Place {
  readonly group: string;
  readonly isEnum: boolean;
  readonly isList: boolean;
}

/** Collects what source code says about codes, in source order. */
export class SourceWalk {
  readonly #comments: Comments;
  readonly #found: Found[] = [];
  #owner = "";

  constructor(text: string) {
    this.#comments = new Comments(text);
  }

  run(nodes: readonly Node[]): Found[] {
    this.#container(nodes, { group: "", isEnum: false, isList: false }, true);
    return this.#found;
  }

  #container(nodes: readonly Node[], place: Place, lines: boolean): void {
    for (const { comments, nodes: statement, texts } of statementsOf(nodes, lines)) {
      for (const { start, end } of comments) this.#comments.comment(start, end);
      if (statement.length > 0) this.#statement(statement, texts.join("\n"), place);
    }
  }

  #add(form: Form, group: string, facts: Facts, nodes: readonly Node[], attribute = ""): void {
    const start = nodes[0]?.start ?? 0;
    const { comment, heading } = this.#comments.aboveOf(start, facts.name);
    const message = facts.message === "" ? attribute : facts.message;
    const found: Found = {
      form,
      group: group === "" ? this.#owner : group,
      facts: { ...facts, message },
      above: comment,
      heading,
      trailing: "",
      start,
    };
    this.#found.push(found);
    this.#comments.after(nodes.at(-1)?.end ?? start, (text) => {
      found.trailing = [found.trailing, text].filter((part) => part !== "").join("\n");
    });
  }

  #statement(nodes: readonly Node[], attribute: string, place: Place): void {
    const equals = nodes.findIndex((node) => node.kind === "mark" && node.text === "=");
    const [first, name] = nodes;
    if (
      nodes.length === 2 &&
      first?.kind === "word" &&
      name?.kind === "word" &&
      /^(?:module|class)$/.test(first.text)
    ) {
      this.#owner = name.text; // of Ruby, which has no brackets around it
      return;
    }
    const values = nodes.findIndex((node) => node.kind === "word" && /^values$/i.test(node.text));
    const row = nodes[values + 1];
    if (values > 0 && row?.kind === "group") {
      const into = nodes.findIndex((node) => node.kind === "word" && /^into$/i.test(node.text));
      this.#owner = textAt(nodes[into + 1]); // rows of SQL
      this.#record(row, place);
      return;
    }
    if (nodes.length === 1 && first?.kind === "group" && (place.isList || first.open === "(")) {
      this.#record(first, place);
      return;
    }
    if (equals > 0 && !(equals === 1 && first?.kind === "group")) {
      this.#assigned(nodes, equals, attribute, place);
      return;
    }
    const cased = first?.kind === "word" && first.text === "case" ? nodes.slice(1) : nodes;
    const pair = keyIn(cased);
    if (pair !== undefined) {
      this.#entry(pair.key, pair.rest, nodes, attribute, place);
      return;
    }
    if (place.isEnum && first?.kind === "word") {
      this.#member(cased, attribute, place);
      return;
    }
    const isObject = nodes.some((node) => node.kind === "word" && node.text === "object");
    const extended = nodes.findIndex(
      (node) =>
        (node.kind === "word" && node.text === "extends") || (isObject && node.kind === "mark" && node.text === ":"),
    );
    const owner = nodes[extended - 1];
    if (extended > 0 && owner?.kind === "word" && !nodes.some((node) => node.kind === "group" && node.open === "{")) {
      const facts = factsOf(owner.text, nodes.slice(extended + 1));
      if (facts !== undefined) {
        this.#add("member", textAt(nodes[extended + 1]), facts, nodes, attribute);
        return;
      }
    }
    const [, second] = cased;
    if (first?.kind === "word" && second?.kind === "group" && second.open === "(" && cased.length <= 3) {
      const facts = factsOf("", cased.slice(0, 2));
      if (facts !== undefined && (facts.name !== "" || facts.message !== "")) {
        this.#add("call", first.text, facts, nodes, attribute);
        return;
      }
    }
    this.#descend(nodes, place);
  }

  /** `NAME = value`. */
  #assigned(nodes: readonly Node[], equals: number, attribute: string, place: Place): void {
    const left = nodes.slice(0, equals);
    const right = nodes.slice(equals + 1);
    const colon = left.findIndex((node) => node.kind === "mark" && node.text === ":");
    const words = (colon > 0 ? left.slice(0, colon) : left).filter((node) => node.kind === "word");
    const name = textAt(words.at(-1)).replace(/^.*[.:]/, "");
    if (name === "") {
      this.#descend(nodes, place);
      return;
    }
    const group = right.findLast((node) => node.kind === "group");
    const value = valueOf(right);
    if (group !== undefined && (group.open !== "(" || isNested(group))) {
      const record = value?.kind === "record" && isOneRecord(value) ? factsIn(name, value) : undefined;
      if (record !== undefined) {
        this.#add("constant", place.group, record, nodes, attribute);
        return;
      }
      this.#container(group.nodes, { group: name, isEnum: false, isList: true }, false);
      return;
    }
    const facts = value === undefined ? undefined : factsIn(name, value);
    if (facts === undefined || (value?.kind === "text" && isProse(value.text) && attribute === "")) return;
    this.#add(value?.kind === "list" ? "record" : "constant", place.group, facts, nodes, attribute);
  }

  /** `key: value` in a map, or a case of a switch. */
  #entry(key: SourceValue, rest: readonly Node[], nodes: readonly Node[], attribute: string, place: Place): void {
    if (!("text" in key) || key.text === "default") return;
    const [first, ...others] = rest;
    const value = valueOf(first?.kind === "word" && first.text === "return" ? others : rest);
    const name = key.kind === "number" ? "" : key.text.replace(/^.*[.:]/, "");
    const isName = key.kind === "word" || /^[A-Za-z_]\w*$/.test(key.text);
    if (value === undefined || value.kind === "word") return;
    if (value.kind === "number") {
      if (isName) this.#add("member", place.group, { ...nothing, name, code: value.text }, nodes, attribute);
      return;
    }
    if (value.kind === "text") {
      if (readCode(key.text) === undefined && key.kind !== "text") return;
      // In `NOT_FOUND: "E1001"`, the text is the code. In `E1001: "No order"`, the key is.
      const coded =
        isName && readCode(value.text) !== undefined && /[\d_.-]/.test(value.text) && !/^[A-Za-z]+\d+$/.test(key.text);
      const facts = coded
        ? { ...nothing, name, code: value.text }
        : {
            ...nothing,
            name: isName && key.kind === "word" ? name : "",
            code: name === "" ? key.text : key.kind === "word" ? name : key.text,
            message: value.text,
          };
      this.#add(coded ? "member" : "entry", place.group, facts, nodes, attribute);
      return;
    }
    const facts = factsIn(isName ? name : "", value);
    const complete = facts !== undefined && (facts.code !== "" || !isName) && isOneRecord(value);
    if (!complete) {
      const group = rest.findLast((node): node is Group => node.kind === "group");
      if (group !== undefined)
        this.#container(group.nodes, { group: name === "" ? place.group : name, isEnum: false, isList: true }, false);
      return;
    }
    this.#add("record", place.group, { ...facts, code: isName ? facts.code : key.text }, nodes, attribute);
  }

  /** A member of an enum without `=`. */
  #member(nodes: readonly Node[], attribute: string, place: Place): void {
    const [first, second] = nodes;
    if (first?.kind !== "word" || (nodes.length > 1 && second?.kind !== "group")) {
      this.#descend(nodes, place);
      return;
    }
    const facts =
      second?.kind === "group" ? factsOf(first.text, nodes) : { ...nothing, name: first.text, code: first.text };
    if (facts !== undefined) this.#add("member", place.group, facts, nodes, attribute);
  }

  /** A record in a list: `{ code: 1, text: "…" }` or `{ 1, "NAME", "…" }`. */
  #record(group: Group, place: Place): void {
    const value = valueOf([group]);
    const facts = value === undefined || !isOneRecord(value) ? undefined : factsIn("", value);
    if (facts !== undefined && facts.code !== "") this.#add("record", place.group, facts, [group]);
    else this.#container(group.nodes, { ...place, isList: true }, false);
  }

  #descend(nodes: readonly Node[], place: Place): void {
    const words = nodes.flatMap((node) => (node.kind === "word" ? [node.text] : []));
    const at = words.findIndex((word) => /^(?:enum|class|object|module|struct|interface|namespace|trait)$/.test(word));
    const name = words[words[at + 1] === "class" ? at + 2 : at + 1];
    const isEnum = words.includes("enum");
    const isClass = at !== -1 && !isEnum && /^(?:class|object|struct)$/.test(words[at] ?? "");
    for (const node of nodes) {
      const facts = isClass && node.kind === "group" && node.open === "{" ? classFacts(name ?? "", node) : undefined;
      if (facts !== undefined) {
        this.#add("record", place.group, facts, nodes);
        continue;
      }
      if (node.kind === "comment") this.#comments.comment(node.start, node.end);
      if (node.kind !== "group" || (isEnum && node.open === "(")) continue;
      const inner = { group: at === -1 ? place.group : (name ?? place.group), isEnum, isList: node.open === "[" };
      this.#container(
        node.nodes,
        inner,
        node.open === "{" || !node.nodes.some((inner) => inner.kind === "mark" && inner.text === ","),
      );
    }
  }
}

/** The facts in the fields of a class that stands for one error. */
function classFacts(name: string, { nodes }: Group): Facts | undefined {
  const fields = new Map<string, SourceValue>();
  for (const { nodes: statement } of statementsOf(nodes, true)) {
    const equals = statement.findIndex((node) => node.kind === "mark" && node.text === "=");
    const left = statement.slice(0, equals);
    const colon = left.findIndex((node) => node.kind === "mark" && node.text === ":");
    const key = textAt((colon > 0 ? left.slice(0, colon) : left).filter((node) => node.kind === "word").at(-1));
    const value = equals > 0 ? valueOf(statement.slice(equals + 1)) : undefined;
    if (value !== undefined && "text" in value) fields.set(key, value);
  }
  const isError = [...fields.keys()].some((key) => /^(?:err(?:or)?_?)?code$/i.test(key));
  return isError ? factsIn(name, { kind: "record", fields }) : undefined;
}

const nothing: Facts = { name: "", code: "", message: "", http: "", more: "" };

const textAt = (node: Node | undefined): string => (node?.kind === "word" ? node.text : "");

/** The facts in the arguments of a call. */
function factsOf(name: string, nodes: readonly Node[]): Facts | undefined {
  const value = valueOf(nodes);
  return value === undefined || value.kind === "word" ? undefined : factsIn(name, value);
}

const isNested = ({ nodes }: Group): boolean =>
  nodes.some((node) => node.kind === "group" && node.open !== "(") ||
  nodes.some((node) => node.kind === "word" && node.text === "to");

/** Whether a value describes one code, and is not a list of others. */
function isOneRecord(value: SourceValue): boolean {
  if (value.kind === "record") {
    const inner = [...value.fields.values()];
    return (
      inner.some((field) => "text" in field) &&
      inner.filter((field) => field.kind === "record").length <= 2 &&
      [...value.fields.keys()].some((key) => /code|errno|message|msg|text|desc|^id$|^no$|^value$|^number$/i.test(key))
    );
  }
  return value.kind === "list" && value.items.length > 0 && value.items.every((item) => "text" in item);
}
