import { defineConfig } from "vitest/config";

/** `npm run test:editor`: CI does not run it, because the editor is large. */
export default defineConfig({
  test: { include: ["test/vscode/in-editor.ts"], testTimeout: 600_000, hookTimeout: 1_200_000 },
});
