import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root, run } from "./tools.js";

const place = join(root, "node_modules", ".cache", "docs-site");
const lock = join(root, "node_modules", ".cache", "docs-site.lock");
const stamp = join(place, "built-by");

/** Builds the site of errspec's documentation, once for all test files of a run, and returns its folder. */
export async function docsSite(): Promise<string> {
  const site = join(place, ".vitepress", "dist");
  const builder = String(process.ppid); // the process of vitest, whose children run the files
  mkdirSync(join(lock, ".."), { recursive: true });
  while (!taken()) await setTimeout(200);
  try {
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === builder) return site;
    const { status, stderr } = await run("npm", ["run", "-s", "docs:site"]);
    if (status !== 0) throw new Error(stderr);
    writeFileSync(stamp, builder);
    return site;
  } finally {
    rmSync(lock, { recursive: true });
  }
}

function taken(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const { mtimeMs = Date.now() } = statSync(lock, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > longest) rmSync(lock, { recursive: true }); // its owner was killed
    return false;
  }
}

/** No build takes longer, in milliseconds. */
const longest = 240_000;
