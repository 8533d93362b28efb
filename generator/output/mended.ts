import type { OutputFile, Part } from "./file.js";

/**
 * A file whose text has the parts of an earlier one where they have not changed. `earlier` gives the bytes of each part, or
 * undefined if it has to be made. The bytes are kept.
 */
export function mendedFile(
  { path, reads }: OutputFile,
  parts: readonly Part[],
  earlier: () => readonly (Buffer | undefined)[],
): OutputFile {
  let made: { readonly bytes: Buffer; readonly sizes: readonly number[] } | undefined;
  const make = (): NonNullable<typeof made> => {
    if (made !== undefined) return made;
    const known = earlier();
    const pieces = parts.map((part, index) => known[index] ?? Buffer.from(part.text));
    made = { bytes: Buffer.concat(pieces), sizes: pieces.map(({ length }) => length) };
    return made;
  };
  return {
    path,
    get text() {
      return make().bytes.toString("utf8");
    },
    get bytes() {
      return make().bytes;
    },
    reads,
    parts,
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
