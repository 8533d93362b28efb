import type { Bump } from "./rule.js";

/** A version, parsed for comparison. Source: semver.org, 2.0.0. */
interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  readonly prerelease: string;
}

const order: readonly (Bump | "none")[] = ["none", "patch", "minor", "major"];

/** The greatest of the given bumps. */
export function greatestBump(bumps: Iterable<Bump>): Bump | "none" {
  let greatest: Bump | "none" = "none";
  for (const bump of bumps) if (order.indexOf(bump) > order.indexOf(greatest)) greatest = bump;
  return greatest;
}

/** How far a version was raised. Before 1.0.0 a minor version counts as major, and a patch as minor. */
export function bumpBetween(before: string, after: string): Bump | "none" | "lower" {
  const [a, b] = [parse(before), parse(after)];
  const first = a.numbers.findIndex((number, index) => number !== b.numbers[index]);
  if (first === -1) {
    if (a.prerelease === b.prerelease) return "none";
    if (a.prerelease === "") return "lower";
  } else if ((b.numbers[first] ?? 0) < (a.numbers[first] ?? 0)) return "lower";
  if (a.prerelease !== "") return "major"; // a prerelease promises nothing about later versions
  if (a.numbers[0] === 0) return first <= 1 ? "major" : "minor";
  return first === 0 ? "major" : first === 1 ? "minor" : "patch";
}

/** Whether a version was raised far enough. */
export function isEnough(declared: Bump | "none" | "lower", needed: Bump | "none"): boolean {
  return declared !== "lower" && order.indexOf(declared) >= order.indexOf(needed);
}

/** The lowest version that a bump allows. */
export function nextVersion(before: string, bump: Bump | "none"): string {
  const { numbers, prerelease } = parse(before);
  const [major, minor, patch] = numbers;
  if (bump === "none") return before;
  if (prerelease !== "") return numbers.join(".");
  if (major === 0) return bump === "major" ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

function parse(version: string): Version {
  const [core = "", ...rest] = version.split("-");
  const [major = 0, minor = 0, patch = 0] = core.split(".").map(Number);
  return { numbers: [major, minor, patch], prerelease: rest.join("-") };
}
