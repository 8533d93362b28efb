import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propose, specFiles } from "../../generator/import/propose.js";
import type { Proposal } from "../../generator/import/propose.js";
import { applyPlan } from "../../generator/import/merge/apply.js";
import { planMerge } from "../../generator/import/merge/plan.js";
import { snapshotAfter, snapshotOf } from "../../generator/import/merge/snapshot.js";
import type { Snapshot } from "../../generator/import/merge/snapshot.js";
import { check } from "../../generator/check.js";
import type { SpecFile } from "../../generator/load/spec-file.js";
import { targets } from "../../generator/targets/index.js";

type Row = readonly [code: number, text: string, solution: string];

const words = fc.constantFrom(
  "The order is closed",
  "No such order: 'x'",
  "Too many # of orders",
  "订单不存在",
  '"quoted"',
  "- dash",
  "disk full<br>wait",
  "true",
  "Not signed",
);
const row = fc.tuple(fc.integer({ min: 1, max: 12 }), words, fc.oneof(words, fc.constant("")));
const rows = fc.uniqueArray(row, { selector: ([code]) => code, minLength: 1, maxLength: 8 });

const proposed = (edition: readonly Row[]): Promise<Proposal> =>
  propose({
    document: {
      path: "orders.md",
      text: `# Order errors\n\n| Error code | Description | Solution |\n| --- | --- | --- |\n${edition.map((cells) => `| ${cells.join(" | ")} |\n`).join("")}`,
      sha256: "0".repeat(64),
    },
    translations: [],
    language: "en",
    check: (spec) => check(spec, targets),
  });

describe("editions of a document, with edits between them", () => {
  it("keep the author's edits, take over the rest, and change nothing the second time", async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.array(fc.nat(7), { maxLength: 3 }), async (first, second, edited) => {
        const before = await proposed(first);
        const base = snapshotOf(before.draft);
        const marks = new Set(edited.map((i) => first[i % first.length]?.[0]));
        // The author renames some codes and adds comments.
        const spec = specFiles(before.files).map((file) => ({
          ...file,
          text: file.text.replace(/ {2}- code: (\d+)\n {4}name: .*\n/g, (entry, code: string) =>
            marks.has(Number(code))
              ? `  # about ${code}\n  - code: ${code} # kept\n    name: AuthorsOwn${code}\n    fallback: retry\n`
              : entry,
          ),
        }));

        const { spec: merged, snapshot, kinds } = await merge(spec, base, second);
        const text = merged.map(({ text }) => text).join("\n");
        for (const code of marks) {
          expect(text).toContain(
            `  # about ${code}\n  - code: ${code} # kept\n    name: AuthorsOwn${code}\n    fallback: retry\n`,
          );
        }
        const { catalog } = check(merged, targets);
        const texts = new Map(
          catalog?.modules
            .flatMap(({ success, entries }) => [...(success === undefined ? [] : [success]), ...entries])
            .map(({ code, text }) => [code, text["en"]]),
        );
        for (const [code, text] of second) expect(texts.get(String(code))).toBe(text.replace("<br>", "\n"));
        expect(kinds.filter((kind) => kind === "conflict")).toEqual([]);

        const again = await merge(merged, snapshot, second);
        expect(again.spec).toEqual(merged);
        expect(again.kinds.filter((kind) => kind !== "vanished")).toEqual([]);
      }),
      { numRuns: Number(process.env["FUZZ_RUNS"] ?? 100) },
    );
  }, 300_000);
});

async function merge(
  spec: readonly SpecFile[],
  base: Snapshot,
  edition: readonly Row[],
): Promise<{ readonly spec: readonly SpecFile[]; readonly snapshot: Snapshot; readonly kinds: readonly string[] }> {
  const present = check(spec, targets);
  expect(present.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (present.catalog === undefined) throw new Error("no catalog");
  const plan = planMerge(base, present.catalog, (await proposed(edition)).draft);
  const written = new Map(applyPlan(spec, plan).map(({ path, text }) => [path, text]));
  const known = new Set(spec.map(({ source }) => source));
  const after = [
    ...spec.map((file) => ({ ...file, text: written.get(file.source.replace("spec/", "")) ?? file.text })),
    ...specFiles([...written].filter(([path]) => !known.has(`spec/${path}`)).map(([path, text]) => ({ path, text }))),
  ];
  expect(check(after, targets).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const vanished = plan.changes.filter((change) => change.kind === "vanished");
  return {
    spec: after,
    snapshot: snapshotAfter(base, plan.draft, vanished),
    kinds: plan.changes.map(({ kind }) => kind),
  };
}
