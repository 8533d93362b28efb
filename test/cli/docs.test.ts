import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { serve } from "../../generator/cli/docs.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

async function served(base?: string) {
  const folder = temporaryFolder();
  put(folder, {
    "secret.txt": "secret",
    "site/index.html": "<p>home",
    "site/en/a b.html": "<p>en",
    "site/assets/page.js": "1",
    "site/404.html": "<p>lost",
    "site/en/dsa/index.html": "<p>dsa",
  });
  symlinkSync(join(folder, "secret.txt"), join(folder, "site", "link.html"));
  const server = await serve(join(folder, "site"), 0, base);
  onTestFinished(() => void server.close());
  const { port, address } = server.address() as AddressInfo;
  expect(address).toBe("127.0.0.1");
  return async (path: string, method = "GET") => {
    const sent = request({ host: "127.0.0.1", port, path, method });
    sent.end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    let body = "";
    for await (const chunk of response) body += String(chunk);
    return {
      status: response.statusCode,
      type: response.headers["content-type"],
      location: response.headers.location,
      body,
    };
  };
}

describe("the server of the site", () => {
  it("gives files with their type, and the index of a folder", async () => {
    const get = await served();
    expect(await get("/")).toMatchObject({ status: 200, type: "text/html; charset=utf-8", body: "<p>home" });
    expect(await get("/assets/page.js")).toMatchObject({
      status: 200,
      type: "text/javascript; charset=utf-8",
      body: "1",
    });
    expect(await get("/en/a%20b.html?q=1")).toMatchObject({ status: 200, body: "<p>en" });
    expect(await get("/en/dsa/")).toMatchObject({ status: 200, body: "<p>dsa" });
    expect(await get("/en/dsa")).toMatchObject({ status: 301, location: "/en/dsa/" });
    expect(await get("/index.html", "HEAD")).toMatchObject({ status: 200, body: "" });
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/en/..%5c..%5csecret.txt",
    "/link.html",
    "/nothing",
    "/en",
    "//",
    "/%00",
    "/%",
    "/index.html/x",
  ])("gives nothing for %s", async (path) => {
    const { status, body } = await (await served())(path);
    expect([301, 404, 200]).toContain(status);
    expect(body).not.toContain("secret");
  });

  it("answers with the page for addresses that lead nowhere", async () => {
    const get = await served();
    expect(await get("/nothing")).toMatchObject({ status: 404, type: "text/html; charset=utf-8", body: "<p>lost" });
  });

  it("serves the site below a path, as hosts of projects do", async () => {
    const get = await served("/errors/");
    expect(await get("/errors/")).toMatchObject({ status: 200, body: "<p>home" });
    expect(await get("/errors/en/dsa")).toMatchObject({ status: 301, location: "/errors/en/dsa/" });
    expect(await get("/")).toMatchObject({ status: 404, body: "<p>lost" });
  });

  it("changes nothing", async () => {
    const get = await served();
    expect(await get("/index.html", "PUT")).toMatchObject({ status: 405 });
  });
});

describe("errspec docs", () => {
  it("serves the site until it is interrupted, and says where", async () => {
    const folder = temporaryFolder();
    put(folder, { "out/site/index.html": "<p>home" });
    const child = spawn(process.execPath, [join(root, "dist", "main.js"), "docs", "--port", "0"], { cwd: folder });
    onTestFinished(() => void child.kill());
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const [, address = ""] =
      /^out\/site is at (http:\/\/127\.0\.0\.1:\d+\/) until you press Ctrl-C\n$/.exec(String(line)) ?? [];
    expect(await (await fetch(address)).text()).toBe("<p>home");
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("says what to do when there is no site", async () => {
    const child = spawn(process.execPath, [join(root, "dist", "main.js"), "docs"], { cwd: temporaryFolder() });
    const [message] = (await once(child.stderr, "data")) as [Buffer];
    expect(String(message)).toBe(
      "errspec: there is no site in out/site; add `site` to the spec's targets and run `errspec generate`\n",
    );
    expect(await once(child, "exit")).toEqual([2, null]);
  });
});
