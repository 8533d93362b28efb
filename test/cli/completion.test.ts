import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../support/cache.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

const path = process.env["PATH"] ?? "";

/** Other shells are tried where they are installed. */
const present = ["bash", "zsh", "fish"].filter((shell) =>
  path.split(delimiter).some((folder) => existsSync(join(folder, shell))),
);

/** A shell in a folder with the repository's spec, and `errspec` among the commands. */
function shell(name: string) {
  const folder = temporaryFolder();
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true, dereference: true });
  const command = join(folder, "errspec");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist", "main.js")}" "$@"\n`);
  chmodSync(command, 0o755);
  const env = {
    ...process.env,
    PATH: `${folder}${delimiter}${path}`,
    XDG_CACHE_HOME: cacheIn(folder),
    XDG_CONFIG_HOME: folder,
    HOME: folder,
  };
  const flags: Readonly<Record<string, readonly string[]>> = {
    bash: ["--norc", "--noprofile"],
    zsh: ["-f"],
    fish: ["--no-config"],
  };
  return (script: string): string[] => {
    const { status, stdout, stderr } = spawnSync(name, [...(flags[name] ?? []), "-c", script], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    return stdout.split("\n").filter((line) => line !== "");
  };
}

/** What the shell would offer for the line. */
const scripts: Readonly<Record<string, (line: string) => string>> = {
  bash: (line) => `eval "$(errspec completion bash)"
COMP_LINE='${line}' COMP_POINT=${line.length}
complete -p errspec >/dev/null
_errspec 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // The completion system needs a terminal; what it would be given does not.
  zsh: (line) => `compdef() { }
eval "$(errspec completion zsh)"
_describe() { local each; for each in "\${(@P)3}"; do print -r -- "\${\${each//\\\\:/$'\\1'}%%:*}" | tr '\\1' ':'; done }
_files() { print -r -- files }
words=(\${(s: :)\${:-'${line}x'}}); words[-1]=\${words[-1]%x}; CURRENT=$#words
_errspec`,
  fish: (line) => `errspec completion fish | source
complete --do-complete '${line}' | string split --fields 1 \\t; true`,
};

describe.each(present)("completion in %s", (name) => {
  const offered = (line: string): string[] => {
    const run = shell(name);
    return run(scripts[name]?.(line) ?? "");
  };

  it("has the commands", () => {
    const commands = offered("errspec ");
    for (const command of ["completion", "explain", "generate", "init"]) expect(commands).toContain(command);
    expect(commands).not.toContain("complete");
    expect(offered("errspec exp")).toEqual(["explain"]);
  });

  it("has the options of a command, but not those that are given", () => {
    expect(offered("errspec generate --")).toEqual(expect.arrayContaining(["--check", "--force", "--out", "--spec"]));
    expect(offered("errspec generate --check --c")).not.toContain("--check");
    expect(offered("errspec explain --l")).toEqual(["--lang"]);
  });

  it("has codes, names, and codes with their module", () => {
    expect(offered("errspec explain 213")).toEqual(["2130"]);
    expect(offered("errspec explain InvalidProj")).toEqual(["InvalidProjectId"]);
    expect(offered("errspec explain dsa/300")).toEqual([
      "dsa/3000",
      "dsa/3001",
      "dsa/3002",
      "dsa/3003",
      "dsa/3004",
      "dsa/3005",
      "dsa/3006",
    ]);
    expect(offered("errspec explain --lang en 213")).toEqual(["2130"]);
  });

  it("has the values that an option or an argument may have", () => {
    expect(offered("errspec explain --lang ").sort()).toEqual(["en", "zh"]);
    expect(offered("errspec completion z")).toEqual(["zsh"]);
    expect(offered("errspec mock --code 213")).toEqual(["2130"]);
    expect(offered("errspec mock --code dsa/300")).toContain("dsa/3006");
    expect(offered("errspec mock --gateway ")).toEqual(expect.arrayContaining(["any", "nginx-502"]));
    expect(offered("errspec mock --envelope ").filter((word) => word !== "files")).not.toContain("problem");
  });

  it("leaves a folder's name to the shell", () => {
    const found = offered("errspec generate --spec ");
    expect(found.filter((word) => word !== "files" && !word.endsWith("/") && word !== "errspec")).toEqual([]);
  });
});

describe("errspec complete", () => {
  it("prints what it knows with a description, and nothing where there is no spec", () => {
    const run = shell("bash");
    expect(run("errspec complete -- explain 2130")).toEqual([
      "2130\tInvalidProjectId: 非法ProjectID参数，请确认后重试",
    ]);
    expect(run("errspec complete -- explain --spec nowhere 2130")).toEqual([]);
    expect(run("errspec complete -- nonsense --x")).toEqual([]);
    const add = "printf 'envelopes: { problem, json-rpc }\\n' >> spec/errspec.yaml";
    expect(run(`${add}; errspec complete -- mock --envelope ""`)).toEqual(["problem", "json-rpc"]);
    expect(run("errspec complete --").map((line) => line.split("\t")[0])).toContain("generate");
  });
});
