/*
 * Reads ZIP archives, as far as workbooks need it. Source of the layout: APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7,
 * 4.3.12 and 4.3.16. Nothing is written anywhere, so the names in an archive cannot lead out of a folder.
 */

import { crc32, inflateRawSync } from "node:zlib";
import { Unreadable } from "../document.js";

/** The parts of an archive may have this many bytes in all once they are unpacked. */
const mostBytes = 50_000_000;

/** More parts than any workbook has. */
const mostParts = 10_000;

interface Part {
  readonly offset: number;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
}

/** An archive. */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of a part; undefined if there is none of that name. */
  readonly read: (name: string) => Buffer | undefined;
}

/** The error of a file that is not what it should be. */
export const damaged = (what: string): Unreadable => new Unreadable(`the file is damaged: ${what}; save it again`);

const signatures = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 } as const;

/** Opens an archive. Parts are unpacked when they are read, and never to more bytes than the limit in all. */
export function openZip(bytes: Buffer): Archive {
  const parts = directoryOf(bytes);
  let left = mostBytes;
  return {
    names: [...parts.keys()],
    read(name) {
      const part = parts.get(name);
      if (part === undefined) return undefined;
      const content = unpack(bytes, name, part, left);
      left -= content.length;
      return content;
    },
  };
}

function directoryOf(bytes: Buffer): ReadonlyMap<string, Part> {
  // The record at the end may be followed by a comment of 65,535 bytes.
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  let end = bytes.length - 22;
  while (end >= first && bytes.readUInt32LE(end) !== signatures.end) end -= 1;
  if (end < first) throw damaged("its directory is missing");
  const count = bytes.readUInt16LE(end + 10);
  if (count === 0xffff || count > mostParts) throw damaged(`it has more than ${mostParts} parts`);
  const parts = new Map<string, Part>();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signatures.entry) throw damaged("its directory is broken");
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + length).replaceAll("\\", "/");
    parts.set(name, {
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function unpack(bytes: Buffer, name: string, { offset, method, flags, crc, packed }: Part, left: number): Buffer {
  if ((flags & 1) === 1) throw new Unreadable("the file is encrypted; save it without a password");
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== signatures.local)
    throw damaged(`${name} is not where its directory says`);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw damaged(`${name} is cut off`);
  const content = inflated(bytes.subarray(start, start + packed), name, method, left);
  if (crc32(content) !== crc) throw damaged(`${name} does not match its checksum`);
  return content;
}

function inflated(packed: Buffer, name: string, method: number, left: number): Buffer {
  const tooLarge = new Unreadable(
    `the file has more than ${mostBytes / 1_000_000} MB when it is unpacked; save the sheet with the codes in a file of its own`,
  );
  if (method === 0) {
    if (packed.length > left) throw tooLarge;
    return packed;
  }
  if (method !== 8) throw damaged(`${name} is packed in an unknown way`);
  if (left <= 0) throw tooLarge;
  try {
    return inflateRawSync(packed, { maxOutputLength: left });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge;
    throw damaged(`${name} cannot be unpacked`);
  }
}
