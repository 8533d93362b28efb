import { styleText } from "node:util";
import type { Paint } from "../diagnostic/text.js";

/** Prints a line to standard output, which may be a pipe that its reader has closed. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a line to standard error. */
export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Colours for a stream that is a terminal; honours NO_COLOR and FORCE_COLOR. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}
