/** What a reader may do with one code of a document. */
export interface TruthCode {
  /** The spellings that a careful reader could publish. The document's own is the first. */
  readonly spellings: readonly string[];
  /** The texts that a reader would take for it. Empty if the document has none. */
  readonly texts: readonly string[];
  /** The constant that the document names. */
  readonly constant?: string | undefined;
  /** The heading under which it is, if headings separate modules. */
  readonly module?: string | undefined;
  /** The HTTP status that the document gives it. */
  readonly status?: number | undefined;
  readonly deprecated?: boolean | undefined;
  /** The language of the document counts it: an enum of C without a number. It is not in the text. */
  readonly implied?: boolean | undefined;
}

/** What a document says, for a careful reader. */
export interface Truth {
  readonly codes: readonly TruthCode[];
  /** Codes that only a sentence or a bullet has: a reader may take them or leave them, but must not overlook them. */
  readonly mentions: readonly string[];
  /** What one careful reader takes for a code and another does not: ranges, statuses of HTTP. */
  readonly either: readonly string[];
  /** The languages of the texts: each entry has one in each. */
  readonly locales: readonly string[];
}

/** The kinds of difficulty, by the numbers that the closing note of the import uses. */
export const difficulties = {
  1: "names that are illegal somewhere",
  2: "codes that a reader may split or lose",
  3: "lists that are not tables, and sources",
  4: "no word says error, or an unknown language",
  5: "several columns could be the code",
  6: "cells with more than a code",
  7: "language of the texts",
  8: "names with prefixes",
  9: "advice: statuses, deprecation",
  10: "further formats",
} as const;
export type Difficulty = keyof typeof difficulties;

/** A document whose truth is known. */
export interface TestDocument {
  readonly seed: number;
  readonly path: string;
  readonly text: string;
  /** The format and the layout, such as "markdown/bullets". */
  readonly shape: string;
  readonly difficulties: readonly Difficulty[];
  readonly truth: Truth;
}
