import { count } from "../diagnostic/count.js";
import { hasManifest, readPresent } from "../disk/output.js";
import { readShardLists, removeShardLists } from "../disk/shard-lists.js";
import type { StoredList } from "../disk/shard-lists.js";
import type { Catalog } from "../model/catalog.js";
import type { OutputFile } from "../output/file.js";
import { shardOf } from "../shard.js";
import type { Shard } from "../shard.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";
import { writeOutput } from "./write-output.js";
import type { IsMeant } from "./write-output.js";

/** An output folder and what a run makes there. */
export interface OutputFolder {
  /** Relative to the working directory. */
  readonly out: string;
  readonly files: readonly OutputFile[];
  /** Which other files of the folder the run is about. Undefined: all of them. */
  readonly isMeant?: IsMeant;
}

/** What a shard makes of some output folders. Files that are no longer generated are left to the first shard. */
export function shardOfFolders(
  folders: readonly OutputFolder[],
  catalog: Catalog | undefined,
  shard: Shard | undefined,
): readonly OutputFolder[] {
  if (shard === undefined || catalog === undefined) return folders;
  const isOwn = shardOf(
    catalog,
    folders.flatMap(({ files }) => files),
    shard,
  );
  return folders.map(({ out, files }) => {
    const all = new Set(files.map(({ path }) => path));
    const own = files.filter(isOwn);
    const paths = new Set(own.map(({ path }) => path));
    return { out, files: own, isMeant: (path) => paths.has(path) || (shard.index === 1 && !all.has(path)) };
  });
}

/**
 * Joins the results of all shards of a run: checks that every shard is there, of the same spec and unchanged; removes what is
 * no longer generated; and writes the manifest that one run would have written.
 */
export async function joinShards(out: string, elsewhere: readonly string[], inputs: string): Promise<ExitCode> {
  const all = [...elsewhere, out].map((folder) => ({ folder, lists: readShardLists(folder) }));
  // Without a target that has its files there, the common folder need not exist.
  const isUsed = all.some(({ folder, lists }) => folder === out && (lists.length > 0 || hasManifest(out)));
  const folders = all.filter(({ folder }) => folder !== out || isUsed || elsewhere.length === 0);
  let total = 0;
  for (const { folder, lists } of folders) requireAll(folder, lists, inputs);
  for (const { folder, lists } of folders) {
    const wanted = lists.flatMap((list) => Array.from(list.files, ([path, [hash = ""]]) => made(path, hash)));
    const { conflicts } = await writeOutput(folder, wanted, false);
    const [conflict] = conflicts;
    if (conflict !== undefined) {
      throw new UsageError(`${folder}/${conflict.path} was edited by hand and is no longer generated; delete it`);
    }
    total += wanted.length;
  }
  for (const { folder } of folders) removeShardLists(folder, () => true);
  print(`${count(total, "file")} joined from ${count(folders[0]?.lists[0]?.count ?? 0, "shard")}`);
  return 0;
}

/** Throws if a shard is missing, was made from something else, or if one of its files is not as it wrote it. */
function requireAll(folder: string, lists: readonly StoredList[], inputs: string): void {
  const [first] = lists;
  if (first === undefined)
    throw new UsageError(`${folder} has no result of a shard; run \`errspec generate --shard 1/2\` first`);
  for (let index = 1; index <= first.count; index++) {
    const list = lists.find((each) => each.index === index && each.count === first.count);
    const name = `shard ${index}/${first.count}`;
    if (list === undefined) throw new UsageError(`${folder} lacks ${name}; run it, and copy its result here`);
    if (list.inputs !== inputs) {
      throw new UsageError(
        `${name} in ${folder} was made from another spec or by another version of errspec; run it again`,
      );
    }
    for (const [path, [hash]] of list.files) {
      const present = readPresent(folder, path);
      if (present === undefined || !("hash" in present) || present.hash !== hash) {
        throw new UsageError(`${folder}/${path} is not as ${name} wrote it; copy the result again`);
      }
    }
  }
}

/** A file that is there already, so its text is never asked for. */
function made(path: string, hash: string): OutputFile {
  return {
    path,
    hash,
    get text(): string {
      throw new Error(`${path} has changed while it was read`);
    },
  };
}
