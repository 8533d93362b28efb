/** How a command ends: 0 success, 1 findings or drift, 2 usage error or internal error. */
export type ExitCode = 0 | 1 | 2;

/** The user asked for something that cannot be done: the command prints the message without a stack and exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The spec has changed while a run has made its output: another run is to make it. */
export class SpecChanged extends Error {
  override readonly name = "SpecChanged";
}
