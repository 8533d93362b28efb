import type { Paint } from "../text.js";
import type { Report } from "./report.js";

/** The values of `--format`. */
export const formats = ["text", "json", "github", "sarif", "junit"] as const;

export type Format = (typeof formats)[number];

/** Prints a report in a format, with a line feed at its end. Only text has colors. */
export async function formatReport(format: Format, report: Report, paint: Paint): Promise<string> {
  switch (format) {
    case "text":
      return (await import("./text.js")).textReport(report, paint);
    case "json":
      return (await import("./json.js")).jsonReport(report);
    case "github":
      return (await import("./github.js")).githubReport(report);
    case "sarif":
      return (await import("./sarif.js")).sarifReport(report);
    case "junit":
      return (await import("./junit.js")).junitReport(report);
  }
}
