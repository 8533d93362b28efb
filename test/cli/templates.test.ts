import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/* Templates that a team has copied beside its spec and changed. */

const spec = `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
targets: { go: { module: example.com/shop }, python: }
modules:
  - { module: orders, title: Orders, errors: [{ code: 1001, name: OrderNotFound, text: The order does not exist., kind: not_found, action: fix_request }] }
`;

function project(withFormatters = true) {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": spec });
  if (withFormatters) {
    mkdirSync(join(folder, "node_modules", "@wasm-fmt"), { recursive: true });
    for (const name of ["@wasm-fmt/gofmt", "@wasm-fmt/ruff_fmt"]) {
      symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
    }
  }
  const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder), NO_COLOR: "1" };
  const errspec = (...args: string[]) => {
    const all = [join(root, "dist", "main.js"), ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: folder, env, encoding: "utf8" });
    return { status, stdout, stderr };
  };
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const edit = (path: string, change: (text: string) => string): void => put(folder, { [path]: change(read(path)) });
  return { folder, errspec, read, edit };
}

const kind = "spec/templates/go/kind.go.hbs";

describe("a template", () => {
  it("is copied beside the spec with its original, and changes nothing by itself", () => {
    const { errspec, read, folder } = project();
    errspec("generate");
    const before = tree(join(folder, "out"));
    expect(errspec("templates", "diff")).toMatchObject({
      status: 0,
      stdout: "no templates are overridden; copy one with `errspec templates eject go module.go`\n",
    });
    expect(errspec("templates", "eject", "go", "kind.go")).toEqual({
      status: 0,
      stdout: `created ${kind}\n`,
      stderr: "",
    });
    const shipped = readFileSync(join(root, "templates", "go", "kind.go.hbs"), "utf8");
    expect(read(kind)).toBe(shipped);
    expect(read("spec/templates/original/go/kind.go.hbs")).toBe(shipped);
    const hash = createHash("sha256").update(shipped).digest("hex");
    expect(JSON.parse(read("spec/templates/ejected.json"))).toEqual({ "go/kind.go.hbs": hash });
    expect(errspec("generate").stdout).toMatch(/^0 files changed/);
    expect(tree(join(folder, "out"))).toEqual(before);
    expect(errspec("templates", "diff")).toMatchObject({ status: 0, stdout: "go/kind.go.hbs: as it was copied\n" });
    expect(errspec("templates", "eject", "go", "kind.go")).toMatchObject({
      status: 2,
      stderr: `errspec: ${kind} already exists; delete it to copy errspec's again\n`,
    });
  });

  it("makes other files, which are formatted, until it is deleted", () => {
    const { errspec, read, edit, folder } = project();
    errspec("generate");
    const before = read("out/go/kind.go");
    errspec("templates", "eject", "go", "kind.go");
    errspec("templates", "eject", "python", "_info.py");
    edit(kind, (text) => `${text}\nfunc  mine( ) int   {\nreturn 1 }\n`);
    edit("spec/templates/python/_info.py.hbs", (text) => `${text}\nmine  =  { 'a':1 }\n`);
    expect(errspec("generate")).toMatchObject({ status: 0, stderr: "" });
    expect(read("out/go/kind.go")).toBe(`${before}\nfunc mine() int {\n\treturn 1\n}\n`);
    expect(read("out/python/shop_errors/_info.py")).toMatch(/\nmine = \{"a": 1\}\n$/);
    expect(errspec("generate", "--check")).toMatchObject({ status: 0 });
    rmSync(join(folder, "spec", "templates"), { recursive: true });
    expect(errspec("generate", "--check").status).toBe(1);
    errspec("generate");
    expect(read("out/go/kind.go")).toBe(before);
  });

  it("whose output has no formatter is said", () => {
    const { errspec, edit, read } = project(false);
    errspec("templates", "eject", "go", "kind.go");
    edit(kind, (text) => `${text}\nvar   x int\n`);
    expect(errspec("generate")).toMatchObject({
      status: 0,
      stderr:
        "errspec: files of overridden templates are not formatted; run `npm install --save-dev @wasm-fmt/gofmt`\n",
    });
    expect(read("out/go/kind.go")).toContain("var   x int");
  });

  it("is compared in three versions after an upgrade", () => {
    const { errspec, edit, folder, read } = project();
    errspec("templates", "eject", "go", "kind.go");
    edit(kind, (text) => `${text}\n// mine\n`);
    expect(errspec("templates", "diff")).toMatchObject({ status: 0 });
    expect(errspec("templates", "diff").stdout).toContain("go/kind.go.hbs: changed by you, not by errspec\n");
    // As if an earlier errspec had a line that today's lacks.
    const earlier = `${read("spec/templates/original/go/kind.go.hbs")}\n// earlier\n`;
    const hash = createHash("sha256").update(earlier).digest("hex");
    put(folder, {
      "spec/templates/original/go/kind.go.hbs": earlier,
      "spec/templates/ejected.json": JSON.stringify({ "go/kind.go.hbs": hash }),
    });
    const { status, stdout } = errspec("templates", "diff");
    expect(status).toBe(1);
    expect(stdout).toContain("go/kind.go.hbs: changed by errspec since you copied it");
    expect(stdout).toMatch(
      /^--- go\/kind\.go\.hbs \(original\)\t?\n\+\+\+ go\/kind\.go\.hbs \(errspec now\)[^]*\n-\/\/ earlier\n/m,
    );
    expect(stdout).toMatch(/^\+\+\+ go\/kind\.go\.hbs \(yours\)[^]*\n\+\/\/ mine\n/m);
    put(folder, { "spec/templates/original/go/kind.go.hbs": "changed" });
    expect(errspec("templates", "diff").stdout).toContain("the copy of the original was changed or deleted");
  });

  it.each([
    [
      "a field that there is not",
      "\n{{nonsense}}\n",
      ':3: "nonsense" not defined in object; see `errspec templates diff`',
    ],
    ["one in a block", "\n{{#if header}}\n{{nonsense}}\n{{/if}}", ':4: "nonsense" not defined in object; '],
    ["a helper that there is not", "\n{{shout header}}", ":3: unknown helper shout; "],
    ["half a block", "\n{{#if header}}", ": Handlebars cannot read it: "],
    ["what no template has", "\n{{#with header}}{{/with}}", ":3: unknown helper with; "],
    ["text without its encoder", "\n{{comment header}}", ":3: {{comment}} takes free text, and got string; "],
    ["no Go", "\nfunc {", "go/kind.go, made with an overridden template, cannot be formatted by @wasm-fmt/gofmt: "],
  ])("with %s is an error at its line", (_, more, message) => {
    const { errspec, folder } = project();
    errspec("templates", "eject", "go", "kind.go");
    put(folder, { [kind]: `package shop\n${more}\n` });
    const { status, stderr } = errspec("generate");
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(Object.keys(tree(folder)).filter((path) => path.startsWith("out/go/kind"))).toEqual([]);
  });

  it.each([
    [["templates", "eject", "go", "kinds.go"], "there is no template go/kinds.go.hbs; did you mean `go/kind.go.hbs`?"],
    [["templates", "eject", "go", "../../x"], "there is no template go/../../x.hbs; go has "],
    [["templates", "eject", "cobol", "x"], "there is no template cobol/x.hbs; "],
  ])("is refused by %j", (args, message) => {
    const { status, stderr } = project().errspec(...args);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it("that replaces none is refused", () => {
    const { errspec, folder } = project();
    put(folder, { "spec/templates/go/mine.go.hbs": "x" });
    expect(errspec("generate")).toMatchObject({
      status: 2,
      stderr: "errspec: spec/templates/go/mine.go.hbs replaces no template; copy one with `errspec templates eject`\n",
    });
  });
});
