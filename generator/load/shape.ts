import * as v from "valibot";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { didYouMean } from "../diagnostic/suggest.js";
import { isName, namePattern, suggestName } from "../model/name.js";
import type { Range, Step } from "../model/position.js";
import { isExtension } from "./schema.js";
import type { ParsedYaml } from "./yaml.js";

/** The value of a file as its schema types it. If it does not fit, undefined and at least one diagnostic. */
export interface Shaped<T> {
  readonly output: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the shape of a file. Every problem is reported at its value, its key, or the parent of what is missing. */
export function checkShape<const S extends v.GenericSchema>(schema: S, yaml: ParsedYaml): Shaped<v.InferOutput<S>> {
  const value = withoutExtensions(yaml.value);
  const result = v.safeParse(schema, value);
  if (result.success) return { output: result.output, diagnostics: [] };
  const all = result.issues.flatMap(leaves).map((issue) => diagnosticOf(issue, schema, yaml));
  const reported = [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
  const places = new Set(reported.filter(({ rule }) => rule === "unknown-key").map(({ at }) => JSON.stringify(at)));
  const others = [...unknownKeys(schema, value, [], yaml)].filter(({ at }) => !places.has(JSON.stringify(at)));
  return { output: undefined, diagnostics: [...reported, ...others] };
}

/** Reports every key that a schema does not know; valibot stops at the first one of a mapping. */
function* unknownKeys(
  schema: v.GenericSchema,
  value: unknown,
  path: readonly Step[],
  yaml: ParsedYaml,
): Generator<Diagnostic> {
  if (typeof value !== "object" || value === null) return;
  const known = Array.isArray(value) ? [] : keysAt(schema, path);
  for (const [key, inner] of Object.entries(value)) {
    const innerPath = [...path, Array.isArray(value) ? Number(key) : key];
    if (known.length > 0 && !known.includes(key)) yield unknownKey(key, known, yaml.atKey(...innerPath));
    else yield* unknownKeys(schema, inner, innerPath, yaml);
  }
}

function unknownKey(key: string, known: readonly string[], at: Range): Diagnostic {
  const all = known.length === 0 ? "remove it" : `use one of ${known.join(", ")}; keys of your own start with x-`;
  const help = didYouMean(key, known) ?? all;
  return { rule: "unknown-key", severity: "error", at, message: `unknown key \`${key}\``, help };
}

const noExtensions: Readonly<Record<string, unknown>> = {};

/** The author's own `x-` keys of a mapping. */
export function extensionsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || !Object.keys(value).some(isExtension)) return noExtensions;
  return Object.fromEntries(Object.entries(value).filter(([key]) => isExtension(key)));
}

/** The value without `x-` keys; the value itself where it has none. */
function withoutExtensions(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(withoutExtensions);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const all = Object.entries(value);
  const own = all.filter(([key]) => !isExtension(key)).map(([key, inner]) => [key, withoutExtensions(inner)] as const);
  const isSame = own.length === all.length && own.every(([, inner], index) => inner === all[index]?.[1]);
  return isSame ? value : Object.fromEntries(own);
}

