import { basePath, docsCommand } from "./docs.js";
import type { DocsFlags } from "./docs.js";
import type { Settled } from "../disk/watch.js";
import type { KeptModules } from "../load/kept.js";
import { SpecChanged } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { generateCommand } from "./generate.js";
import { reloadAt } from "./reload.js";
import { watchSpecs } from "./watch.js";

/**
 * Serves the site of a spec, generates it again after each change of the spec, and reloads the pages in browsers. The code of
 * targets of the spec's authors runs only if the user says so.
 */
export async function watchDocs(flags: DocsFlags, runTargets: boolean): Promise<ExitCode> {
  const { spec, out = "out" } = flags;
  const reload = reloadAt(basePath(flags));
  const end = new AbortController();
  let notify = (): void => undefined;
  const first = new Promise<void>((resolve) => (notify = resolve));
  const run = async (kept: KeptModules, settled: Settled): Promise<ExitCode> => {
    try {
      const code = await generateCommand({
        spec,
        out,
        check: false,
        diff: false,
        force: false,
        cache: true,
        kept,
        settled,
        runTargets,
      });
      if (code === 0) reload.pages();
      notify();
      return code;
    } catch (error) {
      // A run that is made again has left no site yet.
      if (!(error instanceof SpecChanged) && (await settled())) notify();
      throw error;
    }
  };
  const watching = watchSpecs([spec], run, end.signal);
  await first;
  try {
    return await docsCommand(flags, reload);
  } finally {
    end.abort();
    await watching;
  }
}
