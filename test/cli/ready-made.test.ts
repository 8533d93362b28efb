import { chmodSync, readFileSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { put, temporaryFolder } from "../support/folder.js";
import { root, run } from "../support/tools.js";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly files: string;
  readonly language: string;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const read = (path: string): unknown => parse(readFileSync(join(root, path), "utf8"));

const spec = `errspec: 1
catalog: shop
title: Shop API
locales: [en]
envelope:
  code: /code
targets:
  catalog:
`;
const orders = (text: string): string => `module: orders
title: Orders
errors:
  - code: 1
    name: NotThere
    text: ${text}
    kind: not_found
    action: none
`;

/** A repository with a spec, and an `npx` and an `errspec` on the path that run this errspec and note how. */
function repository(text = "The order is gone."): { readonly folder: string; readonly env: Record<string, string> } {
  const folder = temporaryFolder();
  const main = join(root, "dist", "main.js");
  put(folder, {
    "spec/errspec.yaml": spec,
    "spec/orders.yaml": orders(text),
    "bin/npx": `#!/bin/bash\n[ "$1" = --yes ] && shift\necho "$1" >> "$NOTES"\nshift\nexec "${process.execPath}" "${main}" "$@"\n`,
    "bin/errspec": `#!/bin/bash\nexec "${process.execPath}" "${main}" "$@"\n`,
  });
  for (const name of ["npx", "errspec"]) chmodSync(join(folder, "bin", name), 0o755);
  const path = `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  return { folder, env: { PATH: path, NOTES: join(folder, "notes") } };
}

/** Commits the spec as it is and makes it the branch main of the repository's origin. */
async function withOrigin(repo: ReturnType<typeof repository>): Promise<void> {
  const git = (...args: string[]) =>
    run("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], {
      cwd: repo.folder,
      env: repo.env,
    });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "spec");
  await git("commit", "--quiet", "-m", "before");
  await git("clone", "--quiet", "--bare", ".", "origin.git");
  await git("remote", "add", "origin", `file://${repo.folder}/origin.git`);
}

/** Runs the steps of the action as GitHub does: with `bash -e`, inputs filled into `env` and `if`. */
async function act(repo: ReturnType<typeof repository>, given: Readonly<Record<string, string>> = {}, base = "") {
  const { inputs, runs } = read("action.yml") as Action;
  const value = (name: string): string => given[name] ?? inputs[name]?.default ?? "";
  const filled = (text: string): string =>
    text
      .replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name: string) => value(name))
      .replace("${{ github.base_ref }}", base);
  let stdout = "";
  for (const step of runs.steps) {
    expect(step.shell).toBe("bash");
    expect(step.run).not.toContain("${{");
    if (step.if !== undefined) {
      const [, name = "", other] = /^\$\{\{ inputs\.([a-z-]+) != '([a-z]*)' \}\}$/.exec(step.if) ?? [];
      expect(name).not.toBe("");
      if (value(name) === other) continue;
    }
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text)]));
    const ran = await run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run ?? ""], {
      cwd: repo.folder,
      env: { ...repo.env, ...env },
    });
    stdout += ran.stdout;
    if (ran.status !== 0) return { status: ran.status, stdout };
  }
  return { status: 0, stdout };
}

