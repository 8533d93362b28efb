import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/* A target's own output folder, as a monorepo wants it. All through the command. */

const main = join(root, "dist", "main.js");

const spec = (targets: string, catalog = "shop"): string => `errspec: 1
catalog: ${catalog}
title: Shop
locales: [en]
envelope: { code: /code }
targets: ${targets}
modules:
  - module: orders
    title: Orders
    errors:
      - { code: 1001, name: OrderNotFound, text: The order does not exist. Check its number., kind: not_found, action: fix_request }
`;
const go = (out: string): string => `go: { module: example.com/shop, layout: packages, out: ${out} }`;
const apart = `{ ${go("../internal/apierr")}, catalog: { out: ../api }, docs: }`;

/** A repository with a spec. */
function project(targets: string, { git = true, at = "spec" } = {}) {
  const top = temporaryFolder();
  const folder = join(top, "repository");
  mkdirSync(folder);
  if (git) spawnSync("git", ["init", "--quiet", "--initial-branch=main"], { cwd: folder });
  const write = (text: string, name = at): void => put(folder, { [`${name}/errspec.yaml`]: spec(text) });
  write(targets);
  const env = { ...process.env, XDG_CACHE_HOME: cacheIn(top), NO_COLOR: "1" };
  const errspecIn = (cwd: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd, env, encoding: "utf8" });
    return { status, stdout, stderr };
  };
  const errspec = (...args: string[]) => errspecIn(folder, ...args);
  const has = (path: string): boolean => existsSync(join(folder, path));
  /** What is in the repository besides git's own and the spec. */
  const paths = (): string[] => Object.keys(tree(folder)).filter((path) => !/^\.git\/|errspec\.yaml$/.test(path));
  return { top, folder, env, write, errspec, errspecIn, has, paths };
}

describe("`out` of a target", () => {
  it("is the folder of its files, each folder with its own manifest and attributes", () => {
    const { errspec, folder, has } = project(apart);
    const { status, stdout } = errspec("generate");
    expect([status, stdout]).toEqual([0, expect.stringContaining("created internal/apierr/orders/orders.go\n")]);
    expect(has("api/catalog.json") && has("out/docs/en/index.md")).toBe(true);
    expect(has("internal/apierr/go") || has("out/go") || has("out/catalog.json")).toBe(false);
    for (const [out, file] of [
      ["internal/apierr", "go.mod"],
      ["api", "catalog.json"],
      ["out", "docs/en/index.md"],
    ] as const) {
      expect(has(`${out}/.gitattributes`)).toBe(true);
      const { files } = JSON.parse(readFileSync(join(folder, out, ".errspec-manifest.json"), "utf8")) as {
        files: object;
      };
      expect(Object.keys(files)).toContain(file);
    }
  });

  it("makes the same files as the output folder would have", () => {
    const [one, other] = [project(apart), project("{ go: { module: example.com/shop, layout: packages } }")];
    one.errspec("generate");
    other.errspec("generate");
    const at = (folder: string, ...path: string[]) => {
      const files = Object.entries(tree(join(folder, ...path)));
      return Object.fromEntries(files.filter(([name]) => !/^\.(?:errspec-manifest\.json|gitattributes)$/.test(name)));
    };
    expect(at(one.folder, "internal/apierr")).toEqual(at(other.folder, "out/go"));
  });

  it("is relative to the spec, wherever the command runs", () => {
    const { errspecIn, folder, has } = project(`{ ${go("../apierr/")} }`, { at: "api/spec" });
    mkdirSync(join(folder, "tools"));
    const { status, stdout } = errspecIn(join(folder, "tools"), "generate", "--spec", "../api/spec");
    expect([status, stdout]).toEqual([0, expect.stringContaining("created ../api/apierr/go.mod\n")]);
    expect(has("api/apierr/go.mod")).toBe(true);
    const args = ["--spec", join(folder, "api/spec"), "--out", "../../out"];
    const inside = errspecIn(join(folder, "api", "apierr"), "generate", "--check", ...args);
    expect([inside.status, inside.stderr]).toEqual([0, ""]);
  });

  it("leaves no output folder where every target has its own", () => {
    const { errspec, has } = project(`{ ${go("../apierr")} }`);
    expect(errspec("generate").status).toBe(0);
    expect(errspec("generate", "--check").status).toBe(0);
    expect(has("out")).toBe(false);
  });

  it("does not concern users of the output", () => {
    const { errspec, folder, write } = project("{ go: { module: example.com/shop, layout: packages }, docs: }");
    const git = (...args: string[]) =>
      spawnSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], { cwd: folder });
    git("add", "spec");
    git("commit", "--quiet", "-m", "before");
    write(`{ ${go("../apierr")}, docs: }`);
    expect(errspec("breaking", "--against", "main")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Nothing that users rely on has changed.") as unknown,
    });
  });
});

