import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the repository's spec, and the command line run beside it as a user would. */
function project({ out = true } = {}): { readonly folder: string; readonly errspec: (...args: string[]) => Ended } {
  const folder = temporaryFolder();
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
  if (out)
    cpSync(join(root, "out"), join(folder, "out"), {
      recursive: true,
      filter: (path) => !path.includes("node_modules"),
    });
  const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder), NO_COLOR: "1" };
  return {
    folder,
    errspec: (...args) =>
      spawnSync(process.execPath, [join(root, "dist", "main.js"), ...args], {
        cwd: folder,
        env,
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      }),
  };
}

function edit(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

/** What changes when a file or a folder is written, or another takes its place. */
function stateOf(path: string): readonly number[] {
  const { ino, mtimeMs, ctimeMs, size } = statSync(path);
  return [ino, mtimeMs, ctimeMs, size];
}

/** The files that a run or a check speaks of, without the folder. */
const named = (text: string): string[] =>
  [...text.matchAll(/^(?:created |updated |removed )?out\/(\S+?)(?::.*)?$/gm)].map(([, path]) => path ?? "").sort();

describe("errspec generate", () => {
  it("makes what is committed, in a folder that has nothing yet", () => {
    const { folder, errspec } = project({ out: false });
    const { status, stdout, stderr } = errspec("generate");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const files = tree(join(folder, "out"));
    const committed = tree(join(root, "out"));
    expect(Object.keys(files)).toEqual(Object.keys(committed).filter((path) => !path.includes("node_modules")));
    expect(files).toEqual(Object.fromEntries(Object.keys(files).map((path) => [path, committed[path]])));
    expect(stdout).toMatch(/^created out\/catalog\.json$/m);
    expect(stdout).toMatch(/\n\d+ files changed, 0 unchanged \(\d+\.\d\d s\)\n$/);
  });

  it("writes nothing the second time", () => {
    const { folder, errspec } = project();
    expect(errspec("generate").status).toBe(0);
    const before = readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" }).map((path) => [
      path,
      stateOf(join(folder, "out", path)),
    ]);
    const { status, stdout } = errspec("generate");
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+ files up to date\n$/)]);
    expect(
      readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" }).map((path) => [
        path,
        stateOf(join(folder, "out", path)),
      ]),
    ).toEqual(before);
  });

  it("shows what a file's name holds instead of sending it to the terminal", () => {
    const { folder, errspec } = project();
    const name = "a\u001b[31mb.yaml";
    writeFileSync(join(folder, "spec", name), Buffer.alloc(8 * 1024 * 1024 + 1));
    for (const command of ["generate", "lint", "fmt"]) {
      const { status, stderr } = errspec(command);
      expect([status, stderr]).toEqual([2, "errspec: spec/a\\x1b[31mb.yaml is too large; the limit is 8 MB\n"]);
    }
  });

  it.runIf(existsSync("/dev/full")).each([
    ["that it has done nothing", "generate"],
    ["its findings", "lint --preset strict"],
    ["figures", "stats"],
  ])("says so where there is no room for %s", (_, words) => {
    const { folder, errspec } = project();
    errspec("generate");
    const command = `"${process.execPath}" "${join(root, "dist", "main.js")}" ${words} > /dev/full`;
    const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder) };
    const { status, stderr } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8", env });
    expect([status, stderr]).toEqual([
      2,
      "errspec: standard output: the disk is full; free some space and run errspec again (ENOSPC)\n",
    ]);
  });

  it("repairs a file that is gone, though the inputs are the same", () => {
    const { folder, errspec } = project();
    errspec("generate");
    rmSync(join(folder, "out", "catalog.json"));
    expect(errspec("generate").stdout).toMatch(/^created out\/catalog\.json\n1 file changed, \d+ unchanged/);
  });

  it("leaves a file alone that was edited, says so and exits with 1", () => {
    const { folder, errspec } = project();
    errspec("generate");
    writeFileSync(join(folder, "out", "catalog.json"), "mine");
    const { status, stderr } = errspec("generate");
    expect(status).toBe(1);
    expect(stderr).toBe("out/catalog.json was edited by hand; undo the edit, or overwrite it with --force\n");
    expect(readFileSync(join(folder, "out", "catalog.json"), "utf8")).toBe("mine");
    expect(errspec("generate", "--force").status).toBe(0);
    expect(errspec("generate", "--check").status).toBe(0);
  });

  it.each([
    ["one Chinese character", "spec/dsa.yaml", "zh: 证书链错误，请确认后重试", "zh: 证书链有误，请确认后重试"],
    ["a name", "spec/dsa.yaml", "name: InvalidCertificateChain", "name: BrokenCertificateChain"],
    ["a code", "spec/dsa.yaml", "code: 3006", "code: 3007"],
  ])("--check names the outputs that change, and no others, after an edit of %s", (_, file, from, to) => {
    const { folder, errspec } = project();
    expect(errspec("generate", "--check").status).toBe(0);
    edit(folder, file, from, to);
    const before = tree(join(folder, "out"));
    const check = errspec("generate", "--check");
    expect(check.status).toBe(1);
    expect(tree(join(folder, "out"))).toEqual(before);
    expect(check.stdout).toMatch(/^\+\+\+ out\//m);
    expect(check.stdout).toMatch(/^@@ /m);
    const generate = errspec("generate");
    expect(generate.status).toBe(0);
    expect(named(check.stdout)).toEqual(named(generate.stdout));
    const after = tree(join(folder, "out"));
    const changed = Object.keys({ ...before, ...after })
      .filter((path) => after[path] !== before[path] && !path.startsWith("."))
      .sort();
    expect(named(check.stdout)).toEqual(changed);
    for (const language of ["typescript/src/", "go/dsa/", "python/", "docs/zh/", "catalog.json"]) {
      expect(
        changed.some((path) => path.startsWith(language)),
        language,
      ).toBe(true);
    }
    expect(changed.some((path) => path.includes("common"))).toBe(false);
  });

  it("--check reports files that are missing, edited and extra", () => {
    const { folder, errspec } = project();
    rmSync(join(folder, "out", "catalog.json"));
    put(join(folder, "out"), {
      "go/go.mod": "module mine\n",
      "go/left.go": "// Code generated by errspec from spec/left.yaml. DO NOT EDIT.\n",
    });
    const { status, stdout } = errspec("generate", "--check");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^out\/catalog\.json: missing$/m);
    expect(stdout).toMatch(/^out\/go\/go\.mod: edited by hand$/m);
    expect(stdout).toMatch(/^out\/go\/left\.go: unowned: not generated by errspec$/m);
    expect(stdout).toMatch(/^-module mine$/m);
  });

  it("--check shows the beginning of long diffs, and with --diff every line", () => {
    const { folder, errspec } = project();
    edit(folder, "spec/errspec.yaml", "Tencent Cloud API 2.0", "Tencent Cloud API 2");
    const [short, whole] = [errspec("generate", "--check"), errspec("generate", "--check", "--diff")];
    expect([short.status, whole.status]).toEqual([1, 1]);
    expect(named(short.stdout)).toEqual(named(whole.stdout));
    const lines = (text: string): string[] => text.split("\n").filter((line) => /^[ +@-]/.test(line));
    expect(lines(short.stdout).length).toBeLessThanOrEqual(48);
    expect(lines(whole.stdout).length).toBeGreaterThan(1000);
    expect(short.stdout).toContain("\n(shortened; --diff shows every line)\n");
    expect(whole.stdout).not.toContain("shortened");
  });

  it("says of each file that it leaves alone why, and what to do", () => {
    const { folder, errspec } = project({ out: false });
    const header = "// Code generated by errspec from spec/left.yaml. DO NOT EDIT.\n";
    put(join(folder, "out"), {
      "go/go.mod": "module mine\n",
      "go/codes.go": header,
      "go/left.go": header,
      "catalog.json": "<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> theirs\n",
    });
    expect(errspec("generate").stderr.trimEnd().split("\n")).toEqual([
      "out/catalog.json has a merge conflict with lines that errspec did not write; move those lines elsewhere, then overwrite it with --force",
      "out/go/codes.go has the header of a generated file, but it is not in the manifest or in git; overwrite it with --force",
      "out/go/go.mod was not generated by errspec; move it away, or overwrite it with --force",
      "out/go/left.go has the header of a generated file, but it is not in the manifest or in git; delete it (it is no longer generated)",
    ]);
    expect(errspec("generate", "--force").stderr).toMatch(/^out\/go\/left\.go .*\n$/);
    rmSync(join(folder, "out", "go", "left.go"));
    expect(errspec("generate")).toMatchObject({ status: 0, stderr: "" });
  });

  it("removes the files of a module that is gone", () => {
    const { folder, errspec } = project();
    rmSync(join(folder, "spec", "dsa.yaml"));
    const { status, stdout } = errspec("generate");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^removed out\/go\/dsa\/dsa\.go$/m);
    expect(Object.keys(tree(join(folder, "out"))).some((path) => path.includes("/dsa"))).toBe(false);
    expect(errspec("generate", "--check").status).toBe(0);
  });

  it("prints every problem of a spec, exits with 1 and writes nothing", () => {
    const { folder, errspec } = project();
    edit(folder, "spec/dsa.yaml", "code: 2130", "code: 02130");
    edit(folder, "spec/common.yaml", "kind: invalid_argument", "kind: invalid_arg");
    const before = tree(join(folder, "out"));
    const { status, stdout, stderr } = errspec("generate");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("spec/common.yaml:");
    expect(stderr).toContain("help: did you mean `invalid_argument`?");
    expect(stderr).toContain("the code `02130` has leading zeros");
    expect(stderr).toMatch(/\n2 errors\n$/);
    expect(tree(join(folder, "out"))).toEqual(before);
  });

  it("reports a file that is not UTF-8 by the byte", () => {
    const { folder, errspec } = project();
    writeFileSync(
      join(folder, "spec", "dsa.yaml"),
      Buffer.concat([Buffer.from("module: dsa\ntitle: "), Buffer.from([0xb7, 0xc7])]),
    );
    const { status, stderr } = errspec("generate");
    expect(status).toBe(1);
    expect(stderr).toContain(
      "spec/dsa.yaml:2:8: error[yaml-encoding]: the file is not UTF-8: invalid byte at offset 19",
    );
  });

  it.each([
    [["generate", "--spec", "nowhere"], /there is no nowhere[\\/]errspec\.yaml; run `errspec init`/],
    [
      ["generate", "--out", "spec/dsa.yaml"],
      /^errspec: spec\/dsa\.yaml: something with this name already exists; move it away \(EEXIST\)$/m,
    ],
    [["generate", "--out", "spec/dsa.yaml/out"], /a file is where a folder should be; move it away \(ENOTDIR\)$/m],
    [["generate", "--chekc"], /unknown option '--chekc'\n\(Did you mean --check\?\)/],
    [["genrate"], /unknown command 'genrate'\n\(Did you mean generate\?\)/],
  ])("%j is a usage error: exit code 2 and a sentence", (args, message) => {
    const { status, stdout, stderr } = project().errspec(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("    at ");
  });

  it("survives a reader that stops reading", () => {
    const { folder } = project({ out: false });
    const command = `"${process.execPath}" "${join(root, "dist", "main.js")}" generate | head -n 1; exit \${PIPESTATUS[0]}`;
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: cacheIn(folder) },
    });
    expect([status, stdout.split("\n").length, stderr]).toEqual([0, 2, ""]);
  });
});

