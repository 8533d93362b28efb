import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["test/crash/**/*.test.ts"], globalSetup: "test/support/setup.ts", fileParallelism: false },
});
