import { statSync, watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { foldersOfSpec, namesIn } from "./spec-folder.js";

/** Longer than an editor needs to write a file in steps, or to replace it; short for whoever waits for the result. */
const quiet = 15;

/** How often the files are looked at without an event: some file systems send none, and a folder can be replaced. */
const interval = 1000;

/** Waits until the files of the specs are complete. False if they have changed since the action began. */
export type Settled = () => Promise<boolean>;

/**
 * Runs an action at once, and again after each change of a file of some specs, or of a catalog that they use, until it is
 * aborted. The action begins at the first of several changes in a row, while an editor may still write: before it has any
 * effect, it waits until the files are complete, and gives itself up with false if it has read something else. A change
 * during a run leads to another run.
 */
export async function onSpecChange(
  specs: readonly string[],
  action: (settled: Settled) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  let wake = (): void => undefined;
  const watchers = new Map<string, Watcher>();
  /** Watches each folder that is there. A folder that was replaced is another one, although its path is the same. */
  const watchFolders = (): void => {
    for (const folder of specs.flatMap((spec) => foldersOfSpec(spec))) {
      const [known, inode] = [watchers.get(folder), statSync(folder, { throwIfNoEntry: false })?.ino];
      if (known?.inode === inode) continue;
      known?.close();
      watchers.delete(folder);
      if (inode === undefined) continue;
      const watcher = watch(folder, { signal }, () => wake()).on("error", () => wake());
      watchers.set(folder, { inode, close: () => watcher.close() });
    }
  };
  const nextEvent = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, interval);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  signal.addEventListener("abort", () => wake());
  let last: string | undefined;
  while (!signal.aborted) {
    watchFolders();
    const state = stateOf(specs);
    if (state === last) await nextEvent();
    else {
      const isSettled = delay(quiet).then(() => stateOf(specs) === state);
      // Many editors empty a file before they write it. Without its module, everything would be looked at again.
      if (hasEmptyFile(state) && !(await isSettled)) continue;
      last = (await action(() => isSettled)) ? state : undefined;
    }
  }
}

interface Watcher {
  readonly inode: number;
  readonly close: () => void;
}

/** The names, sizes and times of the spec files, also of used catalogs. Two different states can be told apart. */
function stateOf(specs: readonly string[]): string {
  return specs
    .flatMap((spec) => foldersOfSpec(spec))
    .map(stateOfFolder)
    .join("\n");
}

function hasEmptyFile(state: string): boolean {
  return state.split("\n").some((file) => file.split("\0")[2] === "0");
}

function stateOfFolder(folder: string): string {
  try {
    return namesIn(folder)
      .map((name) => {
        const { ino, size, mtimeMs } = statSync(join(folder, name));
        return [name, ino, size, mtimeMs].join("\0");
      })
      .join("\n");
  } catch {
    return "missing, or in the middle of a change";
  }
}
