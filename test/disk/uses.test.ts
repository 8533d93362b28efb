import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../generator/check.js";
import { usesUpdateCommand } from "../../generator/cli/uses.js";
import { readBaseline } from "../../generator/disk/baseline.js";
import { installedFolder } from "../../generator/disk/installed-spec.js";
import { foldersOfSpec, readSpecFolder, specStamp } from "../../generator/disk/spec-folder.js";
import { buildHash } from "../../generator/disk/stamp.js";
import { contentHash } from "../../generator/disk/uses.js";
import { decodeSpec } from "../../generator/load/decode-spec.js";
import { parseLock } from "../../generator/load/lock.js";
import { targets } from "../../generator/targets/index.js";
import { captured } from "../cli/captured.js";
import type { Captured } from "../cli/captured.js";
import { put, temporaryFolder, tree } from "../support/folder.js";

/* Specs that take modules from other catalogs: in a folder, in a package and in a repository. */

const envelope = "envelope: { success: { absent: /error }, code: /error/code, text: /error/message }";

/** The catalog that others use. */
const shared = {
  "errspec.yaml": `errspec: 1
catalog: acme-common
title: { en: Acme common errors, zh: 通用错误 }
version: 1.2.0
locales: [en, zh]
${envelope}
targets: { catalog: }
`,
  "common.yaml": `module: common
title: { en: Common, zh: 通用 }
errors:
  - { code: 100, name: RateLimited, text: { en: Too many requests., zh: 请求过多 }, kind: resource_exhausted, action: retry }
  - { code: 101, name: Forbidden, text: { en: The caller may not do this., zh: 没有权限 }, kind: permission_denied }
`,
  "quota.yaml": `module: quota
title: { en: Quota, zh: 配额 }
errors:
  - { code: 1, name: QuotaExceeded, text: { en: The quota is used up., zh: 配额已用完 }, kind: resource_exhausted }
`,
};

const service = (uses: string): string => `errspec: 1
catalog: orders
title: Orders API
locales: [en]
${envelope}
uses:
  common: ${uses}
targets: { catalog: }
modules:
  - module: orders
    title: Orders
    errors:
      - { code: 1, name: OrderNotFound, text: The order does not exist., kind: not_found }
`;

const at = (folder: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

/** A folder with the shared catalog and a spec that uses it. */
function project(uses: string, sharedAt = "common/spec"): string {
  const folder = temporaryFolder();
  put(folder, { ...at(sharedAt, shared), "orders/spec/errspec.yaml": service(uses) });
  return folder;
}

const update = (folder: string, ...only: string[]): Promise<Captured<number>> =>
  captured(folder, () => usesUpdateCommand({ spec: "orders/spec", only }));

interface Result {
  readonly modules: readonly string[];
  readonly problems: readonly string[];
}

/** The modules of the spec with their errors, and what is wrong: the place, the message and the other place. */
async function load(folder: string, spec = "orders/spec"): Promise<Result> {
  const { result } = await captured(folder, () => check(decodeSpec(readSpecFolder(spec)).spec, targets));
  const { catalog, diagnostics } = result;
  return {
    modules: (catalog?.modules ?? []).map(
      ({ id, origin, entries }) =>
        `${id}${origin === undefined ? "" : ` of ${origin.catalog} ${origin.version}`}: ${entries.map(({ name }) => name).join(" ")}`,
    ),
    problems: diagnostics.map(({ rule, at: { file, line, column }, message, related }) =>
      [
        `${file}:${line}:${column} ${rule} ${message}`,
        ...(related === undefined ? [] : [`${related.at.file}:${related.at.line}:${related.at.column}`]),
      ].join(" | "),
    ),
  };
}

const git = (folder: string, ...args: string[]): string =>
  execFileSync("git", ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });

/** Commits everything in a folder, and tags it. */
function commit(folder: string, tag: string): string {
  if (!existsSync(join(folder, ".git"))) git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", tag);
  git(folder, "tag", tag);
  return git(folder, "rev-parse", "HEAD").trim();
}

const all = [
  "orders: OrderNotFound",
  "common of acme-common 1.2.0: RateLimited Forbidden",
  "quota of acme-common 1.2.0: QuotaExceeded",
];

