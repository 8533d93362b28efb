/**
 * Loads the command line without the code of its commands, to print help. The build makes a file of its own of it, which
 * starts in a fraction of the time: see `scripts/build.mjs`.
 */
export async function helpProgram(): Promise<{ main(): Promise<void> }> {
  return import("./program.js");
}
