import type { Range } from "../../model/position.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const domainOwned: LintRule = {
  id: "domain-owned",
  severity: "info",
  preset: "standard",

  summary: "URLs and package paths in the catalog are not below example.com.",
  why: "That domain is reserved for examples, so links in published packages and on the site would be dead.",
  good: {
    catalog: "docs: https://shop.example/errors/{code}",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "docs: «https://example.com/errors/{code}»",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    const options = Object.entries(catalog.options).flatMap(([target, given]) =>
      Object.entries(given as object).map(([key, value]): readonly [unknown, () => Range] => [
        value,
        () => catalog.at("targets", target, key),
      ]),
    );
    for (const [value, at] of [[catalog.docs, () => catalog.at("docs")] as const, ...options]) {
      const [, domain] = (typeof value === "string" ? placeholder.exec(value) : null) ?? [];
      if (domain === undefined) continue;
      yield {
        at: at(),
        message: `${String(value)} is a placeholder: nobody can publish below ${domain}`,
        help: "use a domain that you own",
      };
    }
  },
};

/** The domains that RFC 2606 reserves for examples. */
const placeholder = /^(?:https?:\/\/)?(?:[\w-]+\.)*(example\.(?:com|net|org))(?:[:/]|$)/;
