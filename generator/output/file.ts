/**
 * A file to write: its path below the output folder, with forward slashes, and its text, with LF line ends. The text may be
 * computed on each access, so that many files need not be in memory at once.
 */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** A file whose text is computed on each access. */
export function lazyFile(path: string, make: () => string): OutputFile {
  return {
    path,
    get text() {
      return make();
    },
  };
}
