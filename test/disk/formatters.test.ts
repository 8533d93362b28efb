import { expect, it } from "vitest";
import { formatterPackage, installedFormatter } from "../../generator/disk/formatters.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

it.each([
  ["a.go", "@wasm-fmt/gofmt", "package  a", "package a\n"],
  ["a.pyi", "@wasm-fmt/ruff_fmt", "a='b'", 'a = "b"\n'],
  ["a.mts", "prettier", "a='b'", 'a = "b";\n'],
])("formats %s with %s, if that is installed beside the spec", async (path, name, text, formatted) => {
  expect(formatterPackage(path)).toBe(name);
  const format = await installedFormatter(root, name);
  expect(await format?.(text, path)).toBe(formatted);
  expect(await installedFormatter(temporaryFolder(), name)).toBeUndefined();
});

it("knows no formatter for other files", () => {
  expect(formatterPackage("a.java")).toBeUndefined();
});
