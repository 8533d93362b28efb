import { execFileSync } from "node:child_process";
import { basename, posix, resolve } from "node:path";
import { catalogFileName, lockFileName } from "../load/spec-file.js";
import { sizeProblem } from "./inputs.js";
import type { InputFile } from "./inputs.js";
import { DiskProblem } from "./problem.js";
import { isSpecFile, withUses } from "./uses.js";

/**
 * The YAML files of a spec folder at a commit, tag or branch. `ref` may name another folder after a colon, as in git:
 * `v1.0.0:errors`. Nothing is checked out and no shell is started.
 */
export function readSpecAt(folder: string, ref: string, users: readonly string[] = []): readonly InputFile[] {
  const end = `${ref}:`.indexOf(":");
  const [revision, otherFolder] = [ref.slice(0, end), end < ref.length ? ref.slice(end + 1) : undefined];
  const commit = commitOf(folder, revision);
  const path = otherFolder?.replace(/\/+$/, "") ?? pathInRepository(folder);
  const blobs = blobsOf(folder, commit, path, revision);
  const shown = `${revision}:${path === "" ? "" : `${path}/`}`;
  if (!blobs.some(({ name }) => name === catalogFileName)) {
    throw new DiskProblem(`there is no ${shown}${catalogFileName}${elsewhere(folder, commit, revision)}`);
  }
  const base = path === "" ? basename(resolve(folder)) : basename(path);
  const files = contentsOf(folder, blobs).map(({ name, bytes }) => ({
    path: `${shown}${name}`,
    source: `${base}/${name}`,
    bytes,
  }));
  return withUses(files, {
    of: path,
    users,
    read: (used, inner) => {
      const place = posix.join(path, used);
      if (place.startsWith("..")) {
        throw new DiskProblem(
          `${shown}${lockFileName} pins ${used}, which is outside the repository, so it has no ${ref}`,
        );
      }
      return readSpecAt(folder, `${revision}:${place === "." ? "" : place}`, inner);
    },
    installed: () => undefined,
  });
}

/** Whether a commit, tag or branch has a spec at the path of a folder. */
export function hasSpecAt(folder: string, ref: string): boolean {
  if (ref.includes(":")) return true;
  const commit = commitOf(folder, ref);
  return treeOf(folder, commit, posix.join(pathInRepository(folder), catalogFileName), false).length > 0;
}

/** The path of a folder in its repository; empty for the root. */
export function pathInRepository(folder: string): string {
  return runGit(folder, ["rev-parse", "--show-prefix"])
    .toString("utf8")
    .replace(/\/?\n$/, "");
}

