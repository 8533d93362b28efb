import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freeId } from "../../generator/import/draft/reserved-words.js";
import { propose } from "../../generator/import/propose.js";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";

const idsOf = async (name: string): Promise<string[]> => {
  const { draft, diagnostics } = await propose({
    document: {
      path: `${name}.csv`,
      text: "error code,message\n1001,The order is closed.\n1002,The order is lost.\n",
      sha256: "0".repeat(64),
    },
    translations: [],
    language: undefined,
    check: (spec) => check(spec, targets),
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return [draft.id, ...draft.modules.map(({ id }) => id)];
};

const words = fc.constantFrom(
  ..."error errors new http json typing con nul true null yes key value index import type runtime func class map string int main internal test common 错误码 コード 123 4 a x1 __proto__ constructor os io sys".split(
    " ",
  ),
);

describe("the IDs that an import proposes", () => {
  it("are legal in every target for any file name", async () => {
    const name = fc.oneof(
      words,
      fc.string({ maxLength: 12 }),
      fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("-")),
    );
    await fc.assert(
      fc.asyncProperty(name, async (name) => {
        for (const id of await idsOf(name)) expect(id).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
      }),
      { numRuns: 60 },
    );
  });

  it("avoid words that a language, its library or Windows uses", async () => {
    for (const [name, id] of [
      ["error", "error-codes"],
      ["new", "new-codes"],
      ["http", "http-codes"],
      ["json", "json-codes"],
      ["typing", "typing-codes"],
      ["con", "con-codes"],
      ["key-error", "key-error-codes"],
      ["20231231", "catalog"],
      ["错误码", "catalog"],
      ["", "catalog"],
      ["orders", "orders"],
    ] as const) {
      const [catalog, module = ""] = await idsOf(name);
      expect([name, catalog]).toEqual([name, id]);
      expect(freeId(module)).toBe(module);
    }
  });
});
