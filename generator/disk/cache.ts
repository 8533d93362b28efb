import { closeSync, constants, ftruncateSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { cacheFolder } from "./cache-folder.js";
import { sha256 } from "./hash.js";
import { readBuildId } from "./inputs.js";

/** The path of a cache file about a folder. */
export function cacheFile(folder: string, ending: string): string {
  return join(cacheFolder(), `${sha256(resolve(folder)).slice(0, 32)}.${ending}`);
}

/** The content of a cache file. Undefined if it cannot be read. */
export function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Writes a cache file. If that fails, the next run does the work again. After a crash, the file may have the start of the
 * new content and the end of the old one: its reader has to notice.
 */
export function writeCache(file: string, content: string | Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    overwrite(file, Buffer.from(content));
  } catch {
    // Nothing depends on it.
  }
}

/**
 * Writes a file in place, and cuts off what is left of a longer one. If it was emptied first, as `writeFileSync` does, some
 * file systems (ext4) would write the new content to the disk at once, which takes 30 times as long.
 */
function overwrite(file: string, bytes: Buffer): void {
  const descriptor = openSync(file, constants.O_WRONLY | constants.O_CREAT);
  try {
    writeFileSync(descriptor, bytes);
    ftruncateSync(descriptor, bytes.length);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The content of a cache file that begins with its hash. Undefined if it cannot be read, is damaged, or was written by another
 * build of errspec, which may have another format.
 */
export function readChecked(file: string): Buffer | undefined {
  const bytes = readCache(file);
  const content = bytes?.subarray(hashLength);
  return content !== undefined && bytes?.toString("latin1", 0, hashLength) === hashOf(content) ? content : undefined;
}

/** Writes content with its hash. If two runs write the file at once, the hash no longer matches, or the content is of one. */
export function writeChecked(file: string, content: string | Buffer): void {
  writeCache(file, withHash(content));
}

/** Content as {@link readChecked} expects it in a file. */
export function withHash(content: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(hashOf(content)), Buffer.from(content)]);
}

const hashOf = (content: string | Buffer): string => sha256(`${readBuildId()} ${sha256(content)}`);

const hashLength = 64;
