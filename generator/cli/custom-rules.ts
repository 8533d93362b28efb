import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { importModule } from "../disk/import-module.js";
import type { CustomRule } from "../rules/lint/run.js";
import type { Finding, LintContext } from "../rules/lint/rule.js";
import { UsageError } from "./exit.js";

const ruleSchema = v.object({
  id: v.pipe(
    v.string("a rule's `id` must be text"),
    v.regex(
      /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/,
      "a rule's `id` must have a slash, such as acme/owner-declared, so that it differs from the rules of errspec",
    ),
  ),
  severity: v.optional(
    v.picklist(["error", "warning", "info"], "`severity` must be error, warning or info"),
    "warning",
  ),
  preset: v.optional(
    v.picklist(["minimal", "standard", "strict"], "`preset` must be minimal, standard or strict"),
    "minimal",
  ),
  check: v.custom<CustomRule["check"]>((value) => typeof value === "function", "a rule's `check` must be a function"),
});

const rulesSchema = v.array(ruleSchema, "the file must export a list of rules as `rules`, or as its default");

const findingSchema = v.object({
  at: v.object(
    { file: v.string(), line: v.number(), column: v.number(), endLine: v.number(), endColumn: v.number() },
    '`at` must be a place, such as entry.at("name")',
  ),
  message: v.pipe(v.string("`message` must be text"), v.nonEmpty("`message` must not be empty")),
  help: v.optional(v.string("`help` must be text")),
});

/**
 * Reads rules from JavaScript files. These are named on the command line and never in a spec: a spec is data, and nothing in
 * it makes errspec run code.
 */
export async function readCustomRules(files: readonly string[]): Promise<readonly CustomRule[]> {
  const rules: CustomRule[] = [];
  for (const file of files) {
    const parsed = v.safeParse(rulesSchema, await exportedBy(file));
    if (!parsed.success)
      throw new UsageError(parsed.issues.map(({ message, path }) => `${file}${where(path)}: ${message}`).join("\n"));
    for (const rule of parsed.output) {
      if (rules.some(({ id }) => id === rule.id)) throw new UsageError(`${file}: duplicate rule ${rule.id}`);
      rules.push({ ...rule, check: guarded(rule, file) });
    }
  }
  return rules;
}

async function exportedBy(file: string): Promise<unknown> {
  try {
    const module = (await importModule(pathToFileURL(resolve(file)).href)) as {
      readonly rules?: unknown;
      readonly default?: unknown;
    };
    return module.rules ?? module.default;
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${messageOf(error)}`);
  }
}

/** Wraps a check so that its exceptions and invalid findings are reported as errors of its file. */
function guarded({ id, check }: Pick<CustomRule, "id" | "check">, file: string): CustomRule["check"] {
  return (context: LintContext): readonly Finding[] => {
    let found: readonly unknown[];
    try {
      found = Array.from(check(context));
    } catch (error) {
      throw new UsageError(`the rule ${id} of ${file} failed: ${messageOf(error)}`);
    }
    return found.map((finding) => {
      const parsed = v.safeParse(findingSchema, finding);
      if (parsed.success) return parsed.output;
      throw new UsageError(`the rule ${id} of ${file} returned an invalid finding: ${parsed.issues[0].message}`);
    });
  };
}

function where(path: readonly { readonly key: unknown }[] | undefined): string {
  const index = path?.[0]?.key;
  return typeof index === "number" ? `: rule ${index + 1}` : "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