describe("generate with folders of targets", () => {
  it("--check reports each folder by its path, and --diff shows all of it", () => {
    const { errspec, folder } = project(apart);
    expect(errspec("generate", "--check")).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("internal/apierr/go.mod: missing\n") as unknown,
    });
    errspec("generate");
    appendFileSync(join(folder, "internal/apierr/go.mod"), "// mine\n");
    rmSync(join(folder, "api/catalog.json"));
    const { status, stdout } = errspec("generate", "--check", "--diff");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^internal\/apierr\/go\.mod: edited by hand\n(?:.*\n)*?-\/\/ mine\n/m);
    expect(stdout).toMatch(/^api\/catalog\.json: missing\n--- \/dev\/null\n/m);
    expect(stdout).toMatch(/^2 files of \d+ not up to date/m);
    expect(stdout).not.toContain("--diff shows");
    expect(errspec("generate", "--check").stdout).toContain("--diff shows every line");
  });

  it("leaves a file alone that was edited, and overwrites it with --force", () => {
    const { errspec, folder } = project(apart);
    errspec("generate");
    const file = join(folder, "internal/apierr/go.mod");
    const before = readFileSync(file, "utf8");
    appendFileSync(file, "// mine\n");
    rmSync(join(folder, "api/catalog.json"));
    const refused = errspec("generate");
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^internal\/apierr\/go\.mod was edited by hand; .* --force\n$/);
    expect(refused.stdout).toMatch(/^created api\/catalog\.json\n1 file changed, \d+ unchanged/); // the others are written
    expect(errspec("generate", "--force").stdout).toContain("overwrote internal/apierr/go.mod\n");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  it("leaves other files in such a folder alone", () => {
    const { errspec, folder } = project(apart);
    put(folder, { "internal/apierr/extra.go": "package apierr\n", "internal/apierr/go.mod": "module mine\n" });
    const { status, stderr } = errspec("generate");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^internal\/apierr\/go\.mod was not generated/)]);
    expect(tree(join(folder, "internal/apierr"))).toMatchObject({
      "extra.go": "package apierr\n",
      "go.mod": "module mine\n",
    });
  });

  it("ends at once when nothing has changed in any folder, and sees when something has", () => {
    const { errspec, folder } = project(apart);
    const files = /(\d+) files changed/.exec(errspec("generate").stdout)?.[1];
    expect(errspec("generate").stdout).toBe(`${files} files up to date\n`); // without a time: the shortcut
    for (const file of ["internal/apierr/go.mod", "api/catalog.json", "out/docs/en/index.md"]) {
      rmSync(join(folder, file));
      expect(errspec("generate").stdout).toMatch(new RegExp(`^created ${file}\n1 file changed`));
      expect(errspec("generate").stdout).toBe(`${files} files up to date\n`);
    }
  });

  it("does not end at once when another spec has written to a folder, or an equal one is elsewhere", () => {
    const { errspec, folder } = project(`{ ${go("../apierr")} }`);
    errspec("generate");
    put(folder, { "other/errspec.yaml": spec(`{ ${go("../apierr")} }`, "other") });
    expect(errspec("generate", "--spec", "other", "--out", "elsewhere").status).toBe(0);
    expect(errspec("generate").stdout).toMatch(/^updated apierr\//m);
    put(folder, { "below/spec/errspec.yaml": spec(`{ ${go("../apierr")} }`) });
    expect(errspec("generate", "--spec", "below/spec").stdout).toContain("created below/apierr/go.mod\n");
  });

  it("repairs a folder after a crash between two folders", () => {
    const { errspec, folder, paths } = project(apart);
    errspec("generate");
    const before = paths();
    rmSync(join(folder, "out"), { recursive: true });
    expect(errspec("generate").status).toBe(0);
    expect(paths()).toEqual(before);
  });
});

