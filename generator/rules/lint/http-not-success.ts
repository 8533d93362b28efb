import type { Action } from "../../model/action.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const httpNotSuccess: LintRule = {
  id: "http-not-success",
  severity: "warning",
  preset: "standard",

  summary: "The HTTP status of an error is no success.",
  why: "HTTP clients raise nothing for 2xx and follow 3xx: the error would go unseen.",
  good: {
    errors: entriesYaml({ OrderNotFound: { http: 404 } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { http: "«200»" } }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { http, action, at } = entry;
      if (http >= 400 || partly[http]?.includes(action)) continue;
      yield {
        at: at("http"),
        message: `the HTTP status ${http} is no status of an error`,
        help: "leave `http` out for the status of its kind, or use 400 and above",
      };
    }
  },
};

/** Statuses of calls that did succeed in part, or before, with the actions that say so. */
const partly: Readonly<Record<number, readonly Action[]>> = {
  200: ["already_done", "inspect_result"],
  202: ["wait"],
  207: ["inspect_result"],
  208: ["already_done"],
};
