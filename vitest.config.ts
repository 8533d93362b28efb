import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/crash/**"], // `npm run test:crash`: it takes minutes
    globalSetup: "test/support/setup.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
