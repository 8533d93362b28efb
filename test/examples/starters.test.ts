import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { Repository } from "../merge/repository.js";
import { cacheIn } from "../support/cache.js";
import { temporaryFolder } from "../support/folder.js";
import { installErrspec } from "../support/installed.js";
import { describeWith, root } from "../support/tools.js";

/*
 * The starters are taken as their README says, with errspec as it would be published. What each README and workflow says is
 * run, and a change that breaks users must fail the workflow. In the place of `npm install`, packages are linked.
 */

const starters = join(root, "examples", "starters");

let installed = "";
beforeAll(() => {
  installed = installErrspec(mkdtempSync(join(tmpdir(), "errspec-starters-")));
  symlinkSync(join("..", "typescript-7", "bin", "tsc"), join(installed, "node_modules", ".bin", "tsc"));
});
afterAll(() => rmSync(installed, { recursive: true, force: true }));

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command of a starter as a shell of its users does. Returns how it ended and what it printed. */
function sh(folder: string, command: string, env: Readonly<Record<string, string>> = {}) {
  if (/^npm (?:ci|install)/.test(command)) return install(folder);
  const { status, stdout, stderr } = spawnSync("bash", ["-ec", command], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, XDG_CACHE_HOME: cacheIn(join(folder, ".git")), NO_COLOR: "1", ...env },
  });
  return { status, output: stdout + stderr };
}

/** What `npm install` does, without a registry: errspec and what the starter needs, and the starter's own packages. */
function install(folder: string): { status: number; output: string } {
  const modules = join(folder, "node_modules");
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules);
  for (const name of readdirSync(join(installed, "node_modules")))
    symlinkSync(join(installed, "node_modules", name), join(modules, name));
  const { workspaces = [] } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const folders = workspaces.flatMap((path) =>
    path.endsWith("/*") ? readdirSync(join(folder, dirname(path))).map((name) => join(dirname(path), name)) : path,
  );
  for (const path of folders.filter((each) => existsSync(join(folder, each, "package.json")))) {
    const { name } = JSON.parse(readFileSync(join(folder, path, "package.json"), "utf8")) as Manifest;
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(folder, path), join(modules, name));
  }
  return { status: 0, output: "" };
}

interface Manifest {
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[];
}

/** Takes a starter with the command that the README has, from an archive such as GitHub's. */
function take(name: string): Repository {
  const [, command = ""] = /\| (tar .*)\n/.exec(readFileSync(join(starters, "README.md"), "utf8")) ?? [];
  expect(command).toContain("errspec-main/examples/starters/sdk-team");
  const archive = temporaryFolder();
  cpSync(starters, join(archive, "errspec-main", "examples", "starters"), { recursive: true });
  const repository = new Repository(temporaryFolder());
  repository.git("init", "--quiet", "--initial-branch=main");
  const { status, output } = sh(
    repository.folder,
    `tar -cz -C '${archive}' errspec-main | ${command.replace("sdk-team", name)}`,
  );
  expect([status, output]).toEqual([0, ""]);
  return repository;
}

/** The commands of the README, one a line. */
const commandsOf = (folder: string): readonly string[] =>
  [...readFileSync(join(folder, "README.md"), "utf8").matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, text = ""]) =>
    text.trimEnd().split("\n"),
  );

/** A command that the text of a README has. */
function commandIn(folder: string, begin: string): string {
  const [, command = ""] =
    new RegExp(`\`(${begin}[^\`]*)\``).exec(readFileSync(join(folder, "README.md"), "utf8")) ?? [];
  expect(command).toContain(begin);
  return command;
}

/** Runs the workflow for a pull request that is checked out. Returns the step that fails, and its output. */
function workflow(folder: string): { failed: string | undefined; output: string } {
  const [file = ""] = readdirSync(join(folder, ".github", "workflows"));
  const { jobs } = parse(readFileSync(join(folder, ".github", "workflows", file), "utf8")) as {
    jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
  };
  const steps = Object.values(jobs).flatMap((job) => job.steps.filter(({ run }) => run !== undefined));
  expect(steps.length).toBeGreaterThan(4);
  for (const { name = "", run = "", env = {} } of steps) {
    const values = Object.entries(env).map(([key, text]) => [key, text.replace("${{ github.base_ref }}", "main")]);
    const { status, output } = sh(folder, run, Object.fromEntries(values) as Record<string, string>);
    if (status !== 0) return { failed: name, output };
  }
  return { failed: undefined, output: "" };
}

