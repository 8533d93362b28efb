import { words } from "../../model/name.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

const missing = (prefix: string) => ({
  [`${prefix}OrderNotFound`]: { text: "The order does not exist. Check its number." },
  [`${prefix}BasketNotFound`]: { text: "The basket does not exist. Open a new one." },
  [`${prefix}UserNotFound`]: { text: "The user does not exist. Check the name." },
  [`${prefix}ShopNotFound`]: { text: "The shop does not exist. Check its address." },
  [`${prefix}VoucherNotFound`]: { text: "The voucher does not exist. Check its number." },
});

export const nameWithoutPrefix: LintRule = {
  id: "name-without-prefix",
  severity: "warning",
  preset: "standard",

  summary: "The names of a module do not all start with the same word.",
  why: "A prefix that all names share distinguishes none of them, and every constant repeats it: `CodeErrcodeOrderNotFound`.",
  good: { errors: entriesYaml(missing("")) },
  bad: { module: "module: «orders»", errors: entriesYaml(missing("Errcode")) },
  *check({ catalog }) {
    for (const { id, at, entries } of catalog.modules) {
      const [first, ...others] = entries;
      const [prefix = ""] = first === undefined ? [] : words(first.name);
      if (first === undefined || others.length + 1 < minimumNames) continue;
      if (![first, ...others].every(({ name }) => words(name)[0] === prefix && words(name).length > 1)) continue;
      // The names in a module of orders may all be about orders.
      if (id.toLowerCase().startsWith(prefix.toLowerCase())) continue;
      yield {
        at: at("module"),
        message: `all ${entries.length} names of ${id} start with ${first.name.slice(0, prefix.length)}`,
        help: "remove it from the names if nobody uses them yet",
      };
    }
  },
};

/** With fewer names, a common first word may be a coincidence. */
const minimumNames = 5;
