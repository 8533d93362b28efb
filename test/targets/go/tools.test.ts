import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { remove, withServer, workspace } from "./generated.js";
import { specs } from "./specs.js";

const catalogs = {
  ...Object.fromEntries(Object.entries(specs).map(([name, text]) => [name, catalogOf(text)])),
  ...Object.fromEntries(
    ["dotted", "text", "single"].map((name) => [
      `${name}-server`,
      withServer(catalogOf(specs[name] ?? ""), { module: `example.com/${name}-server`, package: name }),
    ]),
  ),
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
