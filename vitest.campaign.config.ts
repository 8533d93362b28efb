import { defineConfig } from "vitest/config";
import { campaigns } from "./test/long.js";

export default defineConfig({
  test: { include: campaigns, globalSetup: "test/support/setup.ts", fileParallelism: false },
});
