import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";

/** The files that take longest, longest first: one that begins late would leave a core idle at the end. */
const longest = [
  "test/hostile/fuzz/first",
  "test/hostile/fuzz/second",
  "test/targets/go/taken-names",
  "test/conformance/fuzz",
  "test/targets/python/reserved",
  "test/hostile/tools",
  "test/witness/witness",
  "test/hostile/grid",
  "test/targets/go/standard",
  "test/targets/site/pages",
  "test/packages",
  "test/crash/crash",
  "test/new",
  "test/targets/docs/pages",
  "test/targets/go/program",
  "test/targets/python/package",
  "test/targets/typescript/compile",
  "test/targets/go/tools",
  "test/cli/generate",
  "test/cli/outs",
  "test/file-key",
  "test/load/mutate",
  "test/hostile/determinism",
  "test/newcomer/newcomer",
  "test/targets/typescript/compiler",
  "test/merge/merge",
  "test/targets/python/program",
  "test/cli/specs",
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = longest.findIndex((path) => moduleId.endsWith(`/${path}.test.ts`));
      return rank === -1 ? longest.length : rank;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
