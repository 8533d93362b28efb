import type { Items } from "../output/items.js";
import { bareText } from "./bare.js";
import { TextBuilder } from "./text-builder.js";
import { FreeText } from "./free-text.js";
import { isList, LazyList } from "./list.js";
import { LongText } from "./long-text.js";
import { atPlace } from "./template-problem.js";
import type { Block, Field, Part, Partial, Path, Template } from "./template.js";

/** Encodes free text for the place that the helper is named after. */
export type Encoder = (text: string) => string;

/** What a template may use besides the view. */
export interface Library {
  readonly encoders: Readonly<Record<string, Encoder>>;
  readonly partial: (name: string) => Print;
  /** The text of the template, if its parts know their lines. */
  readonly source?: string;
}

/** Where a template is in a view. */
export interface Frame {
  readonly value: unknown;
  readonly parent: Frame | undefined;
  /** Whether the value is the first or the last item of a list; undefined outside lists. */
  readonly first: boolean | undefined;
  readonly last: boolean | undefined;
}

export type Print = (frame: Frame, out: TextBuilder) => void;

/** A function that prints a part of a template. */
export function compile(template: Template, library: Library): Print {
  const prints = template.map((part) => compilePart(part, library));
  const [only] = prints;
  if (prints.length === 1 && only !== undefined) return only;
  return (frame, out) => {
    for (const print of prints) print(frame, out);
  };
}

function printed(print: Print, frame: Frame, items?: Items): string {
  const out = new TextBuilder(items);
  print(frame, out);
  return out.text;
}

/** Prints a whole view. */
export function printView(print: Print, view: object, items?: Items): string {
  return printed(print, { value: view, parent: undefined, first: undefined, last: undefined }, items);
}

function compilePart(part: Part, library: Library): Print {
  if (typeof part === "string") return (_, out) => out.add(part);
  const place = { text: library.source, line: part.line };
  const print = atPlace(place, () => compileNode(part, library));
  if (place.line === undefined) return print;
  return (frame, out) => {
    atPlace(place, () => {
      print(frame, out);
    });
  };
}

function compileNode(part: Exclude<Part, string>, library: Library): Print {
  switch (part.kind) {
    case "field":
      return compileField(part, library);
    case "partial":
      return compilePartial(part, library);
    case "each":
      return compileEach(part, library);
    case "if":
    case "unless":
      return compileCondition(part, library);
  }
}

function compileField({ path, encoder }: Field, { encoders }: Library): Print {
  const read = reader(path);
  if (encoder === undefined) {
    return (frame, out) => {
      const value = read(frame);
      if (value instanceof LongText) value.print(out);
      else out.add(bareText(value));
    };
  }
  const encode = Object.hasOwn(encoders, encoder) ? encoders[encoder] : undefined;
  if (encode === undefined) throw new Error(`unknown helper ${encoder}`);
  return (frame, out) => {
    const text = read(frame);
    if (!(text instanceof FreeText)) throw new Error(`{{${encoder}}} takes free text, and got ${typeof text}`);
    out.add(encode(text.raw));
  };
}

function compilePartial({ name, path, indent }: Partial, { partial }: Library): Print {
  let known: Print | undefined;
  const print: Print = (frame, out) => {
    known ??= partial(name);
    if (indent === "") known(frame, out);
    else out.add(indented(printed(known, frame), indent));
  };
  if (path === undefined) return print;
  const read = reader(path);
  return (frame, out) => print({ ...frame, value: read(frame), parent: frame }, out);
}

/** Indents each line, but not what follows the last line feed if that is nothing. */
function indented(text: string, indent: string): string {
  if (text === "") return text;
  const lines = indent + text.replaceAll("\n", `\n${indent}`);
  return text.endsWith("\n") ? lines.slice(0, -indent.length) : lines;
}

function compileEach({ path, body, otherwise }: Block, library: Library): Print {
  const read = reader(path);
  const printItem = compile(body, library);
  const printNone = compile(otherwise, library);
  return (frame, out) => {
    const list = read(frame);
    if (!isList(list)) throw new Error(`{{#each ${nameOf(path)}}} takes a list`);
    const { length } = list;
    if (length === 0) printNone(frame, out);
    for (let index = 0; index < length; index++) {
      const reads = out.items && list instanceof LazyList ? list.reads?.(index) : undefined;
      out.addItem(reads, (to) =>
        printItem({ value: list.at(index), parent: frame, first: index === 0, last: index === length - 1 }, to),
      );
    }
  };
}

function compileCondition({ kind, path, body, otherwise }: Block, library: Library): Print {
  const read = reader(path);
  const [ifSo, ifNot] = [compile(body, library), compile(otherwise, library)];
  const [ifThere, ifEmpty] = kind === "if" ? [ifSo, ifNot] : [ifNot, ifSo];
  return (frame, out) => (isThere(read(frame)) ? ifThere : ifEmpty)(frame, out);
}

function isThere(value: unknown): boolean {
  if (value === undefined) throw new Error("a condition is undefined");
  if (value instanceof FreeText) return value.raw !== "";
  return isList(value) ? value.length > 0 : Boolean(value);
}

function reader(path: Path): (frame: Frame) => unknown {
  if (path === "first") return ({ first }) => first;
  if (path === "last") return ({ last }) => last;
  const { up, steps } = path;
  const [name, ...more] = steps;
  if (name === undefined) return (frame) => frameAt(frame, up).value;
  if (more.length === 0 && up === 0) return ({ value }) => field(value, name);
  return (frame) => steps.reduce((owner, step) => field(owner, step), frameAt(frame, up).value);
}

function frameAt(frame: Frame, up: number): Frame {
  let found = frame;
  for (let level = 0; level < up; level++) {
    if (found.parent === undefined) throw new Error("a template leaves its view with ../");
    found = found.parent;
  }
  return found;
}

/** A field of a view's own. */
function field(owner: unknown, name: string): unknown {
  if (typeof owner === "object" && owner !== null && Object.hasOwn(owner, name)) {
    return (owner as Readonly<Record<string, unknown>>)[name];
  }
  throw new Error(`"${name}" not defined in ${typeof owner}`);
}

/** A path as a template has it, for messages. */
function nameOf(path: Path): string {
  if (typeof path === "string") return `@${path}`;
  return "../".repeat(path.up) + (path.steps.join(".") || "this");
}
