/** A spec file and its text. */
export interface SpecFile {
  /** Its path for messages, relative to the working directory. */
  readonly path: string;
  /** Its path for generated files, relative to the parent of the spec folder, whatever the working directory is. */
  readonly source: string;
  readonly text: string;
}

/** The file of a spec folder that has the catalog. Every other file has a module. */
export const catalogFileName = "errspec.yaml";
