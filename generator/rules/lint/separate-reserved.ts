import { compareCodes, rangeText } from "../../model/code-type.js";
import type { Range } from "../../model/position.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const separateReserved: LintRule = {
  id: "separate-reserved",
  severity: "warning",
  preset: "standard",

  summary: "A code or a name is reserved only once.",
  why: "If a code has two reasons, one of them is out of date, and nobody knows which.",
  good: {
    module: `reserved:
  - { codes: [90-94], reason: of the old shop }
  - { codes: [95-99], reason: kept for billing }
`,
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    module: `reserved:
  - { codes: [90-94], reason: of the old shop }
  - { codes: [«94-99»], reason: kept for billing }
`,
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    for (const { reserved, codeType } of catalog.modules) {
      const codes = reserved
        .flatMap(({ codes, at }) => codes.map((range, index) => ({ range, at: at("codes", index) })))
        .sort((a, b) => compareCodes(codeType, a.range[0], b.range[0]));
      for (const [index, { range, at }] of codes.entries()) {
        const before = codes[index - 1];
        if (before === undefined || compareCodes(codeType, before.range[1], range[0]) < 0) continue;
        yield {
          at,
          message: `${rangeText(range)} is already reserved, at least in part`,
          help: "reserve each code once",
          related: { at: before.at, message: `${rangeText(before.range)} is here` },
        };
      }
      const names = new Map<string, Range>();
      for (const { name, at } of reserved.flatMap(({ names, at }) =>
        names.map((name, index) => ({ name, at: at("names", index) })),
      )) {
        const first = names.get(name);
        if (first === undefined) names.set(name, at);
        else
          yield {
            at,
            message: `the name ${name} is already reserved`,
            help: "remove one of the two",
            related: { at: first, message: "the other one is here" },
          };
      }
    }
  },
};
