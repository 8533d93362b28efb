import { spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable, pipeline } from "node:stream";
import type { Duplex } from "node:stream";
import * as zlib from "node:zlib";
import { DiskProblem, problemOf } from "./problem.js";

/** A file of input, or a part of it, in bytes. */
export interface InputPart {
  /** `-` is standard input. */
  readonly file: string;
  readonly start: number;
  /** Undefined: to the end. */
  readonly end: number | undefined;
}

/** Standard input. */
export const standardInput = "-";

/** The files below some paths, in the order of the paths; those below a folder are sorted. Or the path that does not exist. */
export function inputFiles(paths: readonly string[]): readonly string[] | { readonly missing: string } {
  const files: string[] = [];
  for (const path of paths) {
    const stats = path === standardInput ? undefined : statSync(path, { throwIfNoEntry: false });
    if (path !== standardInput && stats === undefined) return { missing: path };
    files.push(...(stats?.isDirectory() === true ? below(path) : [path]));
  }
  return files;
}

function below(folder: string): readonly string[] {
  const found = readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly string[] => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? below(path) : entry.isFile() ? [path] : [];
  });
  return found.sort();
}

/** How large a file is in bytes; 0 if it is not known. */
export function sizeOf(file: string): number {
  return file === standardInput ? 0 : (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
}

/** How much is read at once. */
const chunkSize = 2 ** 18;

/** Cuts a file into parts of about `size` bytes that end with a line. A compressed file is one part. */
export function partsOf(file: string, size: number): readonly InputPart[] {
  const total = sizeOf(file);
  const whole = [{ file, start: 0, end: undefined }];
  if (file === standardInput || total < 2 * size) return whole;
  const descriptor = openSync(file, "r");
  try {
    if (compressionOf(readAt(descriptor, 0, 4)) !== undefined) return whole;
    const parts: InputPart[] = [];
    for (let start = 0; start < total;) {
      const end = Math.min(total, lineEnd(descriptor, start + size, total));
      parts.push({ file, start, end });
      start = end;
    }
    return parts;
  } finally {
    closeSync(descriptor);
  }
}

/** The place after the first line feed from a place on. */
function lineEnd(descriptor: number, from: number, total: number): number {
  for (let at = from; at < total; at += 65_536) {
    const found = readAt(descriptor, at, 65_536).indexOf(0x0a);
    if (found >= 0) return at + found + 1;
  }
  return total;
}

function readAt(descriptor: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
}

/** The first bytes of a file. */
export function firstBytes(file: string, length: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    return readAt(descriptor, 0, length);
  } finally {
    closeSync(descriptor);
  }
}

type Compression = "gzip" | "zstd";

function compressionOf(bytes: Buffer): Compression | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  return bytes.length >= 4 && bytes.readUInt32BE(0) === 0x28b52ffd ? "zstd" : undefined;
}

/**
 * The bytes of a part, decompressed. A chunk is valid until the next one is read. `progress` gets the number of bytes that
 * were read. Compressed data that ends early throws {@link BrokenInput} after what could be read.
 */
export async function* readPart(
  { file, start, end }: InputPart,
  progress: (bytes: number) => void,
): AsyncIterable<Buffer> {
  const raw = file === standardInput ? standardChunks(progress) : fileChunks(file, start, end, progress);
  const iterator = raw[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const all = chained(first.value, iterator);
  const compression = start === 0 ? compressionOf(first.value) : undefined;
  if (compression === undefined) yield* all;
  else yield* decompressed(file, compression, all);
}

async function* chained(first: Buffer, rest: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* standardChunks(progress: (bytes: number) => void): AsyncIterable<Buffer> {
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    progress(chunk.length);
    yield chunk;
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- reading at once is faster than waiting for each chunk
async function* fileChunks(
  file: string,
  start: number,
  end: number | undefined,
  progress: (bytes: number) => void,
): AsyncIterable<Buffer> {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    throw problemOf(error, file);
  }
  try {
    const bytes = Buffer.allocUnsafe(chunkSize);
    for (let at = start; end === undefined || at < end;) {
      const wanted = end === undefined ? chunkSize : Math.min(chunkSize, end - at);
      const read = readSync(descriptor, bytes, 0, wanted, end === undefined && start === 0 ? null : at);
      if (read === 0) return;
      at += read;
      progress(read);
      yield bytes.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Compressed data that is damaged. What came before was read. */
export class BrokenInput extends Error {
  override readonly name = "BrokenInput";
}

async function* decompressed(
  file: string,
  compression: Compression,
  raw: AsyncIterable<Buffer>,
): AsyncIterable<Buffer> {
  const source = Readable.from(copied(raw));
  const output = new PassThrough({ highWaterMark: chunkSize });
  const decoder = compression === "gzip" ? zlib.createGunzip({ chunkSize: 2 ** 17 }) : zstdDecoder(file);
  pipeline(source, decoder, output, () => undefined);
  try {
    for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    if (error instanceof DiskProblem) throw error;
    throw new BrokenInput(`${file}: the compressed data is damaged`, { cause: error });
  }
}

/** Chunks that stay valid. */
async function* copied(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

/** Node has zstd from 22.15 on. Before, the program `zstd` decompresses. */
function zstdDecoder(file: string): Duplex | ((source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>) {
  const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => Duplex };
  return createZstdDecompress?.() ?? ((source) => throughZstd(file, source));
}

async function* throughZstd(file: string, source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const program = spawn("zstd", ["-dcq"], { stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<number>((resolve, reject) => {
    program.on("error", () => {
      reject(
        new DiskProblem(
          `${file} is compressed with zstd, which this Node lacks; install the program zstd, or use Node 22.15`,
        ),
      );
    });
    program.on("close", (code) => {
      resolve(code ?? 1);
    });
  });
  ended.catch(() => undefined);
  pipeline(Readable.from(source), program.stdin, () => undefined);
  yield* program.stdout as AsyncIterable<Buffer>;
  if ((await ended) !== 0) throw new BrokenInput(`${file}: the compressed data is damaged`);
}
