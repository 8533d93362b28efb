import { isName, words } from "../../model/name.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameWithoutFiller: LintRule = {
  id: "name-without-filler",
  severity: "warning",
  preset: "standard",

  summary: "A name has no filler words such as `Err`, `ErrorCode` or `Exception`.",
  why: "Generated code adds such words where the language expects them, which gives `CodeErrNotPaid` or `NotPaidExceptionError`.",
  good: {
    errors: entriesYaml({ NotPaid: { text: "The order is not paid yet. Pay it first.", kind: "failed_precondition" } }),
  },
  bad: {
    errors: entriesYaml({
      "«NotPaidException»": { text: "The order is not paid yet. Pay it first.", kind: "failed_precondition" },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const [found = ""] = filler.exec(entry.name) ?? [];
      const rest = entry.name.replace(filler, "");
      // `UnhandledException` is about an exception, and `InvalidVerificationCode` about a code.
      if (found === "" || !isName(rest) || /^(?:Unhandled|Uncaught|Unexpected|Unknown)$/.test(rest)) continue;
      // `ErrorInAssignment` would become `InAssignment`, and `FloatingPointException` a name without a failure.
      if (preposition.test(rest) || (found === "Exception" && !words(rest).some((word) => failure.test(word))))
        continue;
      // `NetworkException` would become `Network`, which says less.
      if (entry.name.startsWith(rest) && words(rest).length < 2) continue;
      yield {
        at: entry.at("name"),
        message: `\`${found}\` adds nothing to the name ${entry.name}`,
        help: `if nobody uses it yet, rename it to ${rest}`,
      };
    }
  },
};

const preposition = /^(?:In|On|At|Of|By|To|For|From|With|Without|While|During|After|Before)(?=[A-Z])/;

/** Words that express a failure. */
const failure =
  /^(?:not|no|non|never|cannot|invalid|illegal|bad|missing|lost|failed|failure|denied|refused|rejected|forbidden|expired|exceeded|exhausted|timeout|conflict|duplicate|already|unknown|too|locked|closed|broken|corrupt|corrupted|mismatch|overflow|underflow|violation|limit|(?:un|dis|mis)[a-z]{5,})$/i;

/** Words that only say that this is an error. */
const filler = /^(?:Err|Errno|Error)(?=[A-Z])|(?:Err|Errno|Exception|ErrorCode)$/;
