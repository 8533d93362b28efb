import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutDirective: LintRule = {
  id: "text-without-directive",
  severity: "warning",
  preset: "standard",

  summary: "No text contains a directive for a tool.",
  why: "Generated code encodes directives, so they are harmless. But `eslint-disable` in an error text is never meant for a caller and may be an attack.",
  good: {
    errors: entriesYaml({
      InvalidSource: { text: "The source file is not valid. Check its first line.", kind: "invalid_argument" },
    }),
  },
  bad: {
    errors: entriesYaml({
      InvalidSource: { text: "The source file is not valid. Begin it with «//go:build».", kind: "invalid_argument" },
    }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const found = directive.exec(value.value)?.[0];
      if (found === undefined) continue;
      yield {
        at: placeIn(value, found, source),
        message: `\`${found}\` in ${value.what} is a directive for a tool`,
        help: "use other words",
      };
    }
  },
};

const directive =
  /\/\/go:\w+|\/\/line\b|\/\/ ?\+build\b|@ts-(?:ignore|nocheck|expect-error)\b|\beslint-disable\S*|@internal\b|\bistanbul ignore\b|\/\/# ?sourceMappingURL\S*|^>>> |#\s*(?:type:\s*ignore|noqa|fmt:\s*off|pragma:)|\bcoding[:=]\s*[\w-]+|^::[a-z-]+(?: |::)/m;
