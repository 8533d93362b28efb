import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { DiskProblem } from "./problem.js";

/**
 * The folder that a spec names for a target, from where the user is. A spec is not trusted: the folder is in the git
 * repository of the spec, or without one in the working directory or beside the spec; it does not overlap the spec's
 * folder; and no link is on the way to it.
 */
export function targetFolder(spec: string, target: string, out: string): string {
  const from = realpathSync(spec);
  const folder = resolve(from, out);
  const refuse = (problem: string): never => {
    throw new DiskProblem(`targets.${target}.out in ${spec} leads to ${folder}, ${problem}`);
  };
  if (overlap(folder, from)) refuse("which overlaps the folder of the spec: choose a folder beside it");
  const repository = repositoryOf(from);
  const limits = repository === undefined ? [realpathSync("."), dirname(from)] : [repository];
  const limit = limits.find((each) => isInside(folder, each));
  if (limit === undefined) return refuse(`which is outside ${limits.join(" and ")}: choose a folder inside`);
  for (let place = folder; place !== limit; place = dirname(place)) {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isDirectory()) refuse(`but ${place} is a file or a link: name another folder`);
  }
  // An empty path would be the root to what comes after it; `join` makes it a dot.
  return join(relative(realpathSync("."), folder)).replaceAll("\\", "/");
}

/** The top of the repository that a folder is in: what is there decides, not the environment, which differs in a hook. */
function repositoryOf(folder: string): string | undefined {
  if (lstatSync(join(folder, ".git"), { throwIfNoEntry: false }) !== undefined) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

/** Whether two folders are one, or one is inside the other, with links resolved. Some systems ignore the case of names. */
export function overlap(a: string, b: string): boolean {
  const [one, two] = [realPlace(a).toLowerCase(), realPlace(b).toLowerCase()];
  return one === two || isInside(one, two) || isInside(two, one);
}

function isInside(inner: string, outer: string): boolean {
  return inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** Where a folder is when links are resolved; its end may not exist yet. */
function realPlace(folder: string): string {
  const whole = resolve(folder);
  try {
    return realpathSync(whole);
  } catch {
    return join(realPlace(dirname(whole)), basename(whole));
  }
}
