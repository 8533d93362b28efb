/**
 * A file to be: its path below the output folder, with forward slashes, and its text with line feeds. The text may be
 * made when it is asked for, and is made again when it is asked for again: many files need not be in memory at once.
 */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** A file whose text is made when it is asked for. */
export function lazyFile(path: string, make: () => string): OutputFile {
  return {
    path,
    get text() {
      return make();
    },
  };
}
