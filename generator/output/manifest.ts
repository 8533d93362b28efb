/**
 * The files that errspec owns below the output folder: each path with the hash of the content that errspec last wrote. While
 * files are being replaced, a path has two hashes, the old and the new one. After a merge it has one for each side.
 */
export type Manifest = ReadonlyMap<string, readonly string[]>;

/** The path of the manifest below the output folder. It is committed with the files that it lists. */
export const manifestPath = ".errspec-manifest.json";

/** The text of a manifest. It does not depend on the order of the files. */
export function manifestText(manifest: Manifest): string {
  const note = "What errspec generated here. Commit it with the files; do not edit it.";
  // Printed line by line, since V8 takes long to make an object with hundreds of keys.
  const lines = [...manifest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hashes]) => `    ${JSON.stringify(path)}: ${JSON.stringify(hashes.join(" "))}`);
  const files = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
  return `{\n  "note": ${JSON.stringify(note)},\n  "files": ${files}\n}\n`;
}

/**
 * Parses a manifest. Undefined if the text is not one. After a merge it may have conflict markers, or the lines of both
 * sides: every line with a file counts, so the manifest is the union of the sides. A hash only says that errspec once wrote
 * a file with exactly this content, so an extra one does no harm.
 */
export function parseManifest(text: string): Manifest | undefined {
  const manifest = new Map<string, readonly string[]>();
  const files = filesOf(text);
  const inObject = Object.entries(files ?? {}).map(([path, hashes]) => [path, String(hashes)] as const);
  // Where the object has an entry for each line, no line is left that it has not.
  const hasAll = inObject.length === text.split("\n").length - otherLines;
  for (const [path, hashes] of hasAll ? inObject : [...lineEntries(text), ...inObject]) {
    if (!isInside(path)) continue;
    const others = manifest.get(path);
    const own = hashes.split(" ");
    manifest.set(path, others === undefined && own.length === 1 ? own : [...new Set([...(others ?? []), ...own])]);
  }
  return manifest.size > 0 || files !== undefined ? manifest : undefined;
}

/** The lines of a manifest without an entry, with what follows the last line feed. */
const otherLines = 6;

/** The object under `files` in a JSON text. */
function filesOf(text: string): object | undefined {
  try {
    const { files } = JSON.parse(text) as { readonly files?: unknown };
    return typeof files === "object" && files !== null ? files : undefined;
  } catch {
    return undefined;
  }
}

/** The lines with a file, as `manifestText` writes them, whatever is between them and whatever their line ends are. */
function* lineEntries(text: string): Generator<readonly [path: string, hashes: string]> {
  for (const [, path = "", hashes = ""] of text.matchAll(entryLine)) {
    try {
      yield [JSON.parse(path) as string, hashes];
    } catch {
      // Not a JSON string, so errspec did not write it.
    }
  }
}

const entryLine = /^ *("[^\r\n]+"): "([0-9a-f]{64}(?: [0-9a-f]{64})*)",?\r?$/gm;

/** Whether a path is below the output folder. Anybody may have edited the manifest. */
function isInside(path: string): boolean {
  return !outside.test(path);
}

/** An empty step, `.` or `..`, or a sign that Windows gives a meaning. */
const outside = /(?:^|\/)\.{0,2}(?:\/|$)|[\0\\:]/;
