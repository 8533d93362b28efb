import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../support/cache.js";
import { temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

/** The repository's spec in a folder of its own, and the command line as a user runs it there. */
function project() {
  const folder = temporaryFolder();
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true, dereference: true });
  const explain = (args: readonly string[], input = "", locale: NodeJS.ProcessEnv = {}) => {
    const own = { LC_ALL: undefined, LC_MESSAGES: undefined, LANG: undefined, ...locale };
    const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder), NO_COLOR: "1", ...own };
    const main = join(root, "dist", "main.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, "explain", ...args], {
      cwd: folder,
      env,
      input,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };
  return { folder, explain };
}

describe("errspec explain", () => {
  it("answers in the catalog's first locale, or the one that is asked for", () => {
    const { explain } = project();
    const chinese = explain(["2130"]);
    expect(chinese).toMatchObject({ status: 0, stderr: "" });
    expect(chinese.stdout).toMatch(
      /^dsa\/2130 InvalidProjectId\n非法ProjectID参数，请确认后重试\n\n修正请求。不可自动重试。\n/,
    );
    expect(explain(["dsa/2130", "--lang", "en"]).stdout).toMatch(
      /^dsa\/2130 InvalidProjectId\nThe ProjectID parameter is invalid\. Check it and retry\.\n\nFix the request\. Not retryable\.\n/,
    );
  });

  it.each<[NodeJS.ProcessEnv, string]>([
    [{ LANG: "en_US.UTF-8" }, "The ProjectID"],
    [{ LANG: "zh_TW.UTF-8" }, "非法"],
    // Whoever reads neither is more likely to read English than Chinese.
    [{ LANG: "de_DE.UTF-8" }, "The ProjectID"],
    [{ LANG: "C.UTF-8" }, "The ProjectID"],
    [{ LANG: "C" }, "The ProjectID"],
    [{ LANG: "no~locale" }, "The ProjectID"],
    [{}, "非法"],
    [{ LANG: "zh_CN.UTF-8", LC_MESSAGES: "en_GB@euro" }, "The ProjectID"],
    [{ LANG: "en_US.UTF-8", LC_MESSAGES: "en_US.UTF-8", LC_ALL: "zh_CN" }, "非法"],
    [{ LANG: "en_US.UTF-8", LC_ALL: "" }, "The ProjectID"],
  ])("speaks the terminal's language, where the catalog has it: %j", (locale, begin) => {
    const { explain } = project();
    expect(explain(["2130"], "", locale).stdout.split("\n")[1]?.startsWith(begin)).toBe(true);
    expect(explain(["2130", "--lang", "zh"], "", locale).stdout).toContain("非法");
    expect(explain(["2130", "--json"], "", locale).stdout).toBe(explain(["2130", "--json"]).stdout);
  });

  it("shows the response and the code for a code or a name, but not for a response or a log", () => {
    const { explain } = project();
    const { stdout } = explain(["dsa/2010", "--lang", "en"]);
    expect(stdout).toContain('\n\nResponse\n  HTTP 429\n  retry-after: 1\n  {\n    "code": 4400,\n');
    expect(stdout).toContain("\n\nHandle it in Go\n  err := dsa.Decode(body)\n");
    expect(stdout).toContain("\n\nRaise it in TypeScript\n");
    for (const query of ['{"code":4400,"message":"(2010)x"}', "failed: OperationTooFrequent"]) {
      expect(explain([query, "--lang", "en"]).stdout).toMatch(/^dsa\/2010 [^]*(?<!\n)\n$/);
      expect(explain([query, "--lang", "en"]).stdout).not.toMatch(/HTTP 429\n|Raise it/);
    }
  });

  it("shows the response in a standard envelope, and all of them as JSON", () => {
    const { folder, explain } = project();
    const unknown = explain(["2010", "--envelope", "soap"]);
    expect(unknown).toMatchObject({
      status: 2,
      stderr: "errspec: the catalog has no standard envelope soap; add it to `envelopes` in errspec.yaml\n",
    });
    const file = join(folder, "spec", "errspec.yaml");
    writeFileSync(file, `${readFileSync(file, "utf8")}\nenvelopes: { problem: , graphql: }\n`);
    expect(explain(["2010"]).stdout).toContain("\n  其他格式：--envelope problem、graphql\n");
    expect(explain(["2010", "--envelope", "problem", "--lang", "en"]).stdout).toContain(
      '\n\nResponse\n  HTTP 429\n  content-type: application/problem+json\n  retry-after: 1\n  {\n    "type": ',
    );
    expect(explain(["2010", "--envelope", "grpc"]).stderr).toContain("it has problem, graphql\n");
    const { meanings } = JSON.parse(explain(["2010", "--json"]).stdout) as {
      meanings: { responses: { envelope: string | null; body: string }[]; snippets: { language: string }[] }[];
    };
    expect(meanings[0]?.responses.map(({ envelope }) => envelope)).toEqual([null, "problem", "graphql"]);
    expect(meanings[0]?.responses.every(({ body }) => JSON.parse(body) !== null)).toBe(true);
    expect(meanings[0]?.snippets.map(({ language }) => language)).toEqual(["Go", "Python", "TypeScript"]);
  });

  it("reads a response as an argument, and a log from standard input", () => {
    const { explain } = project();
    expect(explain(['{"code":4000,"message":"(2130)x"}', "--lang", "en"]).stdout).toContain(
      "common/4000 InvalidParameter → dsa/2130 InvalidProjectId",
    );
    const line = "2024-05-01 12:30:01 ERROR call failed: (2130)非法ProjectID参数\n";
    expect(explain([], line).stdout).toMatch(/^dsa\/2130 /);
    expect(explain(["-"], line).stdout).toMatch(/^dsa\/2130 /);
  });

  it("exits with 1 for what it does not know, and says what is near", () => {
    const { explain } = project();
    const { status, stdout, stderr } = explain(["InvalidProjctId", "--lang", "en"]);
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("Did you mean\n  dsa/2130 InvalidProjectId  The ProjectID parameter is invalid.");
  });

  it.each([
    [["2130", "--lang", "fr"], "errspec: the catalog has no texts in fr; it has zh, en\n"],
    [[], "errspec: nothing to explain; give a code, a name or a response, or pipe one to standard input\n"],
    [
      ["2130", "--spec", "nowhere"],
      "errspec: there is no nowhere/errspec.yaml; run `errspec init`, or pass the spec's folder with --spec\n",
    ],
  ])("%j is a usage error: exit code 2 and a sentence", (args, message) => {
    expect(project().explain(args)).toEqual({ status: 2, stdout: "", stderr: message });
  });

  it("gives data with --json, in which nothing can steer a terminal", () => {
    const { explain } = project();
    const { stdout } = explain(['{"code":4000,"message":"(2130)\\u009b31m\\u202e"}', "--json"]);
    expect(stdout).not.toMatch(/[\u0080-\u009f\u202e]/);
    expect(JSON.parse(stdout)).toMatchObject({
      meanings: [{ module: "dsa", code: "2130", response: { detail: "\u009b31m\u202e" } }],
    });
  });

  it("sees a change of the spec at once, though it remembers the catalog", () => {
    const { folder, explain } = project();
    explain(["2130"]);
    const file = join(folder, "spec", "dsa.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(
        "zh: 非法ProjectID参数，请确认后重试\n      en: The ProjectID parameter is invalid. Check it and retry.\n    kind: invalid_argument\n    action: fix_request\n    examples",
        "zh: 新的\n      en: New.\n    kind: invalid_argument\n    action: fix_request\n    examples",
      ),
    );
    expect(explain(["2130"]).stdout).toContain("新的");
    rmSync(join(folder, "cache"), { recursive: true });
    expect(explain(["2130"]).stdout).toContain("新的");
  });

  it("does what it can with a spec that has errors, and says so", () => {
    const { folder, explain } = project();
    const file = join(folder, "spec", "dsa.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("code: 2130", "code: 02130"));
    const { status, stdout, stderr } = explain(["2140"]);
    expect([status, stdout.split("\n")[0]]).toEqual([0, "dsa/2140 InvalidHttpsConfig"]);
    expect(stderr).toBe("errspec: the spec has 1 problem, so this may be incomplete; run `errspec lint`\n");
    writeFileSync(join(folder, "spec", "errspec.yaml"), "errspec: [");
    const broken = explain(["4000"]);
    expect([broken.status, broken.stdout]).toEqual([1, ""]);
    expect(broken.stderr).toContain("spec/errspec.yaml:1:");
  });
});
