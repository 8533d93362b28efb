import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { versionOf } from "../../../generator/version.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { importing, importingSpecs } from "../../support/importing.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, remove, workspace, write } from "./generated.js";

/*
 * Go packages that import the package of a used catalog.
 */

const specs = Object.entries(importingSpecs);
const catalogs = Object.fromEntries(
  specs.flatMap(([name, { service, common }]) => {
    const pair = importing(service, common);
    return [
      [name, pair.service],
      [`${name}-common`, pair.common],
    ];
  }),
);
const packages = Object.keys(catalogs).map((name) => `./${name}/...`);
const clean = { status: 0, stdout: "", stderr: "" };

describeWith(["go", "gofmt", "staticcheck"], "Go packages with an import", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await workspace(catalogs);
  });
  afterAll(() => remove(folder));

  it("are as gofmt leaves them", async () => {
    expect(await run("gofmt", ["-l", "-s", "-d", "."], { cwd: folder })).toEqual(clean);
  });

  it("have nothing for go vet", async () => {
    expect(await run("go", ["vet", ...packages], { cwd: folder })).toEqual(clean);
  });

  it("pass their own tests, which have the shared vectors", async () => {
    const { status, stdout, stderr } = await run("go", ["test", "-vet=off", ...packages], { cwd: folder });
    expect({ status, failed: stdout.split("\n").filter((line) => !/^(?:ok|\?) |^$/.test(line)), stderr }).toEqual({
      status: 0,
      failed: [],
      stderr: "",
    });
  });

  it("have nothing for staticcheck, style checks and all", async () => {
    expect(await run("staticcheck", ["-checks", "all,-ST1003", ...packages], { cwd: folder })).toEqual(clean);
  });
});

/** The service `name` of the first pair: another catalog with the same errors. */
function serviceCalled(name: string, edit: (spec: string) => string = (spec) => spec): Catalog {
  const { service = "", common = "" } = importingSpecs["layered"] ?? {};
  return importing(
    edit(service.replace("catalog: layered", `catalog: ${name}`).replace("/layered/v3", `/${name}`)),
    common,
  ).service;
}

const alone = (spec: string): string => spec.replace(", import: [go]", "");

/** A program that requires its packages, and replaces them, as people do. */
async function program(folder: string, services: readonly Catalog[], main: string): Promise<string> {
  const common = importing(importingSpecs["layered"]?.service ?? "", importingSpecs["layered"]?.common ?? "").common;
  const modules = {
    "example.com/layered-common": common,
    ...Object.fromEntries(services.map((each) => [`example.com/${each.id}`, each])),
  };
  const paths = Object.keys(modules);
  for (const [path, catalog] of Object.entries(modules)) {
    await write(join(folder, path.slice("example.com/".length)), await generate(catalog));
  }
  await write(join(folder, "app"), [
    {
      path: "go.mod",
      text: `module example.org/app

go 1.21

require (
${paths.map((path) => `\t${path} ${path.endsWith("-common") ? "v1.2.0" : "v0.0.0"}\n`).join("")})

${paths.map((path) => `replace ${path} => ../${path.slice("example.com/".length)}\n`).join("")}`,
    },
    { path: "main.go", text: main },
  ]);
  return join(folder, "app");
}

const asksBoth = `package main

import (
	"errors"
	"fmt"

	common "example.com/layered-common"
	"example.com/sales"
	"example.com/sales/orders"
	"example.com/stock"
	stockorders "example.com/stock/orders"
)

// handle knows the common package only.
func handle(err error) string {
	var e *common.Error
	switch {
	case errors.Is(err, common.CodeRateLimited):
		return "wait: " + err.Error()
	case errors.As(err, &e):
		return "failed: " + err.Error()
	}
	return fmt.Sprint(err)
}

func main() {
	limited := []byte(\`{"code":4290,"message":"slow down","requestId":"r1"}\`)
	fmt.Println(handle(orders.Decode(limited)))
	fmt.Println(handle(stockorders.Decode(limited)))
	fmt.Println(handle(fmt.Errorf("call: %w", orders.Decode([]byte(\`{"code":4000,"message":"(2)none left"}\`)))))
	fmt.Println(handle(orders.Decode([]byte(\`{"code":0}\`))))

	err := orders.Decode([]byte(\`{"code":4000,"message":"(2)none left"}\`))
	fmt.Println(errors.Is(err, orders.CodeSoldOut), errors.Is(err, stockorders.CodeSoldOut), errors.Is(err, sales.CodeInvalidIDParam), errors.Is(err, stock.CodeInvalidIDParam))
	fmt.Println(sales.Localize(err, "zh"), sales.CodeTooMany == common.CodeRateLimited, sales.TextInvalidIDParam("en", "x", 3), sales.Success)
	var e *sales.Error = &stock.Error{Module: "orders", Code: common.CodeRateLimited}
	fmt.Println(e, sales.DecideRetry(e, sales.RetryOptions{Idempotent: true, Random: func() float64 { return 0 }}), sales.Retryable(e))
	var invalid *common.InvalidResponseError
	fmt.Println(errors.As(orders.Decode([]byte("<html>")), &invalid), invalid.Reason == sales.ReasonNotJSON)
}
`;

