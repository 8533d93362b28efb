import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/* `target test`: targets with one mistake each, and one without. */

function tested(files: Readonly<Record<string, string>>, path: string, ...args: string[]) {
  const folder = temporaryFolder();
  put(folder, files);
  const run = () => {
    const all = [join(root, "dist", "main.js"), "target", "test", path, ...args];
    const env = { ...process.env, NO_COLOR: "1" };
    return spawnSync(process.execPath, all, { cwd: folder, env, encoding: "utf8" });
  };
  const { status, stdout, stderr } = run();
  return { folder, status, stdout, stderr };
}

/** A target that prints codes and texts in Go, with `text` as the text of an entry and `more` at the end of each file. */
const target = (text: string, more = '""'): string => `
export default {
  name: "list",
  generate: ({ catalog, sdk, header, features }) => ({
    files: catalog.modules.map((module) => ({
      path: module.id + "/codes.go",
      text: [
        "// " + header, "", "package codes", "",
        ...module.entries.map((entry) => "var C" + entry.name + " = E{" + JSON.stringify(entry.code) + ", " + ${text} + "}"),
        ${more},
      ].join("\\n"),
    })),
  }),
};
`;

const ascii =
  'JSON.stringify(entry.text.en).replace(/[^ -~]/g, (c) => "\\\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"))';
const raw = '"\\"" + entry.text.en + "\\""';

const plainOnes = ["plain", "hostile", "reserved-words", "many"];

describe("a target is tested", () => {
  it("with every catalog that it supports", () => {
    const { status, stdout, stderr } = tested({ "a.mjs": target(ascii) }, "a.mjs");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.match(/^\+ \S+(?=:)/gm)).toEqual(plainOnes.map((name) => `+ ${name}`));
    expect(stdout).toContain(
      "- two-layers: not tested; the spec needs common-codes, module-codes, which the target does not",
    );
    expect(stdout).toContain("no files are kept to compare with; keep them with --update");
  });

  it.each([
    ["lets texts out", target(raw), "hostile/things/codes.go:5:1: error[target-texts]: a text of the spec became code"],
    [
      "uses the time zone",
      target(ascii, '"// " + process.env.TZ'),
      "error[target-deterministic]: two runs with the same request",
    ],
    ["uses the folder", target(ascii, '"// " + process.cwd()'), "error[target-portable]: the file has `"],
    ["uses the date", target(ascii, '"// " + new Date().toISOString()'), "error[target-portable]: the file has `20"],
    ["uses the order of keys", target(ascii, '"// " + Object.keys(module)[0]'), "error[target-deterministic]"],
    [
      "has paths that are alike",
      target(ascii).replace("files: ", 'files: [{ path: "A", text: "" }, { path: "a", text: "" }] ?? '),
      "error[target-paths]: A and a are one file on some systems",
    ],
    ["fails", target("entry.text.de.length"), "plain:1:1: error[target-runs]: plain: the target failed: "],
  ])("that %s", (_, code, message) => {
    const { status, stdout } = tested({ "a.mjs": code }, "a.mjs");
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });

  it("as a program in a folder, whose files are kept, and whose output answers rows", () => {
    const program = `${target(ascii).replace("export default", "const target =")}
import { readFileSync } from "node:fs";
const made = target.generate(JSON.parse(readFileSync(0, "utf8")));
made.files.push({ path: "answer.mjs", text: 'import { readFileSync } from "node:fs";\\nfor (const _ of readFileSync(0, "utf8").trim().split("\\\\n")) console.log("{}");\\n' });
console.log(JSON.stringify(made));`;
    const files = {
      "list/errspec-target.json": JSON.stringify({
        name: "list",
        exec: ["node", "target.mjs"],
        program: { run: ["node", "answer.mjs"], rows: ["decode", "text"] },
      }),
      "list/target.mjs": program,
      "list/goldens/plain/things/codes.go": "old\n",
    };
    const { status, stdout } = tested(files, "list");
    expect(status).toBe(1);
    expect(stdout).toContain("plain/things/codes.go:1:1: error[target-golden]: this line is not as it was kept");
    expect(stdout).toContain('must give {"result":"error","code":"1",');
    expect(stdout).toMatch(/\d+ more rows are answered wrongly/);
    const kept = tested(files, "list", "--update");
    const goldens = Object.keys(tree(join(kept.folder, "list", "goldens")));
    expect(goldens).toContain("hostile/things/codes.go");
    expect(goldens.filter((path) => path.startsWith("many/"))).toEqual([]);
  });

  it("and reported as other commands do", () => {
    const { stdout } = tested({ "a.mjs": target(raw) }, "a.mjs", "--format", "json");
    const { command, diagnostics } = JSON.parse(stdout) as { command: string; diagnostics: { rule: string }[] };
    expect(command).toBe("target test");
    expect(diagnostics.map(({ rule }) => rule)).toContain("target-texts");
  });

  it.each([
    ["no.mjs", {}, "target ./no.mjs cannot be loaded: "],
    ["t", { "t/a": "" }, "t has no errspec-target.json; add one, or give the target's module"],
    ["t", { "t/errspec-target.json": "{" }, "t/errspec-target.json is not JSON: "],
    ["t", { "t/errspec-target.json": "{}" }, "errspec-target.json must have `module`, or `name` and `exec`"],
    ["t", { "t/errspec-target.json": '{ "exec": [] }' }, "t/errspec-target.json: exec: "],
    ["t", { "t/errspec-target.json": '{ "nam": "x" }' }, "t/errspec-target.json: nam: unknown key"],
  ])("unless %s with %o is none", (path, files, message) => {
    const { status, stderr } = tested(files, path);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});
