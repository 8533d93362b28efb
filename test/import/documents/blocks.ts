/**
 * A run of text with one mark, or none. A break is a text on a line of its own, an anchor a text with a target before it,
 * and a broken text an identifier that may be cut at its last underscore.
 */
export type Inline = string | { readonly mark: Mark; readonly text: string };
type Mark = "code" | "bold" | "strike" | "link" | "break" | "anchor" | "broken";
export type Inlines = readonly Inline[];

export interface Table {
  readonly kind: "table";
  readonly header: readonly Inlines[];
  readonly rows: readonly (readonly Inlines[])[];
  /** The column whose equal cells are one, where a format can write that. */
  readonly merge?: number;
}

/** A part of a page, before it is written in one format. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: Inlines }
  | { readonly kind: "paragraph"; readonly lines: readonly Inlines[] }
  | {
      readonly kind: "list";
      readonly items: readonly { readonly text: Inlines; readonly nested?: readonly Inlines[] }[];
    }
  | { readonly kind: "definitions"; readonly items: readonly { readonly term: Inlines; readonly text: Inlines }[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | Table;

export const heading = (level: number, ...text: Inlines): Block => ({ kind: "heading", level, text });
export const paragraph = (...text: Inlines): Block => ({ kind: "paragraph", lines: [text] });
export const code = (text: string): Inline => ({ mark: "code", text });
export const bold = (text: string): Inline => ({ mark: "bold", text });

/** The text of a run without its marks. */
export const plainText = (inlines: Inlines): string =>
  inlines.map((run) => (typeof run === "string" ? run : run.mark === "break" ? ` ${run.text}` : run.text)).join("");
