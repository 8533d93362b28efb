import { hasSpecAt, pathInRepository, readSpecAt, runGit, specsAt } from "./git.js";
import type { InputFile } from "./inputs.js";

/** Whether a repository lacks commits, so that tags may be missing. */
export function isShallow(folder: string): boolean {
  return runGit(folder, ["rev-parse", "--is-shallow-repository"]).toString("utf8").trim() === "true";
}

/** The tags of the current commit and of those before it. */
export function mergedTags(folder: string): readonly string[] {
  // The output of `git tag` depends on the user's settings.
  const args = ["for-each-ref", "--merged=HEAD", "--format=%(refname:strip=2)", "refs/tags"];
  return runGit(folder, args).toString("utf8").split("\n");
}

/** A spec in a repository at a tag. */
export interface TaggedSpec {
  readonly tag: string;
  /** The path of its folder in the repository; empty for the root. */
  readonly path: string;
  /** What identifies the files of its folder: equal folders are read once. */
  readonly id: string;
}

/** The spec that a folder had at a tag. Undefined if it had none. */
export function specAtTag(folder: string, tag: string): TaggedSpec | undefined {
  return hasSpecAt(folder, refOf(tag)) ? taggedSpec(folder, tag, pathInRepository(folder)) : undefined;
}

/** All specs that a repository had at a tag. */
export function allSpecsAtTag(folder: string, tag: string): readonly TaggedSpec[] {
  return specsAt(folder, refOf(tag)).map((path) => taggedSpec(folder, tag, path));
}

function taggedSpec(folder: string, tag: string, path: string): TaggedSpec {
  const id = runGit(folder, ["rev-parse", "--verify", `${refOf(tag)}^{commit}:${path}`]).toString("utf8");
  return { tag, path, id };
}

/** The files of a spec at a tag. */
export function readSpecAtTag(folder: string, { tag, path }: TaggedSpec): readonly InputFile[] {
  return readSpecAt(folder, `${refOf(tag)}:${path}`);
}

/** A branch may have the name of a tag. */
const refOf = (tag: string): string => `refs/tags/${tag}`;
