import { constantOf } from "./constant.js";
import { Cursor } from "./tokens.js";
import type { Token } from "./tokens.js";
import {
  skipType,
  skipTypeParameters,
  writeAnnotation,
  writeMember,
  writeMembers,
  writeParameters,
  writeType,
  writeTypeParameters,
} from "./types.js";
import { Writer } from "./writer.js";

/** What the declarations have of a statement. */
interface Declaration {
  readonly isExported: boolean;
  readonly name: string;
  /** Whether it is a function with a body. */
  readonly isImplementation: boolean;
  /** Whether it is a list of exports: `export { a, b };`. */
  readonly isClause: boolean;
  readonly writer: Writer;
}

interface Import {
  readonly head: readonly Token[];
  /** The words of each name: one, or `Name as Alias`. */
  readonly names: readonly (readonly Token[])[];
  readonly tail: readonly Token[];
}

/** The declarations of a source that errspec has printed, with the bytes that TypeScript's compiler makes of it. */
export function declarationsOf(source: string): Writer {
  const cursor = new Cursor(source);
  const isListed = /^export \{[^}]*\};$/m.test(source); // what is declared may be exported below
  const imports: Import[] = [];
  const declarations: Declaration[] = [];
  while (!cursor.isAtEnd) {
    if (cursor.peek() === "import") imports.push(readImport(cursor));
    else if (isHidden(cursor, isListed)) skipStatement(cursor);
    else declarations.push(declarationOf(cursor));
  }
  const { kept, used } = reachable(declarations.filter((one, index) => !isOverloaded(one, declarations[index - 1])));
  const result = new Writer();
  for (const { head, names, tail } of imports) {
    const wanted = names.filter((words) => used.has(words.at(-1)?.text ?? ""));
    if (wanted.length > 0) writeImport(result, { head, names: wanted, tail });
  }
  for (const { writer } of kept) result.append(writer);
  const isModule = kept.some(({ isClause }) => isClause) || kept.every(({ isExported }) => isExported);
  if (isModule && kept.length > 0) return result;
  result.write("\nexport {};");
  return result;
}

/** The declarations that are exported, and those that they refer to. */
function reachable(declarations: readonly Declaration[]): { kept: readonly Declaration[]; used: ReadonlySet<string> } {
  const used = new Set<string>();
  const kept = new Set<Declaration>();
  for (let before = -1; kept.size > before;) {
    before = kept.size;
    for (const declaration of declarations) {
      if (kept.has(declaration) || !(declaration.isExported || used.has(declaration.name))) continue;
      kept.add(declaration);
      for (const name of declaration.writer.references) used.add(name);
    }
  }
  return { kept: declarations.filter((declaration) => kept.has(declaration)), used };
}

/** Whether a declaration is a function's body after its overloads: callers do not see it. */
function isOverloaded({ name, isImplementation }: Declaration, before: Declaration | undefined): boolean {
  return isImplementation && name === before?.name;
}

function readImport(cursor: Cursor): Import {
  const head: Token[] = [];
  while (cursor.peek() !== "{") head.push(cursor.next());
  cursor.expect("{");
  const names: Token[][] = [];
  while (!cursor.accept("}")) {
    const words: Token[] = [];
    while (cursor.peek() !== "," && cursor.peek() !== "}") words.push(cursor.next());
    names.push(words);
    cursor.accept(",");
  }
  const tail: Token[] = [];
  for (let text = ""; text !== ";"; text = tail.at(-1)?.text ?? "") tail.push(cursor.next());
  return { head, names, tail };
}

function writeImport(writer: Writer, { head, names, tail }: Import): void {
  writer.line(0);
  for (const token of head) {
    writer.token(token);
    writer.write(" ");
  }
  writer.write("{ ");
  for (const [index, words] of names.entries()) {
    if (index > 0) writer.write(", ");
    for (const [place, token] of words.entries()) {
      if (place > 0) writer.write(" ");
      writer.token(token);
    }
  }
  writer.write(" }");
  for (const token of tail) {
    if (token.text !== ";") writer.write(" ");
    writer.token(token);
  }
}

/** Whether a statement is neither exported nor a type: nothing in the declarations refers to it, unless exports are listed. */
function isHidden(cursor: Cursor, isListed: boolean): boolean {
  if (isListed && (cursor.peek() === "function" || cursor.peek(2) === ":")) return false;
  return !["export", "type", "interface"].includes(cursor.peek());
}

function skipStatement(cursor: Cursor): void {
  cursor.accept("async");
  if (cursor.accept("function")) {
    cursor.next();
    skipTypeParameters(cursor);
    cursor.skipGroup();
    if (cursor.accept(":")) skipType(cursor);
    cursor.skipGroup();
  } else cursor.skipPast(";");
}

