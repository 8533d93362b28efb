import * as v from "valibot";
import { expect, it } from "vitest";
import { generate } from "../../generator/pipeline.js";
import type { Target } from "../../generator/targets/target.js";
import { tinySpec } from "../support/specs.js";

const targetWith = (id: string, paths: readonly string[]): Target => ({
  id,
  options: v.object({}),
  identifiers: () => [],
  generate: () => Promise.resolve(paths.map((path) => ({ path, text: path }))),
});

const outputsOf = (...targets: readonly Target[]): ReturnType<typeof generate> =>
  generate({
    spec: [
      {
        path: "errspec.yaml",
        source: "spec/errspec.yaml",
        text: tinySpec.replace(
          /^modules:/m,
          `targets: { ${targets.map(({ id }) => `${id}: {}`).join(", ")} }\nmodules:`,
        ),
      },
    ],
    targets,
    templates: new Map(),
  });

it.each([
  ["lisp/tests/a.l", "two files would be lisp/tests/a.l"],
  ["lisp/Tests/A.l", "lisp/tests/a.l and lisp/Tests/A.l would be one file"],
])("two files in one place are an error of the target: %s", async (path, message) => {
  const { diagnostics, files } = await outputsOf(targetWith("lisp", ["lisp/tests/a.l", path]));
  expect(files).toEqual([]);
  expect(diagnostics).toMatchObject([
    { rule: "unique-identifier", severity: "error", message, at: { file: "errspec.yaml" } },
  ]);
  expect(diagnostics[0]?.at.line).toBeGreaterThan(1);
});

it("two targets cannot write one file either", async () => {
  const { diagnostics } = await outputsOf(targetWith("lisp", ["README.md"]), targetWith("perl", ["readme.md"]));
  expect(diagnostics.map(({ message }) => message)).toEqual(["README.md and readme.md would be one file"]);
});

it("files in places of their own are no error", async () => {
  const { diagnostics, files } = await outputsOf(
    targetWith("lisp", ["lisp/a", "lisp/a/b"]),
    targetWith("perl", ["perl/a"]),
  );
  expect([diagnostics, files.length]).toEqual([[], 4]); // the attributes too
});
