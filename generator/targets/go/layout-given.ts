import { isGiven } from "../../rules/lint/reading/entries.js";
import type { TargetRule } from "../target.js";

export const goLayoutGiven: TargetRule = {
  id: "go-layout-given",
  severity: "info",
  preset: "standard",

  summary: "A catalog with one module sets the layout of its Go package.",
  why: "Without `layout`, one module is in the root package, but several modules have a package each. The second module then moves the first one and breaks every import.",
  good: { catalog: "targets: { go: { module: github.com/acme/shop, layout: packages } }" },
  bad: { catalog: "targets: { go: { «module»: github.com/acme/shop } }" },
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
