import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasErrors } from "../../generator/diagnostic/diagnostic.js";
import type { Diagnostic } from "../../generator/diagnostic/diagnostic.js";
import { check } from "../../generator/check.js";
import { targets } from "../../generator/targets/index.js";
import { put } from "../support/folder.js";
import { tinySpec } from "../support/specs.js";
import { describeWith, root, run } from "../support/tools.js";
import { filesOf } from "./oracle.js";
import { specText } from "./spec.js";
import type { Spec } from "./spec.js";

/*
 * Names that a language, a build tool or a file system reserves or confuses with another: each is accepted and becomes
 * something legal and unique, or is refused with its place.
 */

const list = (text: string): string[] => text.split(" ");

/** Words that are reserved somewhere: keywords, builtins, file names with a meaning. */
const words = list(
  "abstract aiter all and any append arguments array as assert async await base base64 bigint bool boolean break byte " +
    "bytes case catch chan class clear close code codes common complex conformance const constructor context continue " +
    "copy debugger declare decode def default defer del delete dict dir do docs elif else enum error errors eval except " +
    "exec export extends fallthrough false finally float float32 fmt for format from func function get global globals " +
    "go goto hash help http id if implements import in index info init instanceof int int64 interface internal is iter " +
    "iterable json kind lambda len let linux list locals log main make map match max memoryview min module mro namespace " +
    "new nil none nonlocal not null number object open or os package panic pass print private property protected public " +
    "raise range readme readonly real recover regexp require return rune select self set setup site static str string " +
    "strings struct super switch symbol test testdata testing text this throw time true try tuple type typeof " +
    "uint undefined unknown utf8 var vars vendor verdict void while windows wire with yield zip",
);
const devices = list("aux con nul prn com0 com1 com9 lpt0 lpt1 lpt9");
const filtered = list("orders_test orders_linux orders-windows orders_amd64 orders_js_wasm orders-test x_darwin_arm64");
const ids = [...words, ...devices, ...filtered, "x".repeat(48), "a-b_c-d", "x9", "con-x", "com10"];

const moduleSpec = (id: string): string => tinySpec.replace("module: things", `module: ${JSON.stringify(id)}`);
const problemsOf = (text: string): readonly Diagnostic[] =>
  check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], targets).diagnostics.filter(
    ({ severity }) => severity === "error",
  );

describe("ids of modules", () => {
  it.each(ids)("become files that every system accepts, or are refused with their place: %s", async (id) => {
    const problems = problemsOf(moduleSpec(id));
    if (problems.length > 0) {
      for (const { at } of problems) expect(`${at.line}:${at.column}`).toBe("7:13");
      return;
    }
    const files = await filesOf(specOf(id));
    const paths = [...files.keys()];
    expect(new Set(paths.map((path) => path.normalize("NFKC").toLowerCase())).size).toBe(paths.length);
    for (const path of paths) {
      for (const part of path.split("/")) {
        expect(part, path).toMatch(/^[A-Za-z0-9_.-]{1,100}$/);
        expect(part, path).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|[. ]$/i);
      }
      // Go excludes files with such a suffix, except for intended tests.
      if (
        path.endsWith(".go") &&
        !/^\/\/ Code generated.*\n\npackage (?:\w+_test\n|\w+\n(?:\n.*)*"testing")/.test(files.get(path) ?? "")
      ) {
        expect(basename(path)).not.toMatch(/_(?:test|linux|windows|darwin|js|wasm|amd64|arm64)\.go$/);
      }
    }
  });

  it.each([
    ["rate-limit", "rate_limit"],
    ["rate-limit", "ratelimit"],
    ["x-ray", "xray"],
    ["class", "class_x"],
  ])("do not collide: %s and %s", async (a, b) => {
    const text = specText({
      ...specOf(a),
      modules: [...(specOf(a)["modules"] as Spec[]), ...(specOf(b)["modules"] as Spec[])],
    });
    const problems = problemsOf(text);
    if (problems.length === 0) {
      expect(new Set((await filesOf(JSON.parse(text) as Spec)).keys()).size).toBeGreaterThan(0);
      return;
    }
    for (const { at, related } of problems) expect([at.line, related?.at.line]).toEqual([1, 1]);
    expect(new Set(problems.map(({ at, related }) => at.column - (related?.at.column ?? at.column))).has(0)).toBe(
      false,
    );
  });

  it.each([
    "Orders",
    "orders.v1",
    "_orders",
    "orders_",
    "9lives",
    "a".repeat(49),
    "a".repeat(300),
    "orders/x",
    "..",
    "оrders",
    "ﬁle",
  ])("are refused with their place: %s", (id) => {
    const found = problemsOf(moduleSpec(id));
    expect(found.map(({ at }) => `${at.line}:${at.column}`)).toEqual(found.map(() => "7:13"));
    expect(found.length).toBeGreaterThan(0);
  });
});

describe("locales", () => {
  it.each(["con", "aux", "nul", "prn"])("are not device names: %s", (tag) => {
    const found = problemsOf(tinySpec.replace("[en]", `[${tag}]`).replace("Tiny", `{ ${tag}: Tiny }`));
    expect(found[0]).toMatchObject({ rule: "invalid-value", at: { line: 4, column: 11 } });
  });
});

