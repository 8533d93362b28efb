import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { SpecChanged } from "../../generator/cli/exit.js";
import { generateCommand } from "../../generator/cli/generate.js";
import type { Settled } from "../../generator/disk/watch.js";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root, run } from "../support/tools.js";

const main = join(root, "dist", "main.js");

const spec = (text: string): string => `errspec: 1
catalog: shop
title: Shop
version: 1.0.0
locales: [en]
envelope: { code: /code, text: /message }
targets: { typescript: null }
modules:
  - module: orders
    errors:
      - { code: 100, name: OrderLocked, text: "${text}", kind: aborted, action: wait }
`;

interface Watch {
  readonly folder: string;
  /** What the next run that has something to say printed. One save can wake the watch twice. */
  readonly nextRun: () => Promise<string>;
  readonly child: ChildProcess;
}

function startWatch(): Watch {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": spec("The order is locked.") });
  const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder) };
  const child = spawn(process.execPath, [main, "generate", "--watch"], { cwd: folder, env });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill();
    await ended;
  });
  let printed = "";
  let notify = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (bytes: Buffer) => {
      printed += bytes.toString("utf8");
      notify();
    });
  }
  const nextRun = async (): Promise<string> => {
    const end = "press Ctrl+C to stop\n";
    for (;;) {
      while (!printed.includes(end)) await new Promise<void>((resolve) => (notify = resolve));
      const until = printed.indexOf(end) + end.length;
      const text = printed.slice(0, until);
      printed = printed.slice(until);
      if (text !== `watching spec; ${end}`) return text;
    }
  };
  return { folder, child, nextRun };
}

it("generates at once and after each way to save a file", async () => {
  const { folder, nextRun } = startWatch();
  const file = join(folder, "spec", "errspec.yaml");
  const texts = (): string => readFileSync(join(folder, "out", "typescript", "src", "orders", "texts.ts"), "utf8");
  expect(await nextRun()).toMatch(/^created out\/[^]*\d+ files changed, 0 unchanged [^]*watching spec; press/);
  expect(texts()).toContain("The order is locked.");

  writeFileSync(file, spec("The order is closed."));
  expect(await nextRun()).toContain("updated out/typescript/src/orders/texts.ts");
  expect(texts()).toContain("The order is closed.");

  writeFileSync(`${file}.tmp`, spec("The order is paid."));
  renameSync(`${file}.tmp`, file);
  expect(await nextRun()).toContain("updated out/typescript/src/orders/texts.ts");
  expect(texts()).toContain("The order is paid.");
});

it("reports errors and goes on, also when the folder is replaced", async () => {
  const { folder, nextRun, child } = startWatch();
  const file = join(folder, "spec", "errspec.yaml");
  await nextRun();
  writeFileSync(file, "errspec: [");
  expect(await nextRun()).toMatch(/^spec\/errspec\.yaml:1:/);
  writeFileSync(file, spec("The order is closed."));
  expect(await nextRun()).toContain("updated out/");

  rmSync(join(folder, "spec"), { recursive: true });
  expect(await nextRun()).toContain("errspec: ");
  put(folder, { "spec/errspec.yaml": spec("The order is paid.") });
  expect(await nextRun()).toContain("updated out/");
  writeFileSync(file, spec("The order is sent."));
  expect(await nextRun()).toContain("updated out/");
  expect(child.exitCode).toBeNull();
});

it("takes a burst of changes for one", async () => {
  const { folder, nextRun } = startWatch();
  const file = join(folder, "spec", "errspec.yaml");
  await nextRun();
  for (let i = 1; i <= 20; i++) writeFileSync(file, spec(`The order ${i} is locked.`));
  await nextRun();
  const out = join(folder, "out", "typescript", "src", "orders", "texts.ts");
  for (let runs = 1; !readFileSync(out, "utf8").includes("The order 20 is locked."); runs++) {
    expect(runs).toBeLessThan(5);
    await nextRun();
  }
});

it.each<[what: string, files: Readonly<Record<string, string>>]>([
  [
    "runs no code of its authors",
    {
      "spec/errspec.yaml": spec("The order is locked.").replace("typescript: null", "./list.mjs: null"),
      "spec/list.mjs": 'console.error("ran");\nexport default { name: "list", generate: () => ({ files: [] }) };\n',
    },
  ],
  [
    "says nothing about its templates",
    {
      "spec/errspec.yaml": spec("The order is locked.").replace("typescript: null", "go: null"),
      "spec/templates/ejected.json": JSON.stringify({ "go/kind.go.hbs": "0".repeat(64) }),
      "spec/templates/go/kind.go.hbs": "package kind\n",
    },
  ],
])("%s while the spec is not complete", async (_, files) => {
  const folder = temporaryFolder();
  put(folder, files);
  const flags = { check: false, diff: false, force: false, cache: false, runTargets: true };
  const generateWith = (settled: Settled) =>
    generateCommand({ ...flags, spec: join(folder, "spec"), out: join(folder, "out"), settled });
  const said = [vi.spyOn(console, "error"), vi.spyOn(process.stderr, "write")].map((spy) =>
    spy.mockReturnValue(true as never),
  );
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => void vi.restoreAllMocks());
  await expect(generateWith(() => Promise.resolve(false))).rejects.toThrow(SpecChanged);
  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
  await generateWith(() => Promise.resolve(true));
  expect(said.flatMap(({ mock }) => mock.calls)).not.toEqual([]);
});

it("cannot be combined with --check", async () => {
  const { status, stderr } = await run(process.execPath, [main, "generate", "--watch", "--check"], { cwd: root });
  expect([status, stderr.trim()]).toEqual([2, "errspec: --check and --watch cannot be combined; leave one out"]);
});
