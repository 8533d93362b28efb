import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, run } from "../../support/tools.js";
import { retry } from "../../../generator/targets/typescript/readme.js";
import { typescript } from "../../../generator/targets/typescript/target.js";
import { seedCatalog } from "../../support/catalog.js";
import { cases } from "./cases.js";
import { compile, compilers, packageOf, write } from "./support.js";
import type { Written } from "./support.js";

const consumerConfig = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    module: "nodenext",
    strict: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
  },
  include: ["*.ts"],
};

/** The seed's package as npm packs and installs it, beside a consumer of it. */
let written: Written;
let consumer: string;

beforeAll(async () => {
  written = write(await packageOf(seedCatalog()));
  expect(await compile("typescript-7", written.folder)).toMatchObject({ status: 0 });
  consumer = mkdtempSync(join(tmpdir(), "errspec-consumer-"));
  writeFileSync(join(consumer, "package.json"), '{ "type": "module" }');
  writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify(consumerConfig));
  const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", consumer], {
    cwd: written.folder,
    encoding: "utf8",
  });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  const installed = join(consumer, "node_modules", "tencentcloud-errors");
  for (const folder of [installed, join(consumer, "copy", "node_modules", "tencentcloud-errors")]) {
    mkdirSync(folder, { recursive: true });
    spawnSync("tar", ["-xzf", join(consumer, filename), "-C", folder, "--strip-components=1"]);
  }
});

afterAll(() => {
  written.remove();
  rmSync(consumer, { recursive: true });
});

