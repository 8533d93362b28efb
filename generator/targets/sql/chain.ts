import type { Step } from "./dialect.js";
import { indented } from "./layout.js";

/** The selects of some steps, each on the rows of the one before, as a list of common table expressions. */
export function chain(steps: readonly Step[], from: string, fence = ""): string {
  return steps
    .map(({ name, columns }, index) => {
      const source = index === 0 ? from : (steps[index - 1]?.name ?? "");
      const list = columns.map(([column, expression]) => `    ${indented(expression, 4)} as ${column}`);
      return [`${name} as (`, "  select", ["    *", ...list].join(",\n"), `  from ${source}${fence}`, ")"].join("\n");
    })
    .join(",\n");
}

/** The same as one expression, for an engine whose functions are expressions: each step gives names to values of a lambda. */
export function nested(steps: readonly Step[], result: string): string {
  return steps.reduceRight((inner, { columns }) => {
    const names = columns.map(([name]) => name).join(", ");
    const values = columns.map(([, expression]) => `  [${indented(expression, 2)}]`);
    return [`arrayMap((${names}) ->`, `${inner},`, values.join(",\n"), ")[1]"].join("\n");
  }, result);
}
