import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../support/cache.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

const run = (folder: string, args: readonly string[], input?: string) =>
  spawnSync(process.execPath, [join(root, "dist", "main.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    input,
    env: { ...process.env, XDG_CACHE_HOME: cacheIn(folder) },
  });

const catalogOf = (folder: string, spec = "spec"): string => readFileSync(join(folder, spec, "errspec.yaml"), "utf8");

describe("errspec init", () => {
  it("takes the name, the address of the documentation and the Go module", () => {
    const folder = temporaryFolder();
    const args = [
      "--name",
      "Shop API",
      "--docs",
      "https://docs.acme.dev/errors",
      "--go-module",
      "github.com/acme/errs",
    ];
    expect(run(folder, ["init", ...args])).toMatchObject({ status: 0, stderr: "" });
    expect(catalogOf(folder)).toMatch(/^catalog: shop-api\ntitle: Shop API$/m);
    expect(catalogOf(folder)).toMatch(/^docs: https:\/\/docs\.acme\.dev\/errors#\{code\}$/m);
    expect(catalogOf(folder)).toContain("go: { module: github.com/acme/errs, layout: packages }");
    expect(run(folder, ["fmt", "--check"])).toMatchObject({ status: 0, stderr: "" });
    expect(run(folder, ["generate"])).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(folder, "out", "go", "go.mod"), "utf8")).toContain("module github.com/acme/errs\n");
  });

  it("refuses values that no spec can have, and writes nothing", () => {
    const folder = temporaryFolder();
    for (const [option, value, message] of [
      ["--name", "订单", /has no word in Latin letters; pass one/],
      ["--name", "Error", /--name: the catalog's name becomes `Error` in typescript/],
      ["--docs", "docs.acme.dev", /is not a web address; pass one/],
      ["--go-module", "Bad/Path!", /--go-module: .* a Go module path is a host and names joined by slashes/],
    ] as const) {
      expect(run(folder, ["init", option, value])).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(message) as string,
      });
    }
    expect(run(folder, ["init"]).status).toBe(0);
  });
});

