import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "./support/cache.js";
import { catalogOf } from "./support/catalog.js";
import { temporaryFolder } from "./support/folder.js";
import { installErrspec } from "./support/installed.js";
import { root } from "./support/tools.js";

const readme = readFileSync(join(root, "README.md"), "utf8");

/** The text of every fenced block of a language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);
}

/** The commands that this test runs as they stand, in the project of a stranger. */
const inProject = /^npx errspec (init|generate|generate --check)$/;

/** The command with which a stranger brings a page of their own. */
const importing = "npx errspec import page.html && npx errspec generate";

/** The commands that compare traffic with the spec of `init`. */
const observing = /^(?:echo '.*' > traffic\.ndjson|npx errspec observe traffic\.ndjson --html report\.html)$/;

/** The commands that `.ci/run` runs as they stand. */
const inCi: Readonly<Record<string, readonly string[]>> = {
  "npm ci && npm run generate": ["step npm ci", "step npm run generate"],
  "npm test": ["tests test --", 'step npm run "$@"'],
};

describe("the README", () => {
  const commands = blocks("sh").flatMap((block) => block.trimEnd().split("\n"));

  it("has commands, each of which is run by a test or by CI", () => {
    const ci = readFileSync(join(root, ".ci", "run"), "utf8");
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) {
      const isRun =
        inProject.test(command) ||
        observing.test(command) ||
        [importing, "npm install --save-dev errspec"].includes(command) ||
        command in inCi;
      expect(isRun, command).toBe(true);
      for (const line of inCi[command] ?? []) expect(ci).toContain(line);
    }
  });

  it("tells a stranger what works: install, init, generate, check, and a mistake", () => {
    const folder = installErrspec(temporaryFolder());
    const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder), NO_COLOR: "1", npm_config_loglevel: "error" };
    const run = (command: string) => spawnSync("bash", ["-c", command], { cwd: folder, env, encoding: "utf8" });
    for (const command of [
      "npx errspec init",
      ...commands.filter((line) => line !== "npx errspec init" && inProject.test(line)),
    ]) {
      const { status, stdout, stderr } = run(command);
      expect([command, status, stderr], stdout).toEqual([command, 0, ""]);
    }
    const observed = run(commands.filter((line) => observing.test(line)).join(" && "));
    expect([observed.status, readdirSync(folder)]).toEqual([1, expect.arrayContaining(["report.html"])]);
    expect(
      blocks("console").some((block) => observed.stdout.startsWith(block)),
      observed.stdout,
    ).toBe(true);
    const orders = join(folder, "spec", "orders.yaml");
    const text = readFileSync(orders, "utf8");
    writeFileSync(orders, text.replace("kind: not_found", "kind: notfound"));
    const { status, stderr } = run("npx errspec generate");
    expect(status).toBe(1);
    expect(blocks("console")).toContain(stderr);
  });

  it("turns a stranger's page into packages", () => {
    const folder = installErrspec(temporaryFolder());
    const rows = ["404</td><td>The order does not exist", "429</td><td>Too many requests, slow down"];
    const cells = rows.map((row) => `<tr><td>${row}</td></tr>`).join("\n");
    writeFileSync(
      join(folder, "page.html"),
      `<h1>Errors</h1><table><tr><th>Code</th><th>Message</th></tr>${cells}</table>`,
    );
    expect(commands).toContain(importing);
    const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder), NO_COLOR: "1", npm_config_loglevel: "error" };
    const { status, stdout, stderr } = spawnSync("bash", ["-c", importing], { cwd: folder, env, encoding: "utf8" });
    expect([status, stderr], stdout).toEqual([0, ""]);
    expect(stdout).toMatch(/^created out\/go\/go\.mod$/m);
  });

  it("shows an entry, its deprecation and an envelope that load, and what comes of them", () => {
    const [entry = "", deprecation = "", envelope = ""] = blocks("yaml");
    const indented = (text: string, width: number): string => text.replace(/^(?=.)/gm, " ".repeat(width));
    const catalog = catalogOf(`errspec: 1
catalog: readme
title: { zh: 自述, en: Read me }
locales: [zh, en]
${envelope}
modules:
  - { module: common, errors: [] }
  - module: dsa
    errors:
${indented(entry, 6)}${indented(deprecation, 8)}`);
    expect(catalog.modules[1]?.entries[0]).toMatchObject({
      name: "InvalidProjectId",
      deprecated: { sunset: "2027-01-31" },
    });
    const dsa = readFileSync(join(root, "out", "go", "dsa", "dsa.go"), "utf8");
    for (const [, constant] of readme.matchAll(/dsa\.(Code\w+)/g)) expect(dsa).toContain(constant);
  });

  it("shows its spec, its command and its generated lines on the first screen", () => {
    const screen = readme.split("\n").slice(0, 45).join("\n");
    expect(screen).toMatch(/code: 2130[^]*npx errspec generate[^]*CodeInvalidProjectID/);
  });

  it("links to files that are there", () => {
    for (const [, target = ""] of readme.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)) {
      expect(() => readdirSync(join(root, target, ".."))).not.toThrow();
      expect(readdirSync(join(root, target, ".."))).toContain(target.replace(/\/$/, "").split("/").at(-1));
    }
  });
});
