import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { Repository } from "../merge/repository.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { installErrspec } from "../support/installed.js";
import { describeWith } from "../support/tools.js";

/*
 * The first weeks of a team that has just installed errspec, with the package as it would be published and with real git.
 * Each test is a story of its own that begins with `errspec init`, `errspec generate` and a commit.
 */

let installed = "";
beforeAll(() => {
  installed = installErrspec(mkdtempSync(join(tmpdir(), "errspec-newcomer-")));
});
afterAll(() => rmSync(installed, { recursive: true, force: true }));

/** A repository in which errspec has been set up; `change` edits the new spec before the first run. */
function newcomer(change: (folder: string) => void = () => undefined): Repository {
  const repository = new Repository(temporaryFolder(), join(installed, "node_modules", "errspec", "dist", "main.js"));
  repository.git("init", "--quiet", "--initial-branch=main");
  repository.mustErrspec("init");
  change(repository.folder);
  repository.mustErrspec("generate");
  repository.commit("set up errspec");
  return repository;
}

const payments = `module: payments
title: Payments
code-type: string
errors:
  - code: card_declined
    name: CardDeclined
    text: The card was declined.
    kind: failed_precondition
    action: fix_request
`;

const entry = (code: string, name: string): string => `
  - code: ${code}
    name: ${name}
    text: The team that owns it says ${code}.
    kind: not_found
    action: contact_support
`;

const edit = (file: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};

/** Whether everything is as a fresh run in an empty folder makes it, and nothing is left to do. */
function expectSound(repository: Repository): void {
  expect(tree(join(repository.folder, "out"))).toEqual(repository.fresh());
  expect(repository.mustErrspec("generate", "--check")).toMatch(/files up to date/);
  expect(repository.git("status", "--porcelain", "--", "spec")).toBe("");
}

