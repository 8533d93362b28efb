import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { put, temporaryFolder, tree } from "./support/folder.js";
import type { Ran } from "./support/tools.js";
import { root, run } from "./support/tools.js";

/* The single executable, built as `npm run build:executable` builds it, and run where no other program can be found. */

const folder = mkdtempSync(join(tmpdir(), "errspec-executable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let file = "";
beforeAll(async () => {
  const { status, stdout, stderr } = await run(process.execPath, ["scripts/executable.mjs", folder]);
  expect([status, /^Error.*/m.exec(stderr)]).toEqual([0, null]);
  file = stdout.trim().split("\n").at(-1) ?? "";
});

/** Runs it with a cache that all tests share, as its users do. */
const errspec = (cwd: string, ...args: readonly string[]): Promise<Ran> =>
  run(file, args, { cwd, env: { PATH: cwd, NODE_OPTIONS: "", NO_COLOR: "1", XDG_CACHE_HOME: join(folder, "cache") } });

describe("the single executable", () => {
  it("has its checksum beside it", () => {
    const hash = createHash("sha256").update(readFileSync(file)).digest("hex");
    expect(readFileSync(`${file}.sha256`, "utf8")).toBe(`${hash}  ${basename(file)}\n`);
  });

  it("generates what the npm package does", async () => {
    const cwd = temporaryFolder();
    cpSync(join(root, "spec"), join(cwd, "spec"), { recursive: true });
    expect(await errspec(cwd, "generate")).toMatchObject({ status: 0, stderr: "" });
    expect(tree(join(cwd, "out"))).toEqual(tree(join(root, "out")));
    expect(await errspec(cwd, "generate", "--check")).toMatchObject({ status: 0 });
  });

  it("does what a new project needs", async () => {
    const cwd = temporaryFolder();
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(await errspec(cwd, "--version")).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
    expect((await errspec(cwd, "--help")).stdout).toContain("Usage: errspec");
    expect(await errspec(cwd, "init")).toMatchObject({ status: 0, stderr: "" });
    expect(await errspec(cwd, "lint")).toMatchObject({ status: 0, stderr: "" });
    expect((await errspec(cwd, "explain", "too_many_orders")).stdout).toContain("TooManyOrders");

    cpSync(join(cwd, "spec"), join(cwd, "before"), { recursive: true });
    const orders = join(cwd, "spec", "orders.yaml");
    writeFileSync(orders, readFileSync(orders, "utf8").replace(/\n {2}- code: too_many_orders[^]*/, ""));
    const { status, stdout } = await errspec(cwd, "breaking", "--against", "before");
    expect([status, stdout]).toEqual([1, expect.stringContaining("error[code-removed]")]);
  });

  it("has what runs apart from the program: readers of documents, threads and ts-morph", async () => {
    const cwd = temporaryFolder();
    put(cwd, {
      "page.html": "<table><tr><th>Code</th><th>Message</th></tr><tr><td>404</td><td>No such order</td></tr></table>",
      "traffic.ndjson": '{"status":404,"body":{"error":{"code":"order_lost","message":"Lost."}}}\n'.repeat(50_000),
      "src/order.ts": 'import { OrdersCode } from "my-api-errors";\nexport const lost = OrdersCode.OrderNotFound;\n',
    });
    await errspec(cwd, "init");
    expect((await errspec(cwd, "observe", "traffic.ndjson", "--jobs", "2")).stdout).toContain("error[unknown-code]");
    expect((await errspec(cwd, "audit", "src")).stdout).toContain("1 source file");
    expect(await errspec(cwd, "import", "page.html")).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder, "cache", "errspec", "program"))).toHaveLength(1);
  });

  it("says what to do where its cache cannot be written", async () => {
    const cwd = temporaryFolder();
    put(cwd, { cache: "a file" });
    const { status, stderr } = await run(file, ["--version"], { cwd, env: { XDG_CACHE_HOME: join(cwd, "cache") } });
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^errspec: .*; set XDG_CACHE_HOME to a folder/)]);
  });
});
