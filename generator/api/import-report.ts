/*
 * What `import --report json` prints. The JSON Schema in `docs/schema/` is made from these types. Like `reports.ts`, this file
 * is published as it is. A key that is removed or changes its meaning raises `version`; keys may be added without that.
 */

/** What `import --report json` prints. */
export interface ImportReport {
  readonly version: 1;
  readonly command: "import";
  /** The source locale, and why. */
  readonly language: string;
  readonly languageFrom: string;
  /** Whether a sample response in the document shows where codes are. If not, the envelope is a guess. */
  readonly envelopeShown: boolean;
  /** The modules that the document becomes. */
  readonly modules: readonly {
    readonly id: string;
    readonly codes: number;
    readonly codeType: string;
    /** How many codes have a placeholder as their name. */
    readonly placeholders: number;
  }[];
  /** What the author should check, or what a spec cannot hold as it is. */
  readonly remarks: readonly {
    readonly kind: "duplicate" | "untranslated" | "unmatched" | "unread";
    readonly message: string;
    /** The row, if nothing of it is in the spec. */
    readonly at: { readonly document: string; readonly table: number; readonly row: number } | null;
  }[];
  /** What became of each document: the one that is imported, and its translations. */
  readonly accounts: readonly ImportedDocument[];
  /** How the document differs from the spec. Empty for a new spec. */
  readonly changes: readonly ImportedChange[];
  /** What became of the operations of an OpenAPI document; null for any other. */
  readonly operations: {
    /** How many are new in the spec. */
    readonly added: number;
    readonly remarks: readonly string[];
    /** How they differ from those of the spec, with `--check`. */
    readonly differences: readonly string[];
  } | null;
}

/** Counts of cells. An import with lost cells writes nothing. */
export interface ImportedCells {
  readonly taken: number;
  /** Merged into the code of an earlier row. */
  readonly merged: number;
  /** Left out for a reason. */
  readonly skipped: number;
  readonly empty: number;
  readonly lost: number;
}

export interface ImportedDocument {
  readonly document: string;
  readonly format: string;
  readonly sha256: string;
  readonly tables: readonly ImportedTable[];
  readonly cells: ImportedCells;
  /** What became of the codes outside of tables. */
  readonly prose: {
    /** How many of them are in the spec. */
    readonly taken: number;
    readonly leftOut: readonly {
      readonly kind: "heading" | "list item" | "line";
      readonly line: number;
      readonly code: string;
      readonly text: string;
    }[];
  };
}

/** Tables and rows count from 1, without rows of headers. */
export interface ImportedTable {
  readonly table: number;
  readonly line: number;
  /** What it is in the document: `html`, `pipe`, `list`, `enum` and so on. */
  readonly kind: string;
  readonly headings: readonly string[];
  readonly rows: number;
  /** Why the whole table was left out; null if it was not. */
  readonly skipped: string | null;
  readonly codes: number;
  /** How many rows repeat the code of an earlier row. */
  readonly mergedRows: number;
  readonly columns: readonly { readonly header: string; readonly role: string }[];
  /** The column of the codes, and the others that it could be; null if the table was left out. */
  readonly codeColumn: {
    readonly column: number;
    readonly evidence: string;
    readonly alternatives: readonly { readonly column: string; readonly codes: readonly string[] }[];
  } | null;
  readonly cells: ImportedCells;
  readonly skippedRows: readonly {
    readonly row: number;
    readonly line: number;
    readonly reason: string;
    readonly text: string;
  }[];
  readonly headingRows: readonly { readonly line: number; readonly reason: string; readonly text: string }[];
  readonly lost: readonly {
    readonly row: number;
    readonly line: number;
    readonly column: number;
    readonly text: string;
  }[];
}

/** A change that the document makes to a spec, or asks of its author. What a kind of change does not have is null. */
export interface ImportedChange {
  /**
   * `conflict` and `meaning` need a decision: both sides changed, or the code got another meaning. `vanished` codes are no
   * longer in the document, and `left-out` ones were removed from the spec before.
   */
  readonly kind:
    "added" | "changed" | "conflict" | "left-out" | "locale" | "meaning" | "module" | "params" | "renamed" | "vanished";
  readonly module: string | null;
  readonly code: string | null;
  readonly name: string | null;
  /** Such as `text`. */
  readonly field: string | null;
  /** The locale of the field, or the header of a cell. */
  readonly inner: string | null;
  /** At the last import. */
  readonly before: string | null;
  /** In the spec, if that differs from both. */
  readonly mine: string | null;
  /** In the document. */
  readonly now: string | null;
  /** Why a code is left out. */
  readonly reason: string | null;
  /** The codes of a new module, and the names of new params. */
  readonly names: readonly string[];
}
