import { defineConfig } from "vitest/config";
import { covered } from "./test/covered.js";

/* Every line and branch is run by a test that calls it within its own process; a child's coverage is not counted. */
export default defineConfig({
  test: {
    include: covered,
    globalSetup: "test/support/setup.ts",
    setupFiles: "test/support/seed.ts",
    testTimeout: 60_000,
    coverage: {
      enabled: true,
      provider: "v8",
      reporter: ["text"],
      reportsDirectory: "coverage/branches",
      include: [
        "generator/changelog/markdown.ts",
        "generator/diagnostic/formats/*.ts",
        "generator/diagnostic/visible.ts",
        "generator/disk/*.ts",
        "generator/format/scalar.ts",
        "generator/edit/scalar.ts",
        "generator/output/*.ts",
        "generator/render/*.ts",
        "generator/targets/{go,python}/literals.ts",
        "generator/targets/typescript/literals.ts",
        "generator/targets/docs/markdown.ts",
        "generator/targets/site/html.ts",
      ],
      exclude: [
        // Reads standard input, and through the program zstd: test/observe runs it as a process.
        "generator/disk/streams.ts",
        // Has types alone.
        "generator/render/template.ts",
      ],
      thresholds: { branches: 100, lines: 100 },
    },
  },
});