describe("errspec import", () => {
  it("writes codes without a name to a table, and takes the names that are filled in", () => {
    const folder = temporaryFolder();
    const page = "# 错误码\n\n| 错误码 | 描述 |\n|---|---|\n| 1001 | 订单不存在 |\n| 1002 | 用户不存在 |\n";
    writeFileSync(join(folder, "page.md"), page);
    const args = ["import", "page.md", "--names", "names.csv"];
    const names = join(folder, "names.csv");
    expect(run(folder, args)).toMatchObject({ status: 0, stdout: expect.stringContaining("fill in") as string });
    expect(existsSync(join(folder, "spec"))).toBe(false);
    const table = readFileSync(names, "utf8");
    expect(table).toBe(
      '\ufeff"module","code","name","text"\r\n"page","1001","","订单不存在"\r\n"page","1002","","用户不存在"\r\n',
    );
    for (const [name, problem] of [
      ["order_lost", /names\.csv:2: `order_lost` is not a name: .*; write OrderLost/],
      ["Code1002", /names\.csv:2: Code1002 is the name of both 1001 and 1002/],
    ] as const) {
      writeFileSync(names, table.replace('"1001",""', `"1001","${name}"`));
      expect(run(folder, args)).toMatchObject({ status: 1, stderr: expect.stringMatching(problem) as string });
    }
    writeFileSync(names, table.replace('"1001",""', '"1001","OrderNotFound"').replaceAll('","', '";"'));
    expect(run(folder, args)).toMatchObject({ status: 0, stderr: "" });
    const spec = readFileSync(join(folder, "spec", "page.yaml"), "utf8");
    expect(spec).toMatch(/code: 1001\n +name: OrderNotFound\n +text:/);
    expect(spec).toMatch(/code: 1002\n +name: Code1002\n +text:\n.*\n +x-name: placeholder\n/);
    expect(run(folder, args)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/--names is for a new spec/) as string,
    });
  });

  it("reads standard input, tells its format by what is in it, and takes the name it is given", () => {
    const folder = temporaryFolder();
    const fixture = (story: string, file: string): string =>
      readFileSync(join(root, "test", "fixtures", "import", story, file), "utf8");
    for (const [format, text] of [
      ["CSV", fixture("status-beside-codes", "source.csv")],
      ["Go", fixture("go-base", "source.go")],
      ["HTML", fixture("badges-and-spans", "source.html")],
      ["Java", fixture("java-spring", "source.java")],
      ["OpenAPI, YAML", fixture("openapi-enum", "source.yaml")],
      ["Protocol Buffers", fixture("proto-reserved", "source.proto")],
      ["Python", fixture("python-enum", "source.py")],
    ] as const) {
      const spec = format.replace(/\W/g, "");
      const ended = run(folder, ["import", "-", "--name", "Shop orders", "-o", spec], text);
      expect(ended).toMatchObject({ status: 0, stderr: "" });
      expect(ended.stdout).toContain(`Shop orders (${format}): 1 of 1 table with codes\n`);
      expect(catalogOf(folder, spec)).toMatch(/^catalog: shop-orders$/m);
    }
  });

  it("writes the layout of Go that another module leaves alone", () => {
    const folder = temporaryFolder();
    const text = "error code,message\n1001,The order is closed.\n1002,The order is lost.\n";
    expect(run(folder, ["import", "-"], text)).toMatchObject({ status: 0 });
    expect(catalogOf(folder)).toContain("  go: { layout: packages }");
    expect(run(folder, ["generate"])).toMatchObject({ status: 0, stderr: "" });
  });

  it("replaces the example of `init`, and keeps the values that `init` was given", () => {
    const folder = temporaryFolder();
    const text = "error code,message\n1001,The order is closed.\n1002,The order is lost.\n";
    const values = ["--name", "Shop: orders", "--docs", "https://docs.acme.dev/e", "--go-module", "acme.dev/errs"];
    expect(run(folder, ["init", ...values]).status).toBe(0);
    expect(run(folder, ["import", "-", "--check"], text).status).toBe(1);
    expect(run(folder, ["import", "-"], text)).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringContaining(
        "spec had only the example of `errspec init`; the document replaces it",
      ) as string,
    });
    expect(readdirSync(join(folder, "spec")).sort()).toEqual(["catalog.yaml", "errspec.yaml", "import.json", "schema"]);
    expect(catalogOf(folder)).toMatch(/^catalog: shop-orders\ntitle: "Shop: orders"\nlocales: \[en\]\ndocs: /m);
    expect(catalogOf(folder)).toContain("docs: https://docs.acme.dev/e#{code}\n");
    expect(catalogOf(folder)).toContain("go: { module: acme.dev/errs, layout: packages }");
    expect(run(folder, ["fmt", "--check"])).toMatchObject({ status: 0, stderr: "" });
    expect(run(folder, ["lint", "--preset", "minimal"])).toMatchObject({ status: 0, stderr: "" });
    expect(run(folder, ["import", "-", "--check"], text).status).toBe(0);
  });

  it("keeps the title of `init` in the locales that the imported spec has", () => {
    const page = "# 错误码\n\n| 错误码 | 描述 |\n|---|---|\n| 1001 | 订单不存在 |\n| 1002 | 用户不存在 |\n";
    for (const [title, wanted] of [
      ["{ en: Shop API, zh: 商店 }", "{ zh: 商店 }"],
      ["{ en: Shop API }", "{ zh: 错误码 }"],
      ["Shop API", "Shop API"],
    ] as const) {
      const folder = temporaryFolder();
      expect(run(folder, ["init"]).status).toBe(0);
      const starter = catalogOf(folder).replace("title: My API", `title: ${title}`);
      writeFileSync(join(folder, "spec", "errspec.yaml"), starter);
      expect(run(folder, ["import", "-"], page)).toMatchObject({ status: 0, stderr: "" });
      expect(catalogOf(folder)).toContain(`\ntitle: ${wanted}\nlocales: [zh]\n`);
      expect(run(folder, ["lint", "--preset", "minimal"])).toMatchObject({ status: 0, stderr: "" });
      expect(run(folder, ["fmt", "--check"])).toMatchObject({ status: 0, stderr: "" });
    }
  });

  it("writes nothing if a value of `init` makes the spec invalid", () => {
    const folder = temporaryFolder();
    expect(run(folder, ["init"]).status).toBe(0);
    const starter = catalogOf(folder).replace("title: My API", "title: [Shop]");
    writeFileSync(join(folder, "spec", "errspec.yaml"), starter);
    expect(run(folder, ["import", "-"], "error code,message\n1001,Closed.\n1002,Lost.\n")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/title[^]*nothing was written/) as string,
    });
    expect(catalogOf(folder)).toBe(starter);
  });

  it.each(["import.json", "schema/errspec.schema.json"])("overwrites no %s of the author's own", (file) => {
    const folder = temporaryFolder();
    expect(run(folder, ["init"]).status).toBe(0);
    appendFileSync(join(folder, "spec", file), "\n");
    const before = readFileSync(join(folder, "spec", file), "utf8");
    expect(run(folder, ["import", "-"], "error code,message\n1001,Closed.\n1002,Lost.\n").status).toBe(2);
    expect(readFileSync(join(folder, "spec", file), "utf8")).toBe(before);
  });

  it("points to `translate import` for a spec that somebody wrote", () => {
    const folder = temporaryFolder();
    expect(run(folder, ["init"]).status).toBe(0);
    appendFileSync(join(folder, "spec", "orders.yaml"), "# mine\n");
    expect(run(folder, ["import", "-"], "error code,message\n1001,Closed.\n1002,Lost.\n")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("add translations with errspec translate import") as string,
    });
  });
});
