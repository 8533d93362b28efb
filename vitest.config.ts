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
  },
});
