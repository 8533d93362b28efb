import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

interface Answers {
  readonly server: { readonly name: string; readonly version: string };
  readonly tools: readonly {
    readonly name: string;
    readonly annotations: { readonly readOnlyHint: boolean };
  }[];
  readonly answers: readonly { readonly isError?: boolean; readonly content: readonly { readonly text: string }[] }[];
}

type Call = readonly [name: string, input: object];

function ask(spec: string, calls: readonly Call[]): Answers {
  const input = JSON.stringify(calls.map(([name, given]) => ({ name, arguments: given })));
  const client = join(import.meta.dirname, "client.mjs");
  return JSON.parse(execFileSync(process.execPath, [client, spec], { input, encoding: "utf8" })) as Answers;
}

/** A number of tokens that no tokenizer of English exceeds: each mark is one, and six letters of a word. */
function tokens(text: string): number {
  return (text.match(/[A-Za-z]+|\d|[^\sA-Za-z\d]/g) ?? []).reduce((sum, part) => sum + Math.ceil(part.length / 6), 0);
}

const textsOf = ({ answers }: Answers): readonly string[] =>
  answers.map(({ content, isError }) => `${isError === true ? "error: " : ""}${content[0]?.text ?? ""}`);

it("answers what coding assistants ask, and changes nothing", () => {
  const folder = temporaryFolder();
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
  const files = (): readonly (readonly [string, number])[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => [
      name,
      statSync(join(folder, name)).mtimeMs,
    ]);
  const before = files();
  const asked = ask(join(folder, "spec"), [
    ["search", { query: "project id" }],
    ["search", { query: "nothing like it" }],
    ["explain", { query: "2130" }],
    ["explain", { query: '{"code":4000,"message":"(2130)x"}', locale: "zh" }],
    ["explain", { query: "2130", locale: "fr" }],
    ["decode", { body: '{"code":4400,"message":"x"}', status: 429, headers: { "Retry-After": "2" }, module: "dsa" }],
    ["decode", { body: "<html>", status: 502 }],
    ["lint", {}],
    ["next", { module: "dsa", group: "certificate" }],
    ["next", { module: "nope" }],
    ["next", {}],
    ["explain", {}],
    ["write", {}],
  ]);
  expect(asked.server.name).toBe("errspec");
  expect(asked.tools.map(({ name }) => name)).toEqual(["search", "explain", "decode", "lint", "next"]);
  expect(asked.tools.every(({ annotations }) => annotations.readOnlyHint)).toBe(true);
  expect(tokens(JSON.stringify(asked.tools))).toBeLessThan(1000);
  const [found, none, code, response, french, limited, gateway, lint, next, nope, which, missing, unknown] =
    textsOf(asked);
  expect(found).toContain(
    "dsa/2130 InvalidProjectId: The ProjectID parameter is invalid. Check it and retry. (fix_request, not retryable)\n",
  );
  expect(none).toBe("no matching codes");
  expect(code).toContain("errors.Is(err, dsa.CodeInvalidProjectID)");
  expect(response).toContain("非法ProjectID参数");
  expect(french).toBe("error: the catalog has no texts in fr; it has zh, en");
  expect(JSON.parse(limited ?? "")).toMatchObject({ entry: { module: "common", retryable: true }, retryAfter: 2000 });
  expect(JSON.parse(gateway ?? "")).toMatchObject({ result: "invalid", reason: "not_json", retryable: true });
  expect(lint).toBe("nothing found");
  expect(JSON.parse(next ?? "")).toMatchObject({ next: expect.any(String) as string });
  expect(nope).toBe("error: there is no module nope; there are common, dsa");
  expect(which).toBe("error: name one of the modules common, dsa");
  expect(missing).toBe("error: query must be a text");
  expect(unknown).toBe("error: there is no tool write");
  expect(files()).toEqual(before);
});

it("reads the spec again for each call, and says what is wrong with it", () => {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": "errspec: 1\ncatalog: x\n" });
  const [lint, explain] = textsOf(
    ask(join(folder, "spec"), [
      ["lint", {}],
      ["explain", { query: "1" }],
    ]),
  );
  expect(lint).toMatch(/errspec\.yaml:1:1: error\[missing-key\]: .+/);
  expect(explain).toMatch(/^error: the spec has errors:\n/);
});

it("says how to install what it needs, and that there is no spec", () => {
  const folder = temporaryFolder();
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
  for (const part of ["dist", "package.json"]) {
    const filter = (path: string): boolean => !path.includes(join("dist", "modules"));
    cpSync(join(root, part), join(folder, "errspec", part), { recursive: true, filter });
  }
  const main = join(folder, "errspec", "dist", "main.js");
  const run = (spec: string) =>
    spawnSync(process.execPath, [main, "mcp", "--spec", spec], { cwd: folder, encoding: "utf8", input: "" });
  expect(run("spec")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(
      "@modelcontextprotocol/sdk is not installed; run `npm install --save-dev @modelcontextprotocol/sdk`",
    ) as string,
  });
  expect(run("nowhere").status).toBe(2);
});

it("has a skill of under 250 tokens, whose commands there are", () => {
  const skill = readFileSync(join(root, "docs", "skill", "SKILL.md"), "utf8");
  expect(tokens(skill)).toBeLessThan(250);
  const commands = [...skill.matchAll(/`npx errspec (\w+)/g)].map(([, command = ""]) => command);
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) {
    const { status } = spawnSync(process.execPath, [join(root, "dist", "main.js"), command, "--help"]);
    expect([command, status]).toEqual([command, 0]);
  }
});
