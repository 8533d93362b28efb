import { BaseSequencer } from "vitest/node";
import type { TestSpecification } from "vitest/node";

/** The files that take longest, longest first: one that begins late would leave a core idle at the end. */
const longest = [
  "test/hostile/fuzz/first",
  "test/hostile/fuzz/second",
  "test/targets/go/taken-names",
  "test/targets/python/reserved",
  "test/conformance/fuzz",
  "test/targets/rust/crate",
  "test/targets/java/tools",
  "test/witness/witness",
  "test/targets/site/pages",
  "test/hostile/tools",
  "test/guides/playground",
  "test/packages",
  "test/crash/crash",
  "test/hostile/grid",
  "test/guides/guides",
  "test/new",
  "test/load/mutate",
  "test/examples/target-c",
  "test/targets/sql/spark",
  "test/merge/merge",
  "test/targets/go/standard",
  "test/targets/docs/pages",
  "test/cli/generate",
  "test/targets/python/package",
  "test/targets/typescript/compile",
  "test/targets/go/tools",
  "test/cli/target-test",
  "test/newcomer/newcomer",
  "test/guides/site",
  "test/hostile/determinism",
  "test/targets/typescript/compiler",
  "test/targets/go/program",
  "test/file-key",
  "test/cli/outs",
  "test/examples/bazel",
  "test/cli/specs",
  "test/cli/incremental",
  "test/readme",
  "test/targets/python/program",
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
