import * as v from "valibot";
import { commonCategories, isSource, sortCategories, thresholds } from "../model/category.js";
import { record } from "./record.js";
import { described, name } from "./values.js";

/*
 * The settings of `server`, `lint` and `breaking` in `errspec.yaml`.
 */

export const server = v.strictObject({
  unexpected: v.optional(
    described(
      name,
      "The code, by name, that is sent in place of an unexpected error and of an internal code. Default: the first of the kind `internal`.",
    ),
  ),
});

/** Severities by the ID of a rule; custom rules have a slash in theirs. */
const severities = record(
  v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?$/, "a rule's ID must be lower-case words joined by -"),
  ),
  v.picklist(["off", "info", "warning", "error"], "a severity"),
);

export const breaking = (targets: readonly v.GenericSchema[]) =>
  v.strictObject({
    rules: v.optional(described(severities, "The severity of single rules, or `off`.")),
    "fail-on": v.optional(
      described(
        v.picklist(thresholds, "a severity, or a version"),
        "The least severity that fails the check, or the version that the changes require. Default: error.",
      ),
    ),
    categories: v.optional(
      described(v.array(v.picklist(categoriesOf(targets), "a category")), "The categories that count. Default: all."),
    ),
  });

/** The categories of changes: a target's schema has that of its language as metadata. */
function categoriesOf(targets: readonly v.GenericSchema[]) {
  const own = targets.flatMap((target) => {
    const { category } = v.getMetadata(target);
    return typeof category === "string" && isSource(category) ? [category] : [];
  });
  return sortCategories([...commonCategories, ...own]);
}

/** The keys that a spec may require of every error. */
const optionalKeys = [
  "group",
  "title",
  "kind",
  "action",
  "fallback",
  "retryable",
  "effect",
  "http",
  "audience",
  "carrier",
  "params",
  "stability",
  "since",
  "note",
  "causes",
  "solutions",
  "otherwise",
  "links",
  "examples",
] as const;

export const lint = v.strictObject({
  preset: v.optional(
    described(
      v.picklist(["minimal", "standard", "strict"], "a preset"),
      "How strict the rules are. Default: standard.",
    ),
  ),
  rules: v.optional(described(severities, "The severity of single rules. Overrides the preset.")),
  require: v.optional(
    described(
      v.array(
        v.union(
          [v.picklist(optionalKeys), v.pipe(v.string(), v.regex(/^x-[a-z0-9-]+$/))],
          "a required key is an optional key of an entry, such as since or x-owner",
        ),
      ),
      "The optional keys that every error must have.",
    ),
  ),
});
