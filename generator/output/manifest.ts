/**
 * What errspec owns below the output folder: each file's path and the SHA-256 of what errspec last put there. While
 * files are being exchanged a path has two: the file is one or the other.
 */
export type Manifest = ReadonlyMap<string, readonly string[]>;

/** The manifest's own place below the output folder. It is committed with the files it speaks of. */
export const manifestPath = ".errspec-manifest.json";

/** The text of a manifest: the same for the same files, whatever their order. */
export function manifestText(manifest: Manifest): string {
  const files = [...manifest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, hashes]) => [path, hashes.join(" ")]);
  const note = "What errspec generated here. Commit it with the files; do not edit it.";
  return `${JSON.stringify({ note, files: Object.fromEntries(files) as object }, undefined, 2)}\n`;
}

/** A manifest from its text, or undefined when it is none. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const { files } = JSON.parse(text) as { readonly files?: unknown };
    if (typeof files !== "object" || files === null) return undefined;
    const entries = Object.entries(files as Readonly<Record<string, unknown>>);
    return new Map(entries.map(([path, hashes]) => [path, String(hashes).split(" ")]));
  } catch {
    return undefined;
  }
}