describe("a target that gets another folder", () => {
  const together = "{ go: { module: example.com/shop, layout: packages }, docs: }";

  it("leaves the output folder, but for files that were edited", () => {
    const { errspec, folder, write, has } = project(together);
    errspec("generate");
    write(`{ ${go("../apierr")}, docs: }`);
    expect(errspec("generate", "--check").stdout).toContain("out/go/go.mod: extra: no longer generated\n");
    appendFileSync(join(folder, "out/go/README.md"), "mine\n");
    const { status, stdout, stderr } = errspec("generate");
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^out\/go\/README\.md was edited by hand; .*delete it/),
    ]);
    expect(stdout).toContain("removed out/go/go.mod\n");
    expect(has("apierr/go.mod") && has("out/go/README.md") && !has("out/go/go.mod")).toBe(true);
    rmSync(join(folder, "out/go/README.md"));
    expect(errspec("generate").status).toBe(0);
    expect(readFileSync(join(folder, "out/.errspec-manifest.json"), "utf8")).not.toContain("go/");
  });

  it("leaves nothing behind when it was the last", () => {
    const { errspec, write, paths } = project("{ go: { module: example.com/shop, layout: packages } }");
    errspec("generate");
    write(`{ ${go("../apierr")} }`);
    expect(errspec("generate").status).toBe(0);
    expect(paths().filter((path) => !path.startsWith("apierr/"))).toEqual([]);
    expect(errspec("generate", "--check").status).toBe(0);
  });

  it("comes back to the output folder; the folder it had is not known any more", () => {
    const { errspec, write, has } = project(`{ ${go("../apierr")}, docs: }`);
    errspec("generate");
    write(together);
    expect(errspec("generate").status).toBe(0);
    expect(has("out/go/go.mod") && has("apierr/go.mod")).toBe(true);
  });
});

