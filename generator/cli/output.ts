import { styleText } from "node:util";
import type { Paint } from "../diagnostic/text.js";

/** Prints a line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a line to standard error. */
export function printError(line: string): void {
  const { stderr } = process;
  // Whoever has closed it wants no messages, and nobody else could be told.
  if (stderr.listenerCount("error") === 0) stderr.on("error", () => undefined);
  stderr.write(`${line}\n`);
}

/** Colors for a stream, if it is a terminal. NO_COLOR and FORCE_COLOR are respected. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}
