import type { Cursor } from "./tokens.js";
import { skipType, unprintable } from "./types.js";
import type { Writer } from "./writer.js";

/** Where a script is read from and written to. */
export interface Scope {
  readonly cursor: Cursor;
  readonly writer: Writer;
  /** Writes the body of an arrow function. */
  readonly writeBlock: (scope: Scope, level: number) => void;
}

/**
 * Writes an expression up to one of the marks, without types. The source has the spaces that the compiler prints, but
 * breaks lines also where the compiler does not: there only some operators and the items of objects begin a line. Besides
 * those of conditions, it may have some colons.
 */
export function writeExpression(scope: Scope, level: number, ends: readonly string[], colons = 0): void {
  const { cursor, writer } = scope;
  let left = colons;
  for (let before = ""; !ends.includes(cursor.peek());) {
    const { token } = cursor;
    if (token.text === "<" && !token.isSpaced) throw unprintable(cursor); // arguments that are types
    if (token.text === "?") left += 1;
    // The type of a parameter or of a result of an arrow function.
    if (token.text === ":" && (before === "?" || --left < 0)) throw unprintable(cursor);
    const isType = token.text === "as" && before !== "";
    if (before !== "" && !isType) {
      if (token.isBroken && breaks(before, token.text)) writer.line(level + 1);
      else if (token.isSpaced) writer.write(" ");
    }
    if (isType) {
      cursor.next();
      skipType(cursor);
    } else if (token.text === "(") writeRound(scope, level);
    else if (token.text === "[") writeItems(scope, level, "]");
    else if (token.text === "{" && before === "=>") scope.writeBlock(scope, level);
    else if (token.text === "{") writeItems(scope, level, "}");
    else writer.write(cursor.next().text);
    before = token.text;
  }
}

function breaks(before: string, next: string): boolean {
  return operators.has(before) || next === "?" || next === ":";
}

const operators: ReadonlySet<string> = new Set([
  "=",
  "??=",
  "+=",
  "&&",
  "||",
  "??",
  "===",
  "!==",
  "<",
  ">",
  "<=",
  ">=",
  "+",
  "-",
  "*",
  "/",
  "in",
]);

/** The arguments of a call, or an expression in brackets: on one line. */
function writeRound(scope: Scope, level: number): void {
  const { cursor, writer } = scope;
  const { isSpaced } = cursor.expect("(");
  if (cursor.peek(1) === "as" && isSpaced) {
    writer.write(cursor.next().text); // the compiler drops brackets that only a type needs
    cursor.expect("as");
    skipType(cursor);
    cursor.expect(")");
    return;
  }
  writer.write("(");
  for (let isFirst = true; cursor.peek() !== ")"; isFirst = false) {
    if (!isFirst) writer.write(", ");
    writeExpression(scope, level, [",", ")"]);
    cursor.accept(",");
  }
  writer.write(cursor.expect(")").text);
}

/** An object or an array: its items are on lines of their own where they are so in the source. */
function writeItems(scope: Scope, level: number, close: string): void {
  const { cursor, writer } = scope;
  writer.write(cursor.next().text);
  const { isBroken, isSpaced } = cursor.token;
  for (let isFirst = true; cursor.peek() !== close; isFirst = false) {
    if (isBroken) writer.line(level + 1);
    else if (isSpaced || !isFirst) writer.write(" ");
    writeItem(scope, isBroken ? level + 1 : level, close);
    if (cursor.accept(",")) writer.write(",");
  }
  if (isBroken) writer.line(level);
  else if (isSpaced) writer.write(" ");
  writer.write(cursor.expect(close).text);
}

/** An item of an array, or a property, whose value stands beside its name. */
function writeItem(scope: Scope, level: number, close: string): void {
  const { cursor, writer } = scope;
  if (close === "}" && cursor.peek(1) === ":") {
    writer.write(`${cursor.next().text}: `);
    cursor.expect(":");
  }
  writeExpression(scope, level, [",", close], close === "}" && cursor.peek() === "[" ? 1 : 0); // `["a"]: b`
}
