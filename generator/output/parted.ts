import type { OutputFile, Part } from "./file.js";

/** A file whose text is that of its parts, one after the other. */
export function partedFile(path: string, parts: readonly Part[]): OutputFile {
  let sizes: readonly number[] | undefined;
  return {
    path,
    get text() {
      const texts = parts.map(({ text }) => text);
      sizes = texts.map((text) => Buffer.byteLength(text));
      return texts.join("");
    },
    parts,
    get sizes() {
      return sizes;
    },
  };
}
