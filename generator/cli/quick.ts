import { countUpToDate } from "../disk/up-to-date.js";

/**
 * The number of files that are up to date, when the arguments ask for `generate` and there is nothing to do; undefined
 * when that takes a closer look. It is asked before the command line is parsed: most runs end here, and parsing costs
 * them more than everything else.
 */
export function upToDate(args: readonly string[]): number | undefined {
  try {
    const folders = foldersOf(args);
    return folders && countUpToDate(folders.spec, folders.out, args.includes("--check"));
  } catch {
    return undefined; // what cannot be read is the whole run's to report
  }
}

interface Folders {
  readonly spec: string;
  readonly out: string;
}

/** The folders of a plain `generate`, given in any order; undefined for whatever else the arguments may be. */
function foldersOf([command, ...rest]: readonly string[]): Folders | undefined {
  if (command !== "generate") return undefined;
  const folders: { spec?: string; out?: string } = {};
  for (let i = 0; i < rest.length; i++) {
    const [argument, value] = [rest[i], rest[i + 1]];
    if (argument === "--check" || argument === "--diff" || argument === "--force") continue;
    if ((argument !== "--spec" && argument !== "--out") || value === undefined) return undefined;
    const which = argument === "--spec" ? "spec" : "out";
    if (folders[which] !== undefined) return undefined; // several specs
    folders[which] = value;
    i += 1;
  }
  return { spec: "spec", out: "out", ...folders };
}
