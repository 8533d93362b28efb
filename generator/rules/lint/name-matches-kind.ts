import type { Kind } from "../../model/kind.js";
import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameMatchesKind: LintRule = {
  id: "name-matches-kind",
  severity: "warning",
  preset: "standard",

  summary: "A name that implies a kind has that kind.",
  why: "People read the name and programs read the kind. If `OrderNotFound` has the kind `permission_denied`, one of them does the wrong thing.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {
        text: "The order does not exist. There is nothing to delete.",
        kind: "«already_exists»",
        action: "already_done",
      },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const implied = endings.find(([ending]) => ending.test(entry.name));
      if (implied === undefined || implied[1].includes(entry.kind) || !isGiven(entry.at, "kind")) continue;
      yield {
        at: entry.at("kind"),
        message: `the name ${entry.name} implies ${implied[1].join(" or ")}, but its kind is ${entry.kind}`,
        help: "change the kind, or rename the entry",
      };
    }
  },
};

const endings: readonly (readonly [ending: RegExp, kinds: readonly Kind[]])[] = [
  [/(?:NotFound|NotExists?|DoesNotExist)$/, ["not_found"]],
  [/AlreadyExists?$/, ["already_exists"]],
  [/(?:PermissionDenied|AccessDenied|Forbidden)$/, ["permission_denied"]],
  [/(?:Unauthenticated|NotAuthenticated)$/, ["unauthenticated"]],
  [/DeadlineExceeded$/, ["deadline_exceeded"]],
  [/(?:Service|Server|Temporarily)Unavailable$/, ["unavailable"]],
  [/(?:NotImplemented|Unimplemented)$/, ["unimplemented"]],
  [/(?:TooManyRequests|RateLimited|RateLimitExceeded)$/, ["resource_exhausted"]],
];
