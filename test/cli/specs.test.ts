import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/* Several specs in one run, as a monorepo has them: one report, and the worst of the exit codes. */

const spec = (catalog: string, entry: string): string => `errspec: 1
catalog: ${catalog}
title: Shop
locales: [en]
envelope: { code: /code }
targets: { catalog: }
modules:
  - module: ${catalog}-orders
    title: Orders
    errors:
      - { ${entry}, text: The order does not exist. Check its number., kind: not_found, action: fix_request }
`;
const sound = "code: 1001, name: OrderNotFound";

function monorepo(files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  put(folder, {
    "services/a/spec/errspec.yaml": spec("a", sound),
    "services/b/spec/errspec.yaml": spec("b", sound),
    ...files,
  });
  const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder), NO_COLOR: "1" };
  const errspec = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, "dist", "main.js"), ...args], { cwd: folder, env, encoding: "utf8" });
  return { folder, errspec };
}

const broken = { "services/a/spec/errspec.yaml": spec("a", sound).replace("kind: not_found", "kind: nonsense") };
const both = ["--spec", "services/a/spec", "--spec", "services/b/spec"];
const pattern = ["--spec", "services/*/spec"];

describe.each([
  ["--spec given twice", both],
  ["a pattern", pattern],
])("%s", (_, specs) => {
  it("lints every spec, in one report", () => {
    const { errspec } = monorepo(broken);
    const { status, stdout } = errspec("lint", ...specs, "--format", "json");
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { file: string }[] };
    expect(diagnostics.map(({ file }) => file)).toContain("services/a/spec/errspec.yaml");
  });

  it("makes SARIF and JUnit of all of them one document", () => {
    const { errspec } = monorepo({ "services/b/spec/errspec.yaml": spec("b", "code: 1001, name: NotThereErr") });
    const sarif = JSON.parse(errspec("lint", ...specs, "--format", "sarif").stdout) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    expect(sarif.runs).toHaveLength(1);
    expect(sarif.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      "services/b/spec/errspec.yaml",
    );
    const { stdout } = errspec("lint", ...specs, "--format", "junit");
    expect(stdout.match(/<testsuite /g)).toHaveLength(2);
  });

  it("compares every spec, and ends with the worst exit code", () => {
    const { folder, errspec } = monorepo();
    const git = (...args: string[]) =>
      spawnSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], { cwd: folder });
    git("init", "--quiet", "--initial-branch=main");
    git("add", "services");
    git("commit", "--quiet", "-m", "before");
    put(folder, { "services/a/spec/errspec.yaml": spec("a", "code: 1002, name: OrderNotFound") });
    const text = errspec("breaking", "--against", "main", ...specs);
    expect(text.status).toBe(1);
    expect(text.stdout).toMatch(/^services\/a\/spec\/errspec\.yaml:\d+:\d+: error\[code-renumbered\]/m);
    expect(text.stdout).toMatch(/^services\/b\/spec: Nothing /m);
    const json = JSON.parse(errspec("breaking", "--against", "main", ...specs, "--format", "json").stdout) as {
      specs: { spec: string; findings: { rule: string }[] }[];
    };
    expect(json.specs.map(({ spec: name, findings }) => [name, findings.length > 0])).toEqual([
      ["services/a/spec", true],
      ["services/b/spec", false],
    ]);
  });

  it("formats, counts and audits them", () => {
    const { errspec, folder } = monorepo({ "src/a.ts": "if (e.moduleCode === 4711) retry();\n" });
    expect(errspec("fmt", ...specs, "--check").stdout.match(/^diff|^--- /gm)?.length).toBe(2);
    expect((JSON.parse(errspec("stats", ...specs, "--json").stdout) as unknown[]).length).toBe(2);
    expect(errspec("stats", ...specs).stdout).toMatch(/Shop \(a 0\.0\.0\)[^]*Shop \(b 0\.0\.0\)/);
    const { status, stdout } = errspec("audit", join(folder, "src"), ...specs, "--format", "json");
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { codes: unknown[] }).codes).toHaveLength(2);
  });

  it("writes the output of each beside it, and says when all is up to date", () => {
    const { folder, errspec } = monorepo();
    expect(errspec("generate", ...specs).status).toBe(0);
    expect(Object.keys(tree(folder)).filter((path) => path.includes("out/"))).toEqual(
      expect.arrayContaining(["services/a/out/catalog.json", "services/b/out/catalog.json"]),
    );
    expect(errspec("generate", "--check", ...specs).status).toBe(0);
    put(folder, { "services/a/spec/errspec.yaml": spec("a", "code: 1002, name: OrderNotFound") });
    const stale = errspec("generate", "--check", ...specs);
    expect(stale.status).toBe(1);
    expect(stale.stdout).toContain("services/a/out/catalog.json: stale");
  });

  it.each(["init", "import page.csv", "next", "explain 1001", "changelog --against main"])(
    "is a usage error for %s, which takes one spec",
    (command) => {
      const { errspec } = monorepo();
      const { status, stderr } = errspec(...command.split(" "), ...specs);
      expect([status, stderr]).toEqual([
        2,
        `errspec: ${command.split(" ")[0]} takes one spec, not 2; give one --spec\n`,
      ]);
    },
  );
});

