import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { long } from "./test/long.js";

export default defineConfig({
  test: {
    include: long,
    globalSetup: "test/support/setup.ts",
    setupFiles: "test/support/seed.ts",
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    // Each waits for compilers and parsers a part of its time: on two cores, two files go well together.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