describe("a catalog in a folder", () => {
  const uses = "{ folder: ../../common/spec }";

  it("is not used before it is pinned, and then read where it is", async () => {
    const folder = project(uses);
    expect((await load(folder)).problems).toEqual([
      "orders/spec/errspec.yaml:7:13 uses `common` is not in errspec.lock",
    ]);
    const { result, stdout } = await update(folder);
    expect([result, stdout]).toEqual([
      0,
      expect.stringMatching(/^common: 1\.2\.0 \(sha256:[0-9a-f]{12}\)\norders\/spec: 1 catalog of 1 changed\n$/),
    ]);
    expect(await load(folder)).toEqual({ modules: all, problems: [] });
    expect((await update(folder)).stdout).toBe("orders/spec: 0 catalogs of 1 changed\n");
    expect(Object.keys(tree(join(folder, "orders")))).toEqual(["spec/errspec.lock", "spec/errspec.yaml"]);
    expect(foldersOfSpec(join(folder, "orders/spec"))).toEqual([
      join(folder, "orders/spec"),
      join(folder, "common/spec"),
    ]);
  });

  it("is an error after a change, with both hashes, until the lock is updated", async () => {
    const folder = project(uses);
    await update(folder);
    const before = contentHash(readSpecFolder(join(folder, "common/spec")));
    const read = () => buildHash(readSpecFolder(join(folder, "orders/spec")));
    const stamp = read();
    put(folder, { "common/spec/quota.yaml": shared["quota.yaml"].replace("used up", "exhausted") });
    const after = contentHash(readSpecFolder(join(folder, "common/spec")));
    expect((await load(folder)).problems).toEqual([
      `orders/spec/errspec.yaml:7:13 uses \`common\` has changed since it was pinned: ../../common/spec has the hash ${after}, but errspec.lock has ${before}`,
    ]);
    expect(read()).not.toBe(stamp); // so the output is not up to date
    expect((await update(folder)).stdout).toMatch(/^common: 1\.2\.0 \(.*\) -> 1\.2\.0 \(.*\)\n/);
    expect((await load(folder)).problems).toEqual([]);
    // Git may check files out with other line ends, and the hash stays the same.
    put(folder, {
      "common/spec/quota.yaml": shared["quota.yaml"].replace("used up", "exhausted").replaceAll("\n", "\r\n"),
    });
    expect((await load(folder)).problems).toEqual([]);
  });

  it("is an error if it is missing, if the lock pins something else, and if the lock cannot be read", async () => {
    const folder = project(uses);
    await update(folder);
    rmSync(join(folder, "common"), { recursive: true });
    expect((await load(folder)).problems).toEqual([
      "orders/spec/errspec.yaml:7:13 uses `common` is not there: ../../common/spec has no errspec.yaml",
    ]);
    await expect(update(folder)).rejects.toThrow("common: ../../common/spec has no errspec.yaml");
    put(folder, { ...at("errors", shared), "orders/spec/errspec.yaml": service("{ folder: ../../errors }") });
    expect((await load(folder)).problems).toEqual([
      "orders/spec/errspec.yaml:7:13 uses `common` comes from folder ../../errors, but errspec.lock pins folder ../../common/spec",
    ]);
    put(folder, { "orders/spec/errspec.lock": "<<<<<<< ours\n" });
    expect((await load(folder)).problems).toEqual(["orders/spec/errspec.lock:1:1 uses errspec.lock cannot be read"]);
    put(folder, { "orders/spec/errspec.lock": '{ "version": 1 }' });
    expect((await load(folder)).problems).toEqual(["orders/spec/errspec.lock:1:1 uses errspec.lock cannot be read"]);
    expect((await update(folder)).result).toBe(0);
    expect((await load(folder)).problems).toEqual([]);
  });

  it("is unpinned when it is no longer used", async () => {
    const folder = project(uses);
    await update(folder);
    put(folder, { "orders/spec/errspec.yaml": service("").replace(/uses:\n.*\n/, "") });
    expect((await load(folder)).problems).toEqual([
      "orders/spec/errspec.lock:1:1 uses `common` is pinned, but the spec does not use it (folder ../../common/spec)",
    ]);
    expect((await update(folder)).stdout).toBe("common: removed\norders/spec: 1 catalog of 0 changed\n");
    expect(await load(folder)).toEqual({ modules: ["orders: OrderNotFound"], problems: [] });
    expect(existsSync(join(folder, "orders/spec/errspec.lock"))).toBe(false);
  });

  it("may use another one; the hash of the lock between them counts", async () => {
    const folder = project("{ folder: ../../middle/spec, modules: [common] }");
    put(folder, at("middle/spec", { "errspec.yaml": service("{ folder: ../../common/spec, modules: [common] }") }));
    const inMiddle = (): Promise<unknown> =>
      captured(folder, () => usesUpdateCommand({ spec: "middle/spec", only: [] }));
    await inMiddle();
    await update(folder);
    expect(await load(folder)).toEqual({ modules: [all[0], all[1]], problems: [] });
    put(folder, { "common/spec/quota.yaml": shared["quota.yaml"].replace("used up", "exhausted") });
    expect((await load(folder)).problems).toEqual([
      expect.stringMatching(/^middle\/spec\/errspec\.yaml:7:13 uses `common` has changed since it was pinned/),
    ]);
    await inMiddle();
    expect((await load(folder)).problems).toEqual([
      expect.stringMatching(/^orders\/spec\/errspec\.yaml:7:13 uses `common` has changed since it was pinned/),
    ]);
  });

  it("cannot use the spec that uses it", async () => {
    const folder = project("{ folder: ../../common/spec }");
    await update(folder);
    const lock = readFileSync(join(folder, "orders/spec/errspec.lock"), "utf8");
    put(folder, { "common/spec/errspec.lock": lock.replaceAll("../../common/spec", "../../orders/spec") });
    await expect(load(folder)).rejects.toThrow(/^catalogs use each other: orders\/spec uses .*; take one of them out/);
    expect(foldersOfSpec(join(folder, "orders/spec")).length).toBe(2);
  });
});

