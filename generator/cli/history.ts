import { join, posix } from "node:path";
import { historyFrom } from "../changelog/history.js";
import type { Release } from "../changelog/history.js";
import { compareVersions, isReleaseVersion, versionTags } from "../changelog/versions.js";
import type { VersionTag } from "../changelog/versions.js";
import { count } from "../diagnostic/count.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import { visible } from "../diagnostic/visible.js";
import { DiskProblem } from "../disk/problem.js";
import { allSpecsAtTag, isShallow, mergedTags, readSpecAtTag, specAtTag } from "../disk/tags.js";
import type { TaggedSpec } from "../disk/tags.js";
import { readText, writeText } from "../disk/text-file.js";
import { loadCatalog } from "../load/catalog.js";
import { decodeSpec } from "../load/decode-spec.js";
import { historyText, parseHistory } from "../load/history.js";
import type { HistoryFile } from "../load/history.js";
import { catalogFileName, historyFileName, isHistory } from "../load/spec-file.js";
import type { Catalog } from "../model/catalog.js";
import { targets } from "../targets/index.js";
import { optionsOf } from "../targets/target.js";
import { check } from "../check.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { print, printError } from "./output.js";
import { printDiagnostics, readSpec } from "./spec.js";

export interface HistoryFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** Which tags are versions of the spec, with `*` for the version. By default as before, or else `v*` or `*`. */
  readonly tags?: string | undefined;
  /** The version that the current spec is about to get. */
  readonly release?: string | undefined;
  /** Write nothing; report whether the file is current. */
  readonly check: boolean;
}

/** Writes what the released versions of a spec say about its codes to a file beside it, from git tags. */
export function historyCommand(flags: HistoryFlags): ExitCode {
  const { spec: folder } = flags;
  // The history is about to be made again, so it does not matter whether it can be read.
  const { spec, diagnostics: unreadable } = decodeSpec(readSpec(folder).filter(({ source }) => !isHistory(source)));
  const { catalog, diagnostics } = unreadable.length > 0 ? unloaded(unreadable) : check(spec, targets);
  if (catalog === undefined || hasErrors(diagnostics)) {
    printDiagnostics(diagnostics, spec);
    return 1;
  }
  const file = join(folder, historyFileName);
  const before = readText(file)?.replaceAll("\r\n", "\n");
  const known = before === undefined ? undefined : parseHistory(before);
  if (before !== undefined && known === undefined && flags.tags === undefined) {
    throw new UsageError(
      `${file} cannot be read; restore it, or pass --tags 'v*' to write it again, and --release for a version without a tag`,
    );
  }
  const { tags, found } = tagsFor(folder, flags, known?.tags);
  const coming = comingVersion(flags.release, known?.tags === tags ? known.versions.at(-1) : undefined, found);
  if (found.length === 0 && coming === undefined) {
    throw new UsageError(
      `no git tag matches ${visible(tags)}; name your tags with --tags 'release-*', or the version that you are about to release with --release 1.0.0`,
    );
  }
  const releases = [
    ...releasesAt(folder, found, catalog.id),
    ...(coming === undefined ? [] : [{ version: coming, catalog }]),
  ];
  if (known !== undefined) requireKnown(file, known, tags, releases);
  const history = historyFrom(releases, catalog);
  const text = historyText({ tags, ...history });
  const changed = Object.values(history.codes).filter(({ changes }) => changes.length > 0).length;
  const summary = `${count(releases.length, "version")}, ${count(changed, "changed code")}`;
  if (text === before) {
    print(`${file} is current: ${summary}`);
    return 0;
  }
  if (flags.check) {
    printError(`errspec: ${file} is ${before === undefined ? "missing" : "not current"}; run \`errspec history\``);
    return 1;
  }
  writeText(file, text);
  print(`${before === undefined ? "created" : "updated"} ${file}: ${summary}`);
  return 0;
}

const unloaded = (diagnostics: ReturnType<typeof decodeSpec>["diagnostics"]) => ({ catalog: undefined, diagnostics });

/** The tags of versions, and the pattern that finds them. */
function tagsFor(
  folder: string,
  { tags: wanted }: HistoryFlags,
  known: string | undefined,
): { readonly tags: string; readonly found: readonly VersionTag[] } {
  if (fromGit(folder, isShallow)) {
    throw new UsageError(
      "this clone is shallow, so versions may be missing: run `git fetch --unshallow --tags` or, in a GitHub workflow, set `fetch-depth: 0`",
    );
  }
  if (wanted !== undefined && wanted.split("*").length !== 2) {
    throw new UsageError(`--tags ${visible(wanted)} needs one * for the version, such as 'v*'`);
  }
  const all = fromGit(folder, mergedTags);
  const given = wanted ?? known;
  const found = versionTags(all, given ?? "v*");
  if (given !== undefined || found.length > 0) return { tags: given ?? "v*", found };
  const plain = versionTags(all, "*");
  return plain.length > 0 ? { tags: "*", found: plain } : { tags: "v*", found };
}

