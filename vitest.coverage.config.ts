import { defineConfig } from "vitest/config";

/*
 * Every branch of what stands between a spec and somebody's machine is run by a test: the encoders of text, and what reads
 * and writes files. The tests are those that call it within their own process; a child's coverage is not counted.
 */
export default defineConfig({
  test: {
    include: [
      "test/changelog/*.test.ts",
      "test/cli/{audit,breaking}.test.ts",
      "test/diagnostic/**/*.test.ts",
      "test/disk/!(hostile-trees).test.ts",
      "test/format/*.test.ts",
      "test/edit/*.test.ts",
      "test/import/merge.test.ts",
      "test/output/*.test.ts",
      "test/render/*.test.ts",
      "test/targets/encoders.test.ts",
    ],
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
      thresholds: { branches: 100, lines: 100 },
    },
  },
});
