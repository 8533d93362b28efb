import type { Param } from "../../model/catalog.js";
import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const uniqueParam: LintRule = {
  id: "unique-param",
  severity: "error",
  preset: "minimal",

  summary: "The parameters of an entry have different names.",
  why: "Generated code has a field for each parameter, and two fields cannot have one name.",
  good: {
    errors: entriesYaml({
      OrderNotFound: {
        text: '"There is no order {order} of {user}. Check its number."',
        params: "[{ name: order }, { name: user }]",
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {
        text: '"There is no order {order}. Check its number."',
        params: "[{ name: order }, { name: «order», type: int }]",
      },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      const seen = new Map<string, Param>();
      for (const param of entry.params) {
        const { name, at } = param;
        const first = seen.get(name);
        if (first === undefined) seen.set(name, param);
        else {
          yield {
            at: at("name"),
            message: `${entry.name} has the parameter \`${name}\` twice`,
            help: "remove one of the two",
            related: { at: first.at("name"), message: "the other one is here" },
          };
        }
      }
    }
  },
};
