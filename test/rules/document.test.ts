import { join } from "node:path";
import { expect, it } from "vitest";
import { judge } from "../../generator/cli/rules.js";
import { rulesDocument } from "../../generator/rules/lint/card.js";
import { allRules } from "../../generator/rules/lint/index.js";
import { loaderRules } from "../../generator/rules/lint/loader-rules.js";
import { targets } from "../../generator/targets/index.js";
import { root } from "../support/tools.js";

it("the page of the rules is what the rules say", async () => {
  const text = rulesDocument(allRules, loaderRules, (example) => judge(example, targets));
  await expect(text).toMatchFileSnapshot(join(root, "generator", "rules", "lint", "README.md"));
});
