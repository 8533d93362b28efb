import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { diagnosticText } from "../generator/diagnostic/text.js";
import { readTemplates } from "../generator/disk/inputs.js";
import { generate } from "../generator/pipeline.js";
import { targets } from "../generator/targets/index.js";
import { tree } from "./support/folder.js";
import { root } from "./support/tools.js";

/*
 * A case is a folder that tells one story: `spec.yaml`, and what comes of it, in `expect/` and in `diagnostics.txt`.
 * `npx vitest run test/cases.test.ts -u` writes both anew; read the difference as if you had written that code.
 */

const cases = join(root, "test", "cases");
const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));
/** Whether vitest was told to write snapshots anew. Its workers do not see its arguments, only what it made of them. */
function isUpdate(): boolean {
  const { snapshotState } = expect.getState() as unknown as { snapshotState?: { _updateSnapshot?: string } };
  return snapshotState?._updateSnapshot === "all";
}

describe.each(readdirSync(cases))("the case %s", (story) => {
  const folder = join(cases, story);
  const text = readFileSync(join(folder, "spec.yaml"), "utf8");
  const outputs = generate({
    spec: [{ path: "spec.yaml", source: "spec/errspec.yaml", text }],
    targets,
    templates,
  });

  it("has the diagnostics it should", async () => {
    const { diagnostics } = await outputs;
    const sources = new Map([["spec.yaml", text]]);
    const lines = diagnostics.map((diagnostic) => diagnosticText(diagnostic, sources, (_, word) => word));
    await expect(lines.map((line) => `${line}\n`).join("\n")).toMatchFileSnapshot(join(folder, "diagnostics.txt"));
  });

  it("has the files it should, and no others", async () => {
    // Nobody reads a thousand rows, a schema that is the same for all, or scripts: out/ has them, and pages but for operations.
    const files = (await outputs).files.filter(
      ({ path }) =>
        !/^site\/(?!en\/(?:operations|formats))|(?:de|en)code\.jsonl$|envelopes\.jsonl$|catalog\.schema\.json$/.test(
          path,
        ),
    );
    const expected = join(folder, "expect");
    const stale = existsSync(expected)
      ? Object.keys(tree(expected)).filter((path) => !files.some((file) => file.path === path))
      : [];
    if (isUpdate()) for (const path of stale) rmSync(join(expected, path));
    else expect(stale).toEqual([]);
    for (const file of files) await expect(file.text, file.path).toMatchFileSnapshot(join(expected, file.path));
  });
});
