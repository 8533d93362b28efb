import { createTwoFilesPatch } from "diff";
import { count } from "../diagnostic/count.js";
import type { Paint } from "../diagnostic/text.js";
import { visible } from "../diagnostic/visible.js";
import { readPresentText } from "../disk/output.js";
import type { Change, ChangeKind } from "../output/compare.js";
import { paintFor, print } from "./output.js";

/** How much of the diffs is printed unless all is asked for: of one file, and of all together, in lines. */
const excerpt = { file: 12, all: 48 };

/** How one folder of the output differs. */
export interface Drift {
  readonly out: string;
  readonly changes: readonly Change[];
}

/** Prints why each file is not as it should be, with a unified diff: the beginning of it, or with `whole` all of it. */
export function reportDrift(drifts: readonly Drift[], whole: boolean): void {
  const paint = paintFor(process.stdout);
  let left = whole ? Infinity : excerpt.all;
  let cut = 0;
  const all = drifts.flatMap(({ out, changes }) => changes.map((change) => ({ out, ...change })));
  for (const { out, kind, path, wanted, obstacle } of all) {
    const file = `${out}/${path}`;
    print(paint("bold", `${visible(file)}: ${reasons[kind]}`));
    if (obstacle !== undefined) {
      print(visible(obstacle));
      continue;
    }
    if (left === 0) {
      cut += 1;
      continue;
    }
    const lines = diffLines(file, readPresentText(out, path), wanted?.text);
    const shown = lines.slice(0, whole ? Infinity : Math.min(left, excerpt.file));
    for (const line of shown) print(colour(paint, visible(line)));
    if (shown.length < lines.length) print(`… ${count(lines.length - shown.length, "more line")}`);
    left -= shown.length;
    cut += shown.length < lines.length ? 1 : 0;
  }
  if (cut > 0) print("(shortened; --diff shows every line)");
}

function diffLines(file: string, present: string | undefined, wanted: string | undefined): readonly string[] {
  const [from, to] = [present === undefined ? "/dev/null" : file, wanted === undefined ? "/dev/null" : file];
  const texts = [present ?? "", wanted ?? ""] as const;
  const patch = createTwoFilesPatch(from, to, ...texts, undefined, undefined, { timeout: 2000 });
  return patch?.trimEnd().split("\n").slice(1) ?? ["(the two are too different to compare line by line)"];
}

const reasons: Readonly<Record<ChangeKind, string>> = {
  missing: "missing",
  stale: "stale",
  extra: "extra: no longer generated",
  edited: "edited by hand",
  unowned: "unowned: not generated here",
  blocked: "blocked",
};

function colour(paint: Paint, line: string): string {
  if (line.startsWith("+")) return paint("cyan", line);
  return line.startsWith("-") ? paint("red", line) : line;
}
