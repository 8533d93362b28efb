import * as v from "valibot";
import { customTarget, namesCode } from "../model/custom-target.js";
import type { CustomTarget } from "../model/custom-target.js";
import { out } from "./outs.js";
import type { Reporter } from "./reporter.js";
import { checkShape } from "./shape.js";
import type { ParsedYaml } from "./yaml.js";

/*
 * Targets of the spec's authors stand beside errspec's own under `targets:`. Loading a spec never runs their code, so their
 * options are checked only when they make files.
 */

/** The targets of the authors of a spec, with their options as the spec has them; and the spec without them. */
export interface SeparatedTargets {
  readonly yaml: ParsedYaml;
  readonly custom: readonly CustomTarget[];
  readonly options: Readonly<Record<string, object>>;
}

/** Takes the authors' own targets out of a catalog file. `own` has the IDs of errspec's targets. */
export function separateCustomTargets(yaml: ParsedYaml, own: readonly string[], report: Reporter): SeparatedTargets {
  const { value } = yaml;
  const targets = isMapping(value) && Object.hasOwn(value, "targets") ? value["targets"] : undefined;
  const keys = isMapping(targets) ? Object.keys(targets).filter((key) => isCustom(key, targets[key], own)) : [];
  if (!isMapping(value) || !isMapping(targets) || keys.length === 0) return { yaml, custom: [], options: {} };
  const shape = checkShape(shapeOf(keys), yaml);
  shape.diagnostics.forEach(report);
  const given = shape.output?.targets ?? {};
  const custom = keys.flatMap((key) => customTarget(key, given[key]?.exec) ?? []);
  const options = Object.fromEntries(keys.map((key) => [key, without("exec", given[key] ?? {})]));
  const others = Object.entries(targets).filter(([key]) => !keys.includes(key));
  return { yaml: { ...yaml, value: { ...value, targets: Object.fromEntries(others) } }, custom, options };
}

function isCustom(key: string, options: unknown, own: readonly string[]): boolean {
  return !own.includes(key) && (namesCode(key) || (isMapping(options) && Object.hasOwn(options, "exec")));
}

const exec = v.pipe(
  v.array(v.pipe(v.string("an argument must be text"), v.nonEmpty("an argument must not be empty"))),
  v.minLength(1, "`exec` must have a program, such as [node, targets/java.js]"),
);

const options = v.nullable(
  v.pipe(
    v.custom<object>((value) => !Array.isArray(value), "expected a mapping of keys to values"), // or valibot takes a list
    v.looseObject({ exec: v.optional(exec), out: v.optional(out) }),
  ),
);

function shapeOf(keys: readonly string[]) {
  return v.looseObject({ targets: v.looseObject(Object.fromEntries(keys.map((key) => [key, options]))) });
}

function without(key: string, value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
