import { createTwoFilesPatch } from "diff";
import { count } from "../diagnostic/count.js";
import { withLock } from "../disk/lock.js";
import { readManifest, readOutput, readPresent } from "../disk/output.js";
import { writtenVersions } from "../disk/versions.js";
import { apply, removeLeftovers, removeManifest } from "../disk/write.js";
import { compare, isConflict } from "../output/compare.js";
import type { Change, ChangeKind } from "../output/compare.js";
import type { OutputFile } from "../output/file.js";
import { manifestPath, manifestText } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import type { Paint } from "../diagnostic/text.js";
import { visible } from "../diagnostic/visible.js";
import { Misuse } from "./exit.js";
import { paintFor, print } from "./output.js";

/** How the output folder differs from what is wanted. The manifest counts only when nothing else differs. */
export function compareOutput(out: string, wanted: readonly OutputFile[]): readonly Change[] {
  const manifest = manifestOf(out);
  const { changes, same } = compare(wanted, readOutput(out, pathsOf(wanted, manifest)), manifest, writtenVersions(out));
  if (changes.length > 0) return changes;
  const text = manifestText(same);
  const present = presentText(out, manifestPath);
  if (present === text) return [];
  const file = { path: manifestPath, text };
  return [{ kind: present === undefined ? "missing" : "stale", path: manifestPath, wanted: file }];
}

/** Brings the output folder to what is wanted, as far as it is errspec's; with `force`, wherever there is a file. */
export async function writeOutput(
  out: string,
  wanted: readonly OutputFile[],
  force: boolean,
): Promise<{ readonly done: readonly Change[]; readonly conflicts: readonly Change[] }> {
  return withLock(out, async () => {
    removeLeftovers(out);
    const before = manifestOf(out);
    const { changes, same } = compare(wanted, readOutput(out, pathsOf(wanted, before)), before, writtenVersions(out));
    const conflicts = changes.filter((change) => isConflict(change, force));
    const done = changes.filter((change) => !isConflict(change, force));
    const write = done.flatMap(({ wanted: file }) => file ?? []);
    const remove = done.flatMap(({ path, wanted: file }) => (file === undefined ? [path] : []));
    // Of a file that is left alone, errspec goes on owning what it owned before.
    const left = conflicts.flatMap(({ path }) => {
      const hashes = before.get(path);
      return hashes === undefined ? [] : [[path, hashes] as const];
    });
    const kept = new Map([...same, ...left]);
    if (done.length > 0 || manifestText(kept) !== presentText(out, manifestPath)) {
      await apply(out, { write, remove, before, kept });
    }
    if (wanted.length === 0 && kept.size === 0) removeManifest(out);
    return { done, conflicts };
  });
}

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
    const lines = diffLines(file, presentText(out, path), wanted?.text);
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

function manifestOf(out: string): Manifest {
  const manifest = readManifest(out);
  if (manifest !== undefined) return manifest;
  throw new Misuse(
    `${out}/${manifestPath} cannot be read as a manifest: restore it from version control, or remove it`,
  );
}

function presentText(out: string, path: string): string | undefined {
  const present = readPresent(out, path);
  return present !== undefined && "text" in present ? present.text : undefined;
}

function pathsOf(wanted: readonly OutputFile[], manifest: Manifest): Iterable<string> {
  return [...wanted.map(({ path }) => path), ...manifest.keys()];
}
