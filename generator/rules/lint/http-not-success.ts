import type { Action } from "../../model/action.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const httpNotSuccess: LintRule = {
  id: "http-not-success",
  severity: "warning",
  preset: "standard",

  summary: "The HTTP status of an error is not a success status.",
  why: "HTTP clients treat 2xx as success and follow 3xx, so the error would go unnoticed.",
  good: {
    errors: entriesYaml({ OrderNotFound: { http: 404 } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { http: "«200»" } }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { http, action, at } = entry;
      if (http >= 400 || partialSuccess[http]?.includes(action)) continue;
      yield {
        at: at("http"),
        message: `the HTTP status ${http} is not an error status`,
        help: "remove `http` to use the status of the kind, or use a status from 400 up",
      };
    }
  },
};

/** Success statuses that are right for some actions: the call succeeded partialSuccess, or earlier. */
const partialSuccess: Readonly<Record<number, readonly Action[]>> = {
  200: ["already_done", "inspect_result"],
  202: ["wait"],
  207: ["inspect_result"],
  208: ["already_done"],
};
