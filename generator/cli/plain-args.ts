import { isPattern } from "../disk/glob.js";

/** The flags of a plain `generate`: of one spec, and without `--watch` and the like. */
export interface PlainFlags {
  readonly spec: string;
  readonly out: string;
  readonly check: boolean;
  readonly diff: boolean;
  readonly force: boolean;
}

/** The flags of a plain `generate`, with its options in any order. Undefined for all other arguments. */
export function plainFlags([command, ...rest]: readonly string[]): PlainFlags | undefined {
  if (command !== "generate") return undefined;
  const folders: { spec?: string; out?: string } = {};
  const switches = new Set<string>();
  for (let i = 0; i < rest.length; i++) {
    const [argument = "", value] = [rest[i], rest[i + 1]];
    if (argument === "--check" || argument === "--diff" || argument === "--force") {
      switches.add(argument);
      continue;
    }
    if ((argument !== "--spec" && argument !== "--out") || value === undefined) return undefined;
    const which = argument === "--spec" ? "spec" : "out";
    if (folders[which] !== undefined) return undefined; // several specs
    folders[which] = value;
    i += 1;
  }
  const { spec = "spec", out = "out" } = folders;
  if (isPattern(spec)) return undefined;
  return {
    spec,
    out,
    check: switches.has("--check"),
    diff: switches.has("--diff"),
    force: switches.has("--force"),
  };
}
