/** A git tag of a version of a spec. */
export interface VersionTag {
  readonly tag: string;
  /** What is in the tag in place of the `*` of the pattern: `1.2.0`. */
  readonly version: string;
}

/** The tags of releases that match a pattern such as `v*`, the lowest version first. */
export function versionTags(tags: readonly string[], pattern: string): readonly VersionTag[] {
  const [before = "", after = ""] = pattern.split("*");
  return tags
    .filter((tag) => tag.length >= before.length + after.length && tag.startsWith(before) && tag.endsWith(after))
    .map((tag) => ({ tag, version: tag.slice(before.length, tag.length - after.length) }))
    .filter(({ version }) => isReleaseVersion(version))
    .sort((a, b) => compareVersions(a.version, b.version));
}

/** Whether a text is the version of a release: `1.2.0`, `2.1` or `2026.11.30`, and not that of a prerelease. */
export function isReleaseVersion(text: string): boolean {
  return /^\d{1,9}(?:\.\d{1,9}){1,3}$/.test(text);
}

/** Orders versions by their numbers. */
export function compareVersions(a: string, b: string): number {
  const [x = [], y = []] = [a, b].map((text) => text.split(".").map(Number));
  const [difference = 0] = [0, 1, 2, 3].map((index) => (x[index] ?? 0) - (y[index] ?? 0)).filter((step) => step !== 0);
  return difference;
}
