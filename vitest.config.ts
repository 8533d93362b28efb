import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { builtModules } from "./test/built-modules.js";
import { covered } from "./test/covered.js";
import { long } from "./test/long.js";
import { LongestFirst } from "./test/longest-first.js";

const usual = [...configDefaults.exclude, "test/cases/*/expect/**", ...long];

/** Tests of pure functions that mock no module: they cannot disturb each other, so their files share what they import. */
const pure = [
  "test/{compare,decode,encode,explain,import,load,model,rules,sdk,translate}/**/*.test.ts",
  "test/conformance/oracle/*.test.ts",
  "test/targets/**/{docs,identifiers,layout,names,surface}.test.ts",
  "test/targets/catalog/*.test.ts",
];

/** Tests that replace a module, so that vitest must load it. */
const mocking = ["test/on-demand.test.ts", "test/cli/incremental.test.ts", "test/hostile/templates.test.ts"];

export default defineConfig({
  test: {
    globalSetup: "test/support/setup.ts",
    setupFiles: "test/support/seed.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { GOGC: "400" }, // Go's compiler spends a quarter less CPU when it collects garbage less often
    execArgv: ["--max-semi-space-size=64"], // most of what tests make is thrown away at once
    sequence: { sequencer: LongestFirst },
    // Many wait for a compiler or for a run of the command: on two cores, three files go well together.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      { extends: true, test: { name: "covered", include: covered } },
      { extends: true, test: { name: "mocking", include: mocking } },
      {
        extends: true,
        plugins: [builtModules()],
        test: { name: "pure", include: pure, exclude: [...usual, ...covered], isolate: false },
      },
      {
        extends: true,
        plugins: [builtModules()],
        test: {
          name: "others",
          include: ["test/**/*.test.ts"],
          exclude: [...usual, ...covered, ...mocking, ...pure],
        },
      },
    ],
  },
});
