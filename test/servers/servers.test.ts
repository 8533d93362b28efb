import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogOf } from "../support/catalog.js";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { put } from "../support/folder.js";
import { scriptOf, strictProject } from "../support/strict-programs.js";
import { run } from "../support/tools.js";
import { compile, packageOf } from "../targets/typescript/support.js";
import { programs, readmeTests, spec } from "./programs.js";

describe.skipIf(!installConsumers("servers") && process.env["CI"] === undefined)("adapters for servers", () => {
  let folder = "";
  /** The examples of the README, by the name of the adapter that they import. */
  const examples = new Map<string, string>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "errspec-servers-"));
    const files = await packageOf(catalogOf(spec));
    put(join(folder, "node_modules", "shop-errors"), Object.fromEntries(files));
    linkConsumers("servers", folder);
    put(folder, strictProject());
    for (const [, code = ""] of (files.get("README.md") ?? "").matchAll(/^```ts\n(.*?)^```$/gms)) {
      const adapter = /"shop-errors\/(express|fastify|nestjs|web)";/.exec(code)?.[1];
      if (adapter !== undefined) examples.set(adapter, code);
    }
    const readme = [...examples].map(([name, code]) => [`readme-${name}`, code] as const);
    for (const [name, text] of [...Object.entries(programs), ...readme]) {
      const end = readmeTests[name.replace("readme-", "")] ?? "";
      const script = name.startsWith("readme-") ? text + end : text;
      put(folder, { [`${name}.ts`]: text, [`${name}.js`]: scriptOf(script) });
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test("compile under strict flags with the frameworks' types", async () => {
    expect(await compile("typescript-7", folder)).toMatchObject({ status: 0, stdout: "" });
  });

  test.each(Object.keys(readmeTests))("answer with errors: %s", async (name) => {
    const ran = await run(process.execPath, [`${name}.js`], { cwd: folder, timeout: 60_000 });
    expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  test.each(Object.keys(readmeTests))("answer as the README says: %s", async (name) => {
    const { status, stdout, stderr } = await run(process.execPath, [`readme-${name}.js`], { cwd: folder });
    const last = stdout.trim().split("\n").at(-1); // NestJS logs what it does
    const body = /^404 \{"error":\{"code":"not_found","message":"Order .* does not exist.","request":"\w{32}"\}\}$/;
    expect([status, last]).toEqual([0, expect.stringMatching(body)]);
    expect(stderr).toContain("'error.type': 'shop.OrderNotFound'");
  });
});
