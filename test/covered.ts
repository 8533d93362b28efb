/**
 * The tests of what stands between a spec and somebody's machine: the encoders of text, and what reads and writes files.
 * `npm run test:coverage` runs them with the count of lines and branches. CI does not run them again without it.
 */
export const covered = [
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
];
