import type { Entry } from "../../model/catalog.js";
import type { LintRule } from "./rule.js";

export const nameWithoutCode: LintRule = {
  id: "name-without-code",
  severity: "warning",
  preset: "standard",

  summary: "A name does not contain its code.",
  why: "A name is there so that nobody has to know the number; with the number in it, neither can be read without the other.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    errors: `- code: 100
  name: «Order100»
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  *check({ catalog }) {
    for (const { id, entries, at } of catalog.modules) {
      const found = entries.filter(({ code, name }) => /^\d{3,}$/.test(code) && name.includes(code));
      const nameless = found.filter(isNameless);
      // Names that an import made up are one thing to do, however many they are.
      const [first, second] = nameless;
      const together = first !== undefined && second !== undefined;
      if (together) {
        yield {
          at: at("module"),
          message: `${nameless.length} names of ${id} say nothing but their code: ${first.name}, ${second.name}${nameless.length > 2 ? ", …" : ""}`,
          help: "name each after what went wrong",
        };
      }
      for (const entry of found) {
        if (together && isNameless(entry)) continue;
        yield {
          at: entry.at("name"),
          message: `the name ${entry.name} contains its code`,
          help: "name it after what went wrong",
        };
      }
    }
  },
};

/** Whether nothing is left of a name without its code: `Code4000`, `Error4000`. */
function isNameless({ code, name }: Entry): boolean {
  return /^(?:Code|Err|Error|ErrorCode)?$/.test(name.replace(code, ""));
}
