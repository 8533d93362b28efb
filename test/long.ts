/**
 * The tests that take minutes: campaigns on slices of fixed seeds, runs killed at system calls, random edits judged by
 * compilers, properties over many generated packages, a real browser. `npm run test:long` runs them, and CI runs them too.
 */
export const long = [
  "test/both-ends/grpc.test.ts",
  "test/cli/target-test.test.ts",
  "test/conformance/*.test.ts",
  "test/consumers/*.test.ts",
  "test/crash/**/*.test.ts",
  "test/examples/*.test.ts",
  "test/guides/*.test.ts",
  "test/hostile/**/*.test.ts",
  "test/load/{hazards,mutate}.test.ts",
  "test/mcp/*.test.ts",
  "test/merge/**/*.test.ts",
  "test/new.test.ts",
  "test/newcomer/**/*.test.ts",
  "test/observe/{envoy,page,traffic}.test.ts",
  "test/openapi/{generators,pages,tools}.test.ts",
  "test/packages.test.ts",
  "test/targets/docs/*.test.ts",
  "test/targets/go/{decode,encode,gofmt,literals,standard,taken-names,tools}.test.ts",
  "test/targets/java/*.test.ts",
  "test/targets/python/{checkers,decode,encode,format,literals,package,reserved,standard}.test.ts",
  "test/targets/php/tools.test.ts",
  "test/targets/rust/crate.test.ts",
  "test/targets/site/*.test.ts",
  "test/targets/{sql,telemetry}/*.test.ts",
  "test/targets/typescript/{compile,compiler,literals,names,prettier,text}.test.ts",
  "test/trace/*.test.ts",
  "test/vscode/*.test.ts",
  "test/witness/**/*.test.ts",
];