describe("a folder that a target cannot have", () => {
  it.each([
    ["gen", "`gen` is in the folder of the spec"],
    ["./", "`.` is in the folder of the spec"],
    ["../spec", "`../spec` is in the folder of the spec"],
    ["../Spec/go", "`../Spec/go` is in the folder of the spec"],
    ["..", "`..` contains the folder of the spec"],
    ["../../", "`../..` contains the folder of the spec"],
    ["/tmp/x", "an output folder must be a relative path"],
    ["C:/x", "an output folder must be a relative path"],
    ["..\\x", "an output folder must be a relative path"],
    ["../a/../../x", "an output folder must be a relative path"],
    ["../.git/hooks", "an output folder must be a relative path"],
    ["../a./b", "an output folder must be a relative path"],
    ["../a//b", "an output folder must be a relative path"],
    ["../a\u0000b", "an output folder must be a relative path"],
    ["../packages/node_modules/x", "an output folder cannot be in node_modules"],
    ["../con/x", "an output folder cannot be in node_modules or have a name that Windows reserves"],
    ["../".repeat(80) + "x", "an output folder can have at most 200 characters"],
    ["", "an output folder must be a relative path"],
  ])("%j is reported at its place", (out, message) => {
    const { errspec, paths } = project(`{ go: { module: example.com/shop, out: ${JSON.stringify(out)} } }`);
    const { status, stderr } = errspec("generate");
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^spec\/errspec\.yaml:6:49: error\[invalid-value\]: /)]);
    expect(stderr).toContain(message);
    expect(paths()).toEqual([]);
  });

  it.each(["../x", "../x/go", "../X", "./../x/"])("one that another target has: %s", (out) => {
    const { errspec, paths } = project(`{ typescript: { out: ../x }, ${go(out)} }`);
    const { status, stderr } = errspec("generate");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^spec\/errspec\.yaml:6:\d+: error\[invalid-value\]: .* overlaps .*, the folder of \w+\n/);
    expect(stderr).toContain("give each target a folder of its own");
    expect(paths()).toEqual([]);
  });

  it.each([
    ["../out", []],
    ["../out/go", []],
    ["../build", ["--out", "build/errors"]],
    ["../build", ["--out", "build"]],
    ["../build", ["--out", "BUILD/x/../y"]],
  ])("one that overlaps the output folder: %s with %j", (out, args) => {
    const { errspec, paths } = project(`{ ${go(out)}, docs: }`);
    const { status, stderr } = errspec("generate", ...args);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^errspec: targets\.go\.out in spec \(.*\) and the output folder of spec \(.*\) overlap; choose /,
      ),
    ]);
    expect(paths()).toEqual([]);
  });

  it("one outside the repository, or without one outside both the working directory and the spec's parent", () => {
    const inside = project(`{ ${go("../../elsewhere")} }`);
    expect(inside.errspec("generate")).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^errspec: targets\.go\.out in spec is .*elsewhere, which is outside .*repository; choose a folder inside\n$/,
      ) as unknown,
    });
    expect(existsSync(join(inside.top, "elsewhere"))).toBe(false);

    const without = project(`{ ${go("../../elsewhere")} }`, { git: false, at: "api/spec" });
    const { folder } = without;
    expect(without.errspecIn(join(folder, "api"), "generate")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("which is outside") as unknown,
    });
    expect(without.has("elsewhere")).toBe(false);
    expect(without.errspec("generate", "--spec", "api/spec").status).toBe(0);
    expect(without.has("elsewhere/go.mod")).toBe(true);
    without.write(`{ ${go("../beside")} }`, "api/spec");
    mkdirSync(join(folder, "tools"));
    expect(without.errspecIn(join(folder, "tools"), "generate", "--spec", "../api/spec").status).toBe(0);
    expect(without.has("api/beside/go.mod")).toBe(true);
  });

  it.each(["../../api/spec/x", "../../api"])("one around the spec or in it, on a way round: %s", (out) => {
    const { errspec, paths } = project(`{ ${go(out)} }`, { at: "api/spec" });
    const { status, stderr } = errspec("generate", "--spec", "api/spec");
    expect([status, stderr]).toEqual([2, expect.stringContaining("which overlaps the spec folder; choose")]);
    expect(paths()).toEqual([]);
  });

  it("two that are one on a way round", () => {
    const { errspec, paths } = project(`{ ${go("../../api/x")}, catalog: { out: ../x } }`, { at: "api/spec" });
    const { status, stderr } = errspec("generate", "--spec", "api/spec");
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^errspec: targets\.\w+\.out in .* overlap; choose/)]);
    expect(paths()).toEqual([]);
  });

  it.each(["../apierr", "../apierr/deep/er"])("one with a link or a file on the way: %s", (out) => {
    const { errspec, folder, top } = project(`{ ${go(out)} }`);
    mkdirSync(join(top, "victim"));
    symlinkSync(join(top, "victim"), join(folder, "apierr"));
    for (const flags of [[], ["--force"], ["--check"]]) {
      const { status, stderr } = errspec("generate", ...flags);
      expect([status, stderr]).toEqual([
        2,
        expect.stringContaining("apierr is a file or a link; choose another folder"),
      ]);
    }
    expect(tree(join(top, "victim"))).toEqual({});
    rmSync(join(folder, "apierr"));
    writeFileSync(join(folder, "apierr"), "mine");
    expect(errspec("generate").status).toBe(2);
    expect(readFileSync(join(folder, "apierr"), "utf8")).toBe("mine");
  });

  it("one that the output folder is by a link", () => {
    const { errspec, folder, has } = project(`{ ${go("../apierr")}, docs: }`);
    mkdirSync(join(folder, "apierr"));
    symlinkSync("apierr", join(folder, "out"));
    expect(errspec("generate")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("overlap; choose another folder") as unknown,
    });
    expect(has("apierr/go.mod")).toBe(false);
  });
});

