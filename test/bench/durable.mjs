/*
 * Writes a copy of every file of a folder as safely as errspec writes, and does nothing else: each is forced to the disk
 * under another name, then renamed, then its folder is forced to the disk, several at a time. What a build takes beyond
 * this is its own. With `at-once`, the file system is flushed instead, before and after the renames, as errspec does it where
 * that is as safe.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

const [source, target, flush] = process.argv.slice(2);
const atOnce = flush === "at-once";

async function severalAtOnce(items, action) {
  const rest = items.values();
  const work = async () => {
    for (const item of rest) await action(item);
  };
  await Promise.all(Array.from({ length: 16 }, work));
}

async function synced(path, flags, text) {
  const handle = await open(path, flags);
  if (text !== undefined) await handle.writeFile(text);
  if (!atOnce) await handle.sync();
  await handle.close();
}

function flushed() {
  if (spawnSync("sync", ["--file-system", target]).status !== 0) throw new Error(`${target} cannot be flushed`);
}

const entries = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const files = entries.map(({ parentPath, name }) => join(parentPath, name));
const placed = files.map((file) => join(target, file.slice(source.length)));
for (const folder of new Set(placed.map(dirname))) mkdirSync(folder, { recursive: true });
await severalAtOnce([...files.keys()], (nth) => synced(`${placed[nth]}.new`, "wx", readFileSync(files[nth])));
if (atOnce) flushed();
for (const path of placed) await rename(`${path}.new`, path);
if (atOnce) flushed();
else await severalAtOnce([...new Set(placed.map(dirname))], (folder) => synced(folder, "r"));