/** The paths of all specs in a repository at a commit; empty for the root. */
export function specsAt(folder: string, commit: string): readonly string[] {
  const output = runGit(folder, ["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit]).toString("utf8");
  return output
    .split("\0")
    .map((path) => `/${path}`)
    .filter((path) => path.endsWith(`/${catalogFileName}`))
    .map((path) => posix.dirname(path).slice(1));
}

/** Whether the folder is in a git repository at all. */
export function isInRepository(folder: string): boolean {
  try {
    return runGit(folder, ["rev-parse", "--is-inside-work-tree"]).toString("utf8").trim() === "true";
  } catch {
    return false;
  }
}

/** The files in a folder that git does not ignore, relative to it. Undefined outside a repository and in ignored folders. */
export function filesKnownToGit(folder: string): readonly string[] | undefined {
  if (!isInRepository(folder)) return undefined;
  const output = runGit(folder, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]);
  const files = output
    .toString("utf8")
    .split("\0")
    .filter((file) => file !== "");
  return files.length > 0 ? files : undefined;
}

function commitOf(folder: string, revision: string): string {
  // Git would read it as an option, even after --end-of-options.
  if (revision.startsWith("-")) throw new DiskProblem(`\`${revision}\` is not a git ref; a ref does not start with -`);
  // eslint-disable-next-line no-control-regex -- a ref has no such characters, and NUL would end an argument
  if (revision === "" || /[\u0000-\u0020\u007f]/.test(revision))
    throw new DiskProblem("the git ref is empty or has a space; give a commit, tag or branch");
  try {
    return runGit(folder, ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`])
      .toString("utf8")
      .trim();
  } catch (error) {
    if (runGit(folder, ["rev-parse", "--is-shallow-repository"]).toString("utf8").trim() === "true") {
      throw new DiskProblem(
        `there is no commit ${revision} in this shallow clone: fetch it, for example with \`git fetch --depth=1 origin ${revision}\` or, in a GitHub workflow, \`fetch-depth: 0\``,
        { cause: error },
      );
    }
    throw new DiskProblem(`${revision} is not a commit, tag or branch of this repository: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

interface Blob {
  readonly name: string;
  readonly id: string;
}

/** The YAML files of one folder of a commit. Subfolders are not read, as on the disk. */
function blobsOf(folder: string, commit: string, path: string, revision: string): readonly Blob[] {
  const entry = path === "" ? undefined : treeOf(folder, commit, path, false)[0];
  const shown = `${revision}:${path}`;
  if (path !== "" && entry === undefined) {
    throw new DiskProblem(`there is no folder ${shown}${elsewhere(folder, commit, revision)}`);
  }
  if (entry?.type === "commit") {
    throw new DiskProblem(`${shown} is a submodule; run errspec inside the submodule, with a ref of the submodule`);
  }
  if (entry !== undefined && entry.type !== "tree") {
    throw new DiskProblem(`${shown} is ${entry.mode === "120000" ? "a link" : "a file"}, not the folder of a spec`);
  }
  // Git lists them sorted by name.
  return treeOf(folder, commit, path, true)
    .filter(({ type, name }) => type !== "tree" && isSpecFile(name))
    .map(({ type, mode, name, id, size }) => {
      if (type !== "blob" || mode === "120000") {
        throw new DiskProblem(
          `${shown}/${name} is ${type === "blob" ? "a link" : "a submodule"}; only regular files can be read from git`,
        );
      }
      const problem = sizeProblem(`${shown}/${name}`, size);
      if (problem !== undefined) throw new DiskProblem(problem);
      return { name, id };
    });
}

interface TreeEntry extends Blob {
  readonly mode: string;
  readonly type: string;
  /** In bytes. NaN if the entry is not a blob, or if the clone does not have the blob. */
  readonly size: number;
}

/** One entry of a commit's tree, or with `inside` the entries below it. */
function treeOf(folder: string, commit: string, path: string, inside: boolean): readonly TreeEntry[] {
  const spec = path === "" ? [] : [inside ? `${path}/` : path];
  const output = runGit(folder, ["ls-tree", "-z", "--long", "--full-tree", commit, "--", ...spec]).toString("utf8");
  return Array.from(output.matchAll(treeLine), ({ groups }) => {
    const { size, path, ...entry } = groups as Record<"mode" | "type" | "id" | "size" | "path", string>;
    return { ...entry, size: Number(size), name: path.slice(path.lastIndexOf("/") + 1) };
  });
}

/** A line of `git ls-tree --long`. The size is padded with spaces. */
const treeLine = /(?<mode>\d+) (?<type>\w+) (?<id>[0-9a-f]+) +(?<size>\S+)\t(?<path>[^\0]+)\0/g;

/** Where else the commit has a spec, as the end of a message: the folder may have been renamed since. */
function elsewhere(folder: string, commit: string, revision: string): string {
  const found = specsAt(folder, commit);
  const [only] = found;
  if (only === undefined) return "";
  const files = found.slice(0, 5).map((path) => posix.join(path, catalogFileName));
  return `; it has ${files.join(", ")}${found.length > 1 ? "" : `; use ${revision}:${only}`}`;
}

/** Reads the bytes of blobs with one process. */
function contentsOf(folder: string, blobs: readonly Blob[]): readonly (Blob & { readonly bytes: Buffer })[] {
  const contents = readObjects(
    folder,
    blobs.map(({ id }) => id),
  );
  return blobs.map((blob, index) => {
    const bytes = contents[index];
    if (bytes === undefined)
      throw new DiskProblem(`git does not have the object ${blob.id}; the clone is incomplete, so fetch it again`);
    return { ...blob, bytes };
  });
}

/** Reads blobs by their git object names with one process. Undefined for an object that is missing or is not a blob. */
export function readObjects(folder: string, names: readonly string[]): readonly (Buffer | undefined)[] {
  if (names.length === 0) return [];
  const output = runGit(folder, ["cat-file", "--batch"], names.map((name) => `${name}\n`).join(""));
  let start = 0;
  return names.map(() => {
    const end = output.indexOf("\n", start);
    const [, type, size] = /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.subarray(start, end).toString("utf8")) ?? [];
    start = end + 1;
    if (size === undefined) return undefined;
    const bytes = output.subarray(start, start + Number(size));
    start += Number(size) + 1;
    return type === "blob" ? bytes : undefined;
  });
}

/** Runs git in a folder and returns its output. */
export function runGit(folder: string, args: readonly string[], input = ""): Buffer {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      input,
      maxBuffer: 256 * 1024 * 1024,
      stdio: ["pipe", "pipe", "pipe"],
      // Messages from git are quoted in ours, so they should be in English as well.
      env: {
        ...process.env,
        LC_ALL: "C",
        GIT_OPTIONAL_LOCKS: "0",
        GIT_TERMINAL_PROMPT: "0",
        GIT_LITERAL_PATHSPECS: "1",
      },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new DiskProblem("cannot run git; install it or add it to PATH", { cause: error });
    }
    throw new DiskProblem(`git ${String(args[0])}: ${reasonOf(error)}`, { cause: error });
  }
}

/** The message from git, without its prefix. */
function reasonOf(error: unknown): string {
  const cause = error instanceof DiskProblem ? error.cause : error;
  const { code, stderr } = cause as { readonly code?: string; readonly stderr?: Buffer };
  if (code === "ENOBUFS") return "the output is too large";
  const message = String(stderr ?? "").trim();
  return message.replace(/^(?:fatal|error): |\n[^]*/g, "") || "it failed";
}
