/** The tests that take minutes: campaigns on slices of fixed seeds, crashes, whole packages. `npm run test:long` runs them. */
export const long = [
  "test/conformance/**/*.test.ts",
  "test/crash/**/*.test.ts",
  "test/hostile/**/*.test.ts",
  "test/witness/**/*.test.ts",
  "test/load/mutate.test.ts",
  "test/packages.test.ts",
];
