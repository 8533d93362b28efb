import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { breakingCommand } from "../../generator/cli/breaking.js";
import type { BreakingFlags } from "../../generator/cli/breaking.js";
import { UsageError } from "../../generator/cli/exit.js";
import { usesUpdateCommand } from "../../generator/cli/uses.js";
import { categories } from "../../generator/cli/versions.js";
import { generate } from "../../generator/pipeline.js";
import { printJson } from "../../generator/render/json-layout.js";
import { catalogView, modulesView } from "../../generator/targets/catalog/view.js";
import { targets } from "../../generator/targets/index.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { importing, importingSpecs } from "../support/importing.js";
import { tinySpec } from "../support/specs.js";

const versioned = tinySpec.replace("title: Tiny", "title: Tiny\nversion: 1.0.0");
const renamed = versioned.replace("name: NotThere", "name: Missing");
const removed = versioned.replace(/ {6}- code[^]*$/, "").replace("errors:\n", "errors: []\n");

/** Runs the command in this process. What it prints is taken. */
async function run(flags: Partial<BreakingFlags> & { spec: string; against: string }) {
  let [stdout, stderr] = ["", ""];
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((stdout += String(text)), true));
  const err = vi.spyOn(process.stderr, "write").mockImplementation((text) => ((stderr += String(text)), true));
  try {
    const code = await breakingCommand({
      format: "text",
      categories: [],
      today: "2026-06-01",
      ...flags,
    });
    return { code, stdout, stderr };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { code: 2, stdout, stderr: stderr + error.message };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "protocol.file.allow=always"];
  return execFileSync("git", [...who, ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A repository with a commit of the spec, and the spec as it is now. */
function repository(before: string, after: string, folder = "spec"): string {
  const root = temporaryFolder();
  git(root, "init", "--quiet", "--initial-branch=main");
  put(root, { [`${folder}/errspec.yaml`]: before });
  git(root, "add", "-A");
  git(root, "commit", "--quiet", "-m", "before");
  put(root, { [`${folder}/errspec.yaml`]: after });
  return root;
}

describe("errspec breaking", () => {
  it("compares with a commit, shows both places and says what version comes next", async () => {
    const root = repository(versioned, renamed);
    const { code, stdout } = await run({ spec: join(root, "spec"), against: "main" });
    expect(code).toBe(1);
    expect(stdout).toContain("error[name-changed]: the code 1 of things was renamed from NotThere to Missing");
    expect(stdout).toContain("main:spec/errspec.yaml:11:15: it was NotThere");
    expect(stdout).toMatch(
      /help: keep the old name: `aliases: \[NotThere\]`; or to allow it, add `- \{ finding: [a-p]{12}, reason: "…" \}` under `allow:` in \S*\/spec\/breaking\/allow\.yaml\n/,
    );
    expect(stdout).toContain(
      "This is a major change: the next version must be at least 2.0.0, but the spec says 1.0.0.\n",
    );
    expect(stdout).not.toContain("--fail-on major");
  });

  it("passes where nothing has changed", async () => {
    const root = repository(versioned, `# a comment\n${versioned}`);
    const { code, stdout } = await run({ spec: join(root, "spec"), against: "HEAD" });
    expect([code, stdout]).toEqual([0, "nothing found\nNothing that users rely on has changed.\n"]);
  });

  it("takes a version at its word for what only source code notices, and for nothing else", async () => {
    const major = renamed.replace("version: 1.0.0", "version: 2.0.0");
    const source = await run({ spec: join(repository(versioned, major), "spec"), against: "HEAD" });
    expect(source.code).toBe(0);
    expect(source.stdout).toContain("warning[name-changed]");
    expect(source.stdout).toContain(
      "This is a major change: the next version must be at least 2.0.0, and the spec says 2.0.0.\nThe check passes; `--fail-on major` would fail it.\n",
    );
    const wire = await run({
      spec: join(repository(versioned, removed.replace("1.0.0", "2.0.0")), "spec"),
      against: "HEAD",
    });
    expect(wire.code).toBe(1);
    expect(wire.stdout).toContain("error[code-removed]");
    const little = await run({
      spec: join(repository(versioned, renamed.replace("1.0.0", "1.1.0")), "spec"),
      against: "HEAD",
    });
    expect(little.stdout).toContain("error[version-raised-too-little]: 1.0.0 → 1.1.0 is not enough for a major change");
    const lower = await run({
      spec: join(repository(versioned, versioned.replace("1.0.0", "0.9.0")), "spec"),
      against: "HEAD",
    });
    expect([lower.code, lower.stdout.includes("error[version-lowered]")]).toEqual([1, true]);
  });

  it("allows what has a reason, and reports an allowance for nothing", async () => {
    const root = repository(versioned, renamed);
    const spec = join(root, "spec");
    const first = await run({ spec, against: "HEAD", format: "json" });
    const { findings } = JSON.parse(first.stdout) as { findings: { rule: string; fingerprint: string }[] };
    const allow = findings.flatMap(({ rule, fingerprint }) => (rule === "name-changed" ? [fingerprint] : []));
    put(spec, { "breaking/allow.yaml": `allow:\n  - finding: ${allow.join()}\n    reason: never released\n` });
    const second = await run({ spec, against: "HEAD", format: "json" });
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('"allowed": "never released"');
    expect(JSON.parse(second.stdout)).toMatchObject({
      summary: { errors: 0, allowed: 1 },
      versions: { bump: "none", change: "major" },
    });
    const text = await run({ spec, against: "HEAD" });
    expect(text.stdout).toBe(
      "nothing found; 1 suppressed\n1 finding suppressed by an allowance; the change is still major.\nNothing else that users rely on has changed.\n",
    );

    put(spec, { "breaking/allow.yaml": "allow:\n  - finding: abcdefghijkl\n    reason: long ago\n" });
    const third = await run({ spec, against: "HEAD" });
    expect(third.stdout).toContain("warning[allowance-unused]: there is no finding abcdefghijkl to allow");

    put(spec, { "breaking/allow.yaml": "allow:\n  - finding: abcdefghijkl\n" });
    const fourth = await run({ spec, against: "HEAD" });
    expect([fourth.code, fourth.stdout.includes("`reason` is missing")]).toEqual([1, true]);
  });

  it("takes the line that it prints for an allowance", async () => {
    const root = repository(versioned, renamed);
    const spec = join(root, "spec");
    const { stdout } = await run({ spec, against: "HEAD" });
    const [, line = ""] = /add `(- \{[^`]*\})`/.exec(stdout) ?? [];
    put(spec, { "breaking/allow.yaml": `allow:\n  ${line}\n` });
    expect((await run({ spec, against: "HEAD" })).code).toBe(0);
  });

  it("allows until a day, and says when that day is over", async () => {
    const root = repository(versioned, renamed);
    const spec = join(root, "spec");
    const { stdout } = await run({ spec, against: "HEAD" });
    const [finding = ""] = /[a-p]{12}/.exec(stdout) ?? [];
    put(spec, {
      "breaking/allow.yaml": `allow:\n  - finding: ${finding}\n    reason: until the release\n    until: 2026-06-30\n`,
    });
    expect((await run({ spec, against: "HEAD", today: "2026-06-30" })).code).toBe(0);
    const late = await run({ spec, against: "HEAD", today: "2026-07-01" });
    expect(late.code).toBe(1);
    expect(late.stdout).toContain("error[name-changed]");
    expect(late.stdout).toContain(
      `warning[allowance-expired]: the allowance for ${finding} expired on 2026-06-30, so the finding counts again`,
    );
  });

  it("fails on the version that is required, if asked to", async () => {
    const meaning = versioned.replace("It is not there.", "Your bank refused the payment.");
    expect(meaning).not.toBe(versioned);
    const spec = join(repository(versioned, meaning), "spec");
    const passing = await run({ spec, against: "HEAD" });
    expect([passing.code, passing.stdout.includes("warning[meaning-changed]")]).toEqual([0, true]);
    expect(passing.stdout).toContain("The check passes; `--fail-on major` would fail it.");
    expect((await run({ spec, against: "HEAD", failOn: "major" })).code).toBe(1);
    expect((await run({ spec, against: "HEAD", failOn: "minor" })).code).toBe(1);
    const added = `${versioned}      - { code: 77, name: Fresh, text: It is new. }\n`;
    const more = join(repository(versioned, added), "spec");
    expect((await run({ spec: more, against: "HEAD", failOn: "major" })).code).toBe(0);
    expect((await run({ spec: more, against: "HEAD", failOn: "minor" })).code).toBe(1);
    const lowered = join(repository(versioned, versioned.replace("1.0.0", "0.9.0")), "spec");
    expect((await run({ spec: lowered, against: "HEAD", failOn: "major" })).code).toBe(1);
    expect((await run({ spec, against: "HEAD", failOn: "huge" })).stderr).toContain(
      "--fail-on takes info, warning, error, minor, major, not huge",
    );
  });

  it("takes severities, categories and what fails it from the spec", async () => {
    const settings = (lines: string): string => join(repository(versioned, `${lines}\n${renamed}`), "spec");
    const off = await run({ spec: settings("breaking: { rules: { name-changed: off } }"), against: "HEAD" });
    expect([off.code, off.stdout.includes("name-changed")]).toEqual([0, false]);
    const warning = settings("breaking: { rules: { name-changed: warning, version-not-raised: off } }");
    expect((await run({ spec: warning, against: "HEAD" })).code).toBe(0);
    expect((await run({ spec: warning, against: "HEAD", failOn: "warning" })).stdout).toContain(
      "warning[name-changed]",
    );
    const major = settings("breaking: { rules: { name-changed: warning }, fail-on: major }");
    expect((await run({ spec: major, against: "HEAD" })).code).toBe(1);
    expect((await run({ spec: major, against: "HEAD", failOn: "error" })).code).toBe(0);
    const wire = settings("breaking: { categories: [WIRE] }");
    expect((await run({ spec: wire, against: "HEAD" })).code).toBe(0);
    expect((await run({ spec: wire, against: "HEAD", categories: ["SRC_GO"] })).code).toBe(1);
    const every = settings(`breaking: { categories: [${categories.join(", ")}] }`);
    expect((await run({ spec: every, against: "HEAD" })).stdout).toContain("error[name-changed]");
    const unknown = await run({ spec: settings("breaking: { rules: { name-chnged: off } }"), against: "HEAD" });
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toContain("spec/errspec.yaml:1:35: error[known-breaking-rule]: unknown rule name-chnged");
    expect(unknown.stdout).toContain("did you mean `name-changed`?");
  });

  it("reports targets that are no longer made, whatever they are for", async () => {
    const made = `${versioned}targets: { site: null, catalog: null, docs: null }\n`;
    const spec = join(repository(made, made.replace("site: null, catalog: null, ", "")), "spec");
    const { code, stdout } = await run({ spec, against: "HEAD" });
    expect(code).toBe(1);
    expect(stdout).toContain("error[target-removed]: target removed: the site (DOCS; major)");
    expect(stdout).toContain("error[target-removed]: target removed: catalog.json (DOCS; major)");
  });

  it("names files of the repository in SARIF, since a viewer knows no revisions", async () => {
    const spec = join(repository(versioned, renamed, "services/b/spec"), "services/b/spec");
    const { stdout } = await run({ spec, against: "git:main", format: "sarif" });
    const log = JSON.parse(stdout) as { runs: { results: { relatedLocations: unknown[] }[] }[] };
    expect(log.runs[0]?.results[0]?.relatedLocations).toMatchObject([
      {
        message: { text: "it was NotThere (in main)" },
        physicalLocation: { artifactLocation: { uri: "services/b/spec/errspec.yaml" } },
      },
    ]);
    expect((await run({ spec, against: "main", format: "json" })).stdout).toContain(
      '"file": "main:services/b/spec/errspec.yaml"',
    );
  });

  it("looks at some categories only, if asked to", async () => {
    const spec = join(repository(versioned, renamed), "spec");
    const { code } = await run({ spec, against: "HEAD", categories: ["WIRE"] });
    expect(code).toBe(0);
    expect((await run({ spec, against: "HEAD", categories: ["SRC_GO"] })).code).toBe(1);
    expect((await run({ spec, against: "HEAD", categories: ["WIRED"] })).stderr).toContain(
      "not WIRED; did you mean `WIRE`?",
    );
  });

  it("prints every format", async () => {
    const spec = join(repository(versioned, renamed), "spec");
    const github = await run({ spec, against: "HEAD", format: "github" });
    expect(github.stdout).toMatch(
      /^::error file=.*errspec\.yaml,line=11,endLine=11,col=15,endColumn=22,title=name-changed/,
    );
    const sarif = JSON.parse((await run({ spec, against: "HEAD", format: "sarif" })).stdout) as {
      runs: { results: { ruleId: string }[] }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toContain("name-changed");
    expect((await run({ spec, against: "HEAD", format: "junit" })).stdout).toContain('<failure type="error"');
  });

  it("compares with a folder, a file, a catalog.json and a package", async () => {
    const root = temporaryFolder();
    const { files } = await generate({
      spec: [{ path: "errspec.yaml", source: "spec/errspec.yaml", text: versioned }],
      targets: targets.filter(({ id }) => id === "catalog"),
      templates: new Map(),
    });
    const catalog = files.find(({ path }) => path === "catalog.json")?.text ?? "";
    put(root, {
      "spec/errspec.yaml": renamed,
      "old/errspec.yaml": versioned,
      "old.yaml": versioned,
      "published/package/catalog.json": catalog,
      "catalog.json": catalog,
    });
    for (const against of ["old", "old.yaml", "published", "catalog.json"]) {
      const { code, stdout } = await run({ spec: join(root, "spec"), against: join(root, against) });
      expect(code, against).toBe(1);
      expect(stdout, against).toContain("the code 1 of things was renamed from NotThere to Missing");
      expect(stdout).toMatch(/: it was NotThere\n {2}\d+ \| .*NotThere/);
    }
  });

  it("takes the imports of the spec for a catalog.json, which has none", async () => {
    const root = temporaryFolder();
    const { service = "", common = "" } = importingSpecs["layered"] ?? {};
    const before = importing(service, common).service;
    put(root, {
      "catalog.json": printJson({ ...catalogView(before), modules: modulesView(before) }),
      "orders/spec/errspec.yaml": service,
      "common/spec/errspec.yaml": common,
    });
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    usesUpdateCommand({ spec: join(root, "orders/spec"), only: [] });
    out.mockRestore();
    const { code, stdout } = await run({ spec: join(root, "orders/spec"), against: join(root, "catalog.json") });
    expect([code, stdout]).toEqual([0, "nothing found\nNothing that users rely on has changed.\n"]);
  });

  it.each([
    ["a ref that is an option", "-x", "`-x` is not a git ref; a ref does not start with -"],
    ["a ref that is a long option", "--output=stolen", "a ref does not start with -"],
    ["a ref with a line feed", "a\nb", "the git ref is empty or has a space"],
    ["a ref that there is not", "v9", "v9 is not a commit, tag or branch of this repository"],
    ["nothing", "", "--against is empty"],
    [
      "a folder that the commit lacks",
      "HEAD:other",
      "there is no folder HEAD:other; it has spec/errspec.yaml; use HEAD:spec",
    ],
    ["a file", "HEAD:spec/errspec.yaml", "HEAD:spec/errspec.yaml is a file, not the folder of a spec"],
    ["a blob", "HEAD:spec/errspec.yaml^{blob}", "there is no folder"],
  ])("ends with 2 for %s, and writes nothing", async (_, against, message) => {
    const root = repository(versioned, renamed);
    const before = Object.keys(tree(root)).filter((path) => !path.startsWith(".git/"));
    const { code, stderr } = await run({ spec: join(root, "spec"), against });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message) as string]);
    expect(Object.keys(tree(root)).filter((path) => !path.startsWith(".git/"))).toEqual(before);
  });

  it("ends with 2 for a baseline that cannot be read as a spec", async () => {
    const root = repository(versioned.replace("code: 1\n", "code: one\n"), versioned);
    const { code, stderr } = await run({ spec: join(root, "spec"), against: "HEAD" });
    expect(code).toBe(2);
    expect(stderr).toContain("HEAD:spec/errspec.yaml:10:15: error[canonical-code]");
    expect(stderr).toContain("HEAD cannot be read as a spec; fix it or give another version");
    put(root, { "broken.json": '{"formatVersion": 2}', "no.json": "{", "text.md": "x" });
    for (const name of ["broken.json", "no.json", "text.md"]) {
      expect((await run({ spec: join(root, "spec"), against: join(root, name) })).code, name).toBe(2);
    }
  });

  it("says what to do about a shallow clone, a renamed folder, a submodule and a link", async () => {
    const root = repository(versioned, versioned);
    const first = git(root, "rev-parse", "HEAD").trim();
    git(root, "mv", "spec", "errors");
    git(root, "commit", "--quiet", "-am", "rename");
    const renamedFolder = await run({ spec: join(root, "errors"), against: "HEAD~1" });
    expect(renamedFolder.stderr).toContain(
      "there is no folder HEAD~1:errors; it has spec/errspec.yaml; use HEAD~1:spec",
    );
    expect((await run({ spec: join(root, "errors"), against: "HEAD~1:spec" })).code).toBe(0);

    const clone = temporaryFolder();
    git(clone, "clone", "--quiet", "--depth=1", `file://${root}`, "shallow");
    const shallow = await run({ spec: join(clone, "shallow", "errors"), against: first });
    expect([shallow.code, shallow.stderr]).toEqual([
      2,
      expect.stringContaining("in this shallow clone: fetch it") as string,
    ]);

    const outer = temporaryFolder();
    git(outer, "init", "--quiet", "--initial-branch=main");
    git(outer, "submodule", "--quiet", "add", root, "module");
    git(outer, "commit", "--quiet", "-m", "submodule");
    put(outer, { "spec/errspec.yaml": versioned });
    const inModule = await run({ spec: join(outer, "spec"), against: "HEAD:module" });
    expect([inModule.code, inModule.stderr]).toEqual([
      2,
      expect.stringContaining("HEAD:module is a submodule") as string,
    ]);
    expect((await run({ spec: join(outer, "module", "errors"), against: "HEAD" })).code).toBe(0);

    rmSync(join(outer, "spec"), { recursive: true });
    mkdirSync(join(outer, "spec"));
    symlinkSync("../module/errors/errspec.yaml", join(outer, "spec", "errspec.yaml"));
    git(outer, "add", "-A");
    git(outer, "commit", "--quiet", "-m", "link");
    const link = await run({ spec: join(outer, "spec"), against: "HEAD" });
    expect([link.code, link.stderr]).toEqual([
      2,
      expect.stringContaining("HEAD:spec/errspec.yaml is a link") as string,
    ]);
  });

  it("reads files whatever their names are, and modules in files of their own", async () => {
    const module = "module: more\nerrors: [{ code: 1, name: OneMore, text: x }]\n";
    const root = repository(versioned, versioned);
    put(root, { "spec/a\nb é.yaml": module });
    git(root, "add", "-A");
    git(root, "commit", "--quiet", "-m", "module");
    rmSync(join(root, "spec", "a\nb é.yaml"));
    const { code, stdout } = await run({ spec: join(root, "spec"), against: "HEAD" });
    expect(code).toBe(1);
    expect(stdout).toContain("error[module-removed]: the module more and its codes were removed");
    expect(stdout).toContain("HEAD:spec/a\\x0ab é.yaml:1:9");
  });

  it("reads no more from git, or from a file, than it would from the spec's folder", async () => {
    const large = `${versioned}# ${"x".repeat(8 * 1024 * 1024)}\n`;
    const root = repository(large, versioned);
    const spec = join(root, "spec");
    for (const against of ["main", "main:spec", "git:main"]) {
      const { code, stderr } = await run({ spec, against });
      expect([code, stderr]).toEqual([2, "main:spec/errspec.yaml is too large; the limit is 8 MB"]);
    }
    put(root, { "old.yaml": large, "catalog.json": `{${" ".repeat(32 * 1024 * 1024)}}` });
    for (const [name, megabytes] of [
      ["old.yaml", 8],
      ["catalog.json", 32],
    ] as const) {
      const against = join(root, name);
      const message = `${against} is too large; the limit is ${megabytes} MB`;
      expect(await run({ spec, against })).toEqual({ code: 2, stdout: "", stderr: message });
    }
  });

  it.each([
    ["a folder outside", "main:../spec", 2, "is outside repository"],
    ["an absolute folder", "main:/etc", 2, "is outside repository"],
    ["a folder that is an option", "main:--output=stolen", 2, "there is no folder main:--output=stolen"],
    ["a pattern", "main:*", 2, "there is no folder main:*"],
    ["magic of paths", "main::(glob)*", 2, "there is no folder main::(glob)*"],
    ["a line feed and an escape in a path", "main:a\n\u001b[31mb", 2, "there is no folder main:a\\x0a\\x1b[31mb"],
    ["a blank and an option", "main --output=stolen", 2, "the git ref is empty or has a space"],
    ["a file of the index", ":spec", 2, "the git ref is empty or has a space"],
    ["an option after git:", "git:--output=stolen", 2, "a ref does not start with -"],
    ["two commits", "main..main", 2, "is not a commit, tag or branch of this repository"],
    ["no commit", "^main", 2, "git ls-tree"],
    ["a tree", "main^{tree}", 2, "is not a commit, tag or branch of this repository"],
    ["a path that comes back", "main:spec/../spec/", 0, ""],
  ])("takes a ref as a name and a path, and nothing else: %s", async (_, against, status, message) => {
    const root = repository(versioned, versioned);
    const before = Object.keys(tree(root));
    const { code, stderr } = await run({ spec: join(root, "spec"), against });
    expect([code, stderr]).toEqual([status, expect.stringContaining(message) as string]);
    expect(Object.keys(tree(root))).toEqual(before);
  });

  it("needs no repository for a baseline on the disk, and says so when there is none", async () => {
    const root = temporaryFolder();
    put(root, { "spec/errspec.yaml": versioned });
    const { code, stderr } = await run({ spec: join(root, "spec"), against: "main" });
    expect([code, stderr]).toEqual([2, expect.stringContaining("is not in a git repository") as string]);
  });
});
