import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { builtModules } from "./test/built-modules.js";
import { long } from "./test/long.js";
import { LongestFirst } from "./test/longest-first.js";

export default defineConfig({
  plugins: [builtModules()],
  test: {
    include: long,
    globalSetup: "test/support/setup.ts",
    setupFiles: "test/support/seed.ts",
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    env: {
      GOGC: "400", // Go's compiler spends a quarter less CPU when it collects garbage less often
      CARGO_INCREMENTAL: "0", // no test compiles a crate a second time after an edit
    },
    execArgv: ["--max-semi-space-size=64"], // most of what tests make is thrown away at once
    sequence: { sequencer: LongestFirst },
    // Each waits for compilers and parsers a part of its time: on two cores, three files go well together.
    maxWorkers: Math.max(3, availableParallelism() - 1),
  },
});
