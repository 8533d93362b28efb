import { isGiven } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const goLayoutGiven: LintRule = {
  id: "go-layout-given",
  severity: "info",
  preset: "standard",

  summary: "The layout of the Go package is set while there is only one module.",
  why: "Without it, one module is in the root package and several have a package each, so the second module moves the first one and breaks every import.",
  good: {
    catalog: "targets: { go: { module: github.com/acme/shop, layout: packages } }",
  },
  bad: {
    catalog: "targets: { go: { «module»: github.com/acme/shop } }",
  },
  *check({ catalog }) {
    const { go } = catalog.options;
    if (go === undefined || catalog.modules.length !== 1) return;
    if (typeof go === "object" && go !== null && "layout" in go) return;
    if (!isGiven((...path) => catalog.at("targets", ...path), "go")) return;
    yield {
      at: catalog.at("targets", "go"),
      message: "a second module would move every import path of the Go package",
      help: "set `layout: packages`, or `layout: single` if there will never be a second module",
    };
  },
};
