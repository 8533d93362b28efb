import { onSpecChange } from "../disk/watch.js";
import type { ExitCode } from "./exit.js";
import { fail } from "./failure.js";
import { print } from "./output.js";

/** Runs a command now and after each change of a spec, until it is aborted. Errors do not end it. */
export async function watchSpecs(
  specs: readonly string[],
  run: () => Promise<ExitCode>,
  signal = new AbortController().signal,
): Promise<void> {
  await onSpecChange(
    specs,
    async () => {
      try {
        await run();
      } catch (error) {
        fail(error);
      }
      print(`watching ${specs.join(", ")}; press Ctrl+C to stop`);
    },
    signal,
  );
}
