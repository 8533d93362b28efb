import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { shopSpec } from "../../support/standard.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, remove, withServer, write } from "./generated.js";

/*
 * The adapter for grpc-go against a real server on the loopback address. The tests are written in Go, in the folder `grpc`
 * beside this file.
 */

const shop = withServer(catalogOf(shopSpec), { module: "example.com/shop", adapters: ["grpc"] });

describeWith(["go", "gofmt", "staticcheck"], "the adapter for grpc-go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-grpc-"));
  });
  afterAll(() => remove(folder));

  it("sends and receives errors, and statuses of others", { timeout: 300_000 }, async ({ skip }) => {
    const files = await generate(shop);
    await write(join(folder, "sdk"), files);
    await cp(join(import.meta.dirname, "grpc"), join(folder, "app"), { recursive: true });
    // The versions that the adapter asks for are enough.
    const mod = (files.find(({ path }) => path === "grpcerr/go.mod")?.text ?? "")
      .replace("module example.com/shop/grpcerr", "module example.org/app")
      .replace("require (", "require (\n\texample.com/shop/grpcerr v0.0.0")
      .replace("=> ../", "=> ../sdk\n\nreplace example.com/shop/grpcerr => ../sdk/grpcerr");
    await write(join(folder, "app"), [{ path: "go.mod", text: mod }]);
    expect(await run("gofmt", ["-l", "-s", "."], { cwd: folder })).toEqual({ status: 0, stdout: "", stderr: "" });
    const cwd = join(folder, "app");
    const { status, stderr } = await run("go", ["mod", "download"], { cwd });
    skip(status !== 0 && process.env["CI"] === undefined, `grpc-go cannot be downloaded: ${stderr}`);
    const tested = await run("go", ["test", "."], { cwd });
    expect({ ...tested, stdout: tested.status === 0 ? "" : tested.stdout }).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    const checked = await run("staticcheck", [".", "example.com/shop/grpcerr"], { cwd });
    expect(checked).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it.each(["client", "server"])("has the half of a package for a %s", async (side) => {
    const files = await generate(withServer(shop, { side }));
    const paths = files.map(({ path }) => path).filter((path) => path.startsWith("grpcerr/"));
    expect(paths).toEqual(["grpcerr/go.mod", "grpcerr/grpcerr.go", `grpcerr/${side}.go`]);
  });

  it("is left out of a spec without the envelope", async () => {
    const files = await generate({ ...shop, envelopes: [] });
    expect(files.filter(({ path }) => path.startsWith("grpcerr/"))).toEqual([]);
  });
});
