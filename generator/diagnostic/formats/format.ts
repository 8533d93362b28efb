import type { Paint } from "../text.js";
import type { Report } from "./report.js";

/** What `--format` takes. */
export const formats = ["text", "json", "github", "sarif", "junit"] as const;

export type Format = (typeof formats)[number];

/** What was found, in a format, with the line feed at its end. Colours are for text only. */
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
