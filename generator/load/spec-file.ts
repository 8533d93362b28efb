/** A spec file as it was read. */
export interface SpecFile {
  /** Where it is, for messages: relative to where the user stands. */
  readonly path: string;
  /** What generated files call it: relative to the folder that holds the spec folder, the same wherever one stands. */
  readonly source: string;
  readonly text: string;
}

/** The file of a spec folder that holds the catalog; every other one holds a module. */
export const catalogFileName = "errspec.yaml";
