import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { OutputFile } from "../../../generator/output/file.js";
import { catalogOf } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, remove, write } from "./generated.js";

/*
 * The adapter for net/http against real servers on the loopback address. The tests are written in Go, in the folder
 * `nethttp` beside this file.
 */

const spec = `
errspec: 1
catalog: shop
title: { en: Shop }
locales: [en, de]
envelope: { success: { code: 0 }, code: /code, text: /message, request-id: /id, headers: { request-id: [x-request-id, x-trace-id] } }
modules:
  - module: orders
    errors:
      - { code: 1, name: NotFound, text: { en: Not found., de: Nicht gefunden. }, kind: not_found }
      - { code: 2, name: RateLimited, text: { en: Too many requests. }, kind: resource_exhausted, action: back_off }
      - { code: 3, name: Busy, text: { en: The server is busy. }, kind: unavailable, action: retry }
targets: { go: { module: example.com/shop, side: both, layout: packages, adapters: [nethttp] } }
`;

/** The code in the README, as a program of a user's. */
function readmeProgram(files: readonly OutputFile[]): string {
  const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
  const [, code = ""] = /^## Use with net\/http$[^]*?^```go\n([^]*?)^```$/m.exec(readme) ?? [];
  return `package client

import (
	"net/http"

	"github.com/hashicorp/go-retryablehttp"

	"example.com/shop/nethttp"
	"example.com/shop/orders"
)

func fromReadme(res *http.Response) (*http.Client, *retryablehttp.Client, error) {
${code.replace(/^(?=.)/gm, "\t")}
	return client, retrying, err
}
`;
}

const goMod = (go: string, others = ""): string =>
  `module example.org/app\n\ngo ${go}\n\nrequire example.com/shop v0.0.0\n${others}\nreplace example.com/shop => ../sdk\n`;

describeWith(["go", "gofmt", "staticcheck"], "the adapter for net/http", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-nethttp-"));
    const files = await generate(catalogOf(spec));
    await write(join(folder, "sdk"), files);
    const programs = join(import.meta.dirname, "nethttp");
    await cp(programs, join(folder, "app"), { recursive: true });
    for (const other of ["retryablehttp", "chi"]) {
      await cp(join(programs, other), join(folder, other), { recursive: true });
      await remove(join(folder, "app", other));
    }
    await write(folder, [
      { path: "retryablehttp/readme.go", text: readmeProgram(files) },
      { path: "app/go.mod", text: goMod("1.22") },
      { path: "chi/go.mod", text: goMod("1.22", "require github.com/go-chi/chi/v5 v5.2.3\n") },
      {
        path: "retryablehttp/go.mod",
        text: goMod(
          "1.23",
          "require github.com/hashicorp/go-retryablehttp v0.7.8\nrequire github.com/hashicorp/go-cleanhttp v0.5.2 // indirect\n",
        ),
      },
    ]);
  });
  afterAll(() => remove(folder));

  const tested = async (program: string) => {
    const { status, stdout, stderr } = await run("go", ["test", "."], { cwd: join(folder, program) });
    return { status, failed: status === 0 ? "" : stdout + stderr };
  };
  const passed = { status: 0, failed: "" };

  it("finds errors, leaves every body to the caller and decides about retries", { timeout: 300_000 }, async () => {
    expect(await run("gofmt", ["-l", "-s", "."], { cwd: folder })).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(await tested("app")).toEqual(passed);
  });

  it.for(["chi", "retryablehttp"])("works with another module: %s", { timeout: 300_000 }, async (name, { skip }) => {
    const { status, stderr } = await run("go", ["mod", "download"], { cwd: join(folder, name) });
    skip(status !== 0 && process.env["CI"] === undefined, `the module cannot be downloaded: ${stderr}`);
    expect(await tested(name)).toEqual(passed);
  });
});
