import * as v from "valibot";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { date } from "../../load/values.js";
import { checkShape } from "../../load/shape.js";
import type { SpecFile } from "../../load/spec-file.js";
import { parseYaml } from "../../load/yaml.js";
import type { Range } from "../../model/position.js";

/** A change that somebody accepted. */
export interface Allowance {
  /** The fingerprint of the finding. */
  readonly finding: string;
  readonly reason: string;
  /** The last day on which it is valid, as `2027-01-31`. */
  readonly until?: string | undefined;
  readonly at: Range;
}

/** The file of allowances, below the spec's folder. It is not beside the modules, because each file there is a module. */
export const allowancesFile = "breaking/allow.yaml";

const schema = v.strictObject({
  allow: v.array(
    v.strictObject({
      finding: v.pipe(
        v.string("a finding must be the twelve letters of a fingerprint"),
        v.regex(/^[a-p]{12}$/, "a finding must be the twelve letters of a fingerprint, as in the report"),
      ),
      reason: v.pipe(v.string("the reason must be text"), v.regex(/\S/, "the reason must not be empty")),
      until: v.optional(date),
    }),
  ),
});

/** Reads the allowances of a spec. */
export function loadAllowances(file: SpecFile): {
  readonly allowances: readonly Allowance[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const yaml = parseYaml(file);
  if (yaml.value === undefined) return { allowances: [], diagnostics: yaml.diagnostics };
  const { output, diagnostics } = checkShape(schema, yaml);
  const allowances = (output?.allow ?? []).map(({ finding, reason, until }, index) => ({
    finding,
    reason: reason.trim(),
    ...(until === undefined ? {} : { until }),
    at: yaml.at("allow", index, "finding"),
  }));
  const duplicates = allowances.filter(
    ({ finding }, index) => allowances.findIndex((each) => each.finding === finding) < index,
  );
  return {
    allowances,
    diagnostics: [
      ...diagnostics,
      ...duplicates.map(({ finding, at }): Diagnostic => ({
        rule: "allowance-duplicate",
        severity: "error",
        at,
        message: `${finding} is allowed twice`,
        help: "keep one of them",
      })),
    ],
  };
}

/** Reports allowances that have no finding, or whose last day is over. */
export function allowanceFindings(
  allowances: readonly Allowance[],
  found: ReadonlySet<string>,
  today: string,
): Diagnostic[] {
  return allowances.flatMap(({ finding, until, at }): Diagnostic[] => {
    if (!found.has(finding)) {
      const message = `there is no finding ${finding} to allow`;
      const help = "remove the allowance: the change was undone or released";
      return [{ rule: "allowance-unused", severity: "warning", at, message, help }];
    }
    if (until === undefined || today <= until) return [];
    const message = `the allowance for ${finding} expired on ${until}, so the finding counts again`;
    const help = "undo the change, or extend the allowance";
    return [{ rule: "allowance-expired", severity: "warning", at, message, help }];
  });
}
