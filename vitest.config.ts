import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { long } from "./test/long.js";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, "test/cases/*/expect/**", ...long],
    globalSetup: "test/support/setup.ts",
    setupFiles: "test/support/seed.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many wait for a compiler or for a run of the command: on two cores, two files go well together.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