describe("what is taken", () => {
  it.each<[modules: string, taken: readonly string[], problems: readonly string[]]>([
    ["[quota]", [all[2] ?? ""], []],
    ["{ common: [Forbidden], quota: }", ["common of acme-common 1.2.0: Forbidden", all[2] ?? ""], []],
    [
      "[common, qouta]",
      [all[1] ?? ""],
      ["orders/spec/errspec.yaml:7:58 uses the catalog `acme-common` has no module `qouta`"],
    ],
    [
      "{ common: [Forbiden] }",
      ["common of acme-common 1.2.0: "],
      ["orders/spec/errspec.yaml:7:60 uses the module `common` has no error `Forbiden`"],
    ],
  ])("modules: %s", async (modules, taken, problems) => {
    const folder = project(`{ folder: ../../common/spec, modules: ${modules} }`);
    await update(folder);
    expect(await load(folder)).toEqual({ modules: [all[0], ...taken], problems });
  });

  it("has the texts of the locales of the spec, and the docs of the used catalog", async () => {
    const folder = project("{ folder: ../../common/spec }");
    await update(folder);
    const docs = "docs: https://orders.example/{module}/{code}\n";
    put(folder, { "orders/spec/errspec.yaml": service("{ folder: ../../common/spec }") + docs });
    const entries = async () => {
      const { result } = await captured(folder, () => check(decodeSpec(readSpecFolder("orders/spec")).spec, targets));
      return result.catalog?.modules[1]?.entries.map(({ text, url }) => [text, url])[0];
    };
    expect(await entries()).toEqual([{ en: "Too many requests." }, "https://orders.example/common/100"]);
    put(folder, { "common/spec/errspec.yaml": `${shared["errspec.yaml"]}docs: https://acme.example/{code}\n` });
    await update(folder);
    expect(await entries()).toEqual([{ en: "Too many requests." }, "https://acme.example/100"]);
  });
});

describe("what does not agree", () => {
  const uses = "{ folder: ../../common/spec }";

  it.each<[what: string, edit: (spec: string) => string, problem: string]>([
    [
      "two modules with one ID",
      (spec) => spec.replace("- module: orders", "- module: quota"),
      "common/spec/quota.yaml:1:9 unique-module duplicate module `quota` | orders/spec/errspec.yaml:10:13",
    ],
    [
      "two envelopes",
      (spec) => spec.replace("/error/code", "/error/id"),
      "orders/spec/errspec.yaml:5:48 uses `code` of the envelope differs from that of `common`: its codes would not be found | common/spec/errspec.yaml:6:48",
    ],
    [
      "a source locale without texts",
      (spec) => spec.replace("[en]", "[ja, en]"),
      "orders/spec/errspec.yaml:7:13 uses `common` has no texts in ja, the source locale of this spec | common/spec/errspec.yaml:5:10",
    ],
  ])("%s", async (_, edit, problem) => {
    const folder = project(uses);
    await update(folder);
    put(folder, { "orders/spec/errspec.yaml": edit(service(uses)) });
    expect((await load(folder)).problems).toContain(problem);
  });

  it("is reported in the used catalog where it is there", async () => {
    const folder = project(uses);
    put(folder, { "common/spec/quota.yaml": shared["quota.yaml"].replace("code: 1", "cod: 1") });
    await update(folder);
    const { problems, modules } = await load(folder);
    expect(problems[0]).toMatch(/^common\/spec\/quota\.yaml:4:\d+ /);
    expect(modules).toEqual(all.slice(0, 2));
    put(folder, { "common/spec/errspec.yaml": "errspec: [" });
    await update(folder);
    expect((await load(folder)).problems[0]).toMatch(/^common\/spec\/errspec\.yaml:1:\d+ yaml-syntax /);
  });
});

