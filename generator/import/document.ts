/*
 * One shape for every format: a document is headings, grids of cells and code samples. What a reader cannot put into a
 * grid it leaves out, so that nothing after it has to know a format.
 */

/** A published document as a reader found it. */
export interface SourceDocument {
  /** Relative to where the user stands. */
  readonly path: string;
  readonly format: string;
  /** What the document calls itself, or the empty text. */
  readonly title: string;
  readonly grids: readonly Grid[];
  /** Samples such as a response: the text of each code block. */
  readonly samples: readonly string[];
  /** What looks like a part of a table and is in none: nothing of it is read, and that must be said. */
  readonly unread?: readonly { readonly start: number; readonly text: string; readonly message?: string }[];
  /** Headings, list items and lines outside of tables: a code in one of them may be in no grid. */
  readonly prose?: readonly Prose[];
  /** The version that the document gives the API. */
  readonly version?: string | undefined;
  /** Whether its title is the name of the API, so that the catalog is called by it rather than by the file. */
  readonly named?: boolean;
}

/** A piece of text outside of tables. */
export interface Prose {
  readonly kind: "heading" | "list item" | "line";
  readonly text: string;
  readonly start: number;
}

/** A table, or what reads like one: a definition list, the members of an enum. */
export interface Grid {
  /** `pipe`, `html`, `list`, `enum` and so on. */
  readonly kind: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The line or the caption right above it, or the empty text. */
  readonly caption: string;
  /** Header rows as the source marks them; a reader that cannot tell leaves them in `rows`. */
  readonly header: readonly Row[];
  readonly rows: readonly Row[];
  /** Whether the header's words are the reader's own, as for the members of an enum. */
  readonly synthetic: boolean;
  /** Codes and names that the source keeps from being used again. */
  readonly reserved?: Reserved | undefined;
  /** Where the table begins in the source text. */
  readonly start: number;
}

/** What must not be used again: single codes or stretches such as `7-9`, and identifiers. */
export interface Reserved {
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Set where the source marks it as deprecated: with the reason, or the empty text. */
  readonly deprecated?: string | undefined;
  /** Whether it is the heading of the rows below it, although its words look like a code. */
  readonly section?: boolean;
  /** Why it is not an entry, although it looks like one. */
  readonly left?: string | undefined;
  /** Where the row begins in the source text. */
  readonly start: number;
}

export interface Cell {
  /** Plain text: lines are joined by line feeds. */
  readonly text: string;
  /** Whether all of it is struck out. */
  readonly struck?: boolean | undefined;
  /** Set where it repeats a cell that spans several columns, or one above that spans several rows. */
  readonly spanned?: "across" | "down" | undefined;
}

/** What a document may measure: published pages are far below, and hostile ones stop here. */
export const limits = { bytes: 10_000_000, rows: 100_000, columns: 1_000, cells: 1_000_000, depth: 256 } as const;

/** The document cannot be read; the sentence says why and what to do. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

export const cell = (text: string): Cell => ({ text });

/** A row that is one heading for the rows below it: its text spans all columns. */
export function sectionRow(title: string, width: number, start: number): Row {
  const cells = Array.from({ length: width }, (_, i): Cell =>
    i === 0 ? { text: title } : { text: title, spanned: "across" },
  );
  return { cells, section: true, start };
}

/** Runs of blanks are one blank; blank ends and blank lines are nothing. Line feeds stay. */
export function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
