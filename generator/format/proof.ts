import { commentsOf } from "../load/comments.js";
import type { SpecFile } from "../load/spec-file.js";
import { parseYaml } from "../load/yaml.js";
import type { ParsedYaml } from "../load/yaml.js";

/**
 * Throws if the formatted text of a file does not have the same meaning as `before`. That would be an internal error (bug),
 * and nothing is written.
 */
export function prove(file: SpecFile, before: ParsedYaml, text: string): void {
  if (text === file.text) return;
  const after = { ...file, text };
  const parsed = parseYaml(after);
  const [problem] = parsed.diagnostics;
  if (problem !== undefined) throw new Error(`formatting ${file.path} would break it: ${problem.message}`);
  if (meaning(before.value) !== meaning(parsed.value)) {
    throw new Error(`formatting ${file.path} would change its meaning`);
  }
  if (commentsText(file) !== commentsText(after)) throw new Error(`formatting ${file.path} would lose a comment`);
}

/** A value without what formatting may change: the order of keys, and blanks at the end of a text or in an example. */
function meaning(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === "examples" && Array.isArray(inner)) {
      return inner.map((example: unknown) => (typeof example === "string" ? example.replace(/\s+/g, " ") : example));
    }
    if (typeof inner === "string") return inner.trimEnd();
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function commentsText(file: SpecFile): string {
  return JSON.stringify(
    commentsOf(file)
      .map(({ text }) => text.trimEnd())
      .sort(),
  );
}
