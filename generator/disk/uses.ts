import { basename, posix } from "node:path";
import { parseLock } from "../load/lock.js";
import type { Pin } from "../load/lock.js";
import { isLock, lockFileName } from "../load/spec-file.js";
import type { UsedCatalog } from "../load/spec-file.js";
import { sha256, withLineFeeds } from "./hash.js";
import type { InputFile } from "./inputs.js";
import { DiskProblem } from "./problem.js";

/** Whether a file of a spec folder belongs to the spec, by its name. */
export function isSpecFile(name: string): boolean {
  return /\.ya?ml$/.test(name) || name === lockFileName;
}

/** Where the files of a spec and of the catalogs that it uses are: on the disk, or in a commit. */
export interface Place {
  /** The folder of the spec. */
  readonly of: string;
  /** The folders of the specs that use it, the outermost first. */
  readonly users: readonly string[];
  /** The files of a spec folder, with those of the catalogs that it uses; none if there is no spec. */
  readonly read: (folder: string, users: readonly string[]) => readonly InputFile[];
  /** The installed package that a pin is a copy of, if its files differ. */
  readonly installed: (pin: Pin) => UsedCatalog["installed"];
}

/** The files of a spec, and those of the catalogs that its lock pins. */
export function withUses(files: readonly InputFile[], place: Place): readonly InputFile[] {
  const lock = files.find(({ source }) => isLock(source));
  if (lock === undefined) return files;
  const users = [...place.users, place.of];
  if (place.users.length >= mostUsers) {
    throw new DiskProblem(`catalogs use each other: ${users.join(" uses ")}; take one of them out of \`uses:\``);
  }
  // A lock that cannot be read is reported by the loader.
  const pins = [...(parseLock(lock.bytes.toString("utf8")) ?? [])];
  return [
    ...files,
    ...pins.flatMap(([use, pin]) => {
      const inner = place.read(pin.folder, users);
      const hash = contentHash(inner);
      const installed = place.installed(pin);
      return inner.map((file) => ({
        ...file,
        source: sourceIn(lock.source, pin.folder, file.source),
        used: { ...(file.used ?? { hash, installed }), path: [use, ...(file.used?.path ?? [])] },
      }));
    }),
  ];
}

/** Far more than any catalogs need that do not use each other in a circle. */
const mostUsers = 8;

/** A source of a used catalog, relative to what the source of the lock is relative to. */
function sourceIn(lock: string, folder: string, source: string): string {
  return posix.join(posix.dirname(lock), folder, "..", source);
}

/**
 * The hash of the files of a spec: of their names and their texts with LF line ends. The files of catalogs that it uses
 * count through its lock, which has their hashes.
 */
export function contentHash(files: readonly InputFile[]): string {
  const lines = files
    .filter(({ used }) => used === undefined)
    .map(({ source, bytes }) => `${basename(source)} ${sha256(withLineFeeds(bytes))}\n`);
  return `sha256:${sha256(lines.sort().join(""))}`;
}
