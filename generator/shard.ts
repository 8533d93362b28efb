import type { Catalog } from "./model/catalog.js";
import { moduleIdOf } from "./model/shown.js";
import type { OutputFile } from "./output/file.js";

/** One of several runs that share the work on an output: the second of three is `{ index: 2, count: 3 }`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Returns a function that says whether a file is of a shard. All files that are made from one module are of one shard; those
 * that are made from several, such as indexes, are distributed in their order. It depends only on the spec: together the
 * shards have every file once.
 */
export function shardOf({ modules }: Pick<Catalog, "modules">, files: readonly OutputFile[], { index, count }: Shard) {
  const ids = modules.map(({ id }) => id);
  let others = 0;
  const own = new Set(
    files.filter((file) => {
      const [module, ...more] = modulesRead(file);
      const place = module === undefined || more.length > 0 ? others++ : ids.indexOf(module);
      return place % count === index - 1;
    }),
  );
  return (file: OutputFile): boolean => own.has(file);
}

/** The IDs of the modules that a file is made from; none if that is not known. */
function modulesRead(file: OutputFile): readonly string[] {
  const parts = file.parts ?? [file];
  if (parts.some(({ reads }) => reads === undefined)) return [];
  return [...new Set(parts.flatMap(({ reads = [] }) => reads.flatMap((read) => moduleIdOf(read) ?? [])))];
}
