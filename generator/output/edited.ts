import type { OutputFile, Part } from "./file.js";

/**
 * A file whose text has the parts of an earlier one where they have not changed. `earlier` gives the bytes of each part, or
 * undefined if it has to be made. The bytes and their hash are kept, since most of such files are compared and then written.
 */
export function editedFile(
  path: string,
  parts: readonly Part[],
  earlier: () => readonly (Buffer | undefined)[],
  hashOf: (bytes: Buffer) => string,
): OutputFile {
  let made: { readonly bytes: Buffer; readonly hash: string; readonly sizes: readonly number[] } | undefined;
  const make = (): NonNullable<typeof made> => {
    if (made !== undefined) return made;
    const known = earlier();
    const pieces = parts.map((part, index) => known[index] ?? Buffer.from(part.text));
    const bytes = Buffer.concat(pieces);
    return (made = { bytes, hash: hashOf(bytes), sizes: pieces.map(({ length }) => length) });
  };
  return {
    path,
    get text() {
      return make().bytes.toString("utf8");
    },
    get bytes() {
      return make().bytes;
    },
    get hash() {
      return make().hash;
    },
    get sizes() {
      return made?.sizes;
    },
  };
}

/** The bytes of the parts that have these sizes together. */
export function* split(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  let end = 0;
  for (const size of sizes) yield bytes.subarray(end, (end += size));
}