describe("the seed's package", () => {
  test("has nothing that publint minds", async () => {
    const { messages, pkg } = await publint({ pkgDir: written.folder, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("has types that resolve everywhere", async () => {
    const attw = join(root, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
    const { status, stdout } = await run(process.execPath, [attw, "--pack", ".", "--profile", "esm-only"], {
      cwd: written.folder,
    });
    expect(status, stdout).toBe(0);
  });

  test("holds sources and what is compiled from them, and nothing of its tests", () => {
    const files = spawnSync("tar", ["-tzf", "tencentcloud-errors-0.1.0.tgz"], {
      cwd: consumer,
      encoding: "utf8",
    }).stdout;
    expect(files).toContain("package/src/dsa/code.ts");
    expect(files).not.toMatch(/test|jsonl|tsconfig/);
  });

  test.each(compilers)("is used under strict flags without skipLibCheck: %s", async (compiler) => {
    writeFileSync(join(consumer, "use.ts"), use);
    expect(await compile(compiler, consumer)).toMatchObject({ status: 0, stdout: "" });
  });

  test("a bundle of one enum has nothing else", async () => {
    const text = await bundle('export { DsaCode } from "tencentcloud-errors";');
    expect(text).toContain("InvalidProjectId");
    expect(text).not.toMatch(/class |CommonCode|fix_request|JSON\.parse/);
    expect(await bundle('export { isDsaError } from "tencentcloud-errors";')).not.toMatch(
      /InvalidProjectId|JSON\.parse/,
    );
  });

  test("knows the errors of another copy of itself", async () => {
    const program = `
      import assert from "node:assert/strict";
      import { decodeDsa as theirs } from "./copy/node_modules/tencentcloud-errors/dist/src/dsa/index.js";
      import { DsaCode, DsaError, isDsaError, isTencentCloudError, CommonCode, localize } from "tencentcloud-errors";
      const error = theirs('{"code":4000,"message":"(2130)text"}');
      assert(!(error instanceof DsaError));
      assert(isDsaError(error) && isDsaError(error, DsaCode.InvalidProjectId) && !isDsaError(error, DsaCode.DatabaseError));
      assert(isTencentCloudError(error, CommonCode.InvalidParameter));
      assert.equal(localize(error, "en"), "The ProjectID parameter is invalid. Check it and retry.");
      assert.equal(localize(error, "constructor"), undefined);
    `;
    writeFileSync(join(consumer, "copies.mjs"), program);
    expect(await run(process.execPath, ["copies.mjs"], { cwd: consumer })).toMatchObject({ status: 0, stderr: "" });
  });

  test("can be required", async () => {
    const program = 'console.log(require("tencentcloud-errors/dsa").decodeDsa({ code: 0 }))';
    const { stdout } = await run(process.execPath, ["--no-warnings", "-e", program], { cwd: consumer });
    expect(stdout).toBe("undefined\n");
  });

  test("retries as its README says", async () => {
    const program = `
      import { setTimeout as wait_ } from "node:timers/promises";
      import { decodeDsa } from "tencentcloud-errors/dsa";
      const bodies = ['{"code":4000,"message":"(1000)text"}', '{"code":4400}', '{"code":0}', "never"];
      const call = async () => bodies.shift();
      const setTimeout = () => wait_(1);
      ${retry("decodeDsa").join("\n")}
      console.log(error, bodies.length);
    `;
    expect(readFileSync(join(written.folder, "README.md"), "utf8")).toContain(retry("decodeDsa").join("\n"));
    writeFileSync(join(consumer, "retry.mjs"), program);
    expect((await run(process.execPath, ["retry.mjs"], { cwd: consumer })).stdout).toBe("undefined 1\n");
  });
});

test("snippets compile, in each style", async () => {
  for (const title of ["the seed", "dotted codes in an enum", "two layers of several types"]) {
    const catalog = cases[title]?.() ?? seedCatalog();
    const files = new Map(await packageOf(catalog));
    const name = (JSON.parse(files.get("package.json") ?? "") as { name: string }).name;
    catalog.modules
      .flatMap(({ entries }) => entries)
      .slice(0, 12)
      .forEach((entry, index) => {
        const { code = "" } = typescript.snippets?.(catalog)(entry) ?? {};
        const local = code.replace(
          /"([^"]+)";/,
          (_, path: string) => `"..${path.slice(name.length).replace(/^/, "/src")}/index.js";`,
        );
        files.set(`test/snippet${index}.ts`, `declare function call(): Promise<void>;\n${local}\n`);
      });
    const { folder, remove } = write(files);
    expect(await compile("typescript-7", folder, "--noEmit")).toMatchObject({ status: 0, stdout: "" });
    remove();
  }
});

async function bundle(source: string): Promise<string> {
  const entry = join(consumer, "entry.mjs");
  writeFileSync(entry, source);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** What a user would write; each line that must not compile says so. */
const use = `
import { CommonCode, DsaCode, DsaError, TencentCloudError, decodeDsa, dsaInfo, isDsaError, isTencentCloudError, localize } from "tencentcloud-errors";
import { isDsaError as same } from "tencentcloud-errors/dsa";
import type { Action, Kind, Locale } from "tencentcloud-errors";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(): T | undefined => undefined;

export function handle(error: unknown): string | undefined {
  if (isDsaError(error, DsaCode.InvalidProjectId, DsaCode.StatsInvalidProjectId)) {
    is<Equal<typeof error.moduleCode, DsaCode.InvalidProjectId | DsaCode.StatsInvalidProjectId>>();
    switch (error.moduleCode) {
      case DsaCode.InvalidProjectId:
        return error.detail;
      case DsaCode.StatsInvalidProjectId:
        return error.requestId;
      default: {
        const never: never = error.moduleCode;
        return never;
      }
    }
  }
  if (same(error)) {
    is<Equal<typeof error, DsaError>>();
    is<Equal<typeof error.module, "dsa">>();
    is<Equal<typeof error.moduleCode, number | undefined>>();
  }
  if (isTencentCloudError(error, CommonCode.RequestLimitExceeded)) {
    is<Equal<typeof error.code, CommonCode.RequestLimitExceeded>>();
    const kind: Kind = error.kind;
    const action: Action = error.action;
    const fallback: Action | undefined = error.fallback;
    const locale: Locale = "en";
    // @ts-expect-error there is no such locale
    localize(error, "fr");
    return localize(error, locale) ?? kind + action + String(fallback) + String(error.http) + String(error.url);
  }
  // @ts-expect-error a code of another module
  isDsaError(error, CommonCode.RequestLimitExceeded);
  // @ts-expect-error codes cannot be set
  if (isTencentCloudError(error)) error.code = 1;
  const info = dsaInfo(DsaCode.InvalidProjectId);
  return info?.text.zh;
}

const error: DsaError | undefined = decodeDsa("{}", { cause: new TypeError() });
const base: TencentCloudError | undefined = error;
export const json: unknown = base?.toJSON();
`;
