import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import type { Comment } from "../../load/comments.js";
import { isDate } from "../../model/date.js";
import type { Range } from "../../model/position.js";

/**
 * A comment that suppresses findings on a line:
 * `# errspec-disable-next-line text-distinct -- the page has it twice (until 2027-01-31)`.
 */
export interface Suppression {
  /** The comment. */
  readonly at: Range;
  /** Whether the comment is alone on its line. */
  readonly alone: boolean;
  /** The line whose findings are suppressed; undefined for an unknown directive. */
  readonly line: number | undefined;
  readonly directive: string;
  readonly rules: readonly SuppressedRule[];
  /** Empty if there is none. */
  readonly reason: string;
  /** The last day on which the suppression is active. */
  readonly until: { readonly text: string; readonly at: Range } | undefined;
}

interface SuppressedRule {
  readonly id: string;
  readonly at: Range;
  /** Whether the rule found something on that line. */
  readonly used: boolean;
}

/** The directives, with the line that they apply to. */
const directives: ReadonlyMap<string, "same" | "next"> = new Map([
  ["errspec-disable-line", "same"],
  ["errspec-disable-next-line", "next"],
]);

export const directiveNames = [...directives.keys()];

/** The suppressions among the comments of one file. */
export function suppressionsOf(comments: readonly Comment[]): Suppression[] {
  const alone = new Set(comments.filter((comment) => comment.alone).map(({ at }) => at.line));
  return comments.flatMap(({ text, at, alone: isAlone }): Suppression[] => {
    const [head = "", directive = "", body = ""] = /^#\s*(errspec-[a-z-]*)(.*)$/.exec(text) ?? [];
    if (head === "") return [];
    const place = (start: number, length: number): Range => ({
      ...at,
      column: at.column + start,
      endColumn: at.column + start + length,
    });
    const [list = "", ...rest] = body.split(/\s--(?=\s|$)/);
    const explanation = rest.join(" --");
    const until = /\(until\s+([^)]*)\)\s*$/.exec(explanation);
    const listStart = text.length - body.length;
    return [
      {
        at,
        alone: isAlone,
        directive,
        line: lineOf(directives.get(directive), at.line, alone),
        rules: [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
          id,
          at: place(listStart + index, id.length),
          used: false,
        })),
        reason: explanation.slice(0, until?.index ?? explanation.length).trim(),
        until:
          until?.[1] === undefined
            ? undefined
            : { text: until[1], at: place(text.lastIndexOf(`(until`), until[0].trimEnd().length) },
      },
    ];
  });
}

/** "Next" is the next line that is not a comment, so two suppressions can be above one line. */
function lineOf(which: "same" | "next" | undefined, line: number, alone: ReadonlySet<number>): number | undefined {
  if (which !== "next") return which === "same" ? line : undefined;
  let next = line + 1;
  while (alone.has(next)) next += 1;
  return next;
}

/** Whether a suppression has expired. One with an invalid date stays active, because the date is reported anyway. */
export function isOver({ until }: Suppression, today: string): boolean {
  return until !== undefined && isDate(until.text) && until.text < today;
}

/** Removes suppressed findings, and marks the suppressions that were used. Rules in `always` cannot be suppressed. */
export function suppress<D extends Diagnostic>(
  diagnostics: readonly D[],
  suppressions: readonly Suppression[],
  today: string,
  always: ReadonlySet<string>,
): { readonly left: readonly D[]; readonly suppressions: readonly Suppression[]; readonly quiet: number } {
  if (suppressions.length === 0) return { left: diagnostics, suppressions, quiet: 0 };
  const used = new Set<string>();
  const active = new Set(
    suppressions
      .filter((suppression) => !isOver(suppression, today))
      .flatMap(({ at, line, rules }) => rules.map(({ id }) => key(at.file, line, id))),
  );
  const left = diagnostics.filter(({ at, rule }) => {
    const spot = key(at.file, at.line, rule);
    if (always.has(rule) || !active.has(spot)) return true;
    used.add(spot);
    return false;
  });
  return {
    left,
    quiet: diagnostics.length - left.length,
    suppressions: suppressions.map((suppression) => ({
      ...suppression,
      rules: suppression.rules.map((rule) => ({
        ...rule,
        used: used.has(key(suppression.at.file, suppression.line, rule.id)),
      })),
    })),
  };
}

function key(file: string, line: number | undefined, rule: string): string {
  return `${rule} ${line ?? "-"} ${file}`;
}
