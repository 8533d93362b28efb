import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { chinese, english } from "../../docs/site/sidebar.mjs";
import { cacheIn } from "../support/cache.js";
import { argumentsOf, csharpFiles, dotnet, startCompiler } from "../support/csharp.js";
import { put, temporaryFolder } from "../support/folder.js";
import { installErrspec } from "../support/installed.js";
import { describeWith, root, run } from "../support/tools.js";

/*
 * Every guide is followed from top to bottom in an empty folder. A block with a name in brackets becomes that file, commands
 * are run as they stand, and what is in a `console` block is in the output of the commands before it, in this order.
 */

interface Block {
  readonly language: string;
  /** The name of the file, if it is one. */
  readonly file: string | undefined;
  /** The exit code that is expected. */
  readonly exit: number;
  readonly text: string;
}

const folder = join(root, "docs", "guide");
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

function blocksOf(page: string, place = folder): readonly Block[] {
  const text = readFileSync(join(place, page), "utf8");
  return [...text.matchAll(/^```(\w+)(?: \[(.+)\])?(?: exit=(\d))?\n([^]*?)^```$/gm)].map(
    ([, language = "", file, exit = "0", text = ""]) => ({ language, file, exit: Number(exit), text }),
  );
}

/** The command that a guide starts with, and that needs a registry. */
const install = "npm install --save-dev errspec\n";

const project = mkdtempSync(join(tmpdir(), "errspec-guides-"));
const modules = join(project, "node_modules");
beforeAll(() => {
  installErrspec(project);
  // The reader's project has TypeScript.
  symlinkSync(join(root, "node_modules", "typescript", "bin", "tsc"), join(modules, ".bin", "tsc"));
});
// If the installation fails, there is nothing to remove but this folder.
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Follows a guide, and returns what went otherwise. */
function follow(blocks: readonly Block[]): void {
  const place = temporaryFolder();
  put(place, { "package.json": '{ "private": true, "type": "module" }\n', ".gitignore": "node_modules\n" });
  symlinkSync(modules, join(place, "node_modules"));
  const env = {
    ...process.env,
    XDG_CACHE_HOME: cacheIn(place),
    NO_COLOR: "1",
    npm_config_loglevel: "error",
    ...author,
  };
  let output = "";
  for (const { language, file, exit, text } of blocks) {
    if (file !== undefined) put(place, { [file]: text });
    else if (language === "yaml") expect(() => parse(text) as unknown).not.toThrow();
    else if (language === "sh") {
      const { status, stdout, stderr } = spawnSync("bash", ["-ec", text.replace(install, "")], { cwd: place, env, encoding: "utf8" }); // prettier-ignore
      output = stdout + stderr;
      expect(status, `${text}${output}`).toBe(exit);
    } else if (language === "console") expectInOrder(text, output);
  }
}

const author = Object.fromEntries(
  ["AUTHOR", "COMMITTER"].flatMap((who) => [
    [`GIT_${who}_NAME`, "errspec"],
    [`GIT_${who}_EMAIL`, "errspec@example.com"],
  ]),
);

function expectInOrder(text: string, output: string): void {
  let rest = output;
  for (const line of text.trimEnd().split("\n")) {
    expect(rest).toContain(line);
    rest = rest.slice(rest.indexOf(line) + line.length);
  }
}

/** Follows a page, which has commands. */
function followPage(page: string): void {
  const blocks = blocksOf(page);
  expect(blocks.filter(({ language }) => language === "sh").length).toBeGreaterThan(0);
  follow(blocks);
}

describeWith(["python3", "git"], "a guide", () => {
  it.each(pages.filter((page) => page !== "servers.md"))("says what happens: %s", { timeout: 120_000 }, followPage);
});

describeWith(["javac", "mvn", "cargo", "php", "composer"], "the guide of servers", () => {
  it("says what happens", { timeout: 900_000 }, () => followPage("servers.md")); // Maven and Cargo download
});

describeWith(["dotnet"], "the guide of servers", () => {
  it("has a server in C# that answers as the others do", { timeout: 600_000 }, async () => {
    const place = temporaryFolder();
    const blocks = blocksOf("servers.md");
    put(place, Object.fromEntries(blocks.flatMap(({ file, text }) => (file === undefined ? [] : [[file, text]]))));
    const generated = await run(process.execPath, [join(root, "dist", "main.js"), "generate"], { cwd: place });
    expect(generated).toMatchObject({ status: 0, stderr: "" });
    const compiler = await startCompiler();
    const [out, sources] = [join(place, "Server.dll"), csharpFiles(join(place, "out", "csharp", "src"))];
    const compilation = { sources: [join(place, "Server.cs"), ...sources], out, main: "Server" };
    expect(await compiler.compile(compilation)).toEqual([]);
    await compiler.close();
    const server = spawn(dotnet, argumentsOf(out));
    const [address] = (await once(createInterface(server.stdout), "line")) as [string];
    let log = "";
    server.stderr.on("data", (part) => (log += String(part)));
    const { stdout } = await run(process.execPath, ["ask.mjs", address], { cwd: place });
    server.kill("SIGKILL");
    const { text: answers = "" } = blocks.find(({ text }) => text.startsWith("404 parcel_not_found r-1")) ?? {};
    expectInOrder(answers.split("\n").slice(0, 2).join("\n"), stdout);
    expect(log).toMatch(/"log":\{"shard":3\}[^]*hunter2/);
  });
});

describe("the guides in Chinese", () => {
  const chinese = join(root, "docs", "zh", "guide");

  it("are those in English, with the same blocks", () => {
    expect(readdirSync(chinese)).toEqual(readdirSync(folder));
    for (const page of pages) expect(blocksOf(page, chinese), page).toEqual(blocksOf(page));
  });

  it("link to pages that are there", () => {
    for (const page of pages) {
      const text = readFileSync(join(chinese, page), "utf8");
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link = ""]) => link);
      for (const link of links) expect(existsSync(join(chinese, link)), `${page}: ${link}`).toBe(true);
    }
  });
});

describe("the site lists every page of the documentation", () => {
  const docs = join(root, "docs");

  it.each([
    ["", english],
    ["zh/", chinese],
  ])("in docs/%s", (place, language) => {
    const links = Object.values(language).flatMap((parts) =>
      parts.flatMap(({ items }) => items.map(({ link }) => link)),
    );
    const listed = links.map((link) => link.replace(/\/$/, "/README"));
    const written = ["", "guide", "reference", "rules"].flatMap((part) => {
      const names = existsSync(join(docs, place, part)) ? readdirSync(join(docs, place, part)) : [];
      return names.filter((name) => /(?<!^index)\.md$/.test(name)).map((name) => posix.join("/", place, part, name));
    });
    expect(written.filter((path) => !listed.includes(path.slice(0, -".md".length)))).toEqual([]);
    expect(listed.filter((link) => !existsSync(join(docs, `${link}.md`)))).toEqual([]);
  });
});

describe("the commands for other systems", () => {
  it("are those that the guide of CI runs", () => {
    const blocks = blocksOf("ci.md");
    // The workflows for GitHub have a test of their own.
    const texts = blocks.map(({ text }) => text).filter((text) => !text.includes("runs-on:"));
    for (const command of ["npx errspec lint", "npx errspec breaking --against", "npx errspec generate --check"]) {
      expect(texts.filter((text) => text.includes(command))).toHaveLength(3);
    }
  });
});
