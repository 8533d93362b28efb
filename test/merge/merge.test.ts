import { join } from "node:path";
import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { randomFrom } from "../conformance/bodies.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { describeWith } from "../support/tools.js";
import { seed } from "../support/seed.js";
import { Repository } from "./repository.js";
import { baseSpec, diverge, specFiles } from "./teams.js";

/*
 * Two branches with random changes, generated and committed on each, and merged by git itself: `generate` must make of the
 * result what it makes of the merged spec in an empty folder, whatever git left. CI takes six pairs; `MERGE_PAIRS=50`
 * measures. `ERRSPEC_MAIN` names another edition of errspec, to compare with.
 */

const pairs = Number(process.env["MERGE_PAIRS"] ?? 6);

/** How the two come together. All leave other commits, and other marks in files. */
const ways: readonly (readonly string[])[] = [
  ["merge", "--no-edit", "right"],
  ["-c", "merge.conflictStyle=diff3", "merge", "--no-edit", "right"],
  ["-c", "merge.conflictStyle=zdiff3", "merge", "--no-edit", "right"],
  ["rebase", "right"],
  ["merge", "--squash", "right"],
];

const total = { conflicts: 0, clean: 0 };

describeWith(["git"], "two branches, merged by git", () => {
  it.each(Array.from({ length: pairs }, (_, index) => index))("pair %i", (index) => {
    const random = randomFrom(seed + index);
    const repository = new Repository(temporaryFolder());
    repository.git("init", "--quiet", "--initial-branch=left");
    const base = baseSpec(random);
    const { left, right } = diverge(base, random);
    const save = (modules: Parameters<typeof specFiles>[0], message: string): void => {
      rmSync(join(repository.folder, "spec"), { recursive: true, force: true });
      put(repository.folder, specFiles(modules));
      repository.mustErrspec("generate");
      repository.commit(message);
    };
    save(base, "base");
    repository.git("checkout", "--quiet", "-b", "right");
    save(right, "right");
    repository.git("checkout", "--quiet", "left");
    save(left, "left");

    const way = ways[index % ways.length] ?? [];
    repository.tryGit(...way);
    const conflicts = repository.conflicts();
    expect(conflicts.filter((path) => path.startsWith("spec/"))).toEqual([]);
    total.conflicts += conflicts.length;
    total.clean += conflicts.length === 0 ? 1 : 0;
    if (process.env["MERGE_SHOW"] !== undefined) console.log(repository.git("diff"));
    console.log(`pair ${index} (${way.join(" ")}): ${conflicts.length} conflicts: ${conflicts.join(", ")}`);
    if (index === pairs - 1) {
      console.log(`${pairs} pairs: ${total.conflicts / pairs} conflicts a pair, ${total.clean} without any`);
    }
    if (process.env["ERRSPEC_MAIN"] !== undefined) return;

    const { status, stderr } = repository.errspec("generate");
    expect([status, stderr]).toEqual([0, ""]);
    expect(tree(join(repository.folder, "out"))).toEqual(repository.fresh());
    expect(repository.errspec("generate", "--check").status).toBe(0);
    repository.git("add", "-A");
    repository.tryGit("rebase", "--continue");
    repository.commit("merged");
    expect(repository.git("status", "--porcelain")).toBe("");
    rmSync(repository.folder, { recursive: true });
  });
});
