import { isInRange } from "../../model/code-type.js";
import { entriesYaml } from "./example.js";
import type { Finding, LintRule } from "./rule.js";

export const unreserved: LintRule = {
  id: "unreserved",
  severity: "error",
  summary: "No entry takes a code or a name that is reserved.",
  preset: "minimal",
  why: "A removed code or name still exists in old clients and old logs. If it is reused, it means two things.",
  good: {
    module: `reserved:
  - { codes: [90-99], names: [OrderLost], reason: of the old shop }
`,
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: {} }),
  },
  bad: {
    module: `reserved:
  - { codes: [101-199], names: [OrderNotFound], reason: of the old shop }
`,
    errors: entriesYaml({ "«OrderNotFound»": {}, OrderLocked: { code: "«101»" } }),
  },
  *check({ catalog }) {
    for (const { reserved, entries, codeType } of catalog.modules) {
      if (reserved.length === 0) continue;
      for (const entry of entries) {
        for (const { codes, names, reason, at } of reserved) {
          const related = (): Finding["related"] => ({ at: at("reason"), message: `reserved: ${reason}` });
          if (codes.some((range) => isInRange(codeType, entry.code, range))) {
            yield {
              at: entry.at("code"),
              message: `the code ${entry.code} is reserved`,
              help: "use another code",
              related: related(),
            };
          }
          for (const [index, name] of [entry.name, ...entry.aliases].entries()) {
            if (!names.includes(name)) continue;
            const place = index === 0 ? entry.at("name") : entry.at("aliases", index - 1);
            yield { at: place, message: `the name ${name} is reserved`, help: "use another name", related: related() };
          }
        }
      }
    }
  },
};
