import { extname } from "node:path";
import type { Versions } from "../output/compare.js";
import { manifestPath, parseManifest } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import { isInRepository, readObjects, runGit } from "./git.js";
import { sha256, withLineFeeds } from "./hash.js";

/** How many commits to search. A rebase merges the versions of many commits; older versions have been regenerated since. */
const depth = 50;

/** The commits of a merge, rebase or cherry-pick; and all branches, because a squash does not record its source. */
const tips = [["HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "ORIG_HEAD"], ["--all"]];

/**
 * The versions of output files that errspec wrote, from recent commits: a file counts if the manifest of the same commit has
 * its hash. They distinguish the result of a merge from an edit. Git is called when the first version is needed.
 */
export function writtenVersions(out: string): Versions {
  const isKnown = once(() => isInRepository(out));
  const commits = once(() => commitsOf(out));
  return {
    at: (path) => (isKnown() ? versionsOf(out, commits(), (other) => other === path) : undefined),
    like: (path) => versionsOf(out, commits(), (other) => extname(other) === extname(path)),
  };
}

function once<T>(make: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: make() }).value;
}

interface Commit {
  /** The output folder at a commit, as a git object name with a slash at the end. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The commits that changed the manifest, with the manifest of each. */
function commitsOf(out: string): readonly Commit[] {
  try {
    const prefix = runGit(out, ["rev-parse", "--show-prefix"]).toString("utf8").replace(/\n$/, "");
    if (prefix.includes("\n")) return [];
    const args = ["rev-list", "--ignore-missing", "--full-history", `--max-count=${depth}`];
    const lists = tips.map((revisions) => runGit(out, [...args, ...revisions, "--", manifestPath]).toString("utf8"));
    const ids = new Set(lists.join("").split("\n").filter(Boolean));
    const folders = [...ids].map((id) => `${id}:${prefix}`);
    const texts = readObjects(
      out,
      folders.map((folder) => folder + manifestPath),
    );
    return folders.flatMap((folder, index) => {
      const manifest = parseManifest(String(texts[index])); // undefined if it is missing or invalid
      return manifest === undefined ? [] : [{ folder, manifest }];
    });
  } catch {
    return []; // the repository has no commit, or the clone is incomplete
  }
}

function versionsOf(out: string, commits: readonly Commit[], isMeant: (path: string) => boolean): readonly string[] {
  const places = new Map<string, string>();
  for (const { folder, manifest } of commits) {
    for (const [path, [hash, ...others]] of manifest) {
      if (isMeant(path) && hash !== undefined && others.length === 0) places.set(hash, folder + path);
    }
  }
  const contents = readObjects(out, [...places.values()]).map((bytes) => bytes && withLineFeeds(bytes));
  return [...places.keys()].flatMap((hash, index) => {
    const bytes = contents[index];
    return bytes !== undefined && sha256(bytes) === hash ? [bytes.toString("utf8")] : [];
  });
}
