import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { run } from "../../support/tools.js";
import { cases } from "./cases.js";
import { compile, compilers, packageOf, write } from "./support.js";

const packages = Object.entries(cases).map(([title, catalog]) => ({ title, catalog }));

test.each(compilers)("every package compiles with %s, to what it holds", async (compiler) => {
  const files = new Map<string, string>();
  for (const [index, { catalog }] of packages.entries()) {
    for (const [path, text] of await packageOf(catalog())) {
      files.set(`${index}/${path}`, text);
      if (path === "tsconfig.json") files.set(path, text.replace('["src"]', '["*/src"]'));
    }
  }
  const { folder, remove } = write(files);
  try {
    const output = ["--noEmit", "false", "--declarationMap", "--rootDir", ".", "--outDir", "built"];
    const ran = await compile(compiler, folder, ...output, "--erasableSyntaxOnly", "false");
    expect(ran).toMatchObject({ status: 0, stdout: "" });
    const emitted = [...files].filter(([path]) => path.includes("/esm/"));
    expect(emitted.length).toBeGreaterThan(3 * 10 * packages.length);
    for (const [path, text] of emitted) {
      const built = readFileSync(join(folder, "built", path.replace("/esm/", "/src/")), "utf8");
      if (path.endsWith(".js")) expect(withoutComments(text), path).toBe(withoutComments(built));
      else if (path.endsWith(".d.ts")) expect(withoutHeader(text), path).toBe(withoutHeader(built));
      else expectMap(path, text, built, files);
    }
  } finally {
    remove();
  }

  function expectMap(path: string, text: string, built: string, all: ReadonlyMap<string, string>): void {
    const map = JSON.parse(text) as SourceMap;
    expect(map.file).toBe(posix.basename(path, ".map"));
    const [source = ""] = map.sources;
    expect(all.has(posix.join(posix.dirname(path), source)), `${path}: ${source}`).toBe(true);
    // TypeScript 7 maps a few heads of overloads to another column.
    if (compiler !== "typescript-7") expect(map.mappings).toBe(`;${(JSON.parse(built) as SourceMap).mappings}`);
  }
});

interface SourceMap {
  readonly file: string;
  readonly sources: readonly string[];
  readonly mappings: string;
}

function withoutHeader(text: string): string {
  return text.replace(/^\/\/.*\n/, "").trim();
}

function withoutComments(script: string): string {
  return ts.transpileModule(script, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
  }).outputText;
}

test.each(packages)("$title: passes its own tests as it is written", async ({ catalog }) => {
  const { folder, remove } = write(await packageOf(catalog()));
  try {
    const { status, stdout } = await run("npm", ["test"], { cwd: folder });
    expect(status, stdout).toBe(0);
  } finally {
    remove();
  }
});
