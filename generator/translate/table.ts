import type { Range } from "../model/position.js";

/** The content of a translators' file in any format. */
export interface TranslationTable {
  readonly rows: readonly TranslationRow[];
}

/** A text in the source locale and in the target locale. */
export interface TranslationRow {
  /** The unit's ID: `dsa/2130/text`. */
  readonly id: string;
  /** The source text that was translated; undefined if the file does not repeat it. */
  readonly source: string | undefined;
  /** The translation; empty if there is none yet. */
  readonly target: string;
  /** The place of the row in the translators' file. */
  readonly at: Range;
}

/** A translators' file that cannot be read: the place, the problem and the remedy. */
export class UnreadableTable extends Error {
  readonly at: Range;
  readonly help: string;

  constructor(at: Range, message: string, help: string) {
    super(message);
    this.at = at;
    this.help = help;
  }
}

/** The place of a line, for files in which columns have no meaning. */
export function lineOf(file: string, line: number): Range {
  return { file, line, column: 1, endLine: line, endColumn: 2 };
}
