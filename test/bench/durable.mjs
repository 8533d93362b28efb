/*
 * Writes a copy of every file of a folder as safely as errspec writes, and does nothing else: each is forced to the disk
 * under another name, then renamed, then its folder is forced to the disk, several at a time. What a build takes beyond
 * this is its own.
 */
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

const [source, target] = process.argv.slice(2);

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
  await handle.sync();
  await handle.close();
}

const entries = readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const files = entries.map(({ parentPath, name }) => join(parentPath, name));
const placed = files.map((file) => join(target, file.slice(source.length)));
for (const folder of new Set(placed.map(dirname))) mkdirSync(folder, { recursive: true });
await severalAtOnce([...files.keys()], (nth) => synced(`${placed[nth]}.new`, "wx", readFileSync(files[nth])));
for (const path of placed) await rename(`${path}.new`, path);
await severalAtOnce([...new Set(placed.map(dirname))], (folder) => synced(folder, "r"));