describe("a catalog in a package", () => {
  const uses = '{ npm: "@acme/errors" }';
  const module = "node_modules/@acme/errors";

  it("is copied beside the spec, so that it is there without the package", async () => {
    const folder = project(uses, `${module}/spec`);
    await expect(update(project(uses))).rejects.toThrow("common: the package @acme/errors is not installed");
    put(folder, { [`${module}/package.json`]: '{ "version": "3.1.0" }' });
    await update(folder);
    expect(Object.keys(tree(join(folder, "orders/spec/uses")))).toEqual(
      Object.keys(shared)
        .sort()
        .map((name) => `common/${name}`),
    );
    expect(await load(folder)).toEqual({ modules: all, problems: [] });
    rmSync(join(folder, "node_modules"), { recursive: true });
    expect(await load(folder)).toEqual({ modules: all, problems: [] });
    expect(installedFolder(folder, "@acme/errors")).toBeUndefined();
  });

  it("is an error if another version is installed, or if the copy was edited", async () => {
    const folder = project(uses, `${module}/spec`);
    await update(folder);
    const pinned = parseLock(readFileSync(join(folder, "orders/spec/errspec.lock"), "utf8"))?.get("common")?.hash ?? "";
    put(folder, { [`${module}/spec/quota.yaml`]: shared["quota.yaml"].replace("used up", "exhausted") });
    for (const [text, version] of [
      ['{ "version": "3.2.0" }', "3.2.0"],
      ["{}", "no version"],
    ] as const) {
      put(folder, { [`${module}/package.json`]: text });
      const hash = contentHash(readSpecFolder(join(folder, module, "spec")));
      expect((await load(folder)).problems).toEqual([
        `orders/spec/errspec.yaml:7:13 uses \`common\` is pinned at 1.2.0 with the hash ${pinned}, but the installed package has ${version} with the hash ${hash}`,
      ]);
    }
    await update(folder);
    expect((await load(folder)).problems).toEqual([]);
    put(folder, { "orders/spec/uses/common/quota.yaml": shared["quota.yaml"] });
    expect((await load(folder)).problems[0]).toMatch(/has changed since it was pinned: uses\/common has the hash/);
    put(folder, { "orders/spec/errspec.yaml": service("").replace(/uses:\n.*\n/, "") });
    await update(folder);
    expect(existsSync(join(folder, "orders/spec/uses/common"))).toBe(false);
  });

  it("cannot take modules from a folder that is not in it", async () => {
    const folder = project('{ npm: "@acme/errors" }', "common/spec");
    put(folder, at(`${module}/spec`, { "errspec.yaml": service("{ folder: ../../../../common/spec }") }));
    await captured(folder, () => usesUpdateCommand({ spec: `${module}/spec`, only: [] }));
    await expect(update(folder)).rejects.toThrow(
      /^npm @acme\/errors spec takes modules from .*common\/spec, which is not a part of it/,
    );
    expect(existsSync(join(folder, "orders/spec/errspec.lock"))).toBe(false);
  });
});

