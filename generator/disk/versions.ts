import { extname } from "node:path";
import type { Versions } from "../output/compare.js";
import { manifestPath, parseManifest } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import { isInRepository, readObjects, runGit } from "./git.js";
import { sha256, withLineFeeds } from "./hash.js";

/** How far back a version may be. A rebase merges the versions of many commits; what is older has been regenerated since. */
const depth = 50;

/** What git merges with the current commit, or has moved it away from; and all branches, for a squash leaves no trace. */
const tips = [["HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "ORIG_HEAD"], ["--all"]];

/**
 * The versions of output files that errspec wrote, from the recent commits: a file counts when the manifest of its own
 * commit has its hash. They tell what a merge made from what somebody edited. Git is asked when the first is.
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
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

interface Commit {
  /** The output folder at a commit, as git names it. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The commits that changed the manifest, with what each says. */
function commitsOf(out: string): readonly Commit[] {
  try {
    const prefix = runGit(out, ["rev-parse", "--show-prefix"]).toString("utf8").replace(/\n$/, "");
    if (prefix.includes("\n")) return [];
    const args = ["rev-list", "--ignore-missing", "--full-history", `--max-count=${depth}`];
    const lists = tips.map((some) => runGit(out, [...args, ...some, "--", manifestPath]).toString("utf8"));
    const ids = new Set(lists.join("").split("\n").filter(Boolean));
    const folders = [...ids].map((id) => `${id}:${prefix}`);
    const texts = readObjects(
      out,
      folders.map((folder) => folder + manifestPath),
    );
    return folders.flatMap((folder, index) => {
      const manifest = parseManifest(String(texts[index])); // nothing, or no manifest, is not one
      return manifest === undefined ? [] : [{ folder, manifest }];
    });
  } catch {
    return []; // without a commit there is no version, and a clone that lacks objects has none to show
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
