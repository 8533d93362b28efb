import { defineConfig } from "vitest/config";
import { long } from "./test/long.js";

export default defineConfig({
  test: {
    include: long,
    globalSetup: "test/support/setup.ts",
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
});
