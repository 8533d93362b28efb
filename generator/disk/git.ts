import { execFileSync } from "node:child_process";
import { basename, resolve } from "node:path";
import { catalogFileName } from "../load/spec-file.js";
import { sizeProblem } from "./inputs.js";
import type { InputFile } from "./inputs.js";

/** What stands in the way of reading files from git, as a sentence for the user. */
export class GitProblem extends Error {
  override readonly name = "GitProblem";
}

/**
 * The YAML files of a spec folder as they were at a commit, tag or branch. `ref` may name another folder after a colon, as
 * git does: `v1.0.0:errors`. Nothing is checked out, and no shell is involved.
 */
export function readSpecAt(folder: string, ref: string): readonly InputFile[] {
  const [revision = "", ...rest] = ref.split(":");
  const git = (args: readonly string[]): string => run(folder, args).toString("utf8");
  const commit = commitOf(folder, revision);
  const prefix = git(["rev-parse", "--show-prefix"]).replace(/\n$/, "").replace(/\/$/, "");
  const path = rest.length === 0 ? prefix : rest.join(":").replace(/\/+$/, "");
  const blobs = blobsOf(folder, commit, path, revision);
  const shown = `${revision}:${path === "" ? "" : `${path}/`}`;
  if (!blobs.some(({ name }) => name === catalogFileName)) {
    throw new GitProblem(`there is no ${shown}${catalogFileName}${elsewhere(folder, commit, revision)}`);
  }
  const contents = contentsOf(
    folder,
    blobs.map(({ id }) => id),
  );
  const base = path === "" ? basename(resolve(folder)) : basename(path);
  return blobs.map(({ name }, index) => ({
    path: `${shown}${name}`,
    source: `${base}/${name}`,
    bytes: contents[index] ?? Buffer.alloc(0),
  }));
}

/** Whether the folder is in a git repository at all. */
export function isInRepository(folder: string): boolean {
  try {
    return run(folder, ["rev-parse", "--is-inside-work-tree"]).toString("utf8").trim() === "true";
  } catch {
    return false;
  }
}

function commitOf(folder: string, revision: string): string {
  // Git would take it for an option, even where we say that it is none.
  if (revision.startsWith("-")) throw new GitProblem(`\`${revision}\` is no git ref: a ref does not begin with -`);
  // eslint-disable-next-line no-control-regex -- what no ref can have, and what would end an argument
  if (revision === "" || /[\u0000-\u0020\u007f]/.test(revision))
    throw new GitProblem("a git ref is a word without blanks");
  try {
    return run(folder, ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`])
      .toString("utf8")
      .trim();
  } catch (error) {
    if (run(folder, ["rev-parse", "--is-shallow-repository"]).toString("utf8").trim() === "true") {
      throw new GitProblem(
        `there is no commit ${revision} in this shallow clone: fetch it, for example with \`git fetch --depth=1 origin ${revision}\` or, in a GitHub workflow, \`fetch-depth: 0\``,
        { cause: error },
      );
    }
    throw new GitProblem(`${revision} is no commit, tag or branch here: ${reasonOf(error)}`, { cause: error });
  }
}

interface Blob {
  readonly name: string;
  readonly id: string;
}

