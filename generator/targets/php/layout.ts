/*
 * Where lines are broken that would have more than 120 characters, as PSR-12 has it.
 */

const width = 120;

/** A method of a class up to its `{`: in one line and that of the brace, or with a line for each parameter. */
export function method(head: string, parameters: readonly string[], result: string): string[] {
  const line = `    ${head}(${parameters.join(", ")}): ${result}`;
  if (line.length <= width) return [line, "    {"];
  return [`    ${head}(`, ...parameters.map((parameter) => `        ${parameter},`), `    ): ${result} {`];
}

/** A statement with a call, in a method: in one line, or with a line for each argument. */
export function call(head: string, args: readonly string[]): string[] {
  const line = `        ${head}(${args.join(", ")});`;
  if (line.length <= width) return [line];
  return [`        ${head}(`, ...args.map((arg) => `            ${arg},`), "        );"];
}