/** What git says about a folder. If it refuses, the message says why and what to do. */
function fromGit<Answer>(folder: string, ask: (folder: string) => Answer): Answer {
  try {
    return ask(folder);
  } catch (error) {
    if (!(error instanceof DiskProblem)) throw error;
    const [, remedy = ""] = remedies.find(([problem]) => error.message.includes(problem)) ?? [];
    throw new UsageError(visible(`${folder} has no versions: ${error.message}${remedy}`), { cause: error });
  }
}

/** What to do about problems that git reports. */
const remedies = [
  ["not a git repository", "; run `git init` first"],
  ["malformed object name HEAD", ", since there are no commits yet; commit the spec and tag it"],
  ["dubious ownership", "; add the repository to `safe.directory` in git's configuration"],
] as const;

/**
 * Fails if a version in the file would be lost, since its tag may be missing only in this clone. The last one may be
 * replaced: it is written before it has a tag.
 */
function requireKnown(file: string, known: HistoryFile, tags: string, releases: readonly Release[]): void {
  const isSame = known.tags === tags;
  const needed = isSame ? known.versions.slice(0, -1) : known.versions;
  const missing = needed.find((version) => !releases.some((release) => release.version === version));
  if (missing === undefined) return;
  const remedy = isSame
    ? "run `git fetch --tags`, or delete the file to write it without that version"
    : "to use other tags, delete the file first";
  throw new UsageError(
    `${file} has version ${visible(missing)}, but no tag ${visible(tags)} with it was read; ${remedy}`,
  );
}

/**
 * The version that the current spec is about to get: the one that is given, or the one for which the file was written last
 * and which has no tag yet. So the file can be committed before the tag is there, and is current afterwards.
 */
function comingVersion(
  given: string | undefined,
  written: string | undefined,
  found: readonly VersionTag[],
): string | undefined {
  const last = found.at(-1)?.version;
  if (given !== undefined && !isReleaseVersion(given)) {
    throw new UsageError(`--release ${visible(given)} is not a version such as 1.2.0`);
  }
  const isNew = (version: string): boolean => last === undefined || compareVersions(version, last) > 0;
  if (given !== undefined && !isNew(given)) {
    throw new UsageError(`--release ${given} is not after ${last ?? ""}, which has a tag; give the next version`);
  }
  const version = given ?? written;
  return version !== undefined && isNew(version) ? version : undefined;
}

/** The catalogs of versions. One that does not load is left out with a warning: what it changed counts for the next one. */
function releasesAt(folder: string, found: readonly VersionTag[], id: string): readonly Release[] {
  const known = new Map<string, Catalog | string>();
  const read = (spec: TaggedSpec): Catalog | string => {
    const catalog = known.get(spec.id) ?? catalogAt(folder, spec);
    known.set(spec.id, catalog);
    return catalog;
  };
  return found.flatMap(({ tag, version }) => {
    const spec = specAtTag(folder, tag);
    const catalog = spec === undefined ? movedCatalog(folder, tag, id, read) : read(spec);
    if (typeof catalog === "string") printError(`errspec: ${visible(tag)} is left out: ${visible(catalog)}`);
    return typeof catalog === "object" ? [{ version, catalog }] : [];
  });
}

/** The catalog with an ID that a tag has in another folder, or why there is none. Undefined if there was no spec yet. */
function movedCatalog(
  folder: string,
  tag: string,
  id: string,
  read: (spec: TaggedSpec) => Catalog | string,
): Catalog | string | undefined {
  const specs = allSpecsAtTag(folder, tag);
  if (specs.length === 0) return undefined;
  const [catalog, ...others] = specs.map(read).filter((each) => typeof each === "object" && each.id === id);
  if (catalog !== undefined && others.length === 0) return catalog;
  const files = specs.slice(0, 5).map(({ path }) => posix.join(path, catalogFileName));
  return `it has no ${join(folder, catalogFileName)}, but ${files.join(", ")}`;
}

/** The catalog of a spec at a tag, or why there is none. */
function catalogAt(folder: string, tagged: TaggedSpec): Catalog | string {
  try {
    const { spec, diagnostics: unreadable } = decodeSpec(readSpecAtTag(folder, tagged));
    const loaded = unreadable.length > 0 ? unloaded(unreadable) : loadCatalog(spec, optionsOf(targets));
    const problem = loaded.diagnostics.find(({ severity }) => severity === "error");
    if (problem === undefined && loaded.catalog !== undefined) return loaded.catalog;
    const { file, line, column } = problem?.at ?? { file: tagged.tag, line: 1, column: 1 };
    return `${file.replace(/^refs\/tags\//, "")}:${line}:${column}: ${problem?.message ?? "it cannot be read"}`;
  } catch (error) {
    if (error instanceof DiskProblem) return error.message.replaceAll("refs/tags/", "");
    throw error;
  }
}
