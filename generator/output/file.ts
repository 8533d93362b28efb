import type { Item, Items } from "./items.js";

/**
 * A file to write: its path below the output folder, with forward slashes, and its text, with LF line ends. The text may be
 * computed on each access, so that many files need not be in memory at once.
 */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** The text in UTF-8, if it is made as such. If the file has a hash too, it is theirs. */
  readonly bytes?: Uint8Array | undefined;
  /** What the text depends on besides the outline of the catalog. Undefined: on anything in the catalog. */
  readonly reads?: Reads | undefined;
  /** Makes the text of items, if it takes long to make and has many of them. */
  readonly textOf?: ((items: Items) => string) | undefined;
  /** How the text follows an edit of another one. Undefined: it is made again. */
  readonly derived?: Derived | undefined;
  /** The items of each part. Undefined if they are not noted. */
  readonly items?: readonly (readonly Item[])[] | undefined;
  /** The hash of the text, where it is known before the text is made. */
  readonly hash?: string | undefined;
  /** The pieces of a text that takes long to make. How many they are depends only on the outline of the catalog. */
  readonly parts?: readonly Part[] | undefined;
  /** How many bytes of the text are in each part. Undefined until the text is made. */
  readonly sizes?: readonly number[] | undefined;
}

/** A piece of a text. */
export type Part = Pick<OutputFile, "text" | "textOf" | "reads">;

/** How a text that is made from another one is brought up to date after an edit of that. */
export interface Derived {
  /** The path of the file with the other text. */
  readonly from: string;
  /** That text as it is now. */
  readonly source: () => string;
  /** Undefined if the earlier texts do not suffice: then the text is made again. */
  readonly edited: (texts: DerivedTexts) => string | undefined;
}

/** The earlier text, what it was made from, and what the text is made from now. */
export interface DerivedTexts {
  readonly before: string;
  readonly source: string;
  readonly earlier: string;
}

/** Plain data, such as a module. The same object is not hashed twice. */
export type Reads = readonly object[];

/** A file whose text is computed on each access. */
export function lazyFile(path: string, make: () => string, reads?: Reads, derived?: Derived): OutputFile {
  return {
    path,
    get text() {
      return make();
    },
    reads,
    derived,
  };
}

/** A file whose text is computed on each access, of items where they are known. */
export function itemFile(path: string, make: (items?: Items) => string, reads?: Reads): OutputFile {
  return {
    path,
    get text() {
      return make();
    },
    textOf: make,
    reads,
  };
}

/** A part whose text is computed on each access. */
export function lazyPart(make: () => string, reads?: Reads): Part {
  return lazyFile("", make, reads);
}

/** A part whose text is computed once, at the first access. */
export function keptPart(make: () => string, reads?: Reads): Part {
  return keptFile("", make, reads);
}

/** A file whose text is computed once, at the first access. */
export function keptFile(path: string, make: () => string, reads?: Reads): OutputFile {
  let made: string | undefined;
  return lazyFile(path, () => (made ??= make()), reads);
}