describe("a catalog in a repository", () => {
  const uses = (ref: string, more = ""): string => `{ git: ../../repository, ref: ${ref}${more} }`;

  it("is fetched at a tag, copied, and pinned with its commit", async () => {
    const folder = project(uses("v1"), "repository/spec");
    const id = commit(join(folder, "repository"), "v1");
    await update(folder);
    const lock = parseLock(readFileSync(join(folder, "orders/spec/errspec.lock"), "utf8"));
    expect(lock?.get("common")).toMatchObject({
      from: "git ../../repository v1 spec",
      commit: id,
      folder: "uses/common",
    });
    rmSync(join(folder, "repository"), { recursive: true });
    expect(await load(folder)).toEqual({ modules: all, problems: [] });
    // What cannot be fetched changes nothing.
    put(folder, { "orders/spec/errspec.yaml": service(uses("v2")) });
    const before = tree(folder);
    await expect(update(folder)).rejects.toThrow(/^git fetch: /);
    expect(tree(folder)).toEqual(before);
  });

  it("may be at the root, and only the named catalogs are updated", async () => {
    const folder = project(uses("v1", ", path: ."), "repository");
    commit(join(folder, "repository"), "v1");
    await update(folder);
    expect(await load(folder)).toEqual({ modules: all, problems: [] });
    const two = service(uses("v1", ", path: .")).replace(
      "uses:\n",
      "uses:\n  more: { folder: ../../more, modules: [extra] }\n",
    );
    put(folder, {
      "orders/spec/errspec.yaml": two,
      "more/errspec.yaml": service("")
        .replace(/uses:\n.*\n/, "")
        .replace("module: orders", "module: extra"),
    });
    expect((await update(folder, "more")).stdout).toMatch(/^more: no version \(sha256:/);
    put(folder, {
      "more/errspec.yaml": service("")
        .replace(/uses:\n.*\n/, "version: 2.0.0\n")
        .replace("module: orders", "module: extra"),
    });
    expect((await update(folder, "common")).stdout).toBe("orders/spec: 0 catalogs of 2 changed\n");
    expect((await load(folder)).problems).toEqual([expect.stringContaining("`more` has changed since it was pinned")]);
    await expect(update(folder, "other")).rejects.toThrow("orders/spec uses no catalog other; it uses more, common");
  });

  it("is compared as the lock of an earlier commit has it", async () => {
    const folder = project("{ folder: ../../common/spec }");
    await update(folder);
    commit(folder, "v1");
    put(folder, { "common/spec/common.yaml": shared["common.yaml"].replace("Forbidden", "NotAllowed") });
    await update(folder);
    const { result } = await captured(folder, () => readBaseline("git:v1", "orders/spec"));
    const { catalog } = check(decodeSpec(result.files).spec, targets);
    expect(catalog?.modules[1]?.entries.map(({ name }) => name)).toEqual(["RateLimited", "Forbidden"]);
    expect(result.files.map(({ path }) => path)).toContain("v1:common/spec/common.yaml");
  });

  it("may be the root of the repository of the spec, but not outside of it", async () => {
    const folder = temporaryFolder();
    put(folder, { ...shared, "orders/spec/errspec.yaml": service("{ folder: ../.. }") });
    await update(folder);
    commit(folder, "v1");
    const { result } = await captured(folder, () => readBaseline("git:v1", "orders/spec"));
    expect(result.files.map(({ path }) => path)).toContain("v1:quota.yaml");

    const outer = project("{ folder: ../../common/spec }");
    await update(outer);
    commit(join(outer, "orders"), "v1");
    await expect(captured(outer, () => readBaseline("git:v1", "orders/spec"))).rejects.toThrow(
      "v1:spec/errspec.lock pins ../../common/spec, which is outside the repository",
    );
  });
});

it("says what is wrong with `uses:` before it pins anything", async () => {
  const folder = project("{ folder: C:\\common }");
  expect(await update(folder)).toMatchObject({ result: 1, stderr: expect.stringContaining("invalid-value") as string });
  for (const uses of [
    "{ git: --upload-pack=x, ref: v1 }",
    "{ git: ext::sh, ref: v1 }",
    "{ git: https://a.example, ref: -x }",
    "{ npm: ../x }",
    "{}",
  ]) {
    put(folder, { "orders/spec/errspec.yaml": service(uses) });
    expect([uses, (await update(folder)).result]).toEqual([uses, 1]);
  }
  put(folder, { "orders/spec/errspec.yaml": "errspec: [" });
  expect((await update(folder)).result).toBe(1);
  put(folder, { "orders/spec/errspec.yaml": service("") });
  symlinkSync("nowhere", join(folder, "orders/spec/uses"));
  expect((await update(folder)).result).toBe(1);
});

it("notices files of a spec that are written, added and removed, and links that lead nowhere", () => {
  const folder = temporaryFolder();
  put(folder, { "errspec.yaml": "errspec: 1\n", "notes.md": "" });
  const stamps = [specStamp(folder)];
  put(folder, { "errspec.yaml": "errspec: 1 # longer\n" });
  stamps.push(specStamp(folder));
  symlinkSync("nowhere", join(folder, ".#errspec.yaml"));
  stamps.push(specStamp(folder));
  put(folder, { "errspec.history": "{}" });
  stamps.push(specStamp(folder));
  expect(new Set(stamps).size).toBe(stamps.length);
  for (const name of [".#errspec.yaml", "errspec.history"]) rmSync(join(folder, name));
  expect(specStamp(folder)).toBe(stamps[1]);
  put(folder, { "notes.md": "not part of it" });
  expect(specStamp(folder)).toBe(stamps[1]);
});