describe("several specs with folders of targets", () => {
  const both = ["--spec", "services/a/spec", "--spec", "services/b/spec"];

  it("each has them relative to its own folder", () => {
    const { errspec, write, has } = project(`{ ${go("../apierr")}, docs: }`, { at: "services/a/spec" });
    write(`{ ${go("../apierr")} }`, "services/b/spec");
    expect(errspec("generate", ...both).status).toBe(0);
    expect(
      ["a/apierr/go.mod", "a/out/docs/en/index.md", "b/apierr/go.mod"].map((path) => has(`services/${path}`)),
    ).toEqual([true, true, true]);
    expect(errspec("generate", "--check", ...both).status).toBe(0);
  });

  it.each([
    ["../../shared", "../../shared"],
    ["../../shared", "../../shared/b"],
    ["../../b/out", "../x"],
    ["../x", "../../a/out/y"],
  ])("are refused before anything is written where they overlap: %s and %s", (a, b) => {
    const { errspec, write, paths } = project(`{ ${go(a)}, docs: }`, { at: "services/a/spec" });
    write(`{ ${go(b)}, docs: }`, "services/b/spec");
    const { status, stderr } = errspec("generate", ...both);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^errspec: .* overlap; choose another folder/)]);
    expect(paths()).toEqual([]);
  });

  it("reports what is wrong with a spec all the same", () => {
    const { errspec, write } = project(`{ ${go("gen")} }`, { at: "services/a/spec" });
    write(`{ ${go("../apierr")} }`, "services/b/spec");
    const { status, stderr } = errspec("generate", ...both);
    expect([status, stderr]).toEqual([1, expect.stringContaining("services/a/spec/errspec.yaml:6:")]);
  });
});

describe("docs", () => {
  async function served(args: readonly string[], { folder, env }: ReturnType<typeof project>): Promise<string> {
    const server = spawn(process.execPath, [main, "docs", "--port", "0", ...args], { cwd: folder, env });
    // The server may still write to its cache when it ends, and the folder is removed after that.
    const ended = once(server, "exit");
    onTestFinished(async () => {
      server.kill("SIGINT");
      await ended;
    });
    const [line] = (await once(server.stdout, "data")) as [Buffer];
    const [, shown = "", address = ""] = /^(.*) is at (http:\S+)/.exec(line.toString("utf8")) ?? [];
    expect((await fetch(address)).status).toBe(200);
    return shown;
  }

  it("serves the site where it is", async () => {
    const one = project("{ site: { out: ../public } }");
    one.errspec("generate");
    expect(await served([], one)).toBe("public");
    const other = project("{ site: }", { at: "api" });
    other.errspec("generate", "--spec", "api", "--out", "made");
    expect(await served(["--out", "made"], other)).toBe("made/site");
  });

  it("says where it has looked", () => {
    expect(project("{ site: { out: ../public } }").errspec("docs")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no site in public; ") as unknown,
    });
    expect(project("{ site: }", { at: "api" }).errspec("docs")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("there is no site in out/site; ") as unknown,
    });
  });
});
