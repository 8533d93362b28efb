import { keptModules } from "../disk/kept-modules.js";
import { onSpecChange } from "../disk/watch.js";
import { inMemory } from "../load/kept.js";
import type { KeptModules } from "../load/kept.js";
import type { ExitCode } from "./exit.js";
import { fail } from "./failure.js";
import { print } from "./output.js";

/**
 * Runs a command now and after each change of a spec, until it is aborted. Errors do not end it. Each run gets the modules
 * that earlier ones have loaded.
 */
export async function watchSpecs(
  specs: readonly string[],
  run: (kept: KeptModules) => Promise<ExitCode>,
  signal = new AbortController().signal,
): Promise<void> {
  const kept = inMemory(keptModules());
  await onSpecChange(
    specs,
    async () => {
      try {
        await run(kept);
      } catch (error) {
        fail(error);
      }
      print(`watching ${specs.join(", ")}; press Ctrl+C to stop`);
    },
    signal,
  );
}
