import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

const spec = (text: string): string => `errspec: 1
catalog: shop
title: Shop
version: 1.0.0
locales: [en]
envelope: { code: /code, text: /message }
targets: { site: null, ./list.mjs: null }
modules:
  - module: orders
    errors:
      - { code: 100, name: OrderLocked, text: "${text}", kind: aborted, action: wait }
`;

/** A target of the authors of the spec. */
const target = `export default {
  name: "list",
  features: [],
  generate: ({ header, catalog }) => ({
    files: [{ path: "all.txt", text: header + "\\n" + catalog.modules[0].entries[0].text.en + "\\n" }],
  }),
};
`;

/** Another one: somebody saves the spec while its code runs for the first time. */
const slowTarget = `import { appendFileSync, existsSync, writeFileSync } from "node:fs";
export default {
  name: "list",
  generate: () => {
    if (!existsSync("saved")) appendFileSync("spec/errspec.yaml", "# saved\\n");
    writeFileSync("saved", "");
    return { files: [] };
  },
};
`;

/** `docs --watch` in a new folder: its first address, and what it prints. */
function startDocs(text: string, options: readonly string[] = [], code = target) {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": spec(text), "spec/list.mjs": code });
  const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder) };
  const args = [join(root, "dist", "main.js"), "docs", "--watch", "--port", "0", ...options];
  const child = spawn(process.execPath, args, { cwd: folder, env });
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes: Buffer) => (printed += bytes.toString()));
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const [found] = pattern.exec(printed) ?? [];
      if (found !== undefined) return found;
      await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), once(child, "exit")]);
      if (child.exitCode !== null && !pattern.test(printed)) throw new Error(printed);
    }
  };
  return { folder, child, until };
}

it("generates, serves the site, and tells pages to reload when the spec changes", { timeout: 60_000 }, async () => {
  const { folder, child, until } = startDocs("The order is locked.", ["--base", "/errors", "--run-targets"]);
  const address = await until(/http:\/\/127\.0\.0\.1:\d+\/errors\//);
  const page = async (path = "en/orders/100/"): Promise<string> => (await fetch(address + path)).text();
  const first = await page();
  expect(first).toContain("The order is locked.");
  expect(first).toContain("default-src 'none'; connect-src 'self';");
  const [, version = ""] = /<script src="\/errors\/\.errspec\/reload\.js" data-version="([\d-]+)">/.exec(first) ?? [];
  expect(await (await fetch(`${address}.errspec/reload.js`)).text()).toContain("location.reload()");
  expect(await page("nothing")).toContain(".errspec/reload.js");
  expect(await page(".errspec/nothing")).toContain("Page not found");
  expect(await page("assets/page.js")).toBe(readFileSync(join(folder, "out", "site", "assets", "page.js"), "utf8"));

  const listening = request(`${address}.errspec/changes`).end();
  const [changes] = (await once(listening, "response")) as [IncomingMessage];
  expect(changes.headers["content-type"]).toBe("text/event-stream");
  const events = changes.setEncoding("utf8")[Symbol.asyncIterator]();
  const nextEvent = async (): Promise<unknown> => (await events.next()).value;
  expect(await nextEvent()).toBe(`data: ${version}\n\n`);

  writeFileSync(join(folder, "spec", "errspec.yaml"), "errspec: 1\n");
  await until(/error/);
  writeFileSync(join(folder, "spec", "errspec.yaml"), spec("The order is closed."));
  expect(await nextEvent()).toMatch(/^data: [\d-]+\n\n$/);
  const second = await page();
  expect(second).toContain("The order is closed.");
  expect(second).not.toContain(version);
  expect(readFileSync(join(folder, "out", "list", "all.txt"), "utf8")).toContain("The order is closed.");
  expect(Object.values(tree(join(folder, "out"))).filter((text) => text.includes("reload.js"))).toEqual([]);

  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});

it("serves the site once there is one, though the spec changes during the first run", { timeout: 60_000 }, async () => {
  const { until } = startDocs("The order is locked.", ["--run-targets"], slowTarget);
  const address = await until(/http:\/\/127\.0\.0\.1:\d+\//);
  expect(await (await fetch(`${address}en/orders/100/`)).text()).toContain("The order is locked.");
});

it("ends where there is nothing to serve", { timeout: 60_000 }, async () => {
  const { child, until } = startDocs('"');
  await until(/errspec: there is no site in out\/site; add `site` to the spec's targets/);
  if (child.exitCode === null) await once(child, "exit");
  expect(child.exitCode).toBe(2);
});
