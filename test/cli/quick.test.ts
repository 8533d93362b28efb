import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { quickAnswer } from "../../generator/cli/quick.js";
import { root } from "../support/tools.js";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };

it("gives the version without a full run, unless there is more to do", () => {
  expect(quickAnswer(["--version"])).toBe(`${version}\n`);
  expect(quickAnswer(["-V"])).toBe(`${version}\n`);
  for (const args of [[], ["--help"], ["--version", "lint"], ["lint", "--version"]]) {
    expect(quickAnswer(args)).toBeUndefined();
  }
});
