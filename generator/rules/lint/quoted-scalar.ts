import type { Range } from "../../model/position.js";
import { entriesYaml } from "./example.js";
import { entriesOf, isGiven } from "./reading/entries.js";
import { textValues } from "./reading/texts.js";
import type { Finding, LintRule } from "./rule.js";

export const quotedScalar: LintRule = {
  id: "quoted-scalar",
  severity: "info",
  preset: "standard",
  fixable: true,
  summary: "A text that other YAML readers would not read as text is quoted.",
  why: "Editors, scripts and other YAML readers read `no` as false, `1.10` as 1.1 and `00000` as 0; only errspec reads them as text.",
  good: {
    errors: entriesYaml({ OrderNotFound: { since: '"1.0"' } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { since: "«1.0»" } }),
  },
  *check({ catalog, source }) {
    const judge = function* (at: Range, what: string): Iterable<Finding> {
      const token = source(at.file).slice(at);
      if (!ambiguous.test(token)) return;
      yield {
        at,
        message: `other YAML readers do not read ${what}, \`${token}\`, as text`,
        help: `write "${token}"`,
        fix: { at, text: `"${token}"` },
      };
    };
    for (const value of textValues(catalog)) yield* judge(value.at(value.locale), value.what);
    for (const { module, entry } of entriesOf(catalog)) {
      if (module.codeType.kind !== "int" && module.codeType.kind !== "hex" && isGiven(entry.at, "code")) {
        yield* judge(entry.at("code"), "the code");
      }
      if (entry.since !== undefined) yield* judge(entry.at("since"), "the version");
      if (entry.deprecated?.since !== undefined) yield* judge(entry.at("deprecated", "since"), "the version");
      for (const [index, { until }] of entry.was.entries()) {
        if (until !== undefined) yield* judge(entry.at("was", index, "until"), "the version");
      }
    }
  },
};

/** Plain scalars that YAML 1.1 or 1.2 does not read as text. */
const ambiguous =
  /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[-+]?\d+)?|[-+]?0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)|[-+]?\d+(?::\d\d?)+|[-+]?\.inf|\.nan|\d{4}-\d\d?-\d\d?)$/i;
