import { describe, expect, it } from "vitest";
import { nextCommand } from "../../generator/cli/next.js";
import { nextCode } from "../../generator/next-code.js";
import { catalogOf } from "../support/catalog.js";
import { put, temporaryFolder } from "../support/folder.js";
import { specOf } from "../support/specs.js";
import { captured } from "./captured.js";

const entries = (codes: readonly string[], more = ""): string =>
  codes
    .map((code, index) => `- { code: ${code}, name: Error${"abcdefghij".charAt(index)}, text: x${more} }`)
    .join("\n");

function next(spec: string, group?: string): string {
  const catalog = catalogOf(spec);
  const [module] = catalog.modules;
  if (module === undefined) throw new Error("no module");
  const { next: code, gaps } = nextCode(catalog, module, group);
  return `${code ?? "none"} [${gaps.map(([first, last]) => `${first}..${last}`).join(" ")}]`;
}

describe("the next free code", () => {
  it.each<[title: string, spec: string, group: string | undefined, expected: string]>([
    [
      "comes after the last one, whatever the order",
      specOf(entries(["105", "100", "101"])),
      undefined,
      "106 [102..104]",
    ],
    ["is 1 in a module without entries", specOf("").replace(/errors:\s*$/, "errors: []\n"), undefined, "1 []"],
    [
      "is in the range of its group, and its gaps are too",
      specOf(entries(["100", "103"], ", group: one"), { module: "groups: { one: { range: 98-110 } }\n" }),
      "one",
      "104 [98..99 101..102]",
    ],
    [
      "begins at the range of a group without entries",
      specOf(entries(["7"]), { module: "groups: { one: { range: 98-110 } }\n" }),
      "one",
      "98 []",
    ],
    [
      "is none where the range is full behind the last one",
      specOf(entries(["100", "102"], ", group: one"), { module: "groups: { one: { range: 100-102 } }\n" }),
      "one",
      "none [101..101]",
    ],
    [
      "leaves out what is reserved and the ranges of other groups",
      specOf(entries(["100", "120"]), {
        module: "groups: { one: { range: 121-130 } }\nreserved: [{ codes: [131-139, 105], reason: gone }]\n",
      }),
      undefined,
      "140 [101..104 106..119]",
    ],
    [
      "leaves out the code of success",
      specOf(entries(["-3", "3"]), { catalog: "" }).replace("{ code: /code", "{ success: { code: 0 }, code: /code"),
      undefined,
      "4 [-2..-1 1..2]",
    ],
    ["goes down where all are below zero", specOf(entries(["-32001", "-32004"])), undefined, "-32005 [-32002..-32003]"],
    [
      "is spelt as its module spells codes",
      specOf(entries(["0x0000000F"]), { module: "code-type: hex\n" }),
      undefined,
      "0x00000010 []",
    ],
  ])("%s", (_, spec, group, expected) => {
    expect(next(spec, group)).toBe(expected);
  });

  it("is none of the common codes", () => {
    const spec = `errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code, common: all, module-code: [{ at: /message, forms: ["({code})"] }] }
modules:
  - { module: all, errors: [{ code: 12, name: Aa, text: x }] }
  - { module: things, errors: [{ code: 11, name: Aa, text: x }] }
`;
    const catalog = catalogOf(spec);
    const [, things] = catalog.modules;
    expect(things === undefined ? undefined : nextCode(catalog, things, undefined).next).toBe("13");
  });

  it("is not searched step by step", () => {
    const wide = specOf(entries(["1", "2000000000"]));
    expect(next(wide)).toBe("2000000001 [2..1999999999]");
  });
});

describe("errspec next", () => {
  const folder = (spec: string): string => {
    const path = temporaryFolder();
    put(path, { "spec/errspec.yaml": spec });
    return path;
  };
  const spec = specOf(entries(["100", "103"], ", group: one"), { module: "groups: { one: { range: 100-199 } }\n" });

  it("prints the code on a line of its own, then the gaps", async () => {
    const path = folder(spec);
    const { result, stdout } = await captured(path, () =>
      nextCommand({ spec: `${path}/spec`, group: "one", json: false }),
    );
    expect([result, stdout]).toEqual([0, "104\ngaps: 101-102\n"]);
  });

  it("prints JSON", async () => {
    const path = folder(spec);
    const { stdout } = await captured(path, () => nextCommand({ spec: `${path}/spec`, module: "things", json: true }));
    // Without its group, the range of a group is not free.
    expect(JSON.parse(stdout)).toEqual({ version: 1, module: "things", group: null, next: "200", gaps: [] });
  });

  it.each([
    [
      "a module that there is not",
      { module: "thing", json: false },
      "there is no module thing; did you mean `things`?",
    ],
    ["an unknown group", { group: "two", json: false }, "there is no group two; choose from one"],
  ])("refuses %s", async (_, options, message) => {
    const path = folder(spec);
    await expect(nextCommand({ spec: `${path}/spec`, ...options })).rejects.toThrow(message);
  });

  it("refuses codes that are not numbers", async () => {
    const path = folder(specOf(entries(["22P02"]), { module: "code-type: sqlstate\n" }));
    await expect(nextCommand({ spec: `${path}/spec`, json: false })).rejects.toThrow(
      "codes of things are of type sqlstate; only numeric codes have a next one",
    );
  });

  it("gives no answer from a spec with errors", async () => {
    const path = folder(spec.replace("code: 103", "code: 0103"));
    const { result, stdout, stderr } = await captured(path, () => nextCommand({ spec: `${path}/spec`, json: false }));
    expect([result, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("spec/errspec.yaml:11:17: error[canonical-code]");
  });

  it("says when there is no room", async () => {
    const path = folder(spec.replace("100-199", "100-103"));
    const { result, stdout, stderr } = await captured(path, () =>
      nextCommand({ spec: `${path}/spec`, group: "one", json: false }),
    );
    expect([result, stdout, stderr]).toEqual([
      1,
      "gaps: 101-102\n",
      "errspec: no free code is left after the last one of one\n",
    ]);
  });
});
