import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { readBuildId, readStarter, readTemplates, sizeProblem } from "../../generator/disk/inputs.js";
import { readParsedTemplate, readTemplate } from "../../generator/disk/shipped-templates.js";
import { readSpecFolder } from "../../generator/disk/spec-folder.js";
import { parseTemplate } from "../../generator/render/parse.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

it("reads the YAML files of a spec folder, by name, and links to files", () => {
  const folder = temporaryFolder();
  put(folder, { "b.yaml": "b", "a.yml": "a", "c.txt": "c", "d.yaml.orig": "d", "schema/d.yaml": "d" });
  symlinkSync("b.yaml", join(folder, "z.yaml"));
  const found = readSpecFolder(folder).map(({ source, bytes }) => [source.split("/")[1], bytes.toString()]);
  expect(found).toEqual([
    ["a.yml", "a"],
    ["b.yaml", "b"],
    ["z.yaml", "b"],
  ]);
});

it("does not wait for a pipe", () => {
  const folder = temporaryFolder();
  execFileSync("mkfifo", [join(folder, "a.yaml")]);
  expect(() => readSpecFolder(folder)).toThrow("a.yaml is not a file");
});

it("does not read devices, and files that are too large", () => {
  const folder = temporaryFolder();
  symlinkSync("/dev/zero", join(folder, "a.yaml"));
  expect(() => readSpecFolder(folder)).toThrow("a.yaml is not a file");
  const other = temporaryFolder();
  writeFileSync(join(other, "b.yaml"), "");
  truncateSync(join(other, "b.yaml"), 8 * 1024 * 1024 + 1);
  expect(() => readSpecFolder(other)).toThrow("b.yaml is too large");
});

it("says how large a file may be, where it is larger", () => {
  expect(sizeProblem("a", 8 * 1024 * 1024)).toBeUndefined();
  expect(sizeProblem("a", 8 * 1024 * 1024 + 1)).toBe("a is too large; the limit is 8 MB");
  expect(sizeProblem("a", 1024 * 1024 + 1, 1)).toBe("a is too large; the limit is 1 MB");
});

it("names files as seen from where the user stands, and by the folder they are in", () => {
  const folder = temporaryFolder();
  put(folder, { "spec/a.yaml": "1" });
  const pathsFrom = (cwd: string): unknown => {
    vi.spyOn(process, "cwd").mockReturnValue(cwd);
    const [file] = readSpecFolder(join(folder, "spec"));
    vi.restoreAllMocks();
    return [file?.path, file?.source];
  };
  expect(pathsFrom(folder)).toEqual(["spec/a.yaml", "spec/a.yaml"]);
  expect(pathsFrom(join(folder, "spec"))).toEqual(["a.yaml", "spec/a.yaml"]);
  expect(pathsFrom(join(folder, "other"))).toEqual(["../spec/a.yaml", "spec/a.yaml"]);
});

it("has a spec to start from, templates by path, and what tells this build from others", () => {
  const starter = readStarter();
  expect(starter.map(({ path }) => path)).toEqual([
    "errspec.yaml",
    "orders.yaml",
    "schema/errspec.schema.json",
    "schema/module.schema.json",
    "schema/operations.schema.json",
  ]);
  for (const { path, text } of starter.slice(2)) {
    expect(text).toBe(readFileSync(join(root, "spec", path), "utf8"));
  }
  const paths = readTemplates().map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["go/module.go.hbs", "init/errspec.yaml", "site/client/page.js"]));
  for (const { path, source, bytes } of readTemplates().filter((template) => template.path.startsWith("go/"))) {
    expect([source, bytes]).toEqual([path, readFileSync(join(root, "templates", path))]);
  }
  for (const { path, bytes } of readTemplates()) expect(readTemplate(path)).toBe(bytes.toString("utf8"));
  expect(readTemplate("go/none.hbs")).toBeUndefined();
  expect(readTemplate("constructor")).toBeUndefined();
  const text = readTemplate("go/module.go.hbs") ?? "";
  expect(JSON.parse(readParsedTemplate(text) ?? "")).toEqual(parseTemplate(text));
  expect(readParsedTemplate(`${text} `)).toBeUndefined();
  expect(readBuildId()).toMatch(/^[0-9a-f]{64}$/);
});
