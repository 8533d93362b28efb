/* How an expression of SQL is laid out. */

/** Every line after the first moved to the right. */
export function indented(text: string, width: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(width)}`);
}

/** A CASE expression: the first condition that holds decides. */
export function caseOf(branches: readonly (readonly [when: string, then: string])[], otherwise?: string): string {
  const [first] = branches;
  if (first === undefined) return otherwise ?? "null";
  const lines = branches.map(([when, then]) => `  when ${indented(when, 4)} then ${indented(then, 4)}`);
  const last = otherwise === undefined ? [] : [`  else ${indented(otherwise, 2)}`];
  const whole = ["case", ...lines, ...last, "end"];
  const short = whole.map((line) => line.trim()).join(" ");
  return branches.length === 1 && short.length <= 100 && !short.includes("\n") ? short : whole.join("\n");
}

/** The first of some expressions that is not null. */
export function coalesce(expressions: readonly string[]): string {
  const [only] = expressions;
  if (expressions.length <= 1) return only ?? "null";
  const short = `coalesce(${expressions.join(", ")})`;
  if (short.length <= 100 && !short.includes("\n")) return short;
  return `coalesce(\n${expressions.map((each) => `  ${indented(each, 2)}`).join(",\n")}\n)`;
}

/** Whether an expression is one of some literals. */
export function isIn(expression: string, literals: readonly string[]): string {
  const [only] = literals;
  if (literals.length === 0) return "false";
  if (literals.length === 1) return `${expression} = ${only ?? ""}`;
  return `${expression} in (${wrapped(literals, 96)})`;
}

/** A list whose lines are not wider than `width`, in brackets of the caller. */
export function wrapped(items: readonly string[], width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const item of items) {
    if (line !== "" && line.length + item.length + 2 > width) {
      lines.push(`${line},`);
      line = item;
    } else line = line === "" ? item : `${line}, ${item}`;
  }
  lines.push(line);
  return lines.length === 1 ? (lines[0] ?? "") : `\n${lines.map((each) => `  ${each}`).join("\n")}\n`;
}

/** Rows of literals, one on a line, for the inside of VALUES. */
export function literalRows(rows: readonly (readonly string[])[]): string {
  return `\n${rows.map((row) => `    (${row.join(", ")})`).join(",\n")}\n  `;
}
