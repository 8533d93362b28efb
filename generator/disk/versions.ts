import { extname } from "node:path";
import type { Versions } from "../output/compare.js";
import { manifestPath, parseManifest } from "../output/manifest.js";
import type { Manifest } from "../output/manifest.js";
import type { Merge } from "../output/three-way.js";
import { divergences } from "./divergence.js";
import type { CommitNode, Divergence } from "./divergence.js";
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
  const pairs = once(() => divergences(commits()));
  const versionsAt = (path: string) => versionsOf(out, commits(), (other) => other === path);
  return {
    at: (path) => (isKnown() ? [...versionsAt(path).values()] : undefined),
    merges: (path) => mergesOf(path, pairs(), commits(), versionsAt(path)),
    like: (path) => [...versionsOf(out, commits(), (other) => extname(other) === extname(path)).values()],
  };
}

function once<T>(make: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => (result ??= { value: make() }).value;
}

interface Commit extends CommitNode {
  /** The output folder at a commit, as a git object name with a slash at the end. */
  readonly folder: string;
  /** Empty if it is missing or invalid. */
  readonly manifest: Manifest;
}

/** The commits that changed the manifest, with the manifest of each. */
function commitsOf(out: string): readonly Commit[] {
  try {
    const prefix = runGit(out, ["rev-parse", "--show-prefix"]).toString("utf8").replace(/\n$/, "");
    if (prefix.includes("\n")) return [];
    const args = ["rev-list", "--ignore-missing", "--full-history", "--parents", `--max-count=${depth}`];
    const lists = tips.map((revisions) => runGit(out, [...args, ...revisions, "--", manifestPath]).toString("utf8"));
    const nodes = [...new Set(lists.join("").split("\n").filter(Boolean))].map((line) => {
      const [id = "", ...parents] = line.split(" ");
      return { id, parents, folder: `${id}:${prefix}` };
    });
    const texts = readObjects(
      out,
      nodes.map(({ folder }) => folder + manifestPath),
    );
    return nodes.map((node, index) => ({ ...node, manifest: parseManifest(String(texts[index])) ?? new Map() }));
  } catch {
    return []; // the repository has no commit, or the clone is incomplete
  }
}

/** The texts of some files, by their hash. */
function versionsOf(
  out: string,
  commits: readonly Commit[],
  isMeant: (path: string) => boolean,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { folder, manifest } of commits) {
    for (const path of manifest.keys()) {
      const hash = isMeant(path) ? hashOf(manifest, path) : undefined;
      if (hash !== undefined) places.set(hash, folder + path);
    }
  }
  const contents = readObjects(out, [...places.values()]).map((bytes) => bytes && withLineFeeds(bytes));
  return new Map(
    [...places.keys()].flatMap((hash, index) => {
      const bytes = contents[index];
      return bytes !== undefined && sha256(bytes) === hash ? [[hash, bytes.toString("utf8")] as const] : [];
    }),
  );
}

/** The hash of a file in a manifest; undefined where a merge left one for each side. */
function hashOf(manifest: Manifest | undefined, path: string): string | undefined {
  const [hash, ...others] = manifest?.get(path) ?? [];
  return others.length === 0 ? hash : undefined;
}

/** What two branches may have made of a file: its versions before they diverged and on each. Each combination comes once. */
function mergesOf(
  path: string,
  pairs: readonly Divergence[],
  commits: readonly Commit[],
  versions: ReadonlyMap<string, string>,
): readonly Merge[] {
  const manifests = new Map(commits.map(({ id, manifest }) => [id, manifest]));
  const hashes = pairs.map((ids) => ids.map((id) => hashOf(manifests.get(id), path) ?? ""));
  const distinct = new Map(
    hashes.filter((three) => new Set(three).size === 3).map((three) => [three.join(" "), three]),
  );
  return [...distinct.values()].flatMap((three) => {
    const [base, ours, theirs] = three.map((hash) => versions.get(hash));
    return base === undefined || ours === undefined || theirs === undefined ? [] : [{ base, ours, theirs }];
  });
}
