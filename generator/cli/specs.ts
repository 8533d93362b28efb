import { basename, dirname, join, resolve, sep } from "node:path";
import { foldersMatching, isPattern } from "../disk/glob.js";
import { catalogFileName } from "../load/spec-file.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { requireSpec } from "./spec.js";

/** The spec folders of `--spec`, each once. Patterns are expanded here, because not every shell does it. */
export function specFolders(given: readonly string[]): readonly string[] {
  const folders = given.flatMap((path) => {
    if (!isPattern(path)) return [path];
    const found = foldersMatching(path, catalogFileName);
    if (found.length > 0) return found;
    throw new UsageError(`--spec ${path} matches no folder with a ${catalogFileName}; check the pattern`);
  });
  const distinct = [...new Map(folders.map((folder) => [resolve(folder), folder])).values()];
  // A folder without a spec is reported before anything is done with the others.
  for (const folder of distinct) requireSpec(folder);
  return distinct;
}

/** The spec of a command that works on one. */
export function onlySpec(given: readonly string[], command: string): string {
  const [first = "", ...others] = given.flatMap((path) => (isPattern(path) ? specFolders([path]) : [path]));
  if (others.length === 0) return first;
  throw new UsageError(`${command} takes one spec, not ${others.length + 1}; give one --spec`);
}

/** Runs a command for each spec and returns the worst exit code. */
export async function eachSpec<Spec>(
  specs: readonly Spec[],
  run: (spec: Spec) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  let worst: ExitCode = 0;
  for (const spec of specs) {
    const code = await run(spec);
    if (code > worst) worst = code;
  }
  return worst;
}

/** A spec and the folder of its output. */
export interface Job {
  readonly spec: string;
  readonly out: string;
}

/**
 * The output folder of each spec. One spec has `out`; each of several has the folder `out` beside its own, unless `--out` is
 * repeated, once for each spec in the same order.
 */
export function jobsFor(given: readonly string[], outs: readonly string[]): readonly Job[] {
  const [onlyOut = "out"] = outs;
  const [only = ""] = given;
  if (given.length === 1 && outs.length < 2 && !isPattern(only)) return [{ spec: only, out: onlyOut }];
  const specs = specFolders(given);
  if (outs.length > 0 && outs.length !== specs.length) {
    throw new UsageError(
      `--out is given ${times(outs.length)} for ${specs.length === 1 ? "one spec" : `${specs.length} specs`}; give one for each, or none to write each spec's output beside it`,
    );
  }
  const jobs = specs.map((spec, index) => ({ spec, out: outs[index] ?? beside(spec) }));
  for (const [index, job] of jobs.entries()) {
    const other = jobs.slice(0, index).find(({ out }) => overlap(out, job.out));
    if (other !== undefined) {
      throw new UsageError(
        `the output of ${job.spec} (${job.out}) and of ${other.spec} (${other.out}) would be in one folder; give an --out for each spec`,
      );
    }
  }
  return jobs;
}

function beside(spec: string): string {
  const folder = resolve(spec);
  // A relative path, as the user gave it, is easier to read than an absolute one.
  return basename(spec) === basename(folder) ? join(dirname(spec), "out") : join(dirname(folder), "out");
}

/** Whether two folders are the same or one is inside the other. */
function overlap(a: string, b: string): boolean {
  const [one, two] = [resolve(a) + sep, resolve(b) + sep];
  return one.startsWith(two) || two.startsWith(one);
}

function times(n: number): string {
  return n === 1 ? "once" : `${n} times`;
}
