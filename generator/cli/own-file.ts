import { relative, resolve } from "node:path";
import { visible } from "../diagnostic/visible.js";
import { readSources } from "../disk/sources.js";
import { UsageError } from "./exit.js";

/** Requires a file outside the spec that does not exist, or that the command wrote: then it starts with a title. */
export function requireOwnFile(file: string, spec: string, title: string, command: string): void {
  const from = relative(resolve(spec), resolve(file));
  if (!from.startsWith(".."))
    throw new UsageError(`${visible(file)} would be part of the spec; choose a file outside its folder`);
  const known = readSources([file], () => true);
  const isOurs = "missing" in known || known.every(({ text }) => text.startsWith(title));
  if (!isOurs)
    throw new UsageError(`${visible(file)} exists and was not written by \`${command}\`; choose another file`);
}
