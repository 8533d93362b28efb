/*
 * One shape for every format: a document has headings, grids of cells, and code samples. Only readers know formats;
 * every later stage works on these types.
 */

/** A published document, as a reader returns it. */
export interface SourceDocument {
  /** Relative to the working directory. */
  readonly path: string;
  readonly format: string;
  /** The document's own title, or an empty string. */
  readonly title: string;
  readonly grids: readonly Grid[];
  /** The text of each code block. Some of them are sample responses. */
  readonly samples: readonly string[];
  /** Lines that look like table rows but are in no table. They are not read, and the report lists them. */
  readonly unread?: readonly { readonly start: number; readonly text: string; readonly message?: string }[];
  /** Headings, list items and lines outside of tables. The report lists codes that appear only there. */
  readonly prose?: readonly Prose[];
  /** The version of the API, if the document states it. */
  readonly version?: string | undefined;
  /** What the API is, if the document says it. */
  readonly description?: string | undefined;
  /** Whom to ask, if the document says it: a name, a URL and an e-mail address, as far as they are given. */
  readonly contact?: Readonly<Record<string, string>> | undefined;
  /** The domain of gRPC's `ErrorInfo`, if the document states it. */
  readonly domain?: string | undefined;
  /** Whether the title is the name of the API. If so, the catalog is named after the title and not after the file. */
  readonly named?: boolean;
}

/** A piece of text outside of tables. */
export interface Prose {
  readonly kind: "heading" | "list item" | "line";
  readonly text: string;
  readonly start: number;
}

/** A table, or something with the same structure: a definition list, the members of an enum. */
export interface Grid {
  /** `pipe`, `html`, `list`, `enum` and so on. */
  readonly kind: string;
  /** The headings above the table, outermost first. */
  readonly headings: readonly string[];
  /** The caption, or the line directly above the table; or an empty string. */
  readonly caption: string;
  /** Rows that the source marks as headers. If the format has no such mark, they are in `rows`. */
  readonly header: readonly Row[];
  readonly rows: readonly Row[];
  /** Whether the reader made up the header, as it does for the members of an enum. */
  readonly synthetic: boolean;
  /** Codes and names that the source reserves. */
  readonly reserved?: Reserved | undefined;
  /** The offset of the table in the source text. */
  readonly start: number;
}

/** Reserved codes, as single codes or ranges such as `7-9`, and reserved identifiers. */
export interface Reserved {
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** A row of a grid. */
export interface Row {
  readonly cells: readonly Cell[];
  /** Set if the source marks the row as deprecated: the reason, or an empty string. */
  readonly deprecated?: string | undefined;
  /** Whether the row is a heading for the rows below it, even if its text looks like a code. */
  readonly section?: boolean;
  /** Why the row is not an entry, even though it looks like one. */
  readonly skipReason?: string | undefined;
  /** The offset of the row in the source text. */
  readonly start: number;
}

/** A cell of a row. */
export interface Cell {
  /** Plain text. Lines are separated by line feeds. */
  readonly text: string;
  /** Whether all of the text is struck through. */
  readonly struck?: boolean | undefined;
  /** Set if the cell is a copy of a cell that spans several columns (`across`) or rows (`down`). */
  readonly spanned?: "across" | "down" | undefined;
}

/** Limits that published pages stay far below. They protect against hostile documents. */
export const limits = { bytes: 10_000_000, rows: 100_000, columns: 1_000, cells: 1_000_000, depth: 256 } as const;

/** A document that cannot be read. The message says why. */
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

/** Collapses whitespace within lines, trims lines, and removes empty lines. Line feeds stay. */
export function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
