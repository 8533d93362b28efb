import { readVersion } from "../disk/inputs.js";
import { countUpToDate } from "../disk/up-to-date.js";

/**
 * What a command prints that needs no full run: the version, or that `generate` has nothing to do. Undefined if a full run is
 * needed. It is called before the command line is parsed: most runs end here, and parsing would take longer than everything
 * else.
 */
export function quickAnswer(args: readonly string[]): string | undefined {
  try {
    if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) return `${readVersion()}\n`;
    const folders = foldersOf(args);
    const files = folders && countUpToDate(folders.spec, folders.out, args.includes("--check"));
    return files === undefined ? undefined : `${files} files up to date\n`;
  } catch {
    return undefined; // the full run reports what cannot be read
  }
}

/** Whether a command line only asks for help: on errspec, or on one command. */
export function asksForHelp(args: readonly string[]): boolean {
  const [command = "", option = command, ...rest] = args;
  const isPlain = option === command || !command.startsWith("-");
  return isPlain && rest.length === 0 && (option === "--help" || option === "-h");
}

interface Folders {
  readonly spec: string;
  readonly out: string;
}

/** The folders of a plain `generate`, with its options in any order. Undefined for all other arguments. */
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
