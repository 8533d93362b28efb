import type { Severity } from "../diagnostic.js";
import { visible } from "../visible.js";
import { countsOf, summary } from "./report.js";
import type { Report } from "./report.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** The most annotations of a severity that GitHub shows for a step. The others are only in the log. */
const mostShown = 10;

/**
 * Annotations for GitHub Actions: workflow commands that GitHub shows beside the lines of a pull request. Errors come
 * first, because the number of annotations is limited. If there are more, a last annotation gives the number.
 */
export function githubReport({ command, diagnostics }: Report): string {
  const ordered = (["error", "warning", "info"] as const).flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  );
  const lines = ordered.map(({ rule, severity, at, message, help }) => {
    // GitHub accepts columns only for an annotation on one line.
    const columns: [string, number][] =
      at.line === at.endLine
        ? [
            ["col", at.column],
            ["endColumn", at.endColumn],
          ]
        : [];
    return annotation(
      commands[severity],
      [["file", at.file], ["line", at.line], ["endLine", at.endLine], ...columns, ["title", `${rule} (${severity})`]],
      [message, ...(help === undefined ? [] : [help])],
    );
  });
  if (Object.values(countsOf(diagnostics)).some((count) => count > mostShown)) {
    const text = `${summary(diagnostics)}: GitHub shows ${mostShown} of each; the log has all`;
    lines.push(annotation("notice", [["title", `errspec ${command}`]], [text]));
  }
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(
  command: string,
  properties: readonly (readonly [string, string | number])[],
  text: readonly string[],
) {
  const list = properties.map(([key, value]) => `${key}=${property(visible(String(value)))}`).join(",");
  return `::${command} ${list}::${text.map((line) => data(visible(line))).join("%0A")}`;
}

/** Text after the second `::`. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** The value of a property, which also ends at a comma or a colon. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
