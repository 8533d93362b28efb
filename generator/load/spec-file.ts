/** A spec file and its text. */
export interface SpecFile {
  /** Its path for messages, relative to the working directory. */
  readonly path: string;
  /** Its path for generated files, relative to the parent of the spec folder, whatever the working directory is. */
  readonly source: string;
  readonly text: string;
  /** Set if the file is of a catalog that the spec uses, and not of the spec itself. */
  readonly used?: UsedCatalog | undefined;
}

/** What the disk says about a catalog that a spec uses. */
export interface UsedCatalog {
  /** The key under `uses:`; then, if that catalog uses others, the key there, and so on. */
  readonly path: readonly string[];
  /** The hash of its files as they are now. */
  readonly hash: string;
  /** The package that is installed, if the files are a copy of it, and its hash is another one. */
  readonly installed?: { readonly version: string; readonly hash: string } | undefined;
}

/** The file beside a spec that pins the catalogs that it uses. */
export const lockFileName = "errspec.lock";

/** The file beside a spec that has what its released versions say about its codes. */
export const historyFileName = "errspec.history";

/** Whether a file is one that the authors of the spec write. */
export function isOwn({ source, used }: Pick<SpecFile, "source" | "used">): boolean {
  return used === undefined && !isLock(source) && !isHistory(source);
}

/** Whether a file, by its source, pins the catalogs that a spec uses. */
export function isLock(source: string): boolean {
  return source.endsWith(`/${lockFileName}`);
}

/** Whether a file, by its source, has the history of a spec. */
export function isHistory(source: string): boolean {
  return source.endsWith(`/${historyFileName}`);
}

/** The file of a spec folder that has the catalog. Every other file has a module. */
export const catalogFileName = "errspec.yaml";
