import { lazyFile } from "./file.js";
import type { OutputFile } from "./file.js";

/** What one target makes. */
export interface TargetFiles {
  readonly target: string;
  readonly files: readonly OutputFile[];
}

/** The files of a target that has a folder of its own. */
export interface TargetFolder extends TargetFiles {
  /** As the spec names it: relative to the spec's folder. */
  readonly out: string;
}

/** Files by the folder that they are in. */
export interface Folders {
  /** Those of the output folder. */
  readonly files: readonly OutputFile[];
  /** Those of targets elsewhere, by paths below their own folder. */
  readonly elsewhere: readonly TargetFolder[];
}

/** Distributes files to folders. Each folder has the attributes; the output folder has nothing where all is elsewhere. */
export function inFolders(
  made: readonly TargetFiles[],
  outs: Readonly<Record<string, string>>,
  attributes: OutputFile,
): Folders {
  const elsewhere = made.flatMap(({ target, files }) => {
    const out = outs[target];
    return out === undefined ? [] : [{ target, out, files: [attributes, ...files.map((file) => below(target, file))] }];
  });
  const together = made.filter(({ target }) => outs[target] === undefined);
  const isUnused = together.length === 0 && elsewhere.length > 0;
  return { files: isUnused ? [] : [attributes, ...together.flatMap(({ files }) => files)], elsewhere };
}

/** A file of a target with its path below the target's folder. */
function below(target: string, file: OutputFile): OutputFile {
  return file.path.startsWith(`${target}/`) ? lazyFile(file.path.slice(target.length + 1), () => file.text) : file;
}
