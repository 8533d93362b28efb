import { describe, expect, test } from "vitest";
import { declarationsOf } from "../../../generator/targets/typescript/compile/declarations.js";
import { scriptOf } from "../../../generator/targets/typescript/compile/script.js";

const unknown = /^the printer of TypeScript does not know what is at /;

describe("what the printers do not know is an error, and never wrong code", () => {
  test.each([
    ["a default value", "export function f(a: number = 1): void {}\n"],
    ["a pattern as a parameter", "export function f({ a, b }: A): void {}\n"],
    ["a generic method", "export interface A {\n  f<T>(a: T): void;\n}\n"],
    ["a tuple without names", "export type A = readonly [B | C];\n"],
  ])("in declarations: %s", (_, source) => {
    expect(() => declarationsOf(source)).toThrow(unknown);
  });

  test.each([
    ["the type of an arrow function's parameter", "const f = (a: A) => a;\n"],
    ["an optional parameter of an arrow function", "const f = (a?: A) => a;\n"],
    ["the type of an arrow function's result", "const f = (a): A => a;\n"],
    ["types as arguments", "const a = new Map<string, A>();\n"],
  ])("in scripts: %s", (_, source) => {
    expect(() => scriptOf(source)).toThrow(unknown);
  });

  test("but an interface without members is known", () => {
    expect(declarationsOf("export interface A {}\n").text.trim()).toBe("export interface A {\n}");
    expect(declarationsOf("export type A = {};\n").text.trim()).toBe("export type A = {};");
  });

  test("but conditions and comparisons are known", () => {
    const source = "const a = b ? c : d < e ? { f: g } : h;\n";
    expect(scriptOf(source)).toBe(`${source}export {};\n`);
  });
});
