/** A file to be: its path below the output folder, with forward slashes, and its text with line feeds. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}
