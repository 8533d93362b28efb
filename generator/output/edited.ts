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

/** A text with its hash, and what is in each of its parts. */
interface Made {
  readonly bytes: Buffer;
  readonly hash: string;
  readonly sizes: readonly number[];
  readonly items: readonly (readonly Item[])[];
}

/** A text that is made at the first access. The bytes are kept, since most of such texts are compared and then written. */
export interface EditedText {
  readonly made: () => Made;
  /** The same, but undefined until the text is made. */
  readonly known: () => Made | undefined;
}

/**
 * A text that has the parts and items of an earlier one where they have not changed. `earlier` has all parts or none.
 */
export function editedText(parts: readonly Part[], earlier: () => readonly EarlierPart[], hashes: Hashes): EditedText {
  let known: Made | undefined;
  const make = (): Made => {
    const before = earlier();
    const pieces = parts.map((part, index) => pieceOf(part, before[index], hashes));
    const bytes = Buffer.concat(pieces.map((piece) => piece.bytes));
    const sizes = pieces.map((piece) => piece.bytes.length);
    return { bytes, hash: hashes.ofBytes(bytes), sizes, items: pieces.map(({ items }) => items) };
  };
  return { made: () => (known ??= make()), known: () => known };
}

/** A file with such a text. Several files may have the same one. */
export function editedFile(path: string, { made, known }: EditedText): OutputFile {
  return {
    path,
    get text() {
      return made().bytes.toString("utf8");
    },
    get bytes() {
      return made().bytes;
    },
    get hash() {
      return made().hash;
    },
    get sizes() {
      return known()?.sizes;
    },
    get items() {
      return known()?.items;
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
