import { describe, expect, it } from "vitest";
import { loadText } from "../support/catalog.js";
import { specOf } from "../support/specs.js";

const load = (type: string, codes: string) =>
  loadText(
    specOf(type === "string" ? "- { code: x, name: Aa, text: x }" : "", {
      module: `code-type: ${type}\nreserved: [{ codes: ["${codes}"], reason: x }]\n`,
    }).replace(/errors:\s*$/, "errors: []\n"),
  );

describe("a range of codes", () => {
  it.each<[type: string, codes: string, range: [string, string]]>([
    ["int", "5", ["5", "5"]],
    ["int", "1103-1109", ["1103", "1109"]],
    ["int", "7-7", ["7", "7"]],
    ["int", "-5", ["-5", "-5"]],
    ["int", "-32099--32000", ["-32099", "-32000"]],
    ["hex", "0x10-0x1f", ["0x00000010", "0x0000001F"]],
    ["string", "a-b", ["a-b", "a-b"]],
  ])("of type %s: %s is %j", (type, codes, range) => {
    const { catalog, diagnostics } = load(type, codes);
    expect(diagnostics).toEqual([]);
    expect(catalog?.modules[0]?.reserved[0]?.codes).toEqual([range]);
  });

  it.each([
    ["int", "9-1", "range-order"],
    ["int", "1-x", "canonical-code"],
    ["int", "x-1", "canonical-code"],
    ["int", "1-2-3", "canonical-code"],
    ["int", "1-2!", "canonical-code"],
    ["int", "!1-2", "canonical-code"],
    ["int", "-", "canonical-code"],
  ])("of type %s is invalid: %s", (type, codes, rule) => {
    const { catalog, diagnostics } = load(type, codes);
    expect(diagnostics.map((found) => found.rule)).toEqual([rule]);
    expect(catalog?.modules[0]?.reserved[0]?.codes).toEqual([]);
  });

  it("of hexadecimal codes has 32 bits without a sign by default", () => {
    expect(load("hex", "0x1").catalog?.modules[0]?.codeType).toEqual({ kind: "hex", bits: 32, signed: false });
    const other = load("{ kind: hex, bits: 8, signed: true }", "0x1").catalog?.modules[0];
    expect(other?.codeType).toEqual({ kind: "hex", bits: 8, signed: true });
    expect(other?.reserved[0]?.codes).toEqual([["0x01", "0x01"]]);
  });
});
