import { isSpecFolder, readSpecFolder } from "../disk/inputs.js";
import { isAsLeft, readManifest } from "../disk/output.js";
import { inputsHash, stampedFolders } from "../disk/stamp.js";

/**
 * The number of files that are up to date, if the command is `generate` and there is nothing to do. Undefined if a full run
 * is needed. It is called before the command line is parsed: most runs end here, and parsing would take longer than
 * everything else.
 */
export function upToDate(args: readonly string[]): number | undefined {
  try {
    return filesUpToDate(foldersOf(args));
  } catch {
    return undefined; // the full run reports what cannot be read
  }
}

interface Folders {
  readonly spec: string;
  readonly out: string;
}

function filesUpToDate(folders: Folders | undefined): number | undefined {
  if (folders === undefined || !isSpecFolder(folders.spec)) return undefined;
  const stamped = stampedFolders(folders.out, inputsHash(readSpecFolder(folders.spec)), folders.spec);
  let files = 0;
  for (const folder of stamped ?? []) {
    const manifest = readManifest(folder);
    if (manifest === undefined || !isAsLeft(folder, manifest)) return undefined;
    files += manifest.size;
  }
  return files > 0 ? files : undefined;
}

/** The folders of a plain `generate`, with its options in any order. Undefined for all other arguments. */
function foldersOf([command, ...rest]: readonly string[]): Folders | undefined {
  if (command !== "generate") return undefined;
  const folders: { spec?: string; out?: string } = {};
  for (let i = 0; i < rest.length; i++) {
    const [argument, value] = [rest[i], rest[i + 1]];
    if (argument === "--check" || argument === "--diff" || argument === "--force") continue;
    if ((argument !== "--spec" && argument !== "--out") || value === undefined) return undefined;
    const which = argument === "--spec" ? "spec" : "out";
    if (folders[which] !== undefined) return undefined; // several specs
    folders[which] = value;
    i += 1;
  }
  return { spec: "spec", out: "out", ...folders };
}