describe("--spec", () => {
  it("matches folders with a spec alone, and none twice", () => {
    const { folder, errspec } = monorepo({ "services/c/spec/notes.txt": "", "node_modules/x/spec/errspec.yaml": "" });
    mkdirSync(join(folder, ".hidden"));
    symlinkSync("..", join(folder, "services", "loop"));
    const counted = (...specs: string[]): number =>
      (JSON.parse(errspec("stats", "--json", ...specs.flatMap((each) => ["--spec", each])).stdout) as unknown[]).length;
    expect(counted("services/*/spec", "./services/a/spec")).toBe(2);
    expect(counted("**/spec")).toBe(2);
    expect(counted("services/{a,b}/sp?c")).toBe(2);
    expect(counted(`${folder}/services/*/spec`)).toBe(2);
  });

  it("with a pattern that matches nothing is a usage error", () => {
    const { status, stderr } = monorepo().errspec("lint", "--spec", "service/*/spec");
    expect([status, stderr]).toEqual([
      2,
      "errspec: --spec service/*/spec matches no folder with a errspec.yaml; check the pattern\n",
    ]);
  });

  it("reports a folder without a spec before it writes the others", () => {
    const { folder, errspec } = monorepo();
    const { status, stderr } = errspec("generate", ...both, "--spec", "services/c/spec");
    expect([status, stderr]).toEqual([2, expect.stringContaining("there is no services/c/spec/errspec.yaml")]);
    expect(Object.keys(tree(folder)).filter((path) => path.includes("out/"))).toEqual([]);
  });

  it("takes an --out for each spec, and refuses output in one folder", () => {
    const { folder, errspec } = monorepo();
    expect(errspec("generate", ...both, "--out", "gen/a", "--out", "gen/b").status).toBe(0);
    expect(readFileSync(join(folder, "gen", "b", "catalog.json"), "utf8")).toContain('"b-orders"');
    for (const [outs, message] of [
      [["--out", "gen"], "--out is given once for 2 specs"],
      [["--out", "gen", "--out", "./gen"], "would be in one folder"],
      [["--out", "gen", "--out", "gen/b"], "would be in one folder"],
    ] as const) {
      const { status, stderr } = errspec("generate", ...both, ...outs);
      expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it("names the folder of an import, as -o does", () => {
    const { folder, errspec } = monorepo({
      "page.csv": "code,name,text\n1,NotThere,It is not there.\n2,NotOpen,It is closed.\n",
    });
    expect(errspec("import", "page.csv", "--spec", "one").status).toBe(0);
    expect(errspec("import", "page.csv", "-o", "two").status).toBe(0);
    const filesIn = (spec: string): string[] => Object.keys(tree(join(folder, spec)));
    expect(filesIn("two")).toContain("errspec.yaml");
    expect(filesIn("two")).toEqual(filesIn("one"));
  });
});

describe("the command line", () => {
  it.each(["--version", "-V"])("prints its version for %s", (flag) => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    const { status, stdout, stderr } = monorepo().errspec(flag);
    expect([status, stdout, stderr]).toEqual([0, `${version}\n`, ""]);
  });

  it("has help without defaults that say nothing", () => {
    const { errspec } = monorepo();
    const commands = [...errspec("--help").stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name ?? "");
    expect(commands).toContain("breaking");
    for (const command of commands) {
      const { stdout } = errspec(command, "--help");
      expect(stdout).toMatch(/^Usage: errspec /);
      expect(stdout).not.toMatch(/default: (?:false|\[\]|undefined)/);
    }
  });
});

describe("the schemas beside a spec", () => {
  const schema = "services/a/spec/schema/module.schema.json";
  const current = readFileSync(join(root, "spec", "schema", "module.schema.json"), "utf8");

  it("are updated by generate where errspec wrote them, and only there", () => {
    const { folder, errspec } = monorepo({ [schema]: current.replace("The ID of the module.", "An older text.") });
    const check = errspec("generate", "--check", "--spec", "services/a/spec");
    expect([check.status, check.stdout]).toEqual([1, expect.stringContaining(`${schema}: stale\n`)]);
    expect(errspec("generate", "--spec", "services/a/spec").stdout).toContain(`updated ${schema}\n`);
    expect(readFileSync(join(folder, schema), "utf8")).toBe(current);
    expect(errspec("generate", "--check", "--spec", "services/a/spec").status).toBe(0);

    put(folder, { [schema]: "{}" });
    errspec("generate", "--force", "--spec", "services/a/spec");
    expect(readFileSync(join(folder, schema), "utf8")).toBe("{}");
  });
});

describe("a target of another name", () => {
  it("gets the name of the one that is meant", () => {
    const { errspec } = monorepo({
      "services/a/spec/errspec.yaml": spec("a", sound).replace("catalog: }", "golang: }"),
    });
    expect(errspec("lint", "--spec", "services/a/spec").stdout).toContain("help: did you mean `go`?");
  });
});
