import { hasSpecAt, readSpecAt, runGit } from "./git.js";
import type { InputFile } from "./inputs.js";

/** Whether a repository lacks commits, so that tags may be missing. */
export function isShallow(folder: string): boolean {
  return runGit(folder, ["rev-parse", "--is-shallow-repository"]).toString("utf8").trim() === "true";
}

/** The tags of the current commit and of those before it. */
export function mergedTags(folder: string): readonly string[] {
  return runGit(folder, ["tag", "--list", "--merged", "HEAD"]).toString("utf8").split("\n");
}

/** What identifies the files of a spec folder at a tag: equal folders are read once. Undefined if it has no spec yet. */
export function folderAtTag(folder: string, tag: string): string | undefined {
  if (!hasSpecAt(folder, refOf(tag))) return undefined;
  const prefix = runGit(folder, ["rev-parse", "--show-prefix"]).toString("utf8").replace(/\n$/, "");
  return runGit(folder, ["rev-parse", "--verify", `${refOf(tag)}^{commit}:${prefix}`]).toString("utf8");
}

/** The files of a spec at a tag. */
export function readSpecAtTag(folder: string, tag: string): readonly InputFile[] {
  return readSpecAt(folder, refOf(tag));
}

/** A branch may have the name of a tag. */
const refOf = (tag: string): string => `refs/tags/${tag}`;