/** A union reports only that no option fits. If one option fits the type, its own issues are more helpful. */
function leaves(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown>[] {
  const isList = Array.isArray(issue.input);
  const deeper = (issue.issues ?? []).filter(
    ({ path = [] }) => path[0] !== undefined && isList === (path[0].type === "array"),
  );
  if (deeper.length === 0) return [issue];
  return deeper.flatMap(leaves).map((inner) => ({ ...inner, path: joined(issue.path, inner.path) }));
}

type Path = v.BaseIssue<unknown>["path"];

function joined(outer: Path, inner: Path): Path {
  if (outer === undefined) return inner;
  if (inner === undefined) return outer;
  return [...outer, ...inner];
}

function diagnosticOf(issue: v.BaseIssue<unknown>, schema: v.GenericSchema, yaml: ParsedYaml): Diagnostic {
  const items = issue.path ?? [];
  const path = items.map(({ key }): Step => (typeof key === "number" ? key : String(key)));
  const last = items.at(-1);
  const common = { severity: "error" as const };
  // Valibot takes a list for an object with numeric keys.
  if (last?.type === "object" && Array.isArray(last.input)) {
    const at = yaml.at(...path.slice(0, -1));
    return { ...common, rule: "invalid-value", at, message: expectedMapping };
  }
  if (last?.origin === "key" && /^(?:strict_)?object$/.test(issue.type)) {
    const key = String(last.key);
    const known = keysAt(schema, path.slice(0, -1));
    if (issue.expected === "never") return unknownKey(key, known, yaml.atKey(...path));
    return {
      ...common,
      rule: "missing-key",
      at: yaml.at(...path.slice(0, -1)),
      message: `\`${key}\` is missing`,
      help: `add \`${key}:\``,
    };
  }
  const input = typeof issue.input === "string" ? issue.input : undefined;
  const options = picked(issue);
  return {
    ...common,
    rule: "invalid-value",
    at: last?.origin === "key" ? yaml.atKey(...path) : yaml.at(...path),
    message: messageOf(issue, path.at(-1)),
    help:
      options !== undefined && input !== undefined
        ? (didYouMean(input, options) ?? `use one of ${options.join(", ")}`)
        : issue.requirement === namePattern && input !== undefined && isName(suggestName(input))
          ? `write ${suggestName(input)}`
          : undefined,
  };
}

const expectedMapping = "expected a mapping of keys to values";

/** Puts the value before the schema's message, which says what a value must be. The message of a picklist is a noun. */
function messageOf(issue: v.BaseIssue<unknown>, key: Step | undefined): string {
  if (issue.input === null) return `${nameOf(key)} has no value`;
  if (issue.message.startsWith("Invalid")) return issue.type === "array" ? "expected a list" : expectedMapping;
  const { input, message } = issue;
  const shown =
    typeof input === "string" || typeof input === "number" || typeof input === "boolean" ? String(input) : undefined;
  if (issue.type === "picklist")
    return shown === undefined ? `${nameOf(key)} must be ${message}` : `\`${shown}\` is not ${message}`;
  return shown === undefined || shown === "" || shown.length > 80 ? message : `\`${shown}\`: ${message}`;
}

const nameOf = (key: Step | undefined): string => (typeof key === "string" ? `\`${key}\`` : "an item");

/** The options of a picklist, for "did you mean". */
function picked(issue: v.BaseIssue<unknown>): string[] | undefined {
  if (issue.type !== "picklist") return undefined;
  return [...(issue.expected ?? "").matchAll(/"([^"]*)"/g)].map(([, option]) => option ?? "");
}

/** The keys that a schema allows at a path. */
function keysAt(schema: v.GenericSchema, path: readonly Step[]): string[] {
  if ("wrapped" in schema) return keysAt(schema.wrapped as v.GenericSchema, path);
  if ("pipe" in schema && !("entries" in schema)) return keysAt((schema.pipe as v.GenericSchema[])[0] ?? schema, path);
  const [step, ...rest] = path;
  if ("options" in schema && schema.type === "union") {
    return (schema.options as v.GenericSchema[]).flatMap((option) => keysAt(option, path));
  }
  if (step === undefined) {
    // Objects of other types may have keys that their schema does not list.
    return "entries" in schema && schema.type === "strict_object" ? Object.keys(schema.entries as object) : [];
  }
  if ("entries" in schema) {
    const entries = schema.entries as Record<string, v.GenericSchema>;
    const inner = Object.hasOwn(entries, String(step)) ? entries[String(step)] : undefined;
    return inner === undefined ? [] : keysAt(inner, rest);
  }
  if ("item" in schema) return keysAt(schema.item as v.GenericSchema, rest);
  if ("value" in schema && schema.type === "record") return keysAt(schema.value as v.GenericSchema, rest);
  return [];
}
