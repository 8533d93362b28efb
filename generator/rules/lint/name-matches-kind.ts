import type { Kind } from "../../model/kind.js";
import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameMatchesKind: LintRule = {
  id: "name-matches-kind",
  severity: "warning",
  preset: "standard",

  summary: "A name that speaks of a kind is of that kind.",
  why: "People read the name, programs read the kind: `OrderNotFound` of the kind `permission_denied` makes one of them do the wrong thing.",
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
      const spoken = endings.find(([ending]) => ending.test(entry.name));
      if (spoken === undefined || spoken[1].includes(entry.kind) || !isGiven(entry.at, "kind")) continue;
      yield {
        at: entry.at("kind"),
        message: `the name ${entry.name} speaks of ${spoken[1].join(" or ")}, its kind is ${entry.kind}`,
        help: "make the two agree",
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
