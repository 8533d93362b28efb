import { itemFile, lazyFile } from "./file.js";
import type { OutputFile } from "./file.js";
import { partedFile } from "./parted.js";

/** The files of one target. */
export interface TargetFiles {
  readonly target: string;
  /** The first folder of their paths. Default: the target's ID. */
  readonly folder?: string;
  readonly files: readonly OutputFile[];
}

/** The files of a target that has its own folder. */
export interface TargetFolder extends Omit<TargetFiles, "folder"> {
  /** The folder as in the spec: relative to the spec's folder. */
  readonly out: string;
}

/** Files by folder. */
export interface Folders {
  /** The files of the output folder. */
  readonly files: readonly OutputFile[];
  /** The files of targets with their own folders. Their paths are relative to these. */
  readonly elsewhere: readonly TargetFolder[];
}

/** Distributes files to folders. Each folder gets the attributes. If all targets have their own, the output folder is empty. */
export function inFolders(
  results: readonly TargetFiles[],
  outs: Readonly<Record<string, string>>,
  attributes: OutputFile,
): Folders {
  const elsewhere = results.flatMap(({ target, folder = target, files }) => {
    const out = outs[target];
    return out === undefined ? [] : [{ target, out, files: [attributes, ...files.map((file) => below(folder, file))] }];
  });
  const together = results.filter(({ target }) => outs[target] === undefined);
  const isUnused = together.length === 0 && elsewhere.length > 0;
  return { files: isUnused ? [] : [attributes, ...together.flatMap(({ files }) => files)], elsewhere };
}

/** A file of a target, with its path relative to the target's folder. */
function below(folder: string, file: OutputFile): OutputFile {
  if (!file.path.startsWith(`${folder}/`)) return file;
  const path = file.path.slice(folder.length + 1);
  const { parts, textOf, reads } = file;
  if (parts !== undefined) return partedFile(path, parts);
  if (textOf === undefined) return lazyFile(path, () => file.text, reads);
  return itemFile(path, (items) => (items === undefined ? file.text : textOf(items)), reads);
}
