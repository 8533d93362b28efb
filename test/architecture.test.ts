import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { targets } from "../generator/targets/index.js";
import { root } from "./support/tools.js";

const generator = join(root, "generator");
const files = readdirSync(generator, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

/** What a file imports: paths below `generator` for its own, names for packages; dynamic imports too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(generator, file), "utf8");
  return [...text.matchAll(/\bfrom "([^"]+)"|\bimport\("([^"]+)"\)|^import "([^"]+)"/gm)].map(([, a, b, c]) => {
    const name = a ?? b ?? c ?? "";
    return name.startsWith(".") ? posix.join(dirname(file), name).replace(/\.js$/, ".ts") : name;
  });
}

/** The folder that a file belongs to. Each target is a folder of its own, and so are the scripts of the site. */
function folderOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  if (file.startsWith("targets/site/client/")) return "targets/site/client";
  if (!file.includes("/")) return "(root)";
  return first === "targets" && file.split("/").length > 2 ? `targets/${second}` : first;
}

/** What each folder may import besides itself. Whoever is not listed may import nothing. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  api: [], // published as it is
  model: [],
  diagnostic: ["api", "model"],
  load: ["model", "diagnostic"],
  decode: ["model"],
  encode: ["model", "decode"],
  conformance: ["model", "output", "decode", "encode"],
  mock: ["model", "decode", "encode", "conformance", "diagnostic"],
  sdk: ["model", "decode"],
  compare: ["model"],
  rules: ["api", "model", "diagnostic", "decode", "encode", "load", "compare"],
  render: ["model", "diagnostic", "output"],
  output: [],
  disk: ["output", "load", "model"],
  explain: ["api", "model", "decode", "diagnostic"],
  format: ["model", "diagnostic", "load", "edit"],
  edit: ["model", "load"],
  import: ["api", "model", "diagnostic", "load", "decode", "edit", "format", "output"],
  translate: ["model", "diagnostic", "load", "edit"],
  lsp: ["model", "diagnostic", "load"],
  openapi: ["model", "diagnostic", "load", "decode", "encode", "conformance", "edit", "format"],
  audit: ["model", "diagnostic", "compare"],
  trace: ["api", "model", "diagnostic", "compare", "audit"],
  observe: ["api", "model", "decode", "diagnostic", "edit", "targets/site"],
  changelog: ["model", "diagnostic", "compare"],
  "target-test": ["diagnostic"],
  targets: ["api", "diagnostic", "model", "output", "rules", "sdk"],
  custom: ["api", "model", "output", "diagnostic", "sdk", "conformance", "rules", "targets"],
  "targets/site/client": ["model", "decode", "explain", "targets/site"], // runs in a browser
};

const targetMay = ["targets", "model", "rules", "render", "output", "conformance", "diagnostic", "decode", "sdk"];

const ids = targets
  .map(({ id }) => id)
  .filter((id) => id !== "catalog" && id !== "docs")
  .join("|");

describe("the shape of the code", () => {
  it("finds files and their imports", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(importsOf("pipeline.ts")).toContain("check.ts");
  });

  it("has arrows that point one way", () => {
    const wrong = files.flatMap((file) => {
      const from = folderOf(file);
      if (from === "(root)" || from === "cli") return [];
      const may = allowed[from] ?? (from.startsWith("targets/") ? targetMay : []);
      return importsOf(file)
        .filter((path) => path.endsWith(".ts"))
        .filter((path) => {
          const to = folderOf(path);
          const isList = file === "targets/index.ts" && to.startsWith("targets/");
          return to !== from && !may.includes(to) && !isList;
        })
        .map((path) => `${file} imports ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each<[module: RegExp, folders: readonly string[]]>([
    [/^node:fs/, ["disk"]],
    [/^node:child_process$/, ["disk"]],
    [/^handlebars$/, ["render"]],
    [/^ts-morph$/, ["audit", "trace"]],
    [/^commander$/, ["cli"]],
    [/^vscode-languageserver/, ["cli"]],
    [/^yaml$/, ["load", "format", "edit", "import", "translate"]],
  ])("keeps %s in its place", (module, folders) => {
    const users = files.filter((file) => importsOf(file).some((name) => module.test(name))).map(folderOf);
    expect([...new Set(users)].filter((folder) => !folders.includes(folder))).toEqual([]);
  });

  it("uses the process in the command line and on the disk only", () => {
    const users = files.filter((file) => /\bprocess\./.test(readFileSync(join(generator, file), "utf8"))).map(folderOf);
    expect([...new Set(users)].sort()).toEqual(["(root)", "cli", "disk"]);
  });

  it("lists every target's folder, in order, and gives each its templates' folder or none", () => {
    const folders = readdirSync(join(generator, "targets"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(targets.map(({ id }) => id)).toEqual(folders.map(({ name }) => name).sort());
    const templates = readdirSync(join(root, "templates"));
    expect(templates.filter((name) => !targets.some(({ id }) => id === name))).toEqual(["init"]); // a new spec
  });

  it("names no language in the core", () => {
    const core = ["model", "load", "compare", "rules", "diagnostic", "changelog", "explain"];
    core.push("lsp", "render", "output", "decode", "conformance", "sdk", "translate", "edit");
    const words =
      /\b(TypeScript|Go|Python|golang|gofmt|pydantic|IntEnum|errors\.Is|JSDoc|docstrings?|SRC_[A-Z]+)\b|"(go|python|typescript)"/;
    // A reason that a compiler gives.
    const exceptions = ["render/printed-width.ts"];
    const found = files
      .filter((file) => core.includes(folderOf(file)) && !exceptions.includes(file))
      .filter((file) => words.test(readFileSync(join(generator, file), "utf8")));
    expect(found).toEqual([]);
  });

  it("leaves rules about one target to the target, under its ID", () => {
    const named = new RegExp(`\\boptions\\.(?:${ids})\\b|["'](?:${ids})["'/-]|\\{ (?:${ids})\\b`);
    const found = files
      .filter((file) => folderOf(file) === "rules")
      .filter((file) => named.test(readFileSync(join(generator, file), "utf8")));
    expect(found).toEqual([]);
    for (const { id, rules = [] } of targets) {
      expect(rules.filter((rule) => !rule.id.startsWith(`${id}-`))).toEqual([]);
    }
  });
});
