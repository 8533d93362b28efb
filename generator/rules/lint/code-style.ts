import { grouped } from "../../model/grouped.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const codeStyle: LintRule = {
  id: "code-style",
  severity: "info",
  preset: "strict",

  summary: "The text codes of a module are all written in one style.",
  why: "Callers type codes from memory. In a module with `order_locked` and `order-closed` they have to look up every code.",
  good: {
    module: "code-type: string",
    errors: entriesYaml({
      OrderLocked: { code: "order_locked" },
      OrderNotFound: { code: "order_not_found" },
      OrderPaid: { code: "order_paid" },
    }),
  },
  bad: {
    module: "code-type: string",
    errors: entriesYaml({
      OrderPaid: { code: "«order-paid»" },
      OrderLocked: { code: "order_locked" },
      OrderNotFound: { code: "order_not_found" },
    }),
  },
  *check({ catalog }) {
    for (const { codeType, entries } of catalog.modules) {
      if (codeType.kind !== "string") continue;
      const styled = entries.flatMap((entry) => styleOf(entry.code).map((style) => ({ entry, style })));
      const [usual, ...others] = [...grouped(styled, ({ style }) => style)].sort(([, a], [, b]) => b.length - a.length);
      for (const { entry, style } of others.flatMap(([, found]) => found)) {
        yield {
          at: entry.at("code"),
          message: `the code ${entry.code} is in ${style}, but most codes of ${entry.module} are in ${usual?.[0] ?? ""}`,
          help: "use one style, unless the server already sends this code",
        };
      }
    }
  },
};

const styles: readonly (readonly [style: string, pattern: RegExp])[] = [
  ["UPPER_SNAKE_CASE", /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/],
  ["snake_case", /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/],
  ["kebab-case", /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/],
  ["dotted form", /^[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+$/],
  ["PascalCase", /^(?:[A-Z][a-z0-9]+){2,}$/],
  ["camelCase", /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/],
];

/** The style of a code. A single word fits several styles, so it counts for none. */
function styleOf(code: string): string[] {
  const match = styles.find(([, pattern]) => pattern.test(code));
  return match === undefined ? [] : [match[0]];
}
