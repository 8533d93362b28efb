/**
 * What errspec owns below the output folder: each file's path and the content hash of what errspec last put there. While
 * files are being exchanged a path has two: the file is one or the other. After a merge it has one for each side.
 */
export type Manifest = ReadonlyMap<string, readonly string[]>;

/** The manifest's own place below the output folder. It is committed with the files that it lists. */
export const manifestPath = ".errspec-manifest.json";

/** The text of a manifest: the same for the same files, whatever their order. */
export function manifestText(manifest: Manifest): string {
  const files = [...manifest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, hashes]) => [path, hashes.join(" ")]);
  const note = "What errspec generated here. Commit it with the files; do not edit it.";
  return `${JSON.stringify({ note, files: Object.fromEntries(files) as object }, undefined, 2)}\n`;
}

/**
 * A manifest from its text, or undefined when the text lists nothing. A merge leaves conflict markers in it, or the lines
 * of both sides: every line that names a file counts, so that the manifest is the union of the sides. A hash only ever
 * tells that errspec wrote a file with this very content, so one too many does no harm.
 */
export function parseManifest(text: string): Manifest | undefined {
  const manifest = new Map<string, readonly string[]>();
  const entries = [...lineEntries(text), ...objectEntries(text)];
  for (const [path, hashes] of entries) {
    if (isInside(path)) manifest.set(path, [...new Set([...(manifest.get(path) ?? []), ...hashes.split(" ")])]);
  }
  return manifest.size > 0 || isEmptyManifest(text) ? manifest : undefined;
}

type Entries = Iterable<readonly [path: string, hashes: string]>;

function objectEntries(text: string): Entries {
  const files = filesOf(text);
  return Object.entries(files ?? {}).map(([path, hashes]) => [path, String(hashes)]);
}

function isEmptyManifest(text: string): boolean {
  return filesOf(text) !== undefined;
}

/** The object that `files` is in a text of JSON. */
function filesOf(text: string): object | undefined {
  try {
    const { files } = JSON.parse(text) as { readonly files?: unknown };
    return typeof files === "object" && files !== null ? files : undefined;
  } catch {
    return undefined;
  }
}

/** The lines that name a file, as `manifestText` writes them; whatever stands between them, and however lines end. */
function* lineEntries(text: string): Generator<readonly [path: string, hashes: string]> {
  for (const [, path = "", hashes = ""] of text.matchAll(entryLine)) {
    try {
      yield [JSON.parse(path) as string, hashes];
    } catch {
      // Not a text of JSON, so errspec has not written it.
    }
  }
}

const entryLine = /^ *("[^\r\n]+"): "([0-9a-f]{64}(?: [0-9a-f]{64})*)",?\r?$/gm;

/** Whether a path stays below the output folder. The manifest is a file that anybody may have edited. */
function isInside(path: string): boolean {
  return path.split("/").every((step) => step !== "" && step !== "." && step !== "..") && !/[\0\\:]/.test(path);
}