const entry = `
  - code: another_reason
    name: AnotherReason
    text: The order has another problem. Check it.
    kind: failed_precondition
    action: fix_request
`;

describeWith(["git", "python3"], "a starter", () => {
  it.each([
    ["api-team", "spec/orders.yaml"],
    ["sdk-team", "spec/orders.yaml"],
    ["monorepo", "services/orders/spec/orders.yaml"],
  ])("%s is set up, passes its workflow, and fails it for a change that breaks", (name, module) => {
    const repository = take(name);
    const { folder } = repository;
    for (const command of commandsOf(folder)) {
      const { status, output } = sh(folder, command);
      expect([command, status], output).toEqual([command, 0]);
    }
    // What the workflow begins with needs it. Here nothing makes it, because packages are linked.
    expect(readFileSync(join(folder, "README.md"), "utf8")).toContain("Commit `package-lock.json`");
    repository.commit("begin");
    const files = repository.git("ls-files").split("\n");
    expect(files.filter((path) => path.startsWith("node_modules"))).toEqual([]);
    const generated = files.filter((path) => path.endsWith("orders/index.js") || path.endsWith("/orders.py"));
    const isCommitted = name !== "monorepo";
    expect(generated.length > 0).toBe(isCommitted);
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD");

    const spec = join(folder, module);
    const before = readFileSync(spec, "utf8");
    appendFileSync(spec, entry);
    if (isCommitted) {
      expect(workflow(folder).failed).toMatch(/ up to date$/);
      sh(folder, "npm run generate");
    }
    repository.commit("add a code");
    expect(workflow(folder)).toEqual({ failed: undefined, output: "" });
    expect(repository.git("status", "--porcelain")).toBe("");

    repository.git("update-ref", "refs/remotes/origin/main", "HEAD");
    writeFileSync(spec, before);
    const { failed, output } = workflow(folder);
    expect(failed).toMatch(/^the change breaks no /);
    expect(output).toContain("another_reason");
  });

  it("api-team starts from a page", () => {
    const { folder } = take("api-team");
    install(folder);
    writeFileSync(join(folder, "page.html"), page);
    const imported = sh(folder, commandIn(starters, "npx errspec import"));
    expect(imported.status, imported.output).toBe(0);
    renameSync(join(folder, "imported", "page.yaml"), join(folder, "spec", "page.yaml"));
    const { status, output } = sh(folder, "npm run generate");
    expect(status, output).toBe(0);
    expect(readdirSync(join(folder, "out", "docs", "en")).join()).toContain("page");
  });

  it.each(["api-team", "sdk-team", "monorepo"])("%s has scripts for every shell, cmd.exe too", (name) => {
    const { scripts } = JSON.parse(readFileSync(join(starters, name, "package.json"), "utf8")) as Manifest;
    for (const script of Object.values(scripts)) expect(script).not.toMatch(/['$;|]|(?:^|&& )\w+=/);
  });

  it("sdk-team sees what is new on a page, and its package for npm has its program", () => {
    const { folder } = take("sdk-team");
    install(folder);
    writeFileSync(join(folder, "page.html"), page);
    const { status, output } = sh(folder, commandIn(folder, "npx errspec import"));
    expect([status, output]).toEqual([1, expect.stringContaining("order_lost (OrderLost)")]);

    sh(folder, "npm run generate");
    const packed = sh(join(folder, "typescript"), "npm pack --dry-run --json");
    expect(packed.output).toContain('"dist/client.js"');
  });
});

const page = `
  <h1>Orders</h1>
  <table>
    <tr><th>Code</th><th>Message</th></tr>
    <tr><td>order_lost</td><td>The order is lost.</td></tr>
    <tr><td>order_expired</td><td>The order has expired.</td></tr>
  </table>`;
