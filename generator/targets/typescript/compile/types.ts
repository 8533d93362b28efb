import type { Cursor } from "./tokens.js";
import { Writer } from "./writer.js";

/** Takes a type, and writes it as the compiler does: a union on one line, the members of an object on one line each. */
export function writeType(cursor: Cursor, writer: Writer, level: number): void {
  writeOperand(cursor, writer, level);
  if (cursor.peek() !== "extends") return;
  for (const mark of ["extends", "?", ":"]) {
    cursor.expect(mark);
    writer.write(` ${mark} `);
    if (mark === "extends") writeOperand(cursor, writer, level);
    else writeType(cursor, writer, level);
  }
}

/** Takes a type that nobody needs. */
export function skipType(cursor: Cursor): void {
  writeType(cursor, new Writer(), 0);
}

/** Takes type parameters that nobody needs. */
export function skipTypeParameters(cursor: Cursor): void {
  writeTypeParameters(cursor, new Writer(), 0);
}

function writeOperand(cursor: Cursor, writer: Writer, level: number): void {
  cursor.accept("|");
  writeUnary(cursor, writer, level);
  while (cursor.peek() === "|" || cursor.peek() === "&") {
    writer.write(` ${cursor.next().text} `);
    writeUnary(cursor, writer, level);
  }
}

const prefixes = ["readonly", "keyof", "typeof"];

function writeUnary(cursor: Cursor, writer: Writer, level: number): void {
  while (prefixes.includes(cursor.peek())) {
    writer.token(cursor.next());
    writer.write(" ");
  }
  writePrimary(cursor, writer, level);
  while (cursor.peek() === "[") {
    writer.write(cursor.next().text);
    if (cursor.peek() !== "]") writeType(cursor, writer, level);
    writer.write(cursor.expect("]").text);
  }
}

function writePrimary(cursor: Cursor, writer: Writer, level: number): void {
  switch (cursor.peek()) {
    case "(":
      if (cursor.isGroupBefore("=>")) {
        writeParameters(cursor, writer, level);
        cursor.expect("=>");
        writer.write(" => ");
        writeType(cursor, writer, level);
      } else {
        writer.write(cursor.next().text);
        writeType(cursor, writer, level);
        writer.write(cursor.expect(")").text);
      }
      return;
    case "<": // of a generic function
      writeTypeParameters(cursor, writer, level);
      writePrimary(cursor, writer, level);
      return;
    case "{":
      writeMembers(cursor, writer, level);
      return;
    case "[":
      writeTuple(cursor, writer, level);
      return;
    case "-":
      writer.write(cursor.next().text);
      writer.token(cursor.next());
      return;
    default:
      writeReference(cursor, writer, level);
  }
}

/** A tuple whose items have names. */
function writeTuple(cursor: Cursor, writer: Writer, level: number): void {
  writer.write(cursor.expect("[").text);
  for (let isFirst = true; cursor.peek() !== "]"; isFirst = false) {
    if (!isFirst) writer.write(",");
    writer.line(level + 1);
    writer.token(cursor.next());
    writeAnnotation(cursor, writer, level + 1);
    if (!cursor.accept(",") && cursor.peek() !== "]") throw unprintable(cursor); // an item without a name
  }
  writer.line(level);
  writer.write(cursor.expect("]").text);
}

/** A name, perhaps with arguments; a literal; or `x is T`, the result of a guard. */
function writeReference(cursor: Cursor, writer: Writer, level: number): void {
  writer.references.add(cursor.peek());
  writer.token(cursor.next());
  while (cursor.accept(".")) {
    writer.write(".");
    writer.token(cursor.next());
  }
  if (cursor.accept("is")) {
    writer.write(" is ");
    writeType(cursor, writer, level);
  }
  if (cursor.peek() === "<") writeList(cursor, writer, ["<", ">"], () => writeType(cursor, writer, level));
}

/** The members of an object type, or of an interface, which the compiler breaks even if it has none. */
export function writeMembers(cursor: Cursor, writer: Writer, level: number, isBroken = false): void {
  cursor.expect("{");
  writer.write("{");
  if (isBroken || cursor.peek() !== "}") {
    while (cursor.peek() !== "}") {
      writer.doc(cursor.token.doc, level + 1);
      writer.line(level + 1);
      writeMember(cursor, writer, level + 1);
      writer.write(";");
      if (!cursor.accept(";") && cursor.peek() !== "}") throw unprintable(cursor); // a method with type parameters
    }
    writer.line(level);
  }
  writer.token(cursor.expect("}"));
}

/** What is thrown for what these printers do not know: they would print something else than the compiler. */
export function unprintable(cursor: Cursor): Error {
  return new Error(`the printer of TypeScript does not know what is at ${cursor.peek()} ${cursor.peek(1)}`);
}

/** A property or a method, up to its semicolon. */
export function writeMember(cursor: Cursor, writer: Writer, level: number): void {
  while (["readonly", "get"].includes(cursor.peek()) && !":?(".includes(cursor.peek(1))) {
    writer.token(cursor.next());
    writer.write(" ");
  }
  const isComputed = cursor.peek() === "[";
  for (let left = isComputed ? 3 : 1; left > 0; left--) writer.token(cursor.next());
  if (cursor.peek() === "(") writeParameters(cursor, writer, level);
  writeAnnotation(cursor, writer, level);
}

/** `: T` or `?: T`, if there is one. */
export function writeAnnotation(cursor: Cursor, writer: Writer, level: number): void {
  if (cursor.accept("?")) writer.write("?");
  if (!cursor.accept(":")) return;
  writer.write(": ");
  writeType(cursor, writer, level);
}

/** The parameters of a function with their types. */
export function writeParameters(cursor: Cursor, writer: Writer, level: number): void {
  writeList(cursor, writer, ["(", ")"], () => {
    if (cursor.accept("...")) writer.write("...");
    writer.token(cursor.next());
    writeAnnotation(cursor, writer, level);
  });
}

/** `<T extends U = V>`, if there is one. */
export function writeTypeParameters(cursor: Cursor, writer: Writer, level: number): void {
  if (cursor.peek() !== "<") return;
  writeList(cursor, writer, ["<", ">"], () => {
    if (cursor.accept("const")) writer.write("const ");
    writer.token(cursor.next());
    for (const mark of ["extends", "="]) {
      if (!cursor.accept(mark)) continue;
      writer.write(` ${mark} `);
      writeType(cursor, writer, level);
    }
  });
}

/** Items with commas between them, on one line. */
export function writeList(
  cursor: Cursor,
  writer: Writer,
  [open, close]: readonly [string, string],
  writeItem: () => void,
): void {
  cursor.expect(open);
  writer.write(open);
  for (let isFirst = true; cursor.peek() !== close; isFirst = false) {
    if (!isFirst) writer.write(", ");
    writeItem();
    if (!cursor.accept(",") && cursor.peek() !== close) throw unprintable(cursor); // a default value, or a pattern
  }
  cursor.expect(close);
  writer.write(close);
}