describe("the GitHub action", () => {
  it("passes a clean spec without generated code, with the version asked for", async () => {
    const repo = repository();
    expect(await act(repo, { out: "", version: "1.2.3" })).toEqual({ status: 0, stdout: "" });
    expect(readFileSync(join(repo.folder, "notes"), "utf8")).toBe("errspec@1.2.3\n");
  });

  it("fails on findings, puts them beside their lines and writes SARIF", async () => {
    const repo = repository("The the order is gone.");
    const { status, stdout } = await act(repo, { sarif: "found.sarif" });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^::warning file=spec\/orders\.yaml,line=6,endLine=6,col=11,endColumn=18,title=text-without-repeat /,
    );
    const sarif = JSON.parse(readFileSync(join(repo.folder, "found.sarif"), "utf8")) as {
      runs: { results: unknown[] }[];
    };
    expect(sarif.runs[0]?.results).toHaveLength(1);
    expect((await act(repo, { out: "", "fail-on": "error" })).status).toBe(0);
  });

  it("fails on generated code that is out of date", async () => {
    const repo = repository();
    expect((await act(repo)).status).toBe(1);
    await run(process.execPath, [join(root, "dist", "main.js"), "generate"], { cwd: repo.folder });
    expect((await act(repo)).status).toBe(0);
  });

  it("fails on a change that breaks, in a pull request", async () => {
    const repo = repository();
    await withOrigin(repo);
    put(repo.folder, { "spec/orders.yaml": orders("The order is gone.").replace("code: 1", "code: 2") });
    const { status, stdout } = await act(repo, { out: "" }, "main");
    expect([status, stdout]).toEqual([1, expect.stringContaining("::error file=spec/orders.yaml,line=4")]);
    expect(stdout).toContain("title=code-renumbered");
    expect((await act(repo, { out: "" })).status).toBe(0);
    expect((await act(repo, { out: "", against: "none" }, "main")).status).toBe(0);
    expect((await act(repo, { out: "", against: "git:origin/main" })).status).toBe(1);
  });

  it("passes the pull request that adds the spec, and no base that cannot be fetched", async () => {
    const repo = repository();
    await withOrigin(repo);
    put(repo.folder, { "new/errspec.yaml": spec, "new/orders.yaml": orders("The order is gone.") });
    expect(await act(repo, { out: "", spec: "new\nspec" }, "main")).toEqual({ status: 0, stdout: "" });
    const { status, stdout } = await act(repo, { out: "" }, "nowhere");
    expect([status, stdout]).toEqual([2, expect.stringContaining("give actions/checkout fetch-depth: 0")]);
  });

  it("takes several specs, and a baseline", async () => {
    const repo = repository("The the order is gone.");
    put(repo.folder, { "new/errspec.yaml": spec.replace("shop", "new"), "new/orders.yaml": orders("It is gone.") });
    const given = { spec: "spec\nn*w\n", out: "out\ngen" };
    expect((await act(repo, given)).stdout).toMatch(/^::warning file=spec\/orders\.yaml/);
    const errspec = [join(root, "dist", "main.js")];
    const specs = ["--spec", "spec", "--spec", "new"];
    const update = ["lint", ...specs, "--baseline", "lint.baseline", "--update-baseline"];
    await run(process.execPath, [...errspec, ...update], { cwd: repo.folder });
    await run(process.execPath, [...errspec, "generate", ...specs, "--out", "out", "--out", "gen"], {
      cwd: repo.folder,
    });
    expect((await act(repo, { ...given, baseline: "lint.baseline" })).status).toBe(0);
  });

  it("runs nothing that an input says", async () => {
    const repo = repository();
    const { status } = await act(repo, { spec: 'spec"; touch evil; "', out: "" });
    expect(status).toBe(2);
    expect(await run("bash", ["-c", "ls"], { cwd: repo.folder })).toMatchObject({ stdout: "bin\nnotes\nspec\n" });
  });
});

describe("the guide for GitHub", () => {
  const guide = readFileSync(join(root, "docs", "guide", "ci.md"), "utf8");
  const workflows = [...guide.matchAll(/^```yaml\n(name: [^]*?)^```$/gm)].map(
    ([, text]) => parse(text ?? "") as Workflow,
  );
  const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));

  it.each(["docs/guide/ci.md", "docs/zh/guide/ci.md"])("lists the inputs of the action: %s", (page) => {
    const rows = [...readFileSync(join(root, page), "utf8").matchAll(/^\| `([a-z-]+)` +\| (?:`(.*?)`)? *\|/gm)];
    const { inputs } = read("action.yml") as Action;
    expect(rows.map(([, name, value = ""]) => [name, value])).toEqual(
      Object.entries(inputs).map(([name, { default: value }]) => [name, value]),
    );
    const [used] = steps.filter(({ uses }) => uses?.startsWith("errspec/errspec@") === true);
    const given = (used as { readonly with?: object } | undefined)?.with ?? {};
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  it("comments on a pull request, once, with who is affected", async () => {
    const repo = repository();
    await withOrigin(repo);
    await run("git", ["fetch", "--quiet", "origin"], { cwd: repo.folder });
    put(repo.folder, {
      "spec/orders.yaml": orders("The order is gone.").replace("code: 1", "code: 2"),
      "bin/gh":
        '#!/bin/bash\necho "$@" >> calls\n[ "$4" != --edit-last ] || [ -e commented ] || exit 1\ntouch commented\n',
    });
    chmodSync(join(repo.folder, "bin", "gh"), 0o755);
    const comment = steps.find(({ env }) => env?.["GH_TOKEN"] !== undefined);
    const comments = (base = "main") =>
      run("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", comment?.run ?? ""], {
        cwd: repo.folder,
        env: { ...repo.env, BASE: base, PULL_REQUEST: "7" },
      });
    expect(comment?.shell).toBe("bash");
    for (let push = 0; push < 2; push++) expect(await comments()).toMatchObject({ status: 0 });
    const edited = "pr comment 7 --edit-last --body-file changes.md\n";
    expect(readFileSync(join(repo.folder, "calls"), "utf8")).toBe(
      `${edited}pr comment 7 --body-file changes.md\n${edited}`,
    );
    const text = readFileSync(join(repo.folder, "changes.md"), "utf8");
    expect(text).toMatch(/^What this changes for users of the error codes:\n\n {4}spec\/orders\.yaml:1:/);
    expect(text).toContain("error[code-renumbered]");
    expect((await comments("nowhere")).status).toBe(1);
  });
});

