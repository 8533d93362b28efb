/**
 * What is mutated together, and the tests that must notice: those that call it within their own process, for a mutant is
 * in no child's code. `withTexts` mutates string literals too; elsewhere they are messages, which goldens guard, and
 * names of variants, which the compiler guards.
 */
export const groups = {
  encoders: {
    withTexts: true,
    mutate: [
      "generator/targets/{go,python}/literals.ts",
      "generator/targets/typescript/literals.ts",
      "generator/targets/docs/markdown.ts",
      "generator/targets/site/html.ts",
    ],
    tests: [
      "test/targets/encoders.test.ts",
      "test/targets/{go,python}/literals.test.ts",
      "test/targets/typescript/literals.test.ts",
      "test/targets/docs/markdown.test.ts",
      "test/targets/site/html.test.ts",
    ],
  },
  render: { withTexts: true, mutate: ["generator/render/*.ts"], tests: ["test/render/*.test.ts"] },
  reports: { withTexts: true, mutate: ["generator/diagnostic/**/*.ts"], tests: ["test/diagnostic/**/*.test.ts"] },
  decode: { withTexts: true, mutate: ["generator/decode/*.ts"], tests: ["test/decode/*.test.ts"] },
  writer: {
    mutate: ["generator/disk/{write,stage,lock,output,stamp,inputs,problem,cache}.ts", "generator/output/*.ts"],
    tests: ["test/disk/*.test.ts", "test/output/*.test.ts"],
  },
  loader: {
    mutate: ["generator/load/*.ts"],
    tests: ["test/load/{yaml,places,envelope,comments,module,shape,catalog,catalog-json,ranges,hazards}.test.ts"],
  },
  diff: {
    mutate: ["generator/{compare/*,rules/breaking/{changes/*,run,version,allowances}}.ts"],
    tests: ["test/{compare,rules/breaking}/*.test.ts"],
  },
};
