/** How a command ends: 0 fine, 1 findings or drift, 2 misuse or our own fault. */
export type ExitCode = 0 | 1 | 2;

/** The user asked for what cannot be done: a sentence and exit code 2, no stack. */
export class Misuse extends Error {
  override readonly name = "Misuse";
}