describe("errspec init", () => {
  it("writes a spec that generates, and leaves one alone that is there", () => {
    const folder = temporaryFolder();
    const errspec = (...args: string[]): Ended =>
      spawnSync(process.execPath, [join(root, "dist", "main.js"), ...args], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, XDG_CACHE_HOME: cacheIn(folder) },
      });
    expect(errspec("init").status).toBe(0);
    expect(errspec("generate")).toMatchObject({ status: 0, stderr: "" });
    const before = tree(join(folder, "spec"));
    expect(errspec("init")).toMatchObject({ status: 2, stderr: expect.stringContaining("already exists") as string });
    expect(tree(join(folder, "spec"))).toEqual(before);

    // What a killed run has not come to, the next one does.
    rmSync(join(folder, "spec", "errspec.yaml"));
    expect(errspec("init")).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^created spec\/errspec.yaml\nNow/) as string,
    });
    expect(tree(join(folder, "spec"))).toEqual(before);

    expect(errspec("init", "api")).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^created api\/spec\/.*\nNow run `npx errspec generate` in api\.\n$/s) as string,
    });
    expect(tree(join(folder, "api", "spec"))).toEqual(before);
    expect(errspec("init", ".")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("spec/errspec.yaml already exists") as string,
    });

    writeFileSync(join(folder, "spec", "errspec.yaml"), "mine");
    expect(errspec("init")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^errspec: .* already exists; move it away or choose another folder\n$/) as string,
    });
  });
});
