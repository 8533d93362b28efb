import { printedWidth } from "../../render/printed-width.js";

/*
 * Where prettier breaks lines, for the few constructs that generated code has. Each function gives what prettier leaves
 * alone; the tests hold it to prettier's own output.
 */

const printWidth = 80;

/** Whether a line is not too long. */
export function fits(line: string): boolean {
  return printedWidth(line) <= printWidth;
}

/** `open a, b close` on one line, or with an item a line. `more` is false where a comma after the last one is an error. */
export function listed(open: string, items: readonly string[], close: string, more = true): string {
  const line = open + items.join(", ") + close;
  if (items.length === 0 || fits(line)) return line;
  const indent = indentOf(open);
  const lines = items.map((item, index) => `${indent}  ${item}${more || index < items.length - 1 ? "," : ""}`);
  return [open, ...lines, indent + close].join("\n");
}

/** `import { A, B } from "./c.js";`, or `export`, which may be of the file's own. */
export function clause(head: string, names: readonly string[], from?: string): string {
  const end = from === undefined ? "};" : `} from ${from};`;
  const line = `${head} { ${names.join(", ")} ${end}`;
  if (names.length === 1 || fits(line)) return line;
  return [`${head} {`, ...names.map((name) => `  ${name},`), end].join("\n");
}

/** A value after `const x =`, `x:` and the like, for values that cannot break themselves. */
export function assigned(head: string, value: string, end: string): string {
  const line = `${head} ${value}${end}`;
  return fits(line) ? line : `${head}\n${indentOf(head)}  ${value}${end}`;
}

/** A call after `const x =` and the like; the call goes to the next line where not even its name fits beside that. */
export function assignedCall(head: string, callee: string, items: readonly string[]): string {
  const open = `${head} ${callee}(`;
  if (fits(open) && !(items.length === 1 && /^\w{1,20}$/.test(items.join("")))) return listed(open, items, ");");
  const line = `${open}${items.join(", ")});`;
  if (fits(line)) return line;
  return `${head}\n${listed(`${indentOf(head)}  ${callee}(`, items, ");")}`;
}

/** `if (call(a, b)) end`, where `end` opens a block, or is a statement that goes to the next line if it must. */
export function conditional(head: string, callee: string, items: readonly string[], end: string): string {
  const call = `${callee}(${items.join(", ")})`;
  if (fits(`${head}${call})${end}`)) return `${head}${call})${end}`;
  const indent = indentOf(head);
  const isBlock = end === " {";
  const next = isBlock ? end : `\n${indent}  ${end.trim()}`;
  if (!isBlock && fits(`${head}${call})`)) return `${head}${call})${next}`;
  return `${head}\n${listed(`${indent}  ${callee}(`, items, ")")}\n${indent})${next}`;
}

/** A property of an object: prettier breaks neither before a number nor after a name of four characters or less. */
export function property(name: string, literal: string, indent: string): string {
  const head = `${indent}${name}:`;
  return printedWidth(name) < 5 || /^\d/.test(literal) ? `${head} ${literal},` : assigned(head, literal, ",");
}

/** A type of several: `type A = B | C;`, or that of a property. */
export function union(head: string, members: readonly string[]): string {
  const line = `${head} ${members.join(" | ")};`;
  // A single type stays beside its name, however long it is.
  if (fits(line) || (members.length === 1 && head.endsWith(":"))) return line;
  if (members.length === 1) return assigned(head, members.join(""), ";");
  const indent = indentOf(head);
  const below = `${indent}  ${members.join(" | ")};`;
  if (fits(below)) return `${head}\n${below}`;
  return [
    head,
    ...members.map((member, index) => `${indent}  | ${member}${index === members.length - 1 ? ";" : ""}`),
  ].join("\n");
}

/** A function's head up to `end`: its parameters, then its result, break where the line is too long. */
export function signature(
  head: string,
  parameters: readonly string[],
  result: readonly string[],
  end: string,
  more = true,
): string {
  const close = `): ${result.join(" | ")}${end}`;
  const indent = indentOf(head);
  if (fits(indent + close) || result.length === 1) return listed(`${head}(`, parameters, close, more);
  const types = result.map((type, index) => `${indent}  | ${type}${index === result.length - 1 ? end : ""}`);
  const lines = parameters.map((parameter) => `${indent}  ${parameter},`);
  const line = `${indent}  ${result.join(" | ")}${end}`;
  if (fits(line)) return [`${head}(`, ...lines, `${indent}):`, line].join("\n");
  return [`${head}(`, ...lines, `${indent}):`, ...types].join("\n");
}

/** A guard that narrows a property of an error to the codes it is given. */
export function narrowing(name: string, codes: string, error: string, property: string): string {
  const parameters = ["  error: unknown,", "  ...codes: readonly Code[]"];
  const head = `export function ${name}<const Code extends ${codes}>(`;
  const heads = fits(head) ? [head] : [`export function ${name}<`, assigned("  const Code extends", codes, ","), ">("];
  const end = `): error is ${error} & { readonly ${property}: Code };`;
  const ends = fits(end) ? [end] : [`): error is ${error} & {`, `  readonly ${property}: Code;`, "};"];
  return [...heads, ...parameters, ...ends].join("\n");
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? "";
}