/** The YAML files of one folder of a commit. Folders below it are not read, as on the disk. */
function blobsOf(folder: string, commit: string, path: string, revision: string): readonly Blob[] {
  const entry = path === "" ? undefined : treeOf(folder, commit, path, false)[0];
  const shown = `${revision}:${path}`;
  if (path !== "" && entry === undefined) {
    throw new GitProblem(`there is no folder ${shown}${elsewhere(folder, commit, revision)}`);
  }
  if (entry?.type === "commit") {
    throw new GitProblem(`${shown} is a submodule: name a ref of the submodule, and run errspec inside of it`);
  }
  if (entry !== undefined && entry.type !== "tree") {
    throw new GitProblem(`${shown} is ${entry.mode === "120000" ? "a link" : "a file"}, not the folder of a spec`);
  }
  return treeOf(folder, commit, path, true)
    .filter(({ type, name }) => type !== "tree" && /\.ya?ml$/.test(name))
    .map(({ type, mode, name, id, size }) => {
      if (type !== "blob" || mode === "120000") {
        throw new GitProblem(
          `${shown}/${name} is ${type === "blob" ? "a link" : "a submodule"}: only files can be read from git`,
        );
      }
      const problem = sizeProblem(`${shown}/${name}`, size);
      if (problem !== undefined) throw new GitProblem(problem);
      return { name, id };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface TreeEntry extends Blob {
  readonly mode: string;
  readonly type: string;
  /** In bytes: not a number for what is no blob, and for one that the clone lacks. */
  readonly size: number;
}

/** One entry of a commit's tree, or what is in it. */
function treeOf(folder: string, commit: string, path: string, inside: boolean): readonly TreeEntry[] {
  const spec = path === "" ? [] : [inside ? `${path}/` : path];
  const output = run(folder, ["ls-tree", "-z", "--long", "--full-tree", commit, "--", ...spec]).toString("utf8");
  return output.split("\0").flatMap((line) => {
    // mode SP type SP id SP size TAB path, the size with blanks before it
    const [, mode = "", type = "", id = "", size = "", name = ""] =
      /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t([^]*)$/.exec(line) ?? [];
    return name === "" ? [] : [{ mode, type, id, size: Number(size), name: name.slice(name.lastIndexOf("/") + 1) }];
  });
}

/** Where else the commit has a spec: the folder may have had another name. */
function elsewhere(folder: string, commit: string, revision: string): string {
  const output = run(folder, ["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit]).toString("utf8");
  const found = output.split("\0").filter((path) => path === catalogFileName || path.endsWith(`/${catalogFileName}`));
  const [only] = found;
  if (only === undefined) return "";
  if (found.length > 1) return `; it has ${found.slice(0, 5).join(", ")}`;
  return `; it has ${only}: give ${revision}:${only.slice(0, -catalogFileName.length).replace(/\/$/, "")}`;
}

/** The bytes of blobs, from one process. */
function contentsOf(folder: string, ids: readonly string[]): readonly Buffer[] {
  const output = run(folder, ["cat-file", "--batch"], `${ids.join("\n")}\n`);
  const contents: Buffer[] = [];
  let start = 0;
  for (const id of ids) {
    const end = output.indexOf(0x0a, start);
    const [, type, size] = output.subarray(start, end).toString("utf8").split(" ");
    if (end === -1 || type !== "blob" || size === undefined) {
      throw new GitProblem(`git does not have the object ${id}: the clone is not complete`);
    }
    contents.push(output.subarray(end + 1, end + 1 + Number(size)));
    start = end + 1 + Number(size) + 1;
  }
  return contents;
}

function run(folder: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      input: input ?? "",
      maxBuffer: 256 * 1024 * 1024,
      stdio: ["pipe", "pipe", "pipe"],
      // What git says is shown to the user only as a reason; it is asked for in one language.
      env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_LITERAL_PATHSPECS: "1" },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      throw new GitProblem("git cannot be run: is it installed?", { cause: error });
    }
    throw new GitProblem(`git ${args[0] ?? ""}: ${reasonOf(error)}`, { cause: error });
  }
}

/** What git itself said. */
function reasonOf(error: unknown): string {
  const cause = error instanceof GitProblem ? error.cause : error;
  const { code, stderr } = cause as { readonly code?: string; readonly stderr?: Buffer };
  if (code === "ENOBUFS") return "there is too much to read";
  const [line = ""] = (stderr?.toString("utf8") ?? "").trim().split("\n");
  return line.replace(/^(?:fatal|error): /, "") || "it failed";
}