describe("names of entries", () => {
  it.each([
    "class",
    "HTTPError",
    "httpError",
    "Http-Error",
    "Http_Error",
    "_Http",
    "__Class__",
    "H",
    "Ab C",
    "9Lives",
    "a".repeat(65),
    "A".repeat(300),
    `A${"b".repeat(64)}`,
    `A${"b".repeat(299)}`,
    "Fi\u0131le",
    "\ufb01le",
    "Сlass",
    "Cl\u0430ss",
    "Ｃlass",
    "Clas\u0301s",
    "Class\u200b",
    "错误",
  ])("are refused with their place: %j", (name) => {
    const found = problemsOf(tinySpec.replace("NotThere", JSON.stringify(name).replace(/[^ -~]/g, escape)));
    expect(found.map(({ at }) => `${at.line}:${at.column}`)).toEqual(found.map(() => "10:15"));
    expect(found.length).toBeGreaterThan(0);
  });

  it("that collide in some language are refused with both places", () => {
    const twins: [string, string][] = [
      ["OrderLock", "OrderLockError"],
      ["NotThere", "NotThere"],
    ];
    for (const [a, b] of twins) {
      const found = problemsOf(specText(specOf("things", [a, b])));
      expect(found.length, `${a} ${b}`).toBeGreaterThan(0);
      for (const { related } of found) expect(related, `${a} ${b}`).toBeDefined();
    }
  });
});

const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A spec of one module with these names. */
function specOf(id: string, names: readonly string[] = ["NotThere"]): Spec {
  return {
    errspec: 1,
    catalog: "names",
    title: "Names",
    locales: ["en"],
    envelope: { code: "/code", text: "/message" },
    targets: Object.fromEntries(targets.map((target) => [target.id, {}])),
    modules: [{ module: id, errors: names.map((name, index) => ({ code: index + 1, name, text: "It is." })) }],
  };
}

/** Additional words that languages write in capitals. */
const names = [
  ...words,
  ...list(
    "array arithmeticerror baseexception connectionerror date ellipsis exception final intenum keyerror map math notimplemented",
  ),
  ...list(
    "permissionerror promise proxy reflect runtimeerror set stopiteration symbol systemexit timeout typeerror userwarning valueerror warning",
  ),
  ...list("as unwrap is codes value name names values info text body kind action"),
].map((word) => word.charAt(0).toUpperCase() + word.slice(1));
const pascal = [
  ...new Set([
    ...names,
    ...list("TimeoutError ConnectionError KeyError NotFoundError TypeError NotImplemented Value GetCode IsError Init0"),
  ]),
].filter((name) => /^(?:[A-Z][a-z0-9]+)+$/.test(name));

describeWith(["go", "python3"], "words that languages keep for themselves, as names", () => {
  let folder: string;
  let accepted: string[];
  beforeAll(async () => {
    // One by one, and then all accepted ones together, without those that collide.
    accepted = pascal.filter((name) => problemsOf(specText(specOf("things", [name]))).length === 0);
    for (;;) {
      const found = problemsOf(specText(specOf("things", accepted)));
      if (!hasErrors(found)) break;
      const meeting = new Set(found.map(({ message }) => Number(/things\/(\d+)/.exec(message)?.[1]) - 1));
      accepted = accepted.filter((_, index) => !meeting.has(index));
    }
    folder = mkdtempSync(join(tmpdir(), "errspec-names-"));
    put(folder, Object.fromEntries(await filesOf(specOf("things", accepted))));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("are mostly accepted", () => {
    expect(accepted.length).toBeGreaterThan(150);
  });

  it("compile in TypeScript", { timeout: 600_000 }, async () => {
    const tsc = join(root, "node_modules", "typescript-7", "bin", "tsc");
    expect(await run(process.execPath, [tsc, "-p", "typescript"], { cwd: folder })).toMatchObject({
      status: 0,
      stdout: "",
    });
    const own = `import * as all from "./esm/things/index.js"; console.log(Object.keys(all).length > 3);`;
    writeFileSync(join(folder, "typescript", "own.mjs"), own);
    expect(await run(process.execPath, ["typescript/own.mjs"], { cwd: folder })).toMatchObject({ stdout: "true\n" });
  });

  it("compile in Go", { timeout: 600_000 }, async () => {
    expect(await run("go", ["vet", "./..."], { cwd: join(folder, "go") })).toMatchObject({ status: 0, stderr: "" });
  });

  it("are imported in Python, each as a separate member and class", async () => {
    const program = `
import names_errors.things as m
classes = {c for c in m.ERRORS.values()}
print(len(m.ThingsCode), len(m.ERRORS), len(classes))
`;
    const ran = await run("python3", ["-W", "error", "-c", program], { cwd: join(folder, "python") });
    const n = accepted.length;
    expect(ran).toEqual({ status: 0, stderr: "", stdout: `${n} ${n} ${n}\n` });
  });
});
