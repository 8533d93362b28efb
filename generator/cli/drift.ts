import { createTwoFilesPatch } from "diff";
import { sha256 } from "../disk/hash.js";
import { withLock } from "../disk/lock.js";
import { readManifest, readOutput, readPresent } from "../disk/output.js";
import { apply, removeLeftovers } from "../disk/write.js";
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
  const changes = compare(wanted, readOutput(out, pathsOf(wanted, manifest)), manifest);
  if (changes.length > 0) return changes;
  const text = manifestText(ownership(wanted));
  const found = readPresent(out, manifestPath);
  const present = found !== undefined && "text" in found ? found.text : undefined;
  if (present === text) return [];
  return [{ kind: present === undefined ? "missing" : "stale", path: manifestPath, wanted: text, present }];
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
    const changes = compare(wanted, readOutput(out, pathsOf(wanted, before)), before);
    const conflicts = changes.filter((change) => isConflict(change, force));
    const done = changes.filter((change) => !isConflict(change, force));
    const write = done.flatMap(({ path, wanted: text }) => (text === undefined ? [] : [{ path, text }]));
    const remove = done.flatMap(({ path, wanted: text }) => (text === undefined ? [path] : []));
    const after = owned(wanted, conflicts, before);
    if (manifestText(after) !== manifestText(before) || changes.length > conflicts.length) {
      await apply(out, { write, remove, before, after });
    }
    return { done, conflicts };
  });
}

/** What errspec owns after a run: the wanted files, and of those left alone what it owned before. */
function owned(wanted: readonly OutputFile[], conflicts: readonly Change[], before: Manifest): Manifest {
  const after = new Map(ownership(wanted));
  for (const { path } of conflicts) {
    const hashes = before.get(path);
    if (hashes === undefined) after.delete(path);
    else after.set(path, hashes);
  }
  return after;
}

/** Prints a unified diff for each file that is not as it should be, with a line on why. */
export function reportDrift(out: string, changes: readonly Change[]): void {
  const paint = paintFor(process.stdout);
  for (const { kind, path, wanted, present, obstacle } of changes) {
    const file = `${out}/${path}`;
    print(paint("bold", `${visible(file)}: ${reasons[kind]}`));
    if (obstacle !== undefined) {
      print(visible(obstacle));
      continue;
    }
    const [from, to] = [present === undefined ? "/dev/null" : file, wanted === undefined ? "/dev/null" : file];
    const patch = createTwoFilesPatch(from, to, present ?? "", wanted ?? "", undefined, undefined, { timeout: 2000 });
    if (patch === undefined) print("(the two are too different to compare line by line)");
    else for (const line of patch.trimEnd().split("\n").slice(1)) print(colour(paint, visible(line)));
  }
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

/** What errspec owns once these files are there. */
function ownership(files: readonly OutputFile[]): Manifest {
  return new Map(files.map(({ path, text }) => [path, [sha256(text)]]));
}

function pathsOf(wanted: readonly OutputFile[], manifest: Manifest): Iterable<string> {
  return [...wanted.map(({ path }) => path), ...manifest.keys()];
}
