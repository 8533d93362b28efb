import fc from "fast-check";
import { expect, it } from "vitest";
import { check } from "../../generator/check.js";
import { formatSpec } from "../../generator/format/format.js";
import { Unreadable } from "../../generator/import/document.js";
import { propose, specFiles } from "../../generator/import/propose.js";
import { targets } from "../../generator/targets/index.js";
import { documentOf } from "./documents/generate.js";

/** The files that an import proposes, and the same files as `errspec fmt` leaves them. */
async function bothForms(path: string, text: string): Promise<readonly (readonly [string, string])[]> {
  const { draft, files } = await propose({
    document: { path, text, sha256: "0".repeat(64) },
    translations: [],
    language: undefined,
    check: (spec) => check(spec, targets),
  });
  return specFiles(files).map((file) => [file.text, formatSpec(file, draft.locales)] as const);
}

it("the spec of any document needs no formatting", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const { path, text } = documentOf(seed);
      try {
        for (const [proposed, formatted] of await bothForms(path, text)) expect(proposed).toBe(formatted);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    }),
    { numRuns: 60 },
  );
});
