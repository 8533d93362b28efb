import { defineConfig } from "vitest/config";
import { groups } from "./groups.mjs";

export default defineConfig({
  test: {
    include: groups[process.env["MUTATION_GROUP"] ?? "decode"].tests,
    setupFiles: "test/mutation/setup.ts",
    fileParallelism: false,
    testTimeout: 60_000,
  },
});
