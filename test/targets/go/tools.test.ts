import { afterAll, beforeAll, expect, it } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { remove, withServer, workspace } from "./generated.js";
import { specs } from "./specs.js";

/** Catalogs of specs with packages for a side, by the names of folders. */
function withSides(side: string, names: readonly string[]): Readonly<Record<string, Catalog>> {
  return Object.fromEntries(
    names.map((name) => [
      `${name}-${side}`,
      withServer(catalogOf(specs[name] ?? ""), {
        side,
        testkit: true,
        module: `example.com/${name}-${side}`,
        package: name,
      }),
    ]),
  );
}

const catalogs = {
  ...Object.fromEntries(Object.entries(specs).map(([name, text]) => [name, catalogOf(text)])),
  ...withSides("client", ["dotted", "problem", "single", "alias"]),
  ...withSides("both", ["dotted", "text", "single"]),
  ...withSides("server", ["dotted", "text", "single", "hex", "layered", "names", "arrays"]),
  seed: seedCatalog(),
};
const packages = Object.keys(catalogs).map((name) => `./${name}/...`);
const clean = { status: 0, stdout: "", stderr: "" };

describeWith(["go", "gofmt", "staticcheck"], "the Go of every envelope, type of code and option", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await workspace(catalogs);
  });
  afterAll(() => remove(folder));

  it("is as gofmt leaves it", async () => {
    expect(await run("gofmt", ["-l", "-s", "-d", "."], { cwd: folder })).toEqual(clean);
  });

  it("has nothing for go vet", async () => {
    expect(await run("go", ["vet", ...packages], { cwd: folder })).toEqual(clean);
  });

  it("passes its own tests", async () => {
    const { status, stdout, stderr } = await run("go", ["test", "-vet=off", ...packages], { cwd: folder });
    expect({ status, failed: stdout.split("\n").filter((line) => !/^(?:ok|\?) |^$/.test(line)), stderr }).toEqual({
      status: 0,
      failed: [],
      stderr: "",
    });
  });

  it("has nothing for staticcheck, style checks and all", async () => {
    const checks = "all,-ST1003"; // ST1003 is off by default.
    expect(await run("staticcheck", ["-checks", checks, ...packages], { cwd: folder })).toEqual(clean);
  });
});
