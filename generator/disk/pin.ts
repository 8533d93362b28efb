import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix, resolve } from "node:path";
import type { Pin } from "../load/lock.js";
import { lockFileName } from "../load/spec-file.js";
import { sourceText } from "../load/uses-schema.js";
import type { Source } from "../load/uses-schema.js";
import { readSpecAt, runGit } from "./git.js";
import { installedFolder } from "./installed-spec.js";
import { isSpecFolder } from "./inputs.js";
import type { InputFile } from "./inputs.js";
import { DiskProblem } from "./problem.js";
import { readSpecFolder } from "./spec-folder.js";
import { writeText } from "./text-file.js";
import { contentHash } from "./uses.js";

/*
 * The catalogs that a spec uses, as `errspec uses update` finds them. A folder is read where it is. What comes from a package
 * or a repository is copied beside the spec: so every later run works offline, and the copy is in the commits that
 * `errspec breaking` compares.
 */

/** A used catalog, ready to be pinned. */
export interface Found {
  readonly pin: Omit<Pin, "version">;
  readonly files: readonly InputFile[];
  /** Whether the files have to be copied to the folder of the pin. */
  readonly isCopy: boolean;
}

/** Finds a used catalog where the spec says. Only a repository needs the network. */
export function findUse(spec: string, use: string, source: Source): Found {
  const from = sourceText(source);
  if (source.from === "folder") {
    const { folder } = source;
    const files = specIn(join(spec, folder), `${use}: ${folder}`);
    return { pin: { from, folder, hash: contentHash(files) }, files, isCopy: false };
  }
  const copy = { folder: `${copies}/${use}` };
  if (source.from === "npm") {
    const { name, path } = source;
    const folder = installedFolder(spec, name);
    if (folder === undefined)
      throw new DiskProblem(`${use}: the package ${name} is not installed; run \`npm install ${name}\``);
    const files = specIn(join(folder, path), `${use}: ${path} of the package ${name}`);
    return { pin: { from, ...copy, hash: contentHash(files) }, files, isCopy: true };
  }
  const { commit, files } = fetched(spec, source);
  return { pin: { from, ...copy, commit, hash: contentHash(files) }, files, isCopy: true };
}

/** The folder of the copies, beside the files of the spec. */
const copies = "uses";

function specIn(folder: string, what: string): readonly InputFile[] {
  if (!isSpecFolder(folder)) throw new DiskProblem(`${what} has no errspec.yaml; correct the path under \`uses:\``);
  return readSpecFolder(folder);
}

/** Fetches one commit of a repository, without its history, and reads a spec from it. */
function fetched(
  spec: string,
  { address, ref, path }: Extract<Source, { readonly from: "git" }>,
): { readonly commit: string; readonly files: readonly InputFile[] } {
  const repository = mkdtempSync(join(tmpdir(), "errspec-"));
  const git = (...args: string[]): string => runGit(repository, args).toString("utf8").trim();
  try {
    git("init", "--quiet", "--bare");
    // Git would take a path as relative to the temporary folder.
    const place = resolve(spec, address);
    git("fetch", "--quiet", "--depth=1", "--no-tags", existsSync(place) ? place : address, ref);
    const commit = git("rev-parse", "--verify", "FETCH_HEAD^{commit}");
    return { commit, files: readSpecAt(repository, `${commit}:${posix.normalize(path) === "." ? "" : path}`) };
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

/** Copies the files of a used catalog to the folder of its pin, in place of an earlier copy. */
export function copyUse(spec: string, { pin, files }: Found): void {
  const root = join(spec, pin.folder);
  // All files of the catalog itself are in one folder.
  const base = posix.join(
    ...new Set(files.filter(({ used }) => used === undefined).map(({ source }) => posix.dirname(source))),
  );
  const placed = files.map(({ source, bytes }) => ({ path: posix.relative(base, source), bytes }));
  const outside = placed.find(({ path }) => path.startsWith("../"));
  if (outside !== undefined) {
    throw new DiskProblem(
      `${pin.from} takes modules from ${posix.dirname(outside.path)}, which is not a part of it; name that catalog under \`uses:\` of this spec instead`,
    );
  }
  rmSync(root, { recursive: true, force: true });
  for (const { path, bytes } of placed) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** Removes the copy of a catalog that is no longer used. */
export function removeCopy(spec: string, { folder }: Pick<Pin, "folder">): void {
  if (/^uses\/[a-z0-9_-]+$/.test(folder)) rmSync(join(spec, folder), { recursive: true, force: true });
}

/** Writes the lock of a spec. Without a text, it is removed. */
export function writeLock(spec: string, text: string | undefined): void {
  const file = join(spec, lockFileName);
  if (text === undefined) rmSync(file, { force: true });
  else writeText(file, text);
}
