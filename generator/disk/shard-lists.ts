import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseShardList, shardListPath, shardListText, shardOfList } from "../output/shard-list.js";
import type { ShardList } from "../output/shard-list.js";
import { readSpecFile } from "./inputs.js";
import { DiskProblem } from "./problem.js";
import { writeText } from "./text-file.js";

/** The list of a shard in an output folder. */
export interface StoredList extends ShardList {
  readonly index: number;
  readonly count: number;
}

/** The lists of shards in an output folder, by their index. */
export function readShardLists(out: string): readonly StoredList[] {
  const names = existsSync(out) ? readdirSync(out) : [];
  return names
    .flatMap((name): StoredList[] => {
      const shard = shardOfList(name);
      if (shard === undefined) return [];
      const list = parseShardList(readSpecFile(join(out, name)).toString("utf8"));
      if (list === undefined) throw new DiskProblem(`${out}/${name} is damaged; run that shard again`);
      return [{ ...shard, ...list }];
    })
    .sort((a, b) => a.index - b.index);
}

/** Writes the list of a shard, and removes those of shards of another number. */
export function writeShardList(out: string, { index, count, ...list }: StoredList): void {
  removeShardLists(out, (other) => other.count !== count);
  writeText(join(out, shardListPath(index, count)), shardListText(list));
}

/** Removes the lists of shards from an output folder. */
export function removeShardLists(out: string, which: (shard: { readonly count: number }) => boolean): void {
  for (const name of readdirSync(out)) {
    const shard = shardOfList(name);
    if (shard !== undefined && which(shard)) rmSync(join(out, name), { force: true });
  }
}
