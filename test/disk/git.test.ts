import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readBaseline } from "../../generator/disk/baseline.js";
import { isInRepository, readSpecAt } from "../../generator/disk/git.js";
import { put, temporaryFolder } from "../support/folder.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function git(folder: string, ...args: readonly string[]): string {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  return execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** A repository with one commit. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  git(root, "init", "--quiet", "--initial-branch=main");
  put(root, files);
  git(root, "add", "-A");
  git(root, "commit", "--quiet", "-m", "first");
  return root;
}

/** Puts another program in git's place. */
function withGit(script: string, mode = 0o755): void {
  const folder = temporaryFolder();
  put(folder, { git: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder, "git"), mode);
  vi.stubEnv("PATH", `${folder}:/usr/bin:/bin`);
  if (mode !== 0o755) vi.stubEnv("PATH", folder);
}

const spec = { "spec/errspec.yaml": "one", "spec/b.yaml": "two\n", "spec/empty.yml": "", "spec/notes.md": "no spec" };

describe("a spec in git", () => {
  it("is read byte by byte, of the folder or of another one", () => {
    const root = repository({ ...spec, "old/errspec.yaml": "old" });
    const read = (ref: string): unknown =>
      readSpecAt(join(root, "spec"), ref).map(({ path, source, bytes }) => `${path} ${source} ${bytes.toString()}`);
    expect(read("main")).toEqual([
      "main:spec/b.yaml spec/b.yaml two\n",
      "main:spec/empty.yml spec/empty.yml ",
      "main:spec/errspec.yaml spec/errspec.yaml one",
    ]);
    expect(read("HEAD:old//")).toEqual(["HEAD:old/errspec.yaml old/errspec.yaml old"]);
  });

  it("is read at the root of a repository, and elsewhere is named where it is", () => {
    const root = repository({ "errspec.yaml": "one" });
    const [file] = readSpecAt(root, "main");
    expect([file?.path, file?.bytes.toString()]).toEqual(["main:errspec.yaml", "one"]);
    mkdirSync(join(root, "spec"));
    expect(() => readSpecAt(join(root, "spec"), "main")).toThrow(
      "there is no folder main:spec; it has errspec.yaml; use main:",
    );
    const empty = repository({ "notes.md": "" });
    expect(() => readSpecAt(empty, "main")).toThrow(/^there is no main:errspec\.yaml$/);
  });

  it("is neither a file, nor a link, nor in several places", () => {
    const root = repository({ ...spec, "old/errspec.yaml": "old" });
    symlinkSync("spec", join(root, "link"));
    git(root, "add", "-A");
    git(root, "update-index", "--add", "--cacheinfo", `160000,${git(root, "rev-parse", "main").trim()},old/sub.yaml`);
    git(root, "commit", "--quiet", "-m", "second");
    const read = (ref: string) => () => readSpecAt(join(root, "spec"), ref);
    expect(read("main:spec/b.yaml")).toThrow("main:spec/b.yaml is a file, not the folder of a spec");
    expect(read("main:link")).toThrow("main:link is a link, not the folder of a spec");
    expect(read("main:old")).toThrow("main:old/sub.yaml is a submodule; only regular files can be read from git");
    expect(read("main:none")).toThrow("main:none; it has old/errspec.yaml, spec/errspec.yaml");
  });

  it("cannot be had where an object is missing", () => {
    const root = repository(spec);
    const id = git(root, "rev-parse", "main:spec/b.yaml").trim();
    rmSync(join(root, ".git", "objects", id.slice(0, 2), id.slice(2)));
    expect(() => readSpecAt(join(root, "spec"), "main")).toThrow(`git does not have the object ${id}`);
  });
});

describe("git itself", () => {
  it("is asked for where it is not installed", () => {
    vi.stubEnv("PATH", temporaryFolder());
    expect(() => readSpecAt(".", "main")).toThrow("cannot run git; install it or add it to PATH");
    expect(isInRepository(".")).toBe(false);
  });

  it.each<[what: string, script: string, message: RegExp]>([
    ["says why", "echo 'fatal: no way' >&2; echo more >&2; exit 128", /: no way$/],
    ["says nothing", "exit 1", /: it failed$/],
    ["says too much", "head -c 300000000 /dev/zero", /: the output is too large$/],
  ])("fails, and %s", (_, script, message) => {
    withGit(script);
    expect(() => readSpecAt(".", "main")).toThrow(message);
  });

  it("cannot be run where it is no program", () => {
    withGit("", 0o644);
    expect(() => readSpecAt(".", "main")).toThrow(": it failed");
  });
});

describe("a version to compare with", () => {
  it("is found in a package, also as npm packs it, and named where it is none", () => {
    const root = temporaryFolder();
    put(root, {
      "node_modules/codes/catalog.json": "{}",
      "node_modules/bare/package.json": "{}",
      "packed/package/catalog.json": "{}",
      "built/dist/catalog.json": "{}",
      "none/readme.md": "",
      "page.html": "",
      "spec.yaml": "a",
    });
    mkdirSync(join(root, "deep"));
    vi.spyOn(process, "cwd").mockReturnValue(join(root, "deep"));
    expect(readBaseline("codes", root)).toMatchObject({ form: "catalog.json", files: [{ source: "catalog.json" }] });
    for (const name of ["packed", "built"]) expect(readBaseline(join(root, name), root).form).toBe("catalog.json");
    expect(readBaseline(join(root, "spec.yaml"), root)).toMatchObject({ files: [{ source: "spec/errspec.yaml" }] });
    expect(() => readBaseline(join(root, "none"), root)).toThrow("has neither a errspec.yaml nor a catalog.json");
    expect(() => readBaseline(join(root, "page.html"), root)).toThrow("is neither a spec (.yaml) nor a catalog.json");
    expect(() => readBaseline("/dev/null", root)).toThrow("/dev/null is neither a folder nor a file");
    expect(() => readBaseline("", root)).toThrow("--against is empty");
    for (const name of ["other", "../no-such-package"])
      expect(() => readBaseline(name, root)).toThrow(`${name} is not a folder, file or package, and`);
    expect(() => readBaseline("bare", root)).toThrow(/be a git ref; the package \S+ has no catalog\.json$/);
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    expect(() => readBaseline("bare", root)).toThrow(/ repository: .*; the package \S+ has no catalog\.json$/s);
  });
});
