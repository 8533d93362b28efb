import { isGiven } from "../../rules/lint/reading/entries.js";
import type { TargetRule } from "../target.js";

export const goModuleGiven: TargetRule = {
  id: "go-module-given",
  severity: "info",
  preset: "standard",

  summary: "The Go package has a module path of its own.",
  why: "The default path is below example.com, where nobody can publish, and changing it later breaks every import.",
  good: { catalog: "targets: { go: { module: github.com/acme/shop, layout: packages } }" },
  bad: { catalog: "targets: { go: { «layout»: packages } }" },
  *check({ catalog }) {
    const { go } = catalog.options;
    if (typeof go !== "object" || go === null || "module" in go) return;
    if (!isGiven((...path) => catalog.at("targets", ...path), "go")) return;
    yield {
      at: catalog.at("targets", "go"),
      message: "the Go module path is a placeholder below example.com",
      help: "set `module:` to the path that your users will import",
    };
  },
};
