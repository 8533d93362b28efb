import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { put } from "../../support/folder.js";
import { scriptOf, strictProject } from "../../support/strict-programs.js";
import { root, run } from "../../support/tools.js";
import { optionsOf } from "../../../generator/targets/typescript/options.js";
import { retry } from "../../../generator/targets/typescript/readme-view.js";
import { typescript } from "../../../generator/targets/typescript/target.js";
import { seedCatalog } from "../../support/catalog.js";
import { cases } from "./cases.js";
import { compile, compilers, packageOf, write } from "./support.js";
import type { Written } from "./support.js";

/** The seed's package as npm packs and installs it, beside a consumer of it. */
let written: Written;
let consumer: string;

beforeAll(async () => {
  written = write(await packageOf(seedCatalog()));
  consumer = mkdtempSync(join(tmpdir(), "errspec-consumer-"));
  put(consumer, strictProject({ lib: ["es2022"], types: [], skipLibCheck: false }));
  const packed = spawnSync("npm", ["pack", "--json", "--pack-destination", consumer], {
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

  test("holds sources and what is compiled from them, and none of its tests", () => {
    const files = spawnSync("tar", ["-tzf", "tencentcloud-errors-0.1.0.tgz"], {
      cwd: consumer,
      encoding: "utf8",
    }).stdout;
    for (const path of ["src/dsa/code.ts", "esm/dsa/code.js", "esm/dsa/code.d.ts", "esm/dsa/code.d.ts.map"])
      expect(files).toContain(`package/${path}\n`);
    expect(files).not.toMatch(/package\/test|\.test\.|jsonl|tsconfig/);
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

  test("a bundle of a decoder has no texts", async () => {
    const decoder = await bundle('export { decodeDsa } from "tencentcloud-errors";');
    expect(decoder).toContain('"InvalidProjectId"');
    expect(decoder).not.toContain("The ProjectID parameter is invalid.");
    expect(await bundle('export { localize } from "tencentcloud-errors";')).toContain(
      "The ProjectID parameter is invalid.",
    );
  });

  test("a bundle of a decoder is small, and grows by hardly more than the name of each code", async () => {
    const entry = 'export { decodeDsa } from "tencentcloud-errors/dsa";';
    const size = async (): Promise<number> => Buffer.byteLength(await bundle(entry, true));
    const before = await size();
    expect(before).toBeLessThan(10_000);
    const table = join(consumer, "node_modules", "tencentcloud-errors", "esm", "dsa", "info.js");
    const text = readFileSync(table, "utf8");
    const more = Array.from({ length: 100 }, (_, index) => `${String(20000 + index)}: "A${"b".repeat(9)}", `).join("");
    writeFileSync(table, text.replace("2130:", `${more}2130:`));
    const perCode = ((await size()) - before) / 100;
    writeFileSync(table, text);
    expect(perCode).toBeLessThan("AbbbbbbbbB".length + 10);
  });

  test("a bundle with the decoder of whole responses and the decision on a retry grows by what they need", async () => {
    const size = async (...names: string[]): Promise<number> =>
      Buffer.byteLength(await bundle(`export { ${names.join(", ")} } from "tencentcloud-errors";`, true));
    const bodies = await size("decodeDsa");
    expect((await size("decodeDsa", "decodeDsaResponse")) - bodies).toBeLessThan(3000);
    expect((await size("decodeDsa", "retryDecision")) - bodies).toBeLessThan(1200);
    expect(await bundle('export { decodeDsa } from "tencentcloud-errors";')).not.toMatch(/retry-after|idempotent/);
    expect(await bundle('export * from "tencentcloud-errors";')).not.toMatch(/interceptors|clone\(\)/);
  });

  test("knows the errors of another copy of itself", async () => {
    const program = `
      import assert from "node:assert/strict";
      import { decodeDsa as theirs, decodeDsaResponse as theirResponse, dsaInfo } from "./copy/node_modules/tencentcloud-errors/esm/dsa/index.js";
      import { DsaCode, DsaError, isDsaError, isTencentCloudError, CommonCode, InvalidResponseError, isInvalidResponseError, localize, retryDecision } from "tencentcloud-errors";
      import { inspect } from "node:util";
      const error = theirs('{"code":4000,"message":"(2130)text"}');
      assert(!(error instanceof DsaError));
      assert(isDsaError(error) && isDsaError(error, DsaCode.InvalidProjectId) && !isDsaError(error, DsaCode.DatabaseError));
      assert(isTencentCloudError(error, CommonCode.InvalidParameter));
      assert.equal(localize(error, "en"), "The ProjectID parameter is invalid. Check it and retry.");
      assert.equal(localize(error, "en-GB"), localize(error, "en"));
      assert.equal(localize(error, "zh-HK"), localize(error, "zh"));
      assert(!isDsaError(structuredClone(error)));
      let invalid;
      try { theirs("<html>", { status: 502 }); } catch (caught) { invalid = caught; }
      assert(!(invalid instanceof InvalidResponseError) && isInvalidResponseError(invalid) && invalid instanceof TypeError);
      assert.equal(invalid.message, "not a response of Tencent Cloud API 2.0: the body is not JSON");
      assert(invalid.retryable && invalid.status === 502 && invalid.body === "<html>" && invalid.cause instanceof SyntaxError);
      assert(!isInvalidResponseError(new TypeError()) && !isInvalidResponseError(error));
      assert(Object.isFrozen(error.info) && error.info === dsaInfo(2130));
      assert.equal(inspect(error).includes("DsaError: dsa: InvalidProjectId (4000/2130): text"), true);
      assert.deepEqual(Object.keys(error), ["module", "code", "moduleCode", "detail", "requestId"]);
      assert.equal(structuredClone(error).message, error.message);
      const busy = theirResponse({ status: 503, headers: { "retry-after": "7" }, body: "<html>" });
      assert(!(busy instanceof InvalidResponseError) && isInvalidResponseError(busy));
      assert.deepEqual(retryDecision(busy, { idempotent: true }), { retry: true, delay: 7, reason: "server_delay" });
      const late = theirResponse({ status: 200, headers: new Headers({ "Retry-After": "7" }), body: '{"code":6200}' });
      assert.deepEqual(retryDecision(late, { idempotent: true }), { retry: true, delay: 7, reason: "server_delay" });
      assert.deepEqual(retryDecision(late), { retry: false, delay: 0, reason: "may_be_done" });
      assert.equal(error.body, '{"code":4000,"message":"(2130)text"}');
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
    const catalog = seedCatalog();
    const [, dsa] = catalog.modules;
    const lines = dsa === undefined ? [] : retry(catalog, dsa, optionsOf(catalog));
    expect(readFileSync(join(written.folder, "README.md"), "utf8")).toContain(lines.join("\n"));
    const program = `
${lines.join("\n").replace('import { setTimeout } from "node:timers/promises";', "const waits: number[] = [];\nconst setTimeout = (wait: number) => Promise.resolve(waits.push(wait));")}
const answers = [
  () => new Response('{"code":4000,"message":"(1000)text"}'),
  () => new Response("<html>Bad gateway</html>", { status: 502, headers: { "retry-after": "7" } }),
  () => { throw new TypeError("fetch failed"); },
  () => new Response('{"code":0}'),
  () => new Response('{"code":4000,"message":"(2130)text"}'),
];
const request = async () => answers.shift()!();
console.log(await send(request), waits[1], waits.length, waits.every((wait) => wait >= 0 && wait <= 60_000));
await send(request).catch((error) => console.log(error.name, error.codeName));
`;
    writeFileSync(join(consumer, "retry.mjs"), scriptOf(program));
    const { stdout, stderr } = await run(process.execPath, ["retry.mjs"], { cwd: consumer });
    expect([stdout, stderr]).toEqual(['{"code":0} 7000 3 true\nDsaError InvalidProjectId\n', ""]);
  });

  test("decodes whole responses, and never throws for one", async () => {
    writeFileSync(join(consumer, "responses.mjs"), responses);
    expect(await run(process.execPath, ["responses.mjs"], { cwd: consumer })).toMatchObject({ status: 0, stderr: "" });
  });

  test("answers a request as its README says", async () => {
    const readme = readFileSync(join(written.folder, "README.md"), "utf8");
    const [, example = ""] = /```ts\n([^`]*tencentcloud-errors\/server[^]*?)```/.exec(readme) ?? [];
    const program = `${example}
const ask = (body: string, language: string) =>
  respond(new Request("http://localhost/x", { method: "POST", body, headers: { "accept-language": language } }));
console.error = (record) => console.log(record["error.type"], record.log.url, record.causes.length);
for (const response of [await ask("{}", ""), await ask("{", "en-GB"), await ask("{", "fr, zh;q=0.5")])
  console.log(response.status, response.headers.get("content-language"), await response.text());`;
    writeFileSync(join(consumer, "respond.mjs"), scriptOf(program));
    const { stdout, stderr } = await run(process.execPath, ["respond.mjs"], { cwd: consumer });
    const logged = "tencent-cloud.InternalSystemError http://localhost/x 1";
    expect((stdout + stderr).split("\n")).toEqual([
      logged,
      logged,
      "200 null {}",
      '500 en {"code":5100,"message":"(1000)Internal system error. Retry later or contact the vendor."}',
      '500 zh {"code":5100,"message":"(1000)系统内部错误，请稍后重试或联系厂商处理"}',
      "",
    ]);
  });

  test("makes an error by hand as its README says", async () => {
    const readme = readFileSync(join(written.folder, "README.md"), "utf8");
    const [, create = ""] = /## Test\n[^`]*```ts\n(.*?)```/s.exec(readme) ?? [];
    const program = `import { decodeDsa } from "tencentcloud-errors/dsa";\n${create}\nconsole.log(error.codeName);`;
    writeFileSync(join(consumer, "create.mjs"), program);
    const { stdout } = await run(process.execPath, ["create.mjs"], { cwd: consumer });
    expect(stdout).toBe(`${seedCatalog().modules[1]?.entries[0]?.name ?? ""}\n`);
  });

  test("takes every kind of bytes, and says what is not a body", async () => {
    const program = `
      import assert from "node:assert/strict";
      import { decodeDsa } from "tencentcloud-errors/dsa";
      const bytes = new TextEncoder().encode('{"code":4100}');
      const shared = new SharedArrayBuffer(bytes.length);
      new Uint8Array(shared).set(bytes);
      for (const body of [bytes, bytes.buffer, new DataView(bytes.buffer), shared, new Uint8Array(shared), Buffer.from(bytes)])
        assert.equal(decodeDsa(body).code, 4100);
      for (const body of [new Response("{}"), Promise.resolve("{}"), new Blob(["{}"]), new Request("http://localhost")])
        assert.throws(() => decodeDsa(body), (error) => error.name === "TypeError" && error.message.includes("await response.text()"));
      for (const body of [undefined, null, 1, "null", [], "[]", () => 1])
        assert.throws(() => decodeDsa(body), { reason: "not_object", detail: "", requestId: undefined });
      assert.throws(() => decodeDsa("[".repeat(2 ** 21)), (error) => error.reason === "not_json" && !("cause" in error));
      assert.equal(decodeDsa(new ArrayBuffer(0), { status: 204 }), undefined);
    `;
    writeFileSync(join(consumer, "bytes.mjs"), program);
    expect(await run(process.execPath, ["bytes.mjs"], { cwd: consumer })).toMatchObject({ status: 0, stderr: "" });
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
        const { handle = "", raise = "" } = typescript.snippets?.(catalog)(entry) ?? {};
        const local = (code: string): string =>
          code.replace(
            /"([^"]+)";/,
            (_, path: string) => `"..${path.slice(name.length).replace(/^/, "/src")}/index.js";`,
          );
        files.set(`test/snippet${index}.ts`, `declare function call(): Promise<void>;\n${local(handle)}\n`);
        if (title === "the seed") expect(raise).toContain("throw ");
        files.set(`test/raise${index}.ts`, `declare const cause: unknown;\n${local(raise)}\nexport {};\n`);
      });
    const { folder, remove } = write(files);
    expect(await compile("typescript-7", folder, "--noEmit")).toMatchObject({ status: 0, stdout: "" });
    remove();
  }
});

async function bundle(source: string, minify = false): Promise<string> {
  const entry = join(consumer, "entry.mjs");
  writeFileSync(entry, source);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify,
    write: false,
    format: "esm",
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** Uses of the decoder of whole responses, and of what it returns. */
const responses = `
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { decodeDsaResponse, isDsaError, isInvalidResponseError, retryDecision } from "tencentcloud-errors";

const page = decodeDsaResponse({
  status: 503,
  headers: new Headers({ "content-type": "text/html; charset=utf-8", "retry-after": "120" }),
  body: "<html>\\n<title>503</title>",
});
assert(page instanceof TypeError && isInvalidResponseError(page) && page.cause instanceof SyntaxError);
assert.equal(page.message, "not a response of Tencent Cloud API 2.0: the content type is text/html");
assert.deepEqual([page.kind, page.effect, page.retryable, page.body], ["unavailable", "unknown", true, "<html>\\n<title>503</title>"]);
const own = { reason: "content_type", status: 503, detail: "", excerpt: "<html> <title>503</title>", contentType: "text/html", requestId: undefined, retryAfter: 120 };
assert.deepEqual({ ...page }, own);
const { name, message, kind, effect, retryable } = page;
assert.deepEqual(page.toJSON(), { name, message, ...own, kind, effect, retryable });
assert(inspect(page).includes("retryAfter: 120") && !inspect(page).includes("body"));
assert.equal(structuredClone(page).message, message);

const bytes = new TextEncoder().encode('{"code":4400,"message":"text"}');
const error = decodeDsaResponse({ status: 200, headers: { "RETRY-AFTER": ["0002", "9"] }, body: bytes });
assert(isDsaError(error) && error.retryAfter === 2 && error.effect === "none" && error.body === bytes);
assert.equal(JSON.parse(JSON.stringify(error)).retryAfter, 2);
assert.deepEqual(Object.keys(error), ["module", "code", "moduleCode", "detail", "requestId"]);
assert.equal(decodeDsaResponse({ status: 200, body: { code: 0 } }), undefined);
assert.equal(decodeDsaResponse({ status: 204, body: "" }), undefined);

// Header values as axios and mocks have them; dates by the clock of the caller.
const at = (headers, options) => decodeDsaResponse({ status: 429, headers, body: "" }, options).retryAfter;
assert.equal(at({ get: (name) => (name === "retry-after" ? 3 : null) }), 3);
assert.equal(at({ "Retry-After": 3, "retry-after": "4" }), 3);
assert.equal(at({ "Retry-After": undefined, "retry-after": "4" }), 4);
assert.equal(at({ "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" }, { now: Date.UTC(1994, 10, 6, 8, 49, 30, 1) }), 7);
assert.equal(at({ "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT" }), undefined);
for (const headers of [undefined, null, {}, [], "text", { "retry-after": null }, { "retry-after": {} }, new Map([["retry-after", "x"]])])
  assert.equal(at(headers), undefined);

Date.now = () => assert.fail("the clock was read for nothing");
for (const status of [undefined, null, NaN, -1, 200.5, "200", {}, 1e99])
  for (const body of [undefined, null, 0, "", "null", [], {}, new Uint8Array([255]), Symbol.iterator])
    assert(isInvalidResponseError(decodeDsaResponse({ status, headers: { "retry-after": "5" }, body })));

const stream = new Response("{}").body;
for (const response of [new Response("{}"), Promise.resolve(), new Response(null), { status: 200, body: stream }, { status: 200, body: new Blob([]) }])
  assert.throws(() => decodeDsaResponse(response), (error) => error.name === "TypeError" && error.message.includes("await response.text()"));

for (const value of [undefined, null, 1, "text", {}, new Error("text"), new TypeError("fetch failed")])
  assert.deepEqual(retryDecision(value, { idempotent: true }), { retry: false, delay: 0, reason: "not_retryable" });
const { delay } = retryDecision(decodeDsaResponse({ status: 502, body: "" }), { idempotent: true });
assert(delay >= 0.5 && delay <= 1);
`;

/** What a user would write; each line that must not compile says so. */
const use = `
import { CommonCode, DsaCode, DsaError, TencentCloudError, decodeDsa, decodeDsaResponse, dsaInfo, retryDecision, InvalidResponseError, isDsaError, isInvalidResponseError, isTencentCloudError, localize, textsOf } from "tencentcloud-errors";
import { isDsaError as same } from "tencentcloud-errors/dsa";
import type { Action, Effect, Kind, Locale, RetryDecision, RetryReason } from "tencentcloud-errors";
import { install } from "tencentcloud-errors/axios";
import { withErrors } from "tencentcloud-errors/fetch";
import type { FetchResponse } from "tencentcloud-errors/fetch";

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
    is<Equal<typeof error.moduleCode, DsaCode | (number & {}) | undefined>>();
    const own: number | undefined = error.moduleCode;
    if (own === undefined) return undefined;
  }
  if (isInvalidResponseError(error)) {
    is<Equal<typeof error, InvalidResponseError>>();
    switch (error.reason) {
      case "not_json":
      case "not_object":
      case "no_code":
      case "bad_code":
      case "failed_status":
      case "foreign":
      case "empty":
      case "content_type":
      case "status_mismatch":
        return error.detail + String(error.status) + String(error.retryable) + String(error.requestId);
      default: {
        const never: never = error.reason;
        return never;
      }
    }
  }
  if (isTencentCloudError(error, CommonCode.RequestLimitExceeded)) {
    is<Equal<typeof error.code, CommonCode.RequestLimitExceeded>>();
    const kind: Kind = error.kind;
    const action: Action = error.action;
    const fallback: Action | undefined = error.fallback;
    const locale: Locale = "en";
    return localize(error, locale) ?? kind + action + String(fallback) + String(error.httpStatus + 1) + String(error.url);
  }
  // @ts-expect-error a code of another module
  isDsaError(error, CommonCode.RequestLimitExceeded);
  // @ts-expect-error codes cannot be set
  if (isTencentCloudError(error)) error.code = 1;
  const info = dsaInfo(DsaCode.InvalidProjectId);
  // @ts-expect-error what the catalog says cannot be set
  if (info) info.retryable = true;
  return info && textsOf(info)?.text.zh;
}

declare const fetched: { text(): Promise<string>; arrayBuffer(): Promise<ArrayBuffer>; json(): Promise<unknown> };
interface Answer { readonly code: number }

export async function bodies(answer: Answer, anything: any): Promise<void> {
  decodeDsa(await fetched.text(), { status: 200 });
  decodeDsa(await fetched.arrayBuffer());
  decodeDsa(await fetched.json());
  decodeDsa(new DataView(new ArrayBuffer(8)));
  decodeDsa(answer);
  decodeDsa(anything);
  decodeDsa({ code: 4000, message: "(2130)" });
  // @ts-expect-error a response
  decodeDsa(fetched);
  // @ts-expect-error a promise
  decodeDsa(fetched.text());
  // @ts-expect-error a stream
  decodeDsa(stream);
}

interface Stream { getReader(): unknown }
declare const stream: Stream;
interface Pipe { pipe(to: { write(): void }, end: boolean): void }
declare const pipe: Pipe;
/** The headers of fetch, of axios and of Node.js. */
interface FetchHeaders { get(name: string): string | null }
type AxiosValue = AxiosHeaders | string | string[] | number | boolean | null;
interface AxiosHeaders {
  [key: string]: unknown;
  get(name: string, parser: RegExp): RegExpExecArray | null;
  get(name: string, matcher?: true): AxiosValue;
}
interface NodeHeaders { [name: string]: string | string[] | undefined; age?: string | undefined }
declare const headers: { fetch: FetchHeaders; axios: Partial<Record<string, AxiosValue>> | AxiosHeaders; node: NodeHeaders };
declare const unread: { status: number; headers: FetchHeaders; body: Stream | null; arrayBuffer(): Promise<ArrayBuffer> };

export async function whole(answer: Answer): Promise<RetryDecision> {
  const error = decodeDsaResponse({ status: 200, headers: headers.fetch, body: await fetched.text() });
  is<Equal<typeof error, DsaError | InvalidResponseError | undefined>>();
  const effect: Effect | undefined = error?.effect;
  const delay: number | undefined = error?.retryAfter;
  decodeDsaResponse({ status: 200, headers: headers.axios, body: answer }, { now: delay });
  decodeDsaResponse({ status: 200, headers: headers.node, body: await fetched.json() });
  decodeDsaResponse({ status: 200, headers: { a: "b", c: ["d"], e: undefined }, body: new DataView(new ArrayBuffer(8)) });
  decodeDsaResponse({ status: 200, body: "" });
  // @ts-expect-error a response of fetch
  decodeDsaResponse(unread);
  // @ts-expect-error streams of the web and of Node.js
  decodeDsaResponse({ status: 200, body: stream });
  // @ts-expect-error streams of the web and of Node.js
  decodeDsaResponse({ status: 200, body: pipe });
  // @ts-expect-error a promise
  decodeDsaResponse({ status: 200, body: fetched.text() });
  // @ts-expect-error there is no status
  decodeDsaResponse({ body: "" });
  // @ts-expect-error pairs
  decodeDsaResponse({ status: 200, headers: [["a", "b"]], body: "" });
  const reason: RetryReason = retryDecision(error).reason;
  return retryDecision(error, { idempotent: effect === "none", attempt: 2, elapsed: 0.5, random: () => Number(reason === "backoff") });
}

interface Axios { interceptors: { response: { use(onFulfilled?: ((response: AxiosResponse) => AxiosResponse | Promise<AxiosResponse>) | null, onRejected?: ((error: any) => any) | null): number } } }
interface AxiosResponse { data: any; status: number; headers: Partial<Record<string, AxiosValue>> | AxiosHeaders; config: { method?: string; responseType?: "blob" | "json" } }
declare const clients: { axios: Axios; fetch(path: string, init?: { method: string }): Promise<FetchResponse & { readonly url: string }> };

/** The adapters need no types of the DOM, and change no type. */
export async function adapted(): Promise<string> {
  const id: number = install(clients.axios, decodeDsaResponse);
  const { url } = await withErrors(clients.fetch, decodeDsaResponse)("/", { method: "GET" });
  return url + String(id);
}

const error: DsaError | undefined = decodeDsa("{}", { cause: new TypeError() });
const base: TencentCloudError | undefined = error;
export const json: unknown = base?.toJSON();
`;
