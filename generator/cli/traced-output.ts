import { sha256 } from "../disk/hash.js";
import { readPresentBytes } from "../disk/output.js";
import { readItems, writeItems } from "../disk/kept-items.js";
import { readTrace, writeTrace } from "../disk/trace.js";
import type { Traced } from "../disk/trace.js";
import type { Keys } from "../file-key.js";
import type { OutputFile } from "../output/file.js";
import { editedFile, split } from "../output/edited.js";
import type { EarlierPart } from "../output/edited.js";
import { writeOutput } from "./write-output.js";
import type { IsMeant, Written } from "./write-output.js";

/**
 * Updates the output folder, and makes only the texts that have changed since the last run. Without keys, it makes all of
 * them.
 */
export async function writeTraced(
  out: string,
  wanted: readonly OutputFile[],
  force: boolean,
  keys: Keys | undefined,
  isMeant?: IsMeant,
): Promise<Written> {
  if (keys === undefined) return writeOutput(out, wanted, force, undefined, isMeant);
  const { outline } = keys;
  const before = readTrace(out);
  const known = before?.outline === outline ? before.files : undefined;
  const traced = wanted.map((file) => {
    const own = (file.parts ?? [file]).map((part) => keys.of(part));
    const old = known?.get(file.path);
    return { keys: own, file: known === undefined ? file : edited(out, file, own, old, keys), old };
  });
  const files = traced.map(({ file }) => file);
  const written = await writeOutput(out, files, force, before?.files);
  const current = traced.flatMap(({ keys, file: { path, sizes, items }, old }) => {
    const [hash] = written.current.get(path) ?? [];
    if (hash === undefined) return [];
    if (items !== undefined) writeItems(out, path, hash, items);
    const state = written.states.get(path);
    return [[path, { hash, keys, sizes: sizes ?? (old?.hash === hash ? old.sizes : []), state }] as const];
  });
  writeTrace(out, { outline, files: new Map(current) });
  return written;
}

/** A file of a run after an edit. Nothing is made again that has not changed. */
function edited(
  out: string,
  file: OutputFile,
  own: readonly string[],
  old: Traced | undefined,
  keys: Keys,
): OutputFile {
  if (old?.keys.join() === own.join()) return withHash(file, old.hash);
  const parts = file.parts ?? [file];
  const earlier = (): readonly EarlierPart[] => {
    const bytes = old?.keys.length === parts.length ? readPresentBytes(out, file.path, old.hash) : undefined;
    if (old === undefined || bytes === undefined) return [];
    const sizes = parts.length === 1 ? [bytes.length] : old.sizes;
    if (sizes.length !== parts.length) return [];
    const items = readItems(out, file.path, old.hash);
    return Array.from(split(bytes, sizes), (part, index) => ({
      bytes: part,
      isSame: old.keys[index] === own[index],
      items: items[index] ?? [],
    }));
  };
  const isWhole = parts.length === 1 && file.textOf === undefined;
  const ofReads = (reads: object): string => keys.of({ text: "", reads: [reads] }).slice(0, 32);
  return editedFile(file.path, parts, isWhole ? () => [] : earlier, { ofBytes: sha256, ofReads });
}

/** A file with the hash of its text. The text is still made if it has to be written. */
function withHash(file: OutputFile, hash: string): OutputFile {
  const { path } = file;
  return {
    path,
    get text() {
      return file.text;
    },
    hash,
  };
}
