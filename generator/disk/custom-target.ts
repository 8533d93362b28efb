import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { CustomTarget } from "../model/custom-target.js";
import { importModule } from "./import-module.js";
import { installedFile } from "./installed-package.js";

/** Whether this Node can run TypeScript. */
const runsTypeScript = Boolean((process.features as { readonly typescript?: unknown }).typescript);

/** What the module of a custom target exports as its default, or as `target`. Throws an `Error` that says why it cannot. */
export async function importTarget(
  spec: string,
  from: Exclude<CustomTarget["from"], { kind: "program" }>,
  canTypeScript = runsTypeScript,
): Promise<unknown> {
  const file = from.kind === "file" ? resolve(spec, from.path) : packageEntry(spec, from.name);
  if (from.kind === "file" && !existsSync(file)) throw new Error(`${join(spec, from.path)} does not exist`);
  if (file.endsWith(".ts") && !canTypeScript) {
    throw new Error(
      `Node ${process.version} cannot run TypeScript; use Node 22.18 or later, or compile it to JavaScript`,
    );
  }
  const module = (await importModule(pathToFileURL(file).href)) as {
    readonly target?: unknown;
    readonly default?: unknown;
  };
  return module.target ?? module.default;
}

function packageEntry(spec: string, name: string): string {
  try {
    return installedFile(spec, name);
  } catch (error) {
    throw new Error(`the package ${name} is not installed; run \`npm install --save-dev ${name}\``, { cause: error });
  }
}

/** The most that a program may print, in megabytes. */
const megabytes = 512;

/**
 * Runs a program in a folder with `input` as its standard input, and returns what it prints. Its messages go to ours. `env` is
 * added to its environment. Throws an `Error` that says why it failed.
 */
export async function runProgram(
  folder: string,
  [command = "", ...args]: readonly string[],
  input: string,
  {
    limit = megabytes,
    env = {},
  }: { readonly limit?: number; readonly env?: Readonly<Record<string, string>> | undefined } = {},
): Promise<string> {
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
    windowsHide: true,
  });
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= limit * 1024 * 1024) chunks.push(chunk);
    else child.kill();
  });
  child.stdin.on("error", () => undefined); // a program may end without reading all of its input
  child.stdin.end(input);
  const code = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  if (size > limit * 1024 * 1024) throw new Error(`${command} printed more than ${limit} MB`);
  if (code !== 0) throw new Error(code === null ? `${command} was killed` : `${command} ended with exit code ${code}`);
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}
