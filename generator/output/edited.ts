import type { OutputFile, Part } from "./file.js";
import { Items } from "./items.js";
import type { Item } from "./items.js";

/** What is known about a part of an earlier text. */
export interface EarlierPart {
  readonly bytes: Buffer;
  /** Whether it is up to date. */
  readonly isSame: boolean;
  readonly items: readonly Item[];
}

/** Hashes of texts and of what they are made from. */
export interface Hashes {
  readonly ofBytes: (bytes: Buffer) => string;
  readonly ofReads: (reads: object) => string;
}

/**
 * A file whose text has the parts and items of an earlier one where they have not changed. `earlier` has all parts or none.
 * The bytes and their hash are kept, since most of such files are compared and then written.
 */
export function editedFile(
  path: string,
  parts: readonly Part[],
  earlier: () => readonly EarlierPart[],
  hashes: Hashes,
): OutputFile {
  let made: ReturnType<typeof make> | undefined;
  const make = () => {
    const known = earlier();
    const pieces = parts.map((part, index) => pieceOf(part, known[index], hashes));
    const bytes = Buffer.concat(pieces.map((piece) => piece.bytes));
    const sizes = pieces.map((piece) => piece.bytes.length);
    return { bytes, hash: hashes.ofBytes(bytes), sizes, items: pieces.map(({ items }) => items) };
  };
  const once = (): ReturnType<typeof make> => (made ??= make());
  return {
    path,
    get text() {
      return once().bytes.toString("utf8");
    },
    get bytes() {
      return once().bytes;
    },
    get hash() {
      return once().hash;
    },
    get sizes() {
      return made?.sizes;
    },
    get items() {
      return made?.items;
    },
  };
}

function pieceOf(
  part: Part,
  earlier: EarlierPart | undefined,
  { ofReads }: Hashes,
): Pick<EarlierPart, "bytes" | "items"> {
  if (earlier?.isSame === true) return earlier;
  if (part.textOf === undefined) return { bytes: Buffer.from(part.text), items: [] };
  const items = new Items(ofReads, earlier?.bytes.toString("utf8"), earlier?.items);
  return { bytes: Buffer.from(part.textOf(items)), items: items.made };
}

/** The bytes of the parts that have these sizes together. */
export function* split(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  let end = 0;
  for (const size of sizes) yield bytes.subarray(end, (end += size));
}
