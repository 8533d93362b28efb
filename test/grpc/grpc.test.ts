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
import { programs, spec } from "./programs.js";

describe.skipIf(!installConsumers("grpc") && process.env["CI"] === undefined)("the adapter for @grpc/grpc-js", () => {
  let folder = "";

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "errspec-grpc-"));
    put(join(folder, "node_modules", "shop-errors"), Object.fromEntries(await packageOf(catalogOf(spec))));
    linkConsumers("grpc", folder);
    put(folder, strictProject());
    for (const [name, text] of Object.entries(programs)) {
      put(folder, { [`${name}.ts`]: text, [`${name}.js`]: scriptOf(text) });
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test("compiles under strict flags with the types of the library", async () => {
    expect(await compile("typescript-7", folder)).toMatchObject({ status: 0, stdout: "" });
  });

  test("sends errors as statuses with details, and reads them", async () => {
    const ran = await run(process.execPath, ["client.js"], { cwd: folder, timeout: 60_000 });
    expect(ran).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
