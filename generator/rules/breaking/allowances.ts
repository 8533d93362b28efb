import * as v from "valibot";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { date } from "../../load/values.js";
import { checkShape } from "../../load/shape.js";
import type { SpecFile } from "../../load/spec-file.js";
import { parseYaml } from "../../load/yaml.js";
import type { Range } from "../../model/position.js";

/** A change that somebody has accepted. */
export interface Allowance {
  /** The fingerprint of the finding. */
  readonly finding: string;
  readonly reason: string;
  /** The last day on which it counts, as `2027-01-31`. */
  readonly until?: string | undefined;
  readonly at: Range;
}

/** Where allowances are written, below the spec's folder: not beside its modules, as each file there is one. */
export const allowancesFile = "breaking/allow.yaml";

const schema = v.strictObject({
  allow: v.array(
    v.strictObject({
      finding: v.pipe(
        v.string("a finding is given by its twelve letters"),
        v.regex(/^[a-p]{12}$/, "a finding is given by the twelve letters that it was reported with"),
      ),
      reason: v.pipe(v.string("the reason must be text"), v.regex(/\S/, "the reason must not be empty")),
      until: v.optional(date),
    }),
  ),
});

/** Reads the allowances of a spec. Each gives a reason; one for a finding that there is not is reported by the run. */
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
  const twice = allowances.filter(
    ({ finding }, index) => allowances.findIndex((each) => each.finding === finding) < index,
  );
  return {
    allowances,
    diagnostics: [
      ...diagnostics,
      ...twice.map(({ finding, at }): Diagnostic => ({
        rule: "allowance-duplicate",
        severity: "error",
        at,
        message: `${finding} is allowed twice`,
        help: "keep one of the two",
      })),
    ],
  };
}

/** What is wrong with allowances, by the findings that there are: none is left behind, and none outlives its last day. */
export function allowanceFindings(
  allowances: readonly Allowance[],
  found: ReadonlySet<string>,
  today: string,
): Diagnostic[] {
  return allowances.flatMap(({ finding, until, at }): Diagnostic[] => {
    if (!found.has(finding)) {
      const message = `there is no finding ${finding} to allow`;
      const help = "remove the allowance: the change is undone, or was released";
      return [{ rule: "allowance-unused", severity: "warning", at, message, help }];
    }
    if (until === undefined || today <= until) return [];
    const message = `the allowance of ${finding} ended on ${until}, so the finding counts again`;
    const help = "undo the change, or allow it until a later day";
    return [{ rule: "allowance-expired", severity: "warning", at, message, help }];
  });
}
