import type { Severity } from "../diagnostic.js";
import { visible } from "../visible.js";
import { countsOf, summary } from "./report.js";
import type { Report } from "./report.js";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** How many annotations of a severity GitHub shows for one step; the others are in the log only. */
const shown = 10;

/**
 * Annotations for GitHub Actions: workflow commands, which GitHub puts beside the lines of a pull request. Errors come
 * first, since only so many are shown; where there are more, a last one says how many.
 */
export function githubReport({ command, diagnostics }: Report): string {
  const ordered = (["error", "warning", "info"] as const).flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity),
  );
  const lines = ordered.map(({ rule, severity, at, message, help }) => {
    // GitHub takes columns only when the annotation is on one line.
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
  if (Object.values(countsOf(diagnostics)).some((count) => count > shown)) {
    const text = `${summary(diagnostics)}: GitHub shows ${shown} of each, the log has all`;
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

/** A property ends at a comma or a colon besides. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
