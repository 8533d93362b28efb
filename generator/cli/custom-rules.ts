import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { importModule } from "../disk/import-module.js";
import type { BreakingRule } from "../rules/breaking/rule.js";
import type { CustomRule } from "../rules/lint/run.js";
import { UsageError } from "./exit.js";
import { categories } from "./versions.js";

/*
 * Custom rules come from JavaScript files. The files are given on the command line and never in a spec: a spec is data, and
 * nothing in it makes errspec run code.
 */

/** What rules of both kinds have. */
const shared = {
  id: v.pipe(
    v.string("a rule's `id` must be text"),
    v.regex(
      /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/,
      "a rule's `id` must have a slash, such as acme/owner-declared, to keep it apart from errspec's own rules",
    ),
  ),
  severity: v.optional(
    v.picklist(["error", "warning", "info"], "`severity` must be error, warning or info"),
    "warning",
  ),
};

const isFunction = (value: unknown): boolean => typeof value === "function";

const ruleKeys = "a rule must be an object with `id` and `check`";

const lintRule = v.object(
  {
    ...shared,
    preset: v.optional(
      v.picklist(["minimal", "standard", "strict"], "`preset` must be minimal, standard or strict"),
      "minimal",
    ),
    check: v.custom<CustomRule["check"]>(isFunction, "a rule's `check` must be a function"),
  },
  ruleKeys,
);

const category = v.picklist(categories, `a category must be one of ${categories.join(", ")}`);

const breakingRule = v.object(
  {
    ...shared,
    bump: v.optional(v.picklist(["major", "minor", "patch"], "`bump` must be major, minor or patch"), "patch"),
    categories: v.optional(v.array(category, "`categories` must be a list"), ["LIFECYCLE"]),
    summary: v.optional(v.string("`summary` must be text"), ""),
    why: v.optional(v.string("`why` must be text"), ""),
    check: v.custom<BreakingRule["check"]>(isFunction, "a rule's `check` must be a function"),
  },
  ruleKeys,
);

const spanOf = (key: string) =>
  v.object(
    { file: v.string(), line: v.number(), column: v.number(), endLine: v.number(), endColumn: v.number() },
    `\`${key}\` must be a place, such as entry.at("name")`,
  );

const textOf = (key: string) => v.pipe(v.string(`\`${key}\` must be text`), v.nonEmpty(`\`${key}\` must not be empty`));

const message = { message: textOf("message"), help: v.optional(v.string("`help` must be text")) };

const lintFinding = v.object({ ...message, at: spanOf("at") }, "a finding must be an object with `at` and `message`");

const breakingChange = v.object(
  {
    ...message,
    subject: textOf("subject"),
    detail: v.optional(v.string("`detail` must be text")),
    span: spanOf("span"),
    previousSpan: spanOf("previousSpan"),
    previously: v.optional(textOf("previously"), "the earlier version"),
    categories: v.optional(v.array(category, "`categories` must be a list")),
  },
  "a finding must be an object with `subject`, `span`, `previousSpan` and `message`",
);

/** The lint rules of JavaScript files. */
export function readCustomRules(files: readonly string[]): Promise<readonly CustomRule[]> {
  return readRules(files, lintRule, (rule, file) => ({ ...rule, check: guarded(rule, file, lintFinding) }));
}

/** The breaking rules of JavaScript files. */
export function readCustomBreakingRules(files: readonly string[]): Promise<readonly BreakingRule[]> {
  return readRules(files, breakingRule, (rule, file) => ({ ...rule, check: guarded(rule, file, breakingChange) }));
}

async function readRules<T extends { readonly id: string }>(
  files: readonly string[],
  ruleSchema: v.GenericSchema<unknown, T>,
  guard: (rule: T, file: string) => T,
): Promise<readonly T[]> {
  const schema = v.array(ruleSchema, "the file must export a list of rules as `rules`, or as its default");
  const rules: T[] = [];
  for (const file of files) {
    const parsed = v.safeParse(schema, await exportedBy(file));
    if (!parsed.success)
      throw new UsageError(parsed.issues.map(({ message, path }) => `${file}${where(path)}: ${message}`).join("\n"));
    for (const rule of parsed.output) {
      if (rules.some(({ id }) => id === rule.id)) throw new UsageError(`${file}: duplicate rule ${rule.id}`);
      rules.push(guard(rule, file));
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

/** A check whose failures are reported as failures of its file. */
function guarded<Input, Found>(
  { id, check }: { readonly id: string; readonly check: (input: Input) => Iterable<unknown> },
  file: string,
  findingSchema: v.GenericSchema<unknown, Found>,
): (input: Input) => readonly Found[] {
  return (input) => {
    let found: readonly unknown[];
    try {
      found = Array.from(check(input));
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
