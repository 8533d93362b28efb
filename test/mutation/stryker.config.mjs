import { groups } from "./groups.mjs";

const group = process.env["MUTATION_GROUP"] ?? "decode";
const { mutate, withTexts } = groups[group];
const kept = `coverage/mutation/${group}`;

export default {
  mutate,
  mutator: { excludedMutations: withTexts ? [] : ["StringLiteral"] },
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.mjs", related: false },
  // A file's place must not be below node_modules, where Vitest takes TypeScript for JavaScript.
  tempDirName: `coverage/mutation/sandbox-${group}`,
  ignorePatterns: ["out", "coverage", ".errspec", "test/cases", "test/import"],
  disableTypeChecks: true,
  concurrency: 1,
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `${kept}/incremental.json`,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `${kept}/report.json` },
  thresholds: { high: 95, low: 90, break: 90 },
};
