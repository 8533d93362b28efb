import { describe, expect, it } from "vitest";
import { importTarget, runProgram } from "../../generator/disk/custom-target.js";
import { put, temporaryFolder } from "../support/folder.js";

describe("the code of a custom target", () => {
  const files = {
    "a.mjs": "export default 1;",
    "b.mjs": "export const target = 2; export default 3;",
    "c.ts": "export default 4 as number;",
    "node_modules/errspec-target-d/index.js": "module.exports = 5;",
  };
  const load = (from: Parameters<typeof importTarget>[1], canTypeScript?: boolean): Promise<unknown> => {
    const folder = temporaryFolder();
    put(folder, files);
    return importTarget(folder, from, canTypeScript);
  };
  const file = (path: string) => ({ kind: "file", path }) as const;

  it("is what a file or a package exports", async () => {
    expect(await load(file("./a.mjs"))).toBe(1);
    expect(await load(file("./b.mjs"))).toBe(2);
    expect(await load({ kind: "package", name: "errspec-target-d" })).toBe(5);
  });

  it("is missed with what to do", async () => {
    await expect(load(file("./no.mjs"))).rejects.toThrow(/no\.mjs does not exist$/);
    await expect(load({ kind: "package", name: "errspec-target-no" })).rejects.toThrow(
      "the package errspec-target-no is not installed; run `npm install --save-dev errspec-target-no`",
    );
    await expect(load(file("./c.ts"), false)).rejects.toThrow(
      /^Node v.* cannot run TypeScript; use Node 22\.18 or later, or compile it to JavaScript$/,
    );
  });
});

describe("a program", () => {
  const node = (code: string, input = "", limit?: number): Promise<string> =>
    runProgram(temporaryFolder(), [process.execPath, "-e", code], input, { limit });

  it("gets its input and gives what it prints", async () => {
    expect(await node("process.stdin.pipe(process.stdout)", "文字")).toBe("文字");
    expect(await node("", "x".repeat(1_000_000))).toBe("");
  });

  it("that fails is an error", async () => {
    await expect(node("process.exit(3)")).rejects.toThrow(/ ended with exit code 3$/);
    await expect(node("process.kill(process.pid)")).rejects.toThrow(/ was killed$/);
    await expect(node("console.log('x'.repeat(2 ** 21))", "", 1)).rejects.toThrow(/ printed more than 1 MB$/);
    await expect(node("process.stdout.write(Buffer.from([255]))")).rejects.toThrow();
    await expect(runProgram(temporaryFolder(), [], "")).rejects.toThrow();
  });
});
