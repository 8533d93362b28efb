import { describe, expect, it } from "vitest";
import { propose } from "../../generator/import/propose.js";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";

const imported = (lines: readonly string[], path = "error-codes.csv") =>
  propose({
    document: { path, text: `${lines.join("\n")}\n`, sha256: "0".repeat(64) },
    translations: [],
    language: undefined,
    check: (spec) => check(spec, targets),
  });

/** Sixty errors with eight statuses between them. */
const errors = ["Access", "Bucket", "Key", "Part", "Policy", "Region", "Token", "Upload", "Version", "Zone"].flatMap(
  (subject) => ["Denied", "Expired", "Invalid", "Missing", "NotFound", "TooLarge"].map((end) => `${subject}${end}`),
);
const statuses = [400, 401, 403, 404, 409, 429, 500, 503];
const statusOf = (i: number): number => statuses[i % statuses.length] ?? 400;

describe("a column of HTTP statuses that repeat", () => {
  for (const header of ["HTTP status", "status", "Status code", "code", "error code"]) {
    it(`is not the code column if it is called \`${header}\` and another column has distinct codes`, async () => {
      const rows = errors.map((name, i) => `${name},${statusOf(i)},What ${name} means.`);
      const { draft } = await imported([`name,${header},description`, ...rows]);
      const entries = draft.modules.flatMap((module) => module.entries);
      expect(entries.map(({ code }) => code)).toEqual(errors);
      expect(entries.map(({ http }) => http)).toEqual(errors.map((_, i) => statusOf(i)));
    });
  }

  it("is refused if no other column has distinct codes", async () => {
    const rows = errors.map((name, i) => `${statusOf(i)},${name} happened in the service`);
    await expect(imported(["error code,description", ...rows])).rejects.toThrow(
      /`error code` repeats the same few HTTP statuses in 60 rows, and no other column has a distinct code for each row; add a/,
    );
  });
});

describe("rows that share a code", () => {
  it("are reported as merged, not as taken", async () => {
    const { report } = await imported([
      "error code,message",
      "1001,The order does not exist.",
      "1001,The order was deleted.",
      "1002,The order is closed.",
    ]);
    const [account] = report.accounts;
    expect(account?.cells).toEqual({ taken: 4, merged: 2, skipped: 2, empty: 0, lost: 0 });
    expect(account?.tables.map(({ codes, mergedRows }) => [codes, mergedRows])).toEqual([[2, 1]]);
  });
});
