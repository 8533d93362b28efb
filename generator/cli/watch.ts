import { keptModules } from "../disk/kept-modules.js";
import { onSpecChange } from "../disk/watch.js";
import type { Settled } from "../disk/watch.js";
import { inMemory } from "../load/kept.js";
import type { KeptModules } from "../load/kept.js";
import { SpecChanged } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { fail } from "./failure.js";
import { print } from "./output.js";

/**
 * Runs a command now and after each change of a spec, until it is aborted. Errors do not end it. Each run gets the modules
 * that earlier ones have loaded, and throws {@link SpecChanged} if the spec was not complete when it read it.
 */
export async function watchSpecs(
  specs: readonly string[],
  run: (kept: KeptModules, settled: Settled) => Promise<ExitCode>,
  signal = new AbortController().signal,
): Promise<void> {
  const kept = inMemory(keptModules());
  await onSpecChange(
    specs,
    async (settled) => {
      try {
        await run(kept, settled);
      } catch (error) {
        // A file that somebody is writing or replacing can lead to any problem.
        if (error instanceof SpecChanged || !(await settled())) return false;
        fail(error);
      }
      kept.store(); // after the output, which somebody waits for
      print(`watching ${specs.join(", ")}; press Ctrl+C to stop`);
      return true;
    },
    signal,
  );
}
