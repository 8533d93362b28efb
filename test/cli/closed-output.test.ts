import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/* A reader such as `head` may close standard output before a run has written all its files. */

const spec = `errspec: 1
catalog: shop
title: Shop
version: 1.0.0
locales: [en]
envelope: { code: /code, text: /message }
targets: { typescript: { out: ../sdk }, go: null }
modules:
  - module: orders
    errors:
      - { code: 100, name: OrderLocked, text: "The order is locked.", kind: aborted, action: wait }
`;

function project(): string {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": spec });
  return folder;
}

/** Ends a run whose output nobody reads, or that is written to a file: its exit code. */
async function run(folder: string, args: readonly string[], stdout: "closed" | "read" | number): Promise<unknown> {
  const child = spawn(process.execPath, [join(root, "dist", "main.js"), ...args], {
    cwd: folder,
    env: { ...process.env, XDG_CACHE_HOME: cacheIn(folder) },
    stdio: ["ignore", typeof stdout === "number" ? stdout : "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  for (const stream of [child.stdout, child.stderr]) {
    if (stdout === "closed") stream?.destroy();
    else stream?.resume();
  }
  const [code] = (await once(child, "exit")) as unknown[];
  return code;
}

/** What a run makes, below each of its output folders. */
const madeIn = (folder: string) => [tree(join(folder, "out")), tree(join(folder, "sdk"))];

let made: ReturnType<typeof madeIn> | undefined;

/** What a run makes whose output is read. */
async function whole(): Promise<ReturnType<typeof madeIn>> {
  const folder = project();
  made ??= (await run(folder, ["generate"], "read")) === 0 ? madeIn(folder) : undefined;
  return made ?? expect.fail("it fails even when its output is read");
}

it.each(["generate", "generate --no-cache", "generate --watch"])(
  "is no reason to leave files undone: %s",
  async (command) => {
    const folder = project();
    expect(await run(folder, command.split(" "), "closed")).toBe(0);
    expect(madeIn(folder)).toEqual(await whole());
  },
);

it("does not hide that a file was kept", async () => {
  const folder = project();
  await run(folder, ["generate"], "closed");
  const file = join(folder, "out", "go", "go.mod");
  writeFileSync(file, "mine");
  expect(await run(folder, ["generate"], "closed")).toBe(1);
  expect(readFileSync(file, "utf8")).toBe("mine");
  expect(existsSync(join(folder, "out", ".errspec.lock"))).toBe(false);
});

it.runIf(existsSync("/dev/full"))("is written to a full disk: the files are whole, and the run fails", async () => {
  const folder = project();
  expect(await run(folder, ["generate"], openSync("/dev/full", "w"))).toBe(2);
  expect(madeIn(folder)).toEqual(await whole());
});
