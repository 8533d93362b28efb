import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { onSpecChange } from "../../generator/disk/watch.js";
import { put, temporaryFolder } from "../support/folder.js";

/** Does one step after each run, and returns how many runs there were once the steps are over. */
async function runsOf(folder: string, steps: readonly (() => void)[]): Promise<number> {
  const abort = new AbortController();
  let runs = 0;
  await onSpecChange(
    [folder],
    async (settled) => {
      if (!(await settled())) return false;
      const step = steps[runs];
      runs += 1;
      // During a run nobody waits for events: what happens then is noticed as well.
      if (runs % 2 === 0) step?.();
      else setTimeout(() => step?.(), 50);
      if (step === undefined) abort.abort();
      return true;
    },
    abort.signal,
  );
  return runs;
}

it("runs at once, and after a file was written, replaced, added or removed", async () => {
  const folder = temporaryFolder();
  put(folder, { "a.yaml": "1" });
  const file = join(folder, "a.yaml");
  const steps = [
    () => writeFileSync(file, "12"),
    () => writeFileSync(join(folder, "b.yml"), "1"),
    () => writeFileSync(join(folder, "errspec.history"), "1"),
    () => {
      writeFileSync(join(folder, "a.tmp"), "123");
      renameSync(join(folder, "a.tmp"), file);
    },
    () => rmSync(file),
  ];
  expect(await runsOf(folder, steps)).toBe(steps.length + 1);
});

it("does not run for other files, and waits for a folder that is missing or replaced", async () => {
  const folder = join(temporaryFolder(), "spec");
  const steps = [
    () => put(folder, { "a.yaml": "1", "notes.txt": "1" }),
    () => {
      writeFileSync(join(folder, "notes.txt"), "12");
      setTimeout(() => rmSync(folder, { recursive: true }), 30);
    },
    () => {
      mkdirSync(folder);
      setTimeout(() => put(folder, { "a.yaml": "12" }), 30);
    },
    () => writeFileSync(join(folder, "a.yaml"), "123"),
  ];
  expect(await runsOf(folder, steps)).toBe(steps.length + 1);
});

it("waits until a burst of changes is over", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "a.yaml");
  put(folder, { "a.yaml": "" });
  let writes = 0;
  const burst = (): void => {
    if (!existsSync(folder)) return; // the test is over
    writeFileSync(file, "x".repeat(++writes));
    if (writes < 12) setTimeout(burst, 4);
  };
  expect(await runsOf(folder, [burst])).toBe(2);
});

it("ends when it is aborted while it waits", async () => {
  const folder = temporaryFolder();
  const abort = new AbortController();
  let runs = 0;
  setTimeout(() => abort.abort(), 100);
  await onSpecChange([folder], () => Promise.resolve((runs += 1) > 0), abort.signal);
  expect(runs).toBe(1);
});

it("begins at once, and runs again where the files were not complete, or not those that were read", async () => {
  const folder = temporaryFolder();
  put(folder, { "a.yaml": "1" });
  const abort = new AbortController();
  const results: boolean[] = [];
  await onSpecChange(
    [folder],
    async (settled) => {
      if (results.length === 0) writeFileSync(join(folder, "a.yaml"), "12");
      results.push(await settled());
      if (results.length === 3) abort.abort();
      return results.length !== 2;
    },
    abort.signal,
  );
  expect(results).toEqual([false, true, true]);
});

it("does not begin while a file is empty, and may be about to be written", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "a.yaml");
  put(folder, { "a.yaml": "first" });
  const abort = new AbortController();
  const seen: string[] = [];
  const later = (ms: number, act: () => void): void => void setTimeout(act, ms);
  await onSpecChange(
    [folder],
    async (settled) => {
      seen.push(readFileSync(file, "utf8"));
      if (!(await settled())) return false;
      if (seen.at(-1) === "first") {
        later(50, () => {
          writeFileSync(file, "");
          later(5, () => writeFileSync(file, "second")); // before it counts as complete
        });
      } else if (seen.at(-1) === "second")
        later(50, () => writeFileSync(file, "")); // and so it stays
      else abort.abort();
      return true;
    },
    abort.signal,
  );
  expect([...new Set(seen)]).toEqual(["first", "second", ""]);
});
