import { commonModule } from "../../model/catalog.js";
import type { Module } from "../../model/catalog.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const successGiven: LintRule = {
  id: "success-given",
  severity: "info",
  preset: "strict",

  summary: "The code of a successful call has an entry.",
  why: "Without an entry there is no constant for success, and people write the number in their code.",
  good: {
    catalog: "envelope: { success: { code: 0 }, code: /code, text: /message }",
    module: "success: { code: 0, name: Success, text: The call succeeded. }",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "envelope: { success: { code: «0» }, code: /code, text: /message }",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    const { code } = catalog.envelope.success;
    if (code === undefined) return;
    const owners = [commonModule(catalog) ?? catalog.modules].flat();
    // code-not-success reports an error with that code.
    const has = ({ success, entries }: Module): boolean =>
      success !== undefined || entries.some((entry) => entry.code === code);
    if (owners.length === 0 || owners.some(has)) return;
    yield {
      at: catalog.at("envelope", "success", "code"),
      message: `no module has an entry for ${code}, the code of a successful call`,
      help: `add \`success: { code: ${code}, name: Success, text: … }\` to ${owners.map(({ id }) => id).join(" or ")}`,
    };
  },
};
