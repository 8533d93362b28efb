/** The value of a constant expression: a text, or an integer in decimal or in hexadecimal as written. */
export interface Value {
  readonly text: string;
  readonly number: bigint | undefined;
}

const precedence: Readonly<Record<string, number>> = {
  "|": 1,
  "^": 2,
  "&": 3,
  "<<": 4,
  ">>": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "u-": 7,
  "u+": 7,
  "u~": 7,
};

const token =
  /\s*(?:(0[xX][0-9a-fA-F_]+|0[bB][01_]+|\d[\d_]*)[uUlL]*|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|([A-Za-z_][\w.:]*)|(<<|>>|[-+*/|&^~()]))/y;

/** Evaluates a constant expression of numbers, texts, other constants and the usual operators. */
export function evaluate(expression: string, known: (name: string) => Value | undefined): Value | undefined {
  const source = expression.trim();
  const plain = /^\(*\s*([-+]?\s*0[xX][0-9a-fA-F_]+)[uUlL]*\s*\)*$/.exec(source)?.[1];
  const values: (bigint | string)[] = [];
  const operators: string[] = [];
  const applyTop = (): boolean => {
    const operator = operators.pop() ?? "";
    const right = values.pop();
    if (operator.startsWith("u")) {
      if (typeof right !== "bigint") return false;
      values.push(operator === "u-" ? -right : operator === "u~" ? ~right : right);
      return true;
    }
    const left = values.pop();
    if (typeof left === "string" && typeof right === "string" && operator === "+") {
      values.push(left + right);
      return true;
    }
    const result = typeof left === "bigint" && typeof right === "bigint" ? apply(operator, left, right) : undefined;
    if (result === undefined) return false;
    values.push(result);
    return true;
  };
  let expectsValue = true;
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    if (/^\s*$/.test(source.slice(token.lastIndex, token.lastIndex + 200)) && token.lastIndex + 200 >= source.length)
      break;
    const match = token.exec(source);
    if (match === null) return undefined;
    const [, digits, quoted, name, operator = ""] = match;
    if (digits !== undefined || quoted !== undefined || name !== undefined) {
      if (!expectsValue) {
        if (quoted === undefined || typeof values.at(-1) !== "string") return undefined;
        values.push(`${String(values.pop())}${unquote(quoted)}`); // adjacent literals are concatenated
        continue;
      }
      if (digits !== undefined) values.push(integer(digits));
      else if (quoted !== undefined) values.push(unquote(quoted));
      else {
        const value = known(name ?? "");
        // A conversion such as `Code(5)` has the value of its argument.
        if (value === undefined) {
          if (source[token.lastIndex] !== "(") return undefined;
          continue;
        }
        values.push(value.number ?? value.text);
      }
      expectsValue = false;
    } else if (operator === "(") operators.push("(");
    else if (operator === ")") {
      while (operators.length > 0 && operators.at(-1) !== "(") if (!applyTop()) return undefined;
      if (operators.pop() === undefined) return undefined;
      expectsValue = false;
    } else {
      const mark = expectsValue ? `u${operator}` : operator;
      const rank = precedence[mark];
      if (rank === undefined) return undefined;
      while (!mark.startsWith("u") && operators.length > 0 && (precedence[operators.at(-1) ?? ""] ?? 0) >= rank) {
        if (!applyTop()) return undefined;
      }
      operators.push(mark);
      expectsValue = true;
    }
  }
  while (operators.length > 0) if (operators.at(-1) === "(" || !applyTop()) return undefined;
  const [value] = values;
  if (values.length !== 1 || value === undefined) return undefined;
  if (typeof value === "string") return { text: value, number: undefined };
  return { text: plain === undefined ? String(value) : plain.replace(/[\s_+]/g, ""), number: value };
}

function apply(operator: string, left: bigint, right: bigint): bigint | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0n ? undefined : left / right;
    case "|":
      return left | right;
    case "&":
      return left & right;
    case "^":
      return left ^ right;
    case "<<":
      return right < 0n || right > 64n ? undefined : left << right;
    case ">>":
      return right < 0n || right > 64n ? undefined : left >> right;
    default:
      return undefined;
  }
}

function integer(digits: string): bigint {
  const plain = digits.replaceAll("_", "");
  return /^0[0-7]+$/.test(plain) ? BigInt(`0o${plain.slice(1)}`) : BigInt(plain.toLowerCase());
}

/** The value of a string literal with the escapes of C. */
function unquote(literal: string): string {
  if (literal.startsWith("`")) return literal.slice(1, -1);
  const long = /^("""|''')([\s\S]*)\1$/.exec(literal);
  const inner = long?.[2] ?? literal.slice(1, -1);
  return inner.replace(/\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[\s\S])/g, (_, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(parseInt(escape.slice(1), 16));
    return ({ n: "\n", t: "\t", r: "", "0": "" } as Readonly<Record<string, string>>)[escape] ?? escape;
  });
}
