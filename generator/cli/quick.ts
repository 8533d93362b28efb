import { readVersion } from "../disk/inputs.js";
import { countUpToDate } from "../disk/up-to-date.js";
import { plainFlags } from "./plain-args.js";

/**
 * What a command prints that needs no full run: the version, or that `generate` has nothing to do. Undefined if a full run is
 * needed. It is called before the command line is parsed: most runs end here, and parsing would take longer than everything
 * else.
 */
export function quickAnswer(args: readonly string[]): string | undefined {
  try {
    if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) return `${readVersion()}\n`;
    const flags = plainFlags(args);
    const files = flags && countUpToDate(flags.spec, flags.out, flags.check);
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
