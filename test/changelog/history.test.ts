import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { historyCommand } from "../../generator/cli/history.js";
import type { HistoryFlags } from "../../generator/cli/history.js";
import { parseHistory } from "../../generator/load/history.js";
import { historyOf } from "../../generator/model/history.js";
import { captured } from "../cli/captured.js";
import { catalogOf } from "../support/catalog.js";
import { put, temporaryFolder } from "../support/folder.js";
import { specOf } from "../support/specs.js";

function git(folder: string, ...args: readonly string[]): string {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"];
  return execFileSync("git", [...who, ...args], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** A repository with a commit for each version of a spec. The key is its tag; none for what has no tag yet. */
function repository(versions: readonly (readonly [tag: string, errors: string])[]): string {
  const root = temporaryFolder();
  git(root, "init", "--quiet", "--initial-branch=main");
  for (const [tag, errors] of versions) commit(root, tag, errors);
  return root;
}

function commit(root: string, tag: string, errors: string): void {
  put(root, { "spec/errspec.yaml": errors.startsWith("-") ? specOf(errors) : errors });
  git(root, "add", "-A");
  git(root, "commit", "--quiet", "--allow-empty", "-m", "x");
  if (tag !== "") git(root, "tag", tag);
}

async function run(root: string, flags: Partial<HistoryFlags> = {}) {
  const { result, stdout, stderr } = await captured(root, () =>
    historyCommand({ spec: "spec", check: false, ...flags }),
  );
  return [result, stdout + stderr] as const;
}

const textOf = (root: string): string => readFileSync(join(root, "spec", "errspec.history"), "utf8");
const codesOf = (root: string) => parseHistory(textOf(root))?.codes;

const lost = "- { code: 1, name: Lost, text: It is lost., kind: not_found }\n";
const full = "- { code: 2, name: Full, text: The disk is full., kind: unavailable }\n";

describe("errspec history", () => {
  it("records when each code was added and what each version changed", async () => {
    const root = repository([
      ["v1.0.0", lost + full],
      ["v1.10.0", "- { code: 1, name: Gone, text: It is lost now., kind: not_found, http: 410 }\n" + full],
      [
        "v1.9.0",
        "- { code: 1, name: Gone, text: It is lost., kind: not_found, http: 410 }\n" +
          "- { code: 3, name: Full, text: The disk is full., kind: unavailable, action: retry, deprecated: { reason: x } }\n",
      ],
      ["v2.0.0-rc.1", lost],
      ["other", lost],
      [
        "",
        "- { code: 1, name: Gone, text: It is lost for good., kind: aborted }\n- { code: 9, name: New, text: New. }\n",
      ],
    ]);
    expect(await run(root)).toEqual([0, "created spec/errspec.history: 3 versions, 1 changed code\n"]);
    // The last version has Full as 2 again, which the current spec has not.
    expect(textOf(root)).toBe(`{
  "note": "What \`errspec history\` has read from git tags. Commit it with the spec; do not edit it.",
  "version": 1,
  "tags": "v*",
  "versions": ["1.0.0","1.9.0","1.10.0"],
  "codes": {
    "things/1": {"name":"Gone","since":"1.0.0","changes":[{"version":"1.9.0","name":["Lost","Gone"],"http":["404","410"]},{"version":"1.10.0","text":{"en":"It is lost."}}]}
  }
}
`);
    expect(await run(root)).toEqual([0, "spec/errspec.history is current: 3 versions, 1 changed code\n"]);
  });

  it("follows a code to another number, and starts a new history where a number gets another meaning", async () => {
    const root = repository([
      ["1.0", lost + full],
      [
        "1.1",
        "- { code: 7, name: Lost, text: It is lost., kind: not_found }\n- { code: 2, name: Paid, text: You paid. }\n",
      ],
      ["1.2", "- { code: 7, name: Lost, text: It is lost., kind: not_found, deprecated: { reason: x } }\n"],
      ["1.3", lost.replace("1", "7") + full],
    ]);
    expect(await run(root)).toEqual([0, "created spec/errspec.history: 4 versions, 1 changed code\n"]);
    expect(codesOf(root)).toEqual({
      "things/2": { name: "Full", since: "1.3", changes: [] },
      "things/7": {
        name: "Lost",
        since: "1.0",
        changes: [
          { version: "1.1", code: ["1", "7"] },
          { version: "1.2", deprecated: true },
          { version: "1.3", deprecated: false },
        ],
      },
    });
  });

  it("leaves out versions that do not load, with a warning, and those before there was a spec", async () => {
    const root = temporaryFolder();
    git(root, "init", "--quiet");
    put(root, { "README.md": "x" });
    git(root, "add", "-A");
    git(root, "commit", "--quiet", "-m", "x");
    git(root, "tag", "v0.1.0");
    commit(root, "v0.2.0", "errspec: 1\n");
    commit(root, "v0.3.0", "errspec: [\n");
    put(root, { "spec/errspec.yaml": "\u0000" });
    git(root, "add", "-A");
    git(root, "commit", "--quiet", "-m", "x");
    git(root, "tag", "v0.4.0");
    commit(root, "v1.0.0", lost);
    const [code, printed] = await run(root);
    expect([code, codesOf(root)]).toEqual([0, { "things/1": { name: "Lost", since: "1.0.0", changes: [] } }]);
    expect(printed).toMatch(/\nerrspec: v0\.2\.0 is left out: v0\.2\.0:spec\/errspec\.yaml:1:1: .*\n/);
    expect(printed).toMatch(/\nerrspec: v0\.3\.0 is left out: .*\nerrspec: v0\.4\.0 is left out: .*\n$/);
    expect(printed).not.toContain("v0.1.0");
  });

  it("is current before and after the tag of a release, and stale after a tag that it does not have", async () => {
    const root = repository([["v1.0.0", lost]]);
    expect(await run(root, { check: true })).toEqual([
      1,
      "errspec: spec/errspec.history is missing; run `errspec history`\n",
    ]);
    put(root, { "spec/errspec.yaml": specOf(lost + full) });
    expect((await run(root, { release: "1.1.0" }))[0]).toBe(0);
    expect(codesOf(root)).toMatchObject({ "things/1": { since: "1.0.0" }, "things/2": { since: "1.1.0" } });
    const current = [0, "spec/errspec.history is current: 2 versions, 0 changed codes\n"];
    expect(await run(root, { check: true })).toEqual(current);
    commit(root, "v1.1.0", specOf(lost + full));
    expect(await run(root, { check: true })).toEqual(current);
    // Windows checks files out with other line ends.
    put(root, { "spec/errspec.history": textOf(root).replaceAll("\n", "\r\n") });
    expect(await run(root, { check: true })).toEqual(current);
    commit(root, "", lost.replace("lost.", "lost again.") + full);
    expect(await run(root, { check: true })).toEqual(current);
    git(root, "tag", "v1.2.0");
    expect(await run(root, { check: true })).toEqual([
      1,
      "errspec: spec/errspec.history is not current; run `errspec history`\n",
    ]);
  });

  it("finds the tags of one spec among those of others, and remembers how", async () => {
    const root = repository([["orders/v1.0.0-lts", lost]]);
    git(root, "tag", "orders/v9-lts");
    git(root, "tag", "billing/v7.0.0");
    await run(root, { tags: "orders/v*-lts" });
    put(root, { "spec/errspec.history": textOf(root).replace('"1.0.0"', '"0.9.0"') });
    expect(await run(root)).toEqual([0, "updated spec/errspec.history: 1 version, 0 changed codes\n"]);
    expect(parseHistory(textOf(root))).toMatchObject({ tags: "orders/v*-lts", versions: ["1.0.0"] });
    put(root, { "spec/errspec.history": "<<<<<<< HEAD\n" });
    await expect(run(root)).rejects.toThrow("errspec.history cannot be read; restore it, or pass --tags 'v*'");
    expect((await run(root, { tags: "orders/v*-lts" }))[0]).toBe(0);
  });

  it("refuses to forget versions that it knows, and takes a coming version only from the same tags", async () => {
    const root = repository([["v1.0.0", lost]]);
    await run(root);
    commit(root, "v1.1.0", lost + full);
    await run(root);
    commit(root, "v1.2.0", lost + full);
    git(root, "tag", "rel-1.0.0", "v1.0.0");
    const before = textOf(root);
    const refuses = async (remedy: string, flags: Partial<HistoryFlags> = {}): Promise<void> => {
      await expect(run(root, { ...flags, check: true })).rejects.toThrow(remedy);
      await expect(run(root, flags)).rejects.toThrow(remedy);
      expect(textOf(root)).toBe(before);
    };
    await refuses("no git tag matches zzz*", { tags: "zzz*" });
    await refuses("has version 1.1.0, but no tag rel-* with it was read; to use other tags, delete the file first", {
      tags: "rel-*",
    });
    git(root, "tag", "--delete", "v1.0.0");
    await refuses("has version 1.0.0, but no tag v* with it was read; run `git fetch --tags`");
    git(root, "tag", "--delete", "v1.1.0", "v1.2.0");
    await refuses("has version 1.0.0, but no tag v* with it was read; run `git fetch --tags`");
    rmSync(join(root, "spec", "errspec.history"));
    expect((await run(root, { tags: "rel-*" }))[0]).toBe(0);
  });

  it("reads a folder that had another name, if only one there has the catalog's ID", async () => {
    const root = repository([["v1.0.0", lost]]);
    put(root, { "other/errspec.yaml": specOf(lost).replace(/^catalog: .*/m, "catalog: other") });
    git(root, "mv", "spec", "errors");
    git(root, "add", "-A");
    git(root, "commit", "--quiet", "-m", "x");
    git(root, "tag", "v1.1.0");
    git(root, "mv", "errors", "spec");
    put(root, { "copy/errspec.yaml": specOf(lost) });
    git(root, "mv", "spec", "place");
    git(root, "add", "-A");
    git(root, "commit", "--quiet", "-m", "x");
    git(root, "tag", "v1.2.0");
    git(root, "rm", "-r", "--quiet", "copy");
    git(root, "mv", "place", "spec");
    git(root, "commit", "--quiet", "-m", "x");
    git(root, "tag", "v1.3.0");
    const [code, printed] = await run(root);
    expect([code, parseHistory(textOf(root))?.versions]).toEqual([0, ["1.0.0", "1.1.0", "1.3.0"]]);
    expect(printed).toContain("errspec: v1.2.0 is left out: it has no spec/errspec.yaml, but copy/errspec.yaml, ");
  });

  it("keeps what a code was while it was internal from those who see it once it is public", async () => {
    const [secret, shown] = ["Secret one.", "Secret two."].map((text) => lost.replace("It is lost.", text));
    const internal = (errors = ""): string => errors.replace(" }", ", audience: internal }");
    const root = repository([
      ["v1.0.0", internal(secret)],
      ["v1.1.0", internal(shown)],
    ]);
    await run(root);
    expect(codesOf(root)?.["things/1"]).toMatchObject({ internal: true, since: "1.0.0" });
    // The file is older than the change.
    put(root, { "spec/errspec.yaml": specOf(lost) });
    const entryOf = (text: string) => {
      const catalog = catalogOf(specOf(text), { "errspec.history": textOf(root) });
      return catalog.modules.flatMap(({ entries }) => entries.map((entry) => historyOf(catalog, entry)));
    };
    expect(entryOf(lost)).toEqual([undefined]);
    expect(entryOf(internal(lost))).toMatchObject([{ since: "1.0.0" }]);
    await run(root);
    expect(codesOf(root)).toEqual({});
    commit(root, "v1.2.0", lost);
    commit(root, "v1.3.0", lost.replace("lost", "gone"));
    await run(root);
    expect(codesOf(root)?.["things/1"]).toEqual({
      name: "Lost",
      since: "1.2.0",
      changes: [{ version: "1.3.0", text: { en: "It is lost." } }],
    });
  });

  it("says what it needs: a valid spec, a whole repository, tags and versions", async () => {
    const root = repository([["v1.0.0", lost]]);
    const copy = temporaryFolder();
    git(copy, "clone", "--quiet", "--depth=1", `file://${root}`, ".");
    await expect(run(copy)).rejects.toThrow("this clone is shallow");
    await expect(run(root, { tags: "v" })).rejects.toThrow("--tags v needs one * for the version");
    await expect(run(root, { tags: "w*" })).rejects.toThrow("no git tag matches w*");
    await expect(run(root, { release: "2" })).rejects.toThrow("--release 2 is not a version such as 1.2.0");
    await expect(run(root, { release: "1.0.0" })).rejects.toThrow(
      "--release 1.0.0 is not after 1.0.0, which has a tag",
    );
    put(root, { "spec/errspec.yaml": "errspec: 1\n" });
    expect((await run(root))[0]).toBe(1);
    put(root, { "spec/errspec.yaml": specOf(lost) });
    // Settings for people do not matter.
    git(root, "config", "column.ui", "always");
    git(root, "config", "tag.sort", "-version:refname");
    git(root, "tag", "v1.1.0");
    expect(await run(root)).toEqual([0, "created spec/errspec.history: 2 versions, 0 changed codes\n"]);
    put(root, { ".git/config": "[" });
    await expect(run(root)).rejects.toThrow(/^spec has no versions: git rev-parse: bad config line /);
    rmSync(join(root, ".git"), { recursive: true });
    await expect(run(root)).rejects.toThrow(
      /^spec has no versions: git rev-parse: not a git repository.*; run `git init` first$/,
    );
    git(root, "init", "--quiet");
    await expect(run(root)).rejects.toThrow("there are no commits yet; commit the spec and tag it");
  });
});
