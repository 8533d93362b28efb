import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { check } from "../generator/check.js";
import { placesOf } from "../generator/load/places.js";
import { targets } from "../generator/targets/index.js";
import { root } from "./support/tools.js";

vi.mock(import("../generator/load/places.js"), async (original) => {
  const actual = await original();
  return { ...actual, placesOf: vi.fn(actual.placesOf) };
});

it("looks up no place of a spec that has no problem, and only those of the file that has one", () => {
  const folder = join(root, "spec");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({ path: name, source: `spec/${name}`, text: readFileSync(join(folder, name), "utf8") }));
  expect(check(files, targets).diagnostics).toEqual([]);
  expect(placesOf).not.toHaveBeenCalled();

  const wrong = files.map((file) => ({
    ...file,
    text: file.text.replace("name: InvalidAction", "name: InvalidRequest"),
  }));
  expect(check(wrong, targets).diagnostics).not.toEqual([]);
  expect(placesOf).toHaveBeenCalledTimes(1);
});
