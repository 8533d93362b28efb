import { words } from "../../model/name.js";
import type { LintRule } from "./rule.js";

export const nameWithoutPrefix: LintRule = {
  id: "name-without-prefix",
  severity: "warning",
  preset: "standard",

  summary: "The names of a module do not all begin with the same word.",
  why: "What all names have tells none from another, and it is repeated in every constant: `CodeErrcodeOrderNotFound`.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
- code: 101
  name: BasketNotFound
  text: The basket does not exist. Open a new one.
  kind: not_found
  action: fix_request
- code: 102
  name: UserNotFound
  text: The user does not exist. Check the name.
  kind: not_found
  action: fix_request
- code: 103
  name: ShopNotFound
  text: The shop does not exist. Check its address.
  kind: not_found
  action: fix_request
- code: 104
  name: VoucherNotFound
  text: The voucher does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    module: `module: «orders»
`,
    errors: `- code: 100
  name: ErrcodeOrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
- code: 101
  name: ErrcodeBasketNotFound
  text: The basket does not exist. Open a new one.
  kind: not_found
  action: fix_request
- code: 102
  name: ErrcodeUserNotFound
  text: The user does not exist. Check the name.
  kind: not_found
  action: fix_request
- code: 103
  name: ErrcodeShopNotFound
  text: The shop does not exist. Check its address.
  kind: not_found
  action: fix_request
- code: 104
  name: ErrcodeVoucherNotFound
  text: The voucher does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  *check({ catalog }) {
    for (const { id, at, entries } of catalog.modules) {
      const [first, ...others] = entries;
      const [prefix = ""] = first === undefined ? [] : words(first.name);
      if (first === undefined || others.length + 1 < many) continue;
      if (![first, ...others].every(({ name }) => words(name)[0] === prefix && words(name).length > 1)) continue;
      // A module of orders may be about orders.
      if (id.toLowerCase().startsWith(prefix.toLowerCase())) continue;
      yield {
        at: at("module"),
        message: `all ${entries.length} names of ${id} begin with ${first.name.slice(0, prefix.length)}`,
        help: "leave it out of the names if nobody uses them yet",
      };
    }
  },
};

/** Of fewer names, a common word may be a coincidence. */
const many = 5;