describe("the hooks for pre-commit", () => {
  const hooks = read(".pre-commit-hooks.yaml") as readonly Hook[];

  it.each(hooks.map((hook) => [hook.id, hook] as const))(
    "%s runs, on changes to the spec",
    async (_, { entry, args = [], files, language }) => {
      expect(language).toBe("node");
      expect(new RegExp(files).test("spec/dsa.yaml")).toBe(true);
      expect(new RegExp(files).test("README.md")).toBe(false);
      const repo = repository();
      await withOrigin(repo);
      await run("git", ["fetch", "--quiet", "origin"], { cwd: repo.folder });
      await run("git", ["remote", "set-head", "origin", "main"], { cwd: repo.folder });
      await run(process.execPath, [join(root, "dist", "main.js"), "generate"], { cwd: repo.folder });
      const hook = () => run("bash", ["-c", [entry, ...args].join(" ")], { cwd: repo.folder, env: repo.env });
      const ran = await hook();
      expect(ran.status, ran.stderr).toBe(0);
      put(repo.folder, { "spec/orders.yaml": orders("The the order is gone.").replace("code: 1", "code: 2") });
      expect((await hook()).status).toBe(entry === "errspec fmt" ? 0 : 1);
    },
  );

  it("are there for every check", () => {
    expect(hooks.map(({ id }) => id)).toEqual(["errspec-lint", "errspec-fmt", "errspec-breaking", "errspec-generate"]);
  });
});

describe("the workflow", () => {
  it("checks a repository that commits what is generated", async () => {
    const steps = Object.values((read("examples/github-workflow.yml") as Workflow).jobs).flatMap((job) => job.steps);
    const commands = steps.flatMap(({ run: command }) => (command?.startsWith("npx ") === true ? [command] : []));
    expect(commands).toHaveLength(4);
    const repo = repository();
    await withOrigin(repo);
    await run("git", ["fetch", "--quiet", "origin"], { cwd: repo.folder });
    await run(process.execPath, [join(root, "dist", "main.js"), "generate"], { cwd: repo.folder });
    for (const command of commands) {
      const ran = await run("bash", ["-c", command], { cwd: repo.folder, env: { ...repo.env, BASE: "main" } });
      expect([command, ran.status, ran.stderr]).toEqual([command, 0, expect.any(String)]);
    }
  });
});

describe("the workflow for GitHub Pages", () => {
  const { jobs, on } = read(".github/workflows/pages.yml") as Workflow & {
    readonly on: { readonly push: { readonly paths: readonly string[] } };
  };
  const deploy = jobs["deploy"] as Workflow["jobs"][string] & {
    readonly permissions: Readonly<Record<string, string>>;
    readonly environment: { readonly name: string };
  };

  it("may do what deploying needs, and no more", () => {
    expect(deploy.permissions).toEqual({ contents: "read", pages: "write", "id-token": "write" });
    expect(deploy.environment.name).toBe("github-pages");
  });

  it("uploads the documentation with the committed site before it deploys, and runs when these change", () => {
    const actions = deploy.steps.map(({ uses, run }) => uses?.replace(/@[0-9a-f]{40}$/, "") ?? run);
    const build = actions[3] ?? "";
    expect(actions).toEqual([
      "actions/checkout",
      "actions/setup-node",
      "actions/configure-pages",
      build,
      "actions/upload-pages-artifact",
      "actions/deploy-pages",
    ]);
    const { path = "" } = (deploy.steps[4] as { readonly with?: Readonly<Record<string, string>> }).with ?? {};
    expect(build.split("\n")).toEqual([
      "npm ci --no-audit --no-fund",
      'npm run docs:site -- build --base "$BASE/"',
      `cp -r out/site ${path}/example`,
      "",
    ]);
    expect(readdirSync(join(root, "out", "site"))).toEqual(
      expect.arrayContaining([".nojekyll", "assets", "index.html"]),
    );
    expect(on.push.paths).toEqual(expect.arrayContaining(["docs/**", "out/site/**"]));
  });
});