describeWith(["git"], "a team's first weeks", () => {
  it("two teams add a code each, and git merges them without a conflict", () => {
    const repository = newcomer((folder) => put(folder, { "spec/payments.yaml": payments }));
    const add = (branch: string, module: string, text: string): void => {
      repository.git("checkout", "--quiet", "-b", branch, "main");
      appendFileSync(join(repository.folder, "spec", `${module}.yaml`), text);
      repository.mustErrspec("generate");
      repository.commit(branch);
    };
    add("orders", "orders", entry("order_closed", "OrderClosed"));
    add("payments", "payments", entry("payment_expired", "PaymentExpired"));
    repository.git("merge", "--no-edit", "orders");
    expect(repository.errspec("generate")).toMatchObject({ status: 0, stderr: "" });
    repository.commit("regenerate");
    expectSound(repository);
  });

  it("two teams change the same text, resolve the spec, and `generate` does the rest", () => {
    const repository = newcomer();
    const spec = join(repository.folder, "spec", "orders.yaml");
    for (const team of ["left", "right"]) {
      repository.git("checkout", "--quiet", "-b", team, "main");
      edit(spec, "There is no order with this id.", `The ${team} team knows no such order.`);
      repository.mustErrspec("generate");
      repository.commit(team);
    }
    expect(repository.tryGit("merge", "left").status).toBe(1);
    expect(repository.conflicts().filter((path) => path.startsWith("spec/"))).toEqual(["spec/orders.yaml"]);
    expect(repository.conflicts().length).toBeGreaterThan(5);
    // What a run says of a conflict that is still in the spec.
    const unresolved = repository.errspec("generate");
    expect(unresolved.status).toBe(1);
    expect(unresolved.stderr).toMatch(/^spec\/orders\.yaml:/);
    repository.git("checkout", "--theirs", "spec/orders.yaml");
    expect(repository.errspec("generate")).toMatchObject({ status: 0, stderr: "" });
    repository.commit("merged");
    expectSound(repository);
  });

  it("a hand-edited file is still protected in a merge", () => {
    const repository = newcomer();
    const file = join(repository.folder, "out", "typescript", "README.md");
    repository.git("checkout", "--quiet", "-b", "by-hand");
    appendFileSync(file, "A note of our own.\n");
    repository.commit("by hand");
    repository.git("checkout", "--quiet", "main");
    edit(join(repository.folder, "spec", "errspec.yaml"), "title: My API", "title: Our API");
    repository.mustErrspec("generate");
    repository.commit("new title");
    repository.tryGit("merge", "--no-edit", "by-hand");
    const { status, stderr } = repository.errspec("generate");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^out\/typescript\/README\.md /);
    expect(readFileSync(file, "utf8")).toContain("A note of our own.");
  });

  it.each([
    ["with the attributes that errspec writes", true],
    ["made before there were any", false],
  ])("a clone with CRLF has nothing to do: %s", (_, attributes) => {
    const origin = newcomer();
    if (!attributes) {
      rmSync(join(origin.folder, "out", ".gitattributes"));
      origin.commit("without attributes");
    }
    const parent = temporaryFolder();
    origin.git("clone", "--quiet", "-c", "core.autocrlf=true", origin.folder, join(parent, "clone"));
    const clone = new Repository(join(parent, "clone"), join(installed, "node_modules/errspec/dist/main.js"));
    const text = (path: string): string => readFileSync(join(clone.folder, path), "utf8");
    expect(text("spec/orders.yaml")).toContain("\r\n");
    expect(text("out/go/README.md").includes("\r\n")).toBe(!attributes);
    if (attributes) {
      expect(clone.mustErrspec("generate", "--check")).toMatch(/files up to date/);
      const before = tree(join(clone.folder, "out"));
      expect(clone.mustErrspec("generate")).toMatch(/files up to date/);
      expect(tree(join(clone.folder, "out"))).toEqual(before);
    } else {
      expect(clone.mustErrspec("generate")).toMatch(/^created out\/\.gitattributes\n1 file changed, /);
      expect(clone.mustErrspec("generate", "--check")).toMatch(/files up to date/);
    }
    // A change updates the files that it concerns, and no others; formatting keeps the line ends.
    expect(clone.mustErrspec("fmt", "--check")).toMatch(/^0 files of/);
    edit(join(clone.folder, "spec", "orders.yaml"), "There is no order with this id.", "There is no such order.");
    expect(clone.errspec("generate")).toMatchObject({ status: 0, stderr: "" });
    clone.git("add", "-A");
    expect(clone.git("diff", "--cached", "--name-only")).toContain("spec/orders.yaml");
    expect(clone.git("diff", "--cached", "--name-only")).not.toContain("go.mod");
    expect(clone.git("diff", "--cached", "--numstat", "spec/orders.yaml")).toMatch(/^1\t1\t/);
  });

  it("a second module does not move what Go users import", () => {
    const repository = newcomer();
    put(repository.folder, { "spec/payments.yaml": payments });
    const { status, stdout } = repository.errspec("breaking", "--against", "HEAD");
    expect([status, stdout]).not.toContain("import-path-changed");
    expect(status).toBe(0);
    repository.mustErrspec("generate");
    repository.commit("payments");
    expectSound(repository);
  });

  it("a third language begins untranslated, and generates", () => {
    const repository = newcomer();
    edit(join(repository.folder, "spec", "errspec.yaml"), "locales: [en]", "locales: [en, zh, ja]");
    const { status, stderr } = repository.errspec("generate");
    expect([status, stderr]).toEqual([0, ""]);
    expect(Object.keys(tree(join(repository.folder, "out")))).toContain("docs/ja/index.md");
    repository.commit("ja");
    expectSound(repository);
  });

  it("a spec with many findings takes a baseline, and only new findings count", () => {
    const repository = newcomer();
    const orders = join(repository.folder, "spec", "orders.yaml");
    appendFileSync(orders, "\n  - code: 7001\n    name: TextMissing\n    text: No kind and no action here\n");
    const lint = (...args: string[]) => repository.errspec("lint", "--baseline", ".errspec-baseline", ...args);
    expect(repository.errspec("lint").status).toBe(1);
    expect(lint("--update-baseline").status).toBe(0);
    expect(lint().status).toBe(0);
    repository.commit("accept what lint finds today");
    appendFileSync(orders, "\n  - code: 7002\n    name: AlsoMissing\n    text: Nothing is known here either\n");
    const { status, stdout } = lint();
    expect([status, stdout]).toEqual([1, expect.stringContaining("7002")]);
    expect(stdout).not.toContain("7001");
  });
});
