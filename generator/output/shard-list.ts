import { manifestText, parseManifest } from "./manifest.js";
import type { Manifest } from "./manifest.js";

/**
 * What one shard of a run wrote to an output folder. Each shard writes such a list beside the manifest, under a name of its
 * own, so that the results of several machines can be copied into one folder.
 */
export interface ShardList {
  /** A hash of the spec, the templates and the build of errspec. */
  readonly inputs: string;
  readonly files: Manifest;
}

export function shardListPath(index: number, count: number): string {
  return `.errspec-shard-${index}-of-${count}.json`;
}

/** The shard that a file is the list of, by its name. */
export function shardOfList(name: string): { readonly index: number; readonly count: number } | undefined {
  const [, index, count] = /^\.errspec-shard-([1-9][0-9]*)-of-([1-9][0-9]*)\.json$/.exec(name) ?? [];
  return index === undefined ? undefined : { index: Number(index), count: Number(count) };
}

export function shardListText({ inputs, files }: ShardList): string {
  const { files: entries } = JSON.parse(manifestText(files)) as { readonly files: object };
  const note = "What one shard generated here. `errspec generate --join-shards` needs it, and removes it.";
  return `${JSON.stringify({ note, inputs, files: entries }, undefined, 2)}\n`;
}

/** Reads the list of a shard. Undefined if the text is not one. */
export function parseShardList(text: string): ShardList | undefined {
  try {
    const { inputs, files } = JSON.parse(text) as { readonly inputs: unknown; readonly files: unknown };
    const manifest = parseManifest(JSON.stringify({ files }));
    return manifest === undefined || typeof inputs !== "string" ? undefined : { inputs, files: manifest };
  } catch {
    return undefined;
  }
}
