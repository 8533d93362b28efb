import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { put } from "../support/folder.js";
import { root, run } from "../support/tools.js";

/*
 * The generated TypeScript package in the tools that import it, as its README says: in a workspace, where nobody builds it,
 * and installed from the packed tarball. Next.js was tried by hand: it is too large for a test.
 */

const generated = join(root, "out", "typescript");
const readme = readFileSync(join(generated, "README.md"), "utf8");
const ignored = /`transformIgnorePatterns: (\[".*?"\])`/.exec(readme)?.[1] ?? "";

const app = `import { localize } from "tencentcloud-errors";
import { DsaCode, decodeDsa, isDsaError } from "tencentcloud-errors/dsa";

export function describeBody(body) {
  const error = decodeDsa(body, { status: 400 });
  if (!isDsaError(error, DsaCode.InvalidProjectId)) return "another error";
  return error.detail + ": " + localize(error, "en");
}
`;
const main = `import { describeBody } from "./app.js";
console.log(describeBody('{"code":4000,"message":"(2130)x"}'));
`;
const printed = "x: The ProjectID parameter is invalid. Check it and retry.";
const test = `import { describeBody } from "./app.js";
test("decodes", () => {
  expect(describeBody('{"code":4000,"message":"(2130)x"}')).toBe("${printed}");
});
`;
const webpackBuild = `import webpack from "webpack";
const output = { path: import.meta.dirname, filename: "bundle.cjs" };
webpack({ mode: "production", context: import.meta.dirname, entry: "./main.js", output }, (error, stats) => {
  if (error ?? stats.hasErrors()) throw error ?? new Error(stats.toString());
});
`;
const viteConfig = `export default {
  build: { modulePreload: false, rollupOptions: { input: "main.js", output: { entryFileNames: "bundle.js" } } },
};
`;
const babelConfig = `module.exports = { presets: [["@babel/preset-env", { targets: { node: "current" } }]] };
`;

async function must(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = await run(command, args, { cwd, env });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

/** Installs the package as npm links a workspace, or from its tarball. */
const install = {
  async workspace(folder: string): Promise<void> {
    cpSync(generated, join(folder, "errors"), { recursive: true });
    put(folder, { "package.json": '{ "private": true, "workspaces": ["errors", "apps/*"] }' });
    await must("npm", ["install", "--offline", "--no-audit", "--no-fund"], folder);
  },
  async tarball(folder: string): Promise<void> {
    await must("npm", ["pack", "--silent", "--pack-destination", folder], generated);
    const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
    put(folder, { "package.json": '{ "private": true }' });
    await must("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${tarball}`], folder);
  },
};

describe
  .skipIf(!installConsumers("consumers") && process.env["CI"] === undefined)
  .each(["workspace", "tarball"] as const)("a package from a %s", (way) => {
  let folder = "";
  /** A folder with the app as a module package, and more files. */
  const project = (name: string, files: Readonly<Record<string, string>>): string => {
    put(join(folder, "apps", name), {
      "app.js": app,
      "main.js": main,
      "package.json": '{ "type": "module" }',
      ...files,
    });
    return join(folder, "apps", name);
  };
  const program = (...path: readonly string[]): string => join(folder, "node_modules", ...path);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "errspec-consumers-"));
    await install[way](folder);
    linkConsumers("consumers", folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is bundled by Vite", async () => {
    const cwd = project("vite", { "vite.config.js": viteConfig });
    await must(process.execPath, [program("vite", "bin", "vite.js"), "build", "--logLevel", "error"], cwd);
    expect(await must(process.execPath, [join("dist", "bundle.js")], cwd)).toBe(`${printed}\n`);
  });

  it("is tested by Vitest", async () => {
    const cwd = project("vitest", { "app.test.js": `import { expect, test } from "vitest";\n${test}` });
    const env = { VITEST: "", VITEST_WORKER_ID: "", VITEST_POOL_ID: "" };
    const stdout = await must(process.execPath, [program("vitest", "vitest.mjs"), "run", "--root", cwd], cwd, env);
    expect(stdout).toContain("1 passed");
  });

  it("is bundled by webpack", async () => {
    const cwd = project("webpack", { "build.js": webpackBuild });
    await must(process.execPath, ["build.js"], cwd);
    expect(await must(process.execPath, ["bundle.cjs"], cwd)).toBe(`${printed}\n`);
  });

  it("is tested by Jest with ES modules", async () => {
    const cwd = project("jest-esm", {
      "app.test.js": test,
      "package.json": '{ "type": "module", "jest": { "transform": {} } }',
    });
    await must(process.execPath, ["--experimental-vm-modules", program("jest", "bin", "jest.js")], cwd);
  });

  it("is tested by Jest with CommonJS, by the setting that the README names", async () => {
    expect(ignored).not.toBe("");
    const cwd = project("jest-cjs", {
      "app.test.js": test,
      "package.json": "{}",
      "babel.config.js": babelConfig,
      "jest.config.js": `const configFile = __dirname + "/babel.config.js";
module.exports = { transform: { "\\\\.js$": ["babel-jest", { configFile }] }, transformIgnorePatterns: ${ignored} };
`,
    });
    await must(process.execPath, [program("jest", "bin", "jest.js")], cwd);
  });
});
