import { constantOf } from "./constant.js";
import { writeExpression } from "./expression.js";
import type { Scope } from "./expression.js";
import { Cursor } from "./tokens.js";
import { skipType, skipTypeParameters, writeList } from "./types.js";
import { Writer } from "./writer.js";

/** The JavaScript of a source that errspec has printed, with the bytes that TypeScript's compiler makes of it. */
export function scriptOf(source: string): string {
  const cursor = new Cursor(source);
  const writer = new Writer();
  while (!cursor.isAtEnd) writeStatement({ cursor, writer, writeBlock }, 0);
  const text = writer.text.slice(1);
  return /^(?:import|export)\b/m.test(text) ? `${text}\n` : `${text}\nexport {};\n`.trimStart();
}

/** A statement on lines of its own; nothing for one that only declares types. */
function writeStatement(scope: Scope, level: number): void {
  const { cursor } = scope;
  const isExported = cursor.peek() === "export";
  switch (cursor.peek(isExported || cursor.peek() === "import" ? 1 : 0)) {
    case "type":
      cursor.skipPast(";");
      break;
    case "interface":
      skipInterface(cursor);
      break;
    case "enum":
      writeEnum(scope);
      break;
    case "async":
    case "function":
      writeFunction(scope, level);
      break;
    default:
      scope.writer.line(level);
      if (isExported) scope.writer.write(`${cursor.next().text} `);
      writeOnLine(scope, level);
  }
}

function skipInterface(cursor: Cursor): void {
  while (cursor.peek() !== "{") cursor.next();
  cursor.skipGroup();
}

function writeOnLine(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  switch (cursor.peek()) {
    case "import":
      writer.write(`${cursor.next().text} `);
      writeClause(scope);
      break;
    case "{": // of an export: there are no blocks by themselves
    case "*":
      writeClause(scope);
      break;
    case "const":
    case "let":
      writeVariable(scope, level);
      writer.write(cursor.expect(";").text);
      break;
    case "class":
      writeClass(scope, level);
      break;
    case "if":
      writeIf(scope, level);
      break;
    case "for":
    case "while":
      writeLoop(scope, level);
      break;
    case "switch":
      writeSwitch(scope, level);
      break;
    case "try":
      writeTry(scope, level);
      break;
    default:
      writeExpression(scope, level, [";"]);
      writer.write(cursor.expect(";").text);
  }
}

/** `{ a, b } from "c";` or `* from "c";` */
function writeClause({ cursor, writer }: Scope): void {
  for (let before = ""; before !== ";";) {
    const { text } = cursor.next();
    if (before !== "" && text !== "," && text !== ";") writer.write(" ");
    writer.write(text);
    before = text;
  }
}

function writeVariable(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  writeExpression(scope, level, ["=", ":", ";", "of"]);
  if (cursor.accept(":")) skipType(cursor);
  if (!cursor.accept("=")) return;
  writer.write(" = ");
  writeExpression(scope, level, [";"]);
}

function writeFunction({ cursor, writer: whole, writeBlock }: Scope, level: number): void {
  const writer = new Writer();
  const scope: Scope = { cursor, writer, writeBlock };
  writer.line(level);
  for (const word of ["export", "async"]) if (cursor.accept(word)) writer.write(`${word} `);
  cursor.expect("function");
  writer.write(`function ${cursor.next().text}`);
  writeSignature(scope);
  if (cursor.accept(";")) return; // it was an overload
  writeBody(scope, level);
  whole.append(writer);
}

/** The parameters of a function, without types. */
function writeSignature(scope: Scope): void {
  const { cursor, writer } = scope;
  skipTypeParameters(cursor);
  writeList(cursor, writer, ["(", ")"], () => {
    writeExpression(scope, 0, ["?", ":", ",", ")"]);
    cursor.accept("?");
    if (cursor.accept(":")) skipType(cursor);
  });
  if (cursor.accept(":")) skipType(cursor);
}

function writeBlock(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  writer.write(cursor.expect("{").text);
  while (cursor.peek() !== "}") writeStatement(scope, level + 1);
  writer.line(level);
  writer.write(cursor.expect("}").text);
}

/** A block stands beside its head, a statement below it. */
function writeBody(scope: Scope, level: number): void {
  if (scope.cursor.peek() === "{") {
    scope.writer.write(" ");
    writeBlock(scope, level);
  } else writeStatement(scope, level + 1);
}

function writeIf(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  cursor.expect("if");
  cursor.expect("(");
  writer.write("if (");
  writeExpression(scope, level, [")"]);
  writer.write(cursor.expect(")").text);
  writeBody(scope, level);
  if (cursor.peek() !== "else") return;
  writer.line(level);
  writer.write(cursor.next().text);
  if (cursor.peek() === "if") {
    writer.write(" ");
    writeIf(scope, level);
  } else writeBody(scope, level);
}

/** `for (const x of y)`, `for (let i = 0; i < n; i++)` or `while (x)`. */
function writeLoop(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  writer.write(`${cursor.next().text} (`);
  cursor.expect("(");
  while (cursor.peek() !== ")") {
    if (cursor.peek() === "let" || cursor.peek() === "const") writeVariable(scope, level);
    if (cursor.peek() === "of") writer.write(" ");
    writeExpression(scope, level, [";", ")"]);
    if (cursor.accept(";")) writer.write("; ");
  }
  writer.write(cursor.expect(")").text);
  writeBody(scope, level);
}

function writeSwitch(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  writeExpression(scope, level, ["{"]);
  cursor.expect("{");
  writer.write(" {");
  while (cursor.peek() !== "}") {
    if (cursor.peek() !== "case" && cursor.peek() !== "default") writeStatement(scope, level + 2);
    else {
      writer.line(level + 1);
      writeExpression(scope, level + 1, [":"]);
      writer.write(cursor.expect(":").text);
    }
  }
  writer.line(level);
  writer.write(cursor.expect("}").text);
}

function writeTry(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  writer.write(cursor.expect("try").text);
  writeBody(scope, level);
  writer.line(level);
  writeExpression(scope, level, ["{"]);
  writeBody(scope, level);
}

/** A class: the properties that it only declares do not exist. */
function writeClass(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  while (cursor.peek() !== "{") writer.write(`${cursor.next().text} `);
  writer.write(cursor.expect("{").text);
  while (cursor.peek() !== "}") {
    if (cursor.peek() === "declare") cursor.skipPast(";");
    else {
      writer.line(level + 1);
      writeMember(scope, level + 1);
    }
  }
  writer.line(level);
  writer.write(cursor.expect("}").text);
}

function writeMember(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  cursor.accept("override");
  cursor.accept("readonly");
  if (cursor.accept("get")) writer.write("get ");
  writer.write(cursor.next().text);
  if (cursor.peek() === "(") {
    writeSignature(scope);
    writeBody(scope, level);
  } else {
    cursor.skipPast(";");
    writer.write(";");
  }
}

/** An enum: an object with a property for each name, and for each number. */
function writeEnum({ cursor, writer }: Scope): void {
  cursor.expect("export");
  cursor.expect("enum");
  const name = cursor.next().text;
  writer.write(`\nexport var ${name};\n(function (${name}) {`);
  cursor.expect("{");
  while (!cursor.accept("}")) {
    const member = `"${cursor.next().text}"`;
    cursor.expect("=");
    const value = constantOf(cursor);
    const assigned = `${name}[${member}] = ${value}`;
    writer.line(1);
    writer.write(value.startsWith('"') ? `${assigned};` : `${name}[${assigned}] = ${member};`);
    cursor.accept(",");
  }
  writer.write(`\n})(${name} || (${name} = {}));`);
}
