import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameWording: LintRule = {
  id: "name-wording",
  severity: "info",
  preset: "strict",

  summary: "Names use the usual words: `NotFound`, `Invalid`, `AlreadyExists`.",
  why: "People who know `UserNotFound` look for `OrderNotFound` and do not find `OrderNotExist` or `OrderMissing`.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ "«OrderNotExist»": { text: "The order does not exist. Check its number." } }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const found = wordings.find(([pattern]) => pattern.test(entry.name));
      if (found === undefined) continue;
      yield {
        at: entry.at("name"),
        message: `the name ${entry.name} uses an unusual word for \`${found[1]}\``,
        help: `if nobody uses it yet, rename it to ${entry.name.replace(...found)}`,
      };
    }
  },
};

const wordings: readonly (readonly [pattern: RegExp, usual: string])[] = [
  [/(?:NotExists?|DoesNotExist|NonExistent|Nonexistent|Inexistent)(?![a-z])/, "NotFound"],
  [/Illegal(?![a-z])/, "Invalid"],
  [/(?<!Already)Exists$/, "AlreadyExists"],
  [/Blacklist(?![a-z])/, "Blocklist"],
  [/Blacklisted(?![a-z])/, "Blocklisted"],
  [/Whitelist(?![a-z])/, "Allowlist"],
];
