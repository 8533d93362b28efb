import { sha256 } from "../disk/hash.js";
import { readPresentBytes } from "../disk/output.js";
import type { KnownOutput } from "../disk/output.js";
import { readItems, writeItems } from "../disk/kept-items.js";
import { readTrace, writeTrace } from "../disk/trace.js";
import type { Traced } from "../disk/trace.js";
import type { Keys } from "../file-key.js";
import { lazyPart } from "../output/file.js";
import type { OutputFile, Part } from "../output/file.js";
import { editedFile, editedText, split } from "../output/edited.js";
import type { EarlierPart, EditedText } from "../output/edited.js";
import { writeOutput } from "./write-output.js";
import type { IsMeant, Report, Written } from "./write-output.js";

/**
 * Updates the output folder, and makes only the texts that have changed since the last run. Without keys, it makes all of
 * them.
 */
export async function writeTraced(
  out: string,
  wanted: readonly OutputFile[],
  force: boolean,
  keys: Keys | undefined,
  report: Report,
  isMeant?: IsMeant,
): Promise<Written> {
  if (keys === undefined) return writeOutput(out, wanted, force, undefined, { isMeant, report });
  const { outline } = keys;
  const before = readTrace(out);
  const known: KnownOutput = { files: before?.files ?? new Map() };
  const edited = before?.outline === outline ? editor(out, known, keys) : (file: OutputFile) => file;
  const traced = wanted.map((file) => {
    const own = (file.parts ?? [file]).map((part) => keys.of(part));
    const old = before?.outline === outline ? before.files.get(file.path) : undefined;
    return { keys: own, file: edited(file, own, old), old };
  });
  const files = traced.map(({ file }) => file);
  const written = await writeOutput(out, files, force, known, { report });
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

/** Makes the files of a run after an edit. Nothing is made again that has not changed, or that another file has too. */
function editor(out: string, known: KnownOutput, keys: Keys) {
  const texts = new Map<readonly Part[], { readonly before: string | undefined; readonly text: EditedText }>();
  const ofObjects = new Map<object, string>();
  const ofReads = (reads: object): string => {
    const hash =
      ofObjects.get(reads) ??
      keys.of({ text: "", reads: Array.isArray(reads) ? (reads as readonly object[]) : [reads] }).slice(0, 32);
    ofObjects.set(reads, hash);
    return hash;
  };
  const hashes = { ofBytes: sha256, ofReads };
  return (file: OutputFile, own: readonly string[], old: Traced | undefined): OutputFile => {
    if (old?.keys.join() === own.join()) return withHash(file, old.hash);
    const { path } = file;
    const parts = file.parts ?? [old === undefined ? file : derivedPart(out, file, old, known)];
    const same = texts.get(parts);
    const isWhole = parts.length === 1 && file.textOf === undefined;
    const earlier = isWhole || old === undefined ? () => [] : () => earlierParts(out, path, own, old, known);
    const text = same !== undefined && same.before === old?.hash ? same.text : editedText(parts, earlier, hashes);
    texts.set(parts, { before: old?.hash, text });
    return editedFile(path, text);
  };
}

/** A file as a part. If its text is derived from another one, that of the earlier run is taken and edited likewise. */
function derivedPart(out: string, file: OutputFile, old: Traced, known: KnownOutput): Part {
  const { derived } = file;
  const from = derived && known.files.get(derived.from);
  if (derived === undefined || from === undefined) return file;
  const edited = (): string | undefined => {
    const before = readPresentBytes(out, derived.from, from.hash, known)?.toString("utf8");
    const earlier = readPresentBytes(out, file.path, old.hash, known)?.toString("utf8");
    if (before === undefined || earlier === undefined) return undefined;
    return derived.edited({ before, source: derived.source(), earlier });
  };
  return lazyPart(() => edited() ?? file.text);
}

/** The parts of a file as an earlier run left it. None if the file has changed since, or has other parts now. */
function earlierParts(
  out: string,
  path: string,
  own: readonly string[],
  old: Traced,
  known: KnownOutput,
): readonly EarlierPart[] {
  if (old.keys.length !== own.length) return [];
  const bytes = readPresentBytes(out, path, old.hash, known);
  if (bytes === undefined) return [];
  const sizes = own.length === 1 ? [bytes.length] : old.sizes;
  if (sizes.length !== own.length) return [];
  const items = readItems(out, path, old.hash);
  return Array.from(split(bytes, sizes), (part, index) => ({
    bytes: part,
    isSame: old.keys[index] === own[index],
    items: items[index] ?? [],
  }));
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