function declarationOf(cursor: Cursor): Declaration {
  const { doc } = cursor.token;
  const writer = new Writer();
  writer.doc(doc, 0);
  writer.line(0);
  const isExported = cursor.peek() === "export";
  if (isExported) {
    writer.token(cursor.next());
    writer.write(" ");
  }
  cursor.accept("async");
  const kind = cursor.peek();
  const name = cursor.peek(1);
  let isImplementation = false;
  const isClause = kind === "{" || kind === "*" || cursor.peek(1) === "{";
  if (isClause) writeClause(cursor, writer);
  else if (kind === "type") writeAlias(cursor, writer);
  else if (kind === "interface") writeHead(cursor, writer, () => writeMembers(cursor, writer, 0, true));
  else {
    writer.write("declare ");
    if (kind === "enum") writeEnum(cursor, writer);
    else if (kind === "class") writeHead(cursor, writer, () => writeClass(cursor, writer));
    else if (kind === "function") isImplementation = writeFunction(cursor, writer);
    else writeConstant(cursor, writer);
  }
  return { isExported, name, isImplementation, isClause, writer };
}

/** `{ a, b } from "c";` or `* from "c";` */
function writeClause(cursor: Cursor, writer: Writer): void {
  const names: string[] = [];
  let isFirst = true;
  for (let text = ""; text !== ";"; isFirst = false) {
    const token = cursor.next();
    text = token.text;
    if (!isFirst && text !== "," && text !== ";") writer.write(" ");
    writer.token(token);
    names.push(text);
  }
  if (names.includes("from")) return;
  for (const [index, name] of names.entries()) if (names[index - 1] !== "as") writer.references.add(name);
}

/** `class A<T> extends B`, and the like, up to the members. */
function writeHead(cursor: Cursor, writer: Writer, writeRest: () => void): void {
  writer.token(cursor.next());
  writer.write(" ");
  writer.token(cursor.next());
  writeTypeParameters(cursor, writer, 0);
  if (cursor.accept("extends")) {
    writer.write(" extends ");
    writeType(cursor, writer, 0);
  }
  writer.write(" ");
  writeRest();
}

function writeAlias(cursor: Cursor, writer: Writer): void {
  writer.token(cursor.expect("type"));
  writer.write(" ");
  writer.token(cursor.next());
  writeTypeParameters(cursor, writer, 0);
  cursor.expect("=");
  writer.write(" = ");
  writeType(cursor, writer, 0);
  writer.token(cursor.expect(";"));
}

function writeEnum(cursor: Cursor, writer: Writer): void {
  writer.token(cursor.next());
  writer.write(" ");
  writer.token(cursor.next());
  writer.write(" {");
  cursor.expect("{");
  for (let isFirst = true; cursor.peek() !== "}"; isFirst = false) {
    if (!isFirst) writer.write(",");
    writer.doc(cursor.token.doc, 1);
    writer.line(1);
    writer.token(cursor.next());
    cursor.expect("=");
    writer.write(` = ${constantOf(cursor)}`);
    cursor.accept(",");
  }
  writer.line(0);
  writer.token(cursor.expect("}"));
}

/** A function's signature. Gives whether the function has a body. */
function writeFunction(cursor: Cursor, writer: Writer): boolean {
  writer.token(cursor.expect("function"));
  writer.write(" ");
  writer.token(cursor.next());
  writeTypeParameters(cursor, writer, 0);
  writeParameters(cursor, writer, 0);
  writeAnnotation(cursor, writer, 0);
  writer.write(";");
  if (cursor.accept(";")) return false;
  cursor.skipGroup();
  return true;
}

/** A constant with a type, or an object whose type has the very values of the object. */
function writeConstant(cursor: Cursor, writer: Writer): void {
  writer.token(cursor.next());
  writer.write(" ");
  writer.token(cursor.next());
  if (cursor.accept("=")) {
    writer.write(": ");
    writeObject(cursor, writer);
  } else writeAnnotation(cursor, writer, 0);
  writer.write(";");
  cursor.skipPast(";");
}

function writeObject(cursor: Cursor, writer: Writer): void {
  cursor.expect("{");
  writer.write("{");
  const isEmpty = cursor.peek() === "}";
  while (cursor.peek() !== "}") {
    writer.doc(cursor.token.doc, 1);
    writer.line(1);
    writer.write("readonly ");
    writer.token(cursor.next());
    cursor.expect(":");
    writer.write(`: ${constantOf(cursor)};`);
    cursor.accept(",");
  }
  if (!isEmpty) writer.line(0);
  writer.token(cursor.expect("}"));
}

function writeClass(cursor: Cursor, writer: Writer): void {
  cursor.expect("{");
  writer.write("{");
  while (cursor.peek() !== "}") {
    writer.doc(cursor.token.doc, 1);
    writer.line(1);
    cursor.accept("declare");
    cursor.accept("override");
    writeMember(cursor, writer, 1);
    writer.write(";");
    if (!cursor.accept(";")) cursor.skipGroup();
  }
  writer.line(0);
  writer.token(cursor.expect("}"));
}