describeWith(["go"], "a program with two services that import one package", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-imported-"));
  });
  afterAll(() => remove(folder));

  it("catches a common error of both by the types of that package, under any of its names", async () => {
    const app = await program(folder, [serviceCalled("sales"), serviceCalled("stock")], asksBoth);
    const { stdout, stderr } = await run("go", ["run", "."], { cwd: app });
    expect(stderr).toBe("");
    expect(stdout).toBe(`wait: orders: RateLimited (4290): slow down
wait: orders: RateLimited (4290): slow down
failed: call: orders: SoldOut (4000/2): none left
<nil>
true false true true
The article is sold out. true The parameter x of 3 is invalid. 0
orders: RateLimited (4290) {true 1s backoff} true
true true
`);
  });
});

/** A program that compiles if the errors of the service have a type of its own: no two cases of a switch are the same type. */
const twoTypes = `package main

import (
	common "example.com/layered-common"
	"example.com/sales"
)

func name(err error) string {
	switch err.(type) {
	case *common.Error:
		return "common"
	case *sales.Error:
		return "sales"
	}
	return ""
}

func main() { println(name(nil)) }
`;

/** A program that compiles if the errors of the service have the type of the common package. */
const oneType = `package main

import (
	common "example.com/layered-common"
	"example.com/sales"
)

func main() {
	var e *sales.Error = &common.Error{Module: "orders"}
	println(e.Module)
}
`;

describe("a change of who has the types of a module", () => {
  const [imports, owns] = [serviceCalled("sales"), serviceCalled("sales", alone)];
  const majors = (before: Catalog, after: Catalog) =>
    breaking(breakingRules, versionOf(before), versionOf(after), { today: "2026-06-01" })
      .findings.filter(({ categories }) => categories.includes("SRC_GO"))
      .map(({ rule, bump, message, at }) => ({ rule, bump, message, file: at.file }));

  it("is an incompatible change of import paths, with both owners", () => {
    const found = { rule: "import-path-changed", bump: "major", file: "common/spec/errspec.yaml" };
    const [own, theirs] = [
      "types of example.com/sales",
      "types of example.com/layered-common (example.com/sales has aliases)",
    ];
    expect(majors(owns, imports)).toEqual([
      { ...found, message: `import path changed in Go (common): ${own} → ${theirs}` },
    ]);
    expect(majors(imports, owns)).toEqual([
      { ...found, message: `import path changed in Go (common): ${theirs} → ${own}` },
    ]);
    expect(majors(imports, imports)).toEqual([]);
  });

  describeWith(["go"], "in programs", () => {
    it.each([
      ["with an import", imports, oneType, twoTypes, "duplicate case"],
      ["without one", owns, twoTypes, oneType, "cannot use"],
    ])("that compiled before it no longer do: %s", async (_, catalog, compiles, fails, why) => {
      const folder = await mkdtemp(join(tmpdir(), "errspec-go-switch-"));
      try {
        const app = await program(folder, [catalog], compiles);
        expect(await run("go", ["build", "-o", "app", "."], { cwd: app })).toMatchObject({ status: 0, stderr: "" });
        await write(app, [{ path: "main.go", text: fails }]);
        const { status, stderr } = await run("go", ["build", "-o", "app", "."], { cwd: app });
        expect(status).toBe(1);
        expect(stderr).toContain(why);
      } finally {
        await remove(folder);
      }
    });
  });
});
