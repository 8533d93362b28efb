import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { DiskProblem } from "./problem.js";

/**
 * The folder that a spec sets for a target, relative to the working directory. A spec is not trusted: the folder must be in
 * the git repository of the spec, or without one in the working directory or beside the spec; it must not overlap the spec
 * folder; and its path must have no links.
 */
export function targetFolder(spec: string, target: string, out: string): string {
  const from = realpathSync(spec);
  const folder = resolve(from, out);
  const refuse = (problem: string): never => {
    throw new DiskProblem(`targets.${target}.out in ${spec} is ${folder}, ${problem}`);
  };
  if (overlap(folder, from)) refuse("which overlaps the spec folder; choose a folder beside it");
  const repository = repositoryOf(from);
  const limits = repository === undefined ? [realpathSync("."), dirname(from)] : [repository];
  const limit = limits.find((each) => isInside(folder, each));
  if (limit === undefined) return refuse(`which is outside ${limits.join(" and ")}; choose a folder inside`);
  for (let place = folder; place !== limit; place = dirname(place)) {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isDirectory()) refuse(`but ${place} is a file or a link; choose another folder`);
  }
  // Joined to another path, an empty path would give the root; `join` returns a dot instead.
  return join(relative(realpathSync("."), folder)).replaceAll("\\", "/");
}

/** The root of the repository that contains a folder. Git is not asked: in a hook, its environment variables mislead it. */
function repositoryOf(folder: string): string | undefined {
  if (lstatSync(join(folder, ".git"), { throwIfNoEntry: false }) !== undefined) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

/** Whether two folders are the same or one is inside the other. Links are resolved; case is ignored, as on some systems. */
export function overlap(a: string, b: string): boolean {
  const [one, two] = [realPath(a).toLowerCase(), realPath(b).toLowerCase()];
  return one === two || isInside(one, two) || isInside(two, one);
}

function isInside(inner: string, outer: string): boolean {
  return inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** The path of a folder with links resolved. Its last parts need not exist. */
function realPath(folder: string): string {
  const absolute = resolve(folder);
  try {
    return realpathSync(absolute);
  } catch {
    return join(realPath(dirname(absolute)), basename(absolute));
  }
}
