import { join } from "node:path";
import { expect, it } from "vitest";
import { seed } from "../support/seed.js";
import { root, run } from "../support/tools.js";

/*
 * Mutated specs, in one process for all. CI runs a fixed slice; a campaign is
 * `FUZZ_SEED=7 FUZZ_COUNT=1000000 npx vitest run test/load/mutate`.
 */

const count = Number(process.env["FUZZ_COUNT"] ?? 20_000);

interface Seen {
  readonly documents: number;
  readonly accepted: number;
  readonly diagnostics: number;
  readonly peak: number;
  readonly failures: readonly { readonly text: string; readonly message: string }[];
}

it(`loads ${count} mutated specs, seed ${seed}, in one process`, { timeout: 86_400_000 }, async () => {
  // A process that is killed, for example because it hangs, has no status: `run` throws.
  const script = join(root, "test", "load", "mutate.js");
  const ran = await run(process.execPath, [script, String(seed), String(count)], { timeout: 600_000 + 20 * count });
  expect(ran).toMatchObject({ status: 0, stderr: "" });
  const seen = JSON.parse(ran.stdout) as Seen;
  expect(seen.failures).toEqual([]);
  expect(seen.documents).toBe(count);
  expect(seen.accepted, "some are still specs").toBeGreaterThan(count / 1000);
  expect(seen.diagnostics).toBeGreaterThan(count / 2);
  expect(seen.peak).toBeLessThan(512 * 1024 * 1024);
});
