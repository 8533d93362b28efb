import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { put } from "./support/folder.js";
import { root, run } from "./support/tools.js";

/*
 * `npm install errspec`, with the packed package and without a network: what comes with it and how large it is, and that each
 * part that is loaded on demand is there.
 */

/** What an installation may weigh, in bytes, and of how many packages it may consist. */
const limits = { packed: 4_500_000, installed: 12_000_000, packages: 1 };

const folder = mkdtempSync(join(tmpdir(), "errspec-install-"));
const user = join(folder, "user");
const installed = join(user, "node_modules", "errspec");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const npm = (cwd: string, ...args: readonly string[]) => run("npm", [...args, "--no-audit", "--no-fund"], { cwd });

beforeAll(async () => {
  expect((await npm(root, "pack", "--ignore-scripts", "--pack-destination", folder)).status).toBe(0);
  put(user, { "package.json": '{ "private": true, "type": "module" }\n' });
  expect(await npm(user, "install", "--offline", join(folder, tarball()))).toMatchObject({ status: 0 });
});

const tarball = (): string => readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";

/** Runs the installed command in a new folder beside it, with these files, as its user would. */
function project(files: Readonly<Record<string, string>> = {}) {
  const cwd = mkdtempSync(join(user, "project-"));
  put(cwd, files);
  const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), NO_COLOR: "1" };
  const errspec = (...args: readonly string[]) => {
    const command = join(user, "node_modules", ".bin", "errspec");
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
    return { status, stdout, stderr };
  };
  return { cwd, env, errspec };
}

describe("an installation of errspec", () => {
  it("is small, and has few packages", () => {
    const lock = JSON.parse(readFileSync(join(user, "node_modules", ".package-lock.json"), "utf8")) as {
      readonly packages: Readonly<Record<string, unknown>>;
    };
    const sizes = readdirSync(join(user, "node_modules"), { recursive: true, encoding: "utf8" })
      .map((path) => statSync(join(user, "node_modules", path)))
      .map((stats) => (stats.isFile() ? stats.size : 0));
    const weight = {
      packed: statSync(join(folder, tarball())).size,
      installed: sizes.reduce((total, size) => total + size, 0),
      packages: Object.keys(lock.packages).length,
    };
    console.log(weight);
    for (const [name, limit] of Object.entries(limits))
      expect(weight[name as keyof typeof weight], name).toBeLessThanOrEqual(limit);
  });

  it("generates, and parses a template of the user", () => {
    const { cwd, errspec } = project();
    expect(errspec("init")).toMatchObject({ status: 0, stderr: "" });
    expect(errspec("generate")).toMatchObject({ status: 0, stderr: "" });
    expect(errspec("templates", "eject", "typescript", "README.md")).toMatchObject({ status: 0, stderr: "" });
    const template = "spec/templates/typescript/README.md.hbs";
    const shipped = readFileSync(join(root, "templates", "typescript", "README.md.hbs"), "utf8");
    expect(readFileSync(join(cwd, template), "utf8")).toBe(shipped);
    put(cwd, { [template]: `${shipped}\nOurs.\n` });
    expect(errspec("templates", "diff").stdout).toContain("+Ours.");
    expect(errspec("generate").status).toBe(0);
    expect(readFileSync(join(cwd, "out", "typescript", "README.md"), "utf8")).toContain("Ours.");
    put(cwd, { [template]: "{{#each}" });
    expect(errspec("generate")).toMatchObject({ status: 2, stderr: expect.stringContaining("Handlebars") as string });
  });

  it("reads TypeScript", () => {
    const { errspec } = project({
      "src/order.ts": `import { OrdersCode } from "my-api-errors";
import { orders } from "my-api-errors/server";
export const lost = OrdersCode.OrderNotFound;
/** errspec: getOrder */
export async function getOrder(): Promise<void> {
  if (lost === 1) throw orders.orderNotFound();
}
`,
      "spec/operations.yaml": "operations:\n  list:\n    getOrder: { module: orders }\n",
    });
    errspec("init");
    expect(errspec("audit", "src").stdout).toContain("1 source file");
    expect(errspec("trace", "src").stdout).toContain("getOrder");
  });

  it("has types and values for a target of the user", async () => {
    const { cwd, errspec } = project({
      "target.ts": `import { readSpec } from "errspec";
import { defineTarget } from "errspec/target";
export const spec = readSpec("spec");
export default defineTarget({ name: "list", features: ["code-type-string"], generate: ({ header }) => ({ files: [{ path: "a", text: header }] }) });
`,
    });
    const tsc = join(root, "node_modules", "typescript-7", "bin", "tsc");
    const options = ["--strict", "--module", "nodenext", "--types", "", "--skipLibCheck", "false", "target.ts"];
    expect(await run(process.execPath, [tsc, ...options], { cwd })).toMatchObject({ status: 0, stdout: "" });
    errspec("init");
    const spec = readFileSync(join(cwd, "spec", "errspec.yaml"), "utf8");
    put(cwd, { "spec/errspec.yaml": spec.replace(/^targets:\n(?: .*\n)+/m, "targets: { ../target.js: }\n") });
    expect(errspec("generate", "--run-targets")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(cwd, "out", "list", "a"), "utf8")).toContain("DO NOT EDIT");
  });

  it("has the language server", async () => {
    const { cwd, env } = project();
    const server = spawn(process.execPath, [join(installed, "dist", "main.js"), "lsp"], { cwd, env });
    const params = { processId: null, rootUri: null, capabilities: {} };
    const request = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    server.stdin.write(`Content-Length: ${request.length}\r\n\r\n${request}`);
    const [answer] = (await once(server.stdout, "data")) as [Buffer];
    server.kill();
    expect(String(answer)).toMatch(/^Content-Length: \d+\r\n/);
  });
});
