import { describe, expect, test } from "vitest";
import { breaksOf } from "../../../generator/compare/surface.js";
import type { TargetSurface } from "../../../generator/compare/surface.js";
import { surface } from "../../../generator/targets/typescript/surface.js";
import { typescript } from "../../../generator/targets/typescript/target.js";
import { catalogOf, loadText, seedCatalog } from "../../support/catalog.js";
import { packageOf } from "./support.js";

const spec = (options: string, modules: string): string => `
errspec: 1
catalog: shop
title: { en: Shop }
locales: [en, zh]
envelope: { code: /code }
targets: { typescript: ${options} }
modules:
${modules}`;

const orders =
  "  - { module: orders, errors: [{ code: 1, name: NotFound, text: { en: None., zh: 无。 }, aliases: [Missing] }] }";

/** The identifiers that meet another of their scope, or that the language keeps. */
function troubles(text: string): string[] {
  const found = typescript.identifiers(catalogOf(text));
  const reserved = found.filter((identifier) => identifier.reserved !== undefined && identifier.reserved !== "");
  const seen = new Set<string>();
  const twice = found.filter(({ scope, text }) => seen.has(`${scope} ${text}`) || !seen.add(`${scope} ${text}`));
  return [...reserved, ...twice].map(({ text }) => text).sort();
}

describe("identifiers", () => {
  test("of the seed do not meet", () => {
    const found = typescript.identifiers(seedCatalog()).map(({ scope, text }) => `${scope} ${text}`);
    expect(new Set(found).size).toBe(found.length);
  });

  test("that hide a global are reserved", () => {
    expect(troubles(spec("{}", "  - { module: type, errors: [] }"))).toEqual(["TypeError"]);
    expect(troubles(spec("{ prefix: My }", "  - { module: type, errors: [] }"))).toEqual([]);
    expect(troubles(spec('{ suffix: "" }', "  - { module: map, errors: [] }"))).toEqual(["Map"]);
    const timeout = "  - { module: a, errors: [{ code: 1, name: Type, text: x }] }";
    expect(troubles(spec("{ classes: per-code }", timeout))).toEqual(["TypeError"]);
  });

  test("of a class of an entry do not hide the error of invalid responses", () => {
    const invalid = "  - { module: a, errors: [{ code: 1, name: InvalidResponse, text: x }] }";
    expect(troubles(spec("{ classes: per-code }", invalid))).toEqual(["InvalidResponseError"]);
    expect(troubles(spec("{}", invalid))).toEqual([]);
  });

  test("of a folder that is no part of a package are reserved", () => {
    expect(troubles(spec("{}", "  - { module: node_modules, errors: [] }"))).toEqual(["node_modules"]);
    expect(troubles(spec("{}", "  - { module: modules, errors: [] }"))).toEqual([]);
  });

  test("of an adapter are entry points, as modules are", () => {
    const modules = "  - { module: fetch, errors: [] }\n  - { module: axios, errors: [] }";
    expect(troubles(spec("{}", modules))).toEqual([]);
    expect(troubles(spec("{ adapters: [fetch] }", modules))).toEqual(["fetch"]);
    expect(troubles(spec("{ adapters: [axios, fetch] }", modules))).toEqual(["axios", "fetch"]);
  });

  test("of the test kit are an entry point and its file", () => {
    const modules = "  - { module: testing, errors: [{ code: 1, name: Gone, text: x }] }";
    expect(troubles(spec("{}", modules))).toEqual([]);
    expect(troubles(spec("{ testkit: true }", modules))).toEqual(["testing"]);
  });

  test("that every package exports are met", () => {
    expect(troubles(spec("{}", "  - { module: invalid-response, errors: [] }"))).toEqual([
      "InvalidResponseError",
      "isInvalidResponseError",
    ]);
  });

  test("of decoders are free in a package for servers alone", () => {
    const modules = "  - { module: invalid-response, errors: [] }";
    expect(troubles(spec("{ side: both }", modules))).toEqual(["InvalidResponseError", "isInvalidResponseError"]);
    expect(troubles(spec("{ side: server }", modules))).toEqual([]);
  });

  test("of an enum may be called as a global", () => {
    expect(troubles(spec("{}", "  - { module: a, errors: [{ code: 1, name: Error, text: x }] }"))).toEqual([]);
  });

  test("that meet are given with one scope", () => {
    expect(troubles(spec("{}", "  - { module: a-b, errors: [] }\n  - { module: a_b, errors: [] }"))).toContain(
      "AbError",
    );
  });

  test("of an enum cannot be a number's name", () => {
    const module = "  - { module: a, errors: [{ code: 1, name: Infinity, text: x }] }";
    expect(troubles(spec("{}", module))).toEqual(["Infinity"]);
    expect(troubles(spec("{ style: const }", module))).toEqual([]);
  });
});

describe("options", () => {
  test("have defaults", async () => {
    const files = await packageOf(catalogOf(spec("{}", orders)));
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ name: "shop-errors", version: "0.0.0" });
    expect(files.get("src/orders/code.ts")).toContain("export enum OrdersCode {");
    expect(files.has("src/orders/errors.ts")).toBe(false);
    expect(files.get("package.json")).not.toContain("license");
    expect([...files.keys()].filter((path) => /adapter|axios|fetch/.test(path))).toEqual([]);
    expect(files.get("README.md")).not.toContain("HTTP clients");
  });

  test("change names, locales and the licence", async () => {
    const options = "{ package: '@acme/shop', prefix: Acme, suffix: Codes, locales: [zh], license: MIT }";
    const files = await packageOf(catalogOf(spec(options, orders)));
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ name: "@acme/shop", license: "MIT" });
    expect(files.get("src/orders/code.ts")).toContain("export enum AcmeOrdersCodes {");
    expect(files.get("src/orders/index.ts")).toContain("export class AcmeOrdersError extends AcmeShopError {");
    expect(files.get("src/orders/texts.ts")).toContain('zh: "无。"');
    expect(files.get("src/orders/texts.ts")).not.toContain("None.");
  });

  test("add adapters, each once, as entry points", async () => {
    const files = await packageOf(catalogOf(spec("{ adapters: [fetch, axios, fetch] }", orders)));
    const { exports } = JSON.parse(files.get("package.json") ?? "") as { exports: object };
    expect(Object.keys(exports)).toEqual([".", "./orders", "./axios", "./fetch", "./package.json"]);
    expect(files.get("src/index.ts")).not.toMatch(/axios|fetch|adapter/);
    expect(files.get("README.md")).toContain("`shop-errors/axios` and `shop-errors/fetch`");
    for (const name of ["axios", "fetch"])
      expect(files.get(`src/${name}.ts`)?.split("\n").length, name).toBeLessThan(61);
    const one = await packageOf(catalogOf(spec("{ adapters: [axios] }", orders)));
    expect([...one.keys()].filter((path) => path.startsWith("esm/") && /adapter|fetch/.test(path))).toEqual([
      "esm/adapter.js",
      "esm/adapter.d.ts",
      "esm/adapter.d.ts.map",
    ]);
    expect(one.get("README.md")).not.toContain("withErrors");
  });

  test("for servers alone leave out the decoders and what belongs to them", async () => {
    const server = await packageOf(catalogOf(spec("{ side: server, classes: per-code }", orders)));
    const both = await packageOf(catalogOf(spec("{ side: both, classes: per-code }", orders)));
    const sources = (files: ReadonlyMap<string, string>) => [...files.keys()].filter((path) => path.startsWith("src/"));
    const left = sources(both).filter((path) => !server.has(path));
    const names = ["decode", "invalid-response", "pointer", "response", "retry"];
    expect(left.sort()).toEqual(names.map((name) => `src/${name}.ts`));
    expect(sources(server).every((path) => both.has(path))).toBe(true);
    const clientNames = /decode(?:Orders)?\b|decodeOrdersResponse|InvalidResponse|retryDecision|ReceivedResponse/;
    for (const path of ["README.md", ...sources(server)]) expect(server.get(path), path).not.toMatch(clientNames);
    expect([...server.keys()].filter((path) => path.startsWith("test/"))).toEqual([
      "test/encode.test.js",
      "test/program.js",
      "test/verdict.js",
      "test/encode.jsonl",
    ]);
    const sizeOf = (files: ReadonlyMap<string, string>) =>
      [...files].reduce((sum, [path, text]) => sum + (path.startsWith("esm/") ? text.length : 0), 0);
    expect(sizeOf(server)).toBeLessThan(sizeOf(both) * 0.7);
    const shown = surface.of(catalogOf(spec("{ side: server }", orders))).map(({ text }) => text);
    expect(shown.filter((text) => clientNames.test(text))).toEqual([]);
    expect(shown).toContain("encode");
  });

  test("for servers alone leave the decoders out of standard envelopes and of the test kit", async () => {
    const all = "problem: {}, grpc: {}, json-rpc: {}, graphql: {}";
    const of = (options: string) =>
      catalogOf(spec(options, orders).replace("\nmodules:", `\nenvelopes: { ${all} }\nmodules:`));
    const server = await packageOf(of("{ side: server, testkit: true, classes: per-code }"));
    expect(server.has("src/standard.ts")).toBe(false);
    const clientNames = /\bdecode(?![a-z])|InvalidResponse|receiveStandard|fieldErrorsIn/;
    for (const [path, text] of server) {
      if (/^(?:src|esm)\/.*[st]$|^README/.test(path)) expect(text, path).not.toMatch(clientNames);
    }
    const exported = (options: string) => surface.of(of(options)).map(({ text }) => text);
    const left = exported("{ side: both }").filter((text) => !exported("{ side: server }").includes(text));
    expect(left).toEqual(expect.arrayContaining(["decodeOrdersGrpc", "decodeOrdersJsonRpc", "decodeOrdersProblem"]));
    expect(exported("{ side: server }")).toEqual(expect.arrayContaining(["./grpc", "encodeGrpc", "encodeGraphql"]));
  });

  test("adapters for servers are entry points, and one that another one uses is not", async () => {
    const files = await packageOf(catalogOf(spec("{ side: server, adapters: [nestjs, web] }", orders)));
    const { exports } = JSON.parse(files.get("package.json") ?? "") as { exports: object };
    expect(Object.keys(exports)).toEqual([".", "./orders", "./nestjs", "./web", "./server", "./package.json"]);
    for (const name of ["express", "fastify", "nestjs", "web"])
      expect(files.get(`src/${name}.ts`)?.split("\n").length, name).toBeLessThan(61);
    expect(files.get("README.md")).toContain("`shop-errors/nestjs` and `shop-errors/web`");
    expect(files.get("README.md")).not.toMatch(/HTTP clients|shop-errors\/(?:express|fastify)/);
    const empty = await packageOf(
      catalogOf(spec("{ side: server, adapters: [web] }", "  - { module: a, errors: [] }")),
    );
    expect([...empty.keys()].filter((path) => /web|respond/.test(path))).toEqual([]);
  });

  test("add a test kit as an entry point", async () => {
    const kit = (files: ReadonlyMap<string, string>): string[] =>
      [...files.keys()].filter((path) => /^src.*(?:fixture|testing)|testing\.test/.test(path));
    const files = await packageOf(catalogOf(spec("{ testkit: true }", orders)));
    expect(kit(files)).toEqual(["src/orders/fixtures.ts", "src/fixture.ts", "src/testing.ts", "test/testing.test.js"]);
    expect(files.get("package.json")).toContain('"./testing"');
    expect(files.get("src/index.ts")).not.toMatch(/fixture|testing/);
    const without = await packageOf(catalogOf(spec("{}", orders)));
    expect(kit(without)).toEqual([]);
    expect(without.get("README.md")).not.toContain("Test your code");
  });

  test("name codes in the test kit apart from its own types", async () => {
    const fixture = "  - { module: fixture, errors: [{ code: 1, name: Gone, text: x }] }";
    const files = await packageOf(catalogOf(spec('{ testkit: true, suffix: "" }', fixture)));
    expect(files.get("src/testing.ts")).toContain("import type { Fixture as FixtureOfModule }");
  });

  test.each([
    "{ package: Acme }",
    "{ package: fs }",
    "{ package: node_modules }",
    "{ prefix: a-b }",
    "{ style: enums }",
    "{ classes: 1 }",
    "{ colour: red }",
    "{ license: 'a\"b' }",
    "{ adapters: [got] }",
    "{ adapters: fetch }",
  ])("%s is refused", (options) => {
    expect(loadText(spec(options, orders)).diagnostics).not.toEqual([]);
  });
});

test("an alias of a number keeps the way back to its name", async () => {
  const files = await packageOf(catalogOf(spec("{}", orders)));
  const code = files.get("src/orders/code.ts") ?? "";
  expect(code.indexOf("Missing = 1")).toBeLessThan(code.indexOf("NotFound = 1"));
  expect(code).toContain("@deprecated Renamed to {@link OrdersCode.NotFound}.");
});

test("a class per code keeps its former names, as the same class", async () => {
  const text = spec("{ classes: per-code }", orders.replace("[Missing]", "[Missing, NotFoundError, MissingError]"));
  const errors = (await packageOf(catalogOf(text))).get("src/orders/errors.ts") ?? "";
  expect(errors).toContain(
    [
      "/** @deprecated Renamed to {@link NotFoundError}. */",
      "export const MissingError: typeof NotFoundError = NotFoundError;",
      "",
      "/** @deprecated Renamed to {@link NotFoundError}. */",
      "export type MissingError = NotFoundError;",
      "",
    ].join("\n"),
  );
  expect(errors.split("export const ")).toHaveLength(2);
  expect(
    surface
      .of(catalogOf(text))
      .filter(({ role }) => role === "code class")
      .map(({ text }) => text),
  ).toContain("MissingError");
  const met = spec("{ classes: per-code }", orders.replace("aliases: [Missing]", "aliases: [Orders]"));
  expect(troubles(met)).toEqual(["OrdersError"]);
});

describe("constructors of former names", () => {
  const renamed = orders.replace("aliases: [Missing]", "params: [{ name: id }], aliases: [Missing, Delete]");

  test("take what the present one takes, and are deprecated", async () => {
    const raise = (await packageOf(catalogOf(spec("{ side: server }", renamed)))).get("src/orders/raise.ts") ?? "";
    expect(raise.slice(raise.indexOf("/** @deprecated"))).toBe(
      [
        "/** @deprecated Renamed to {@link NotFoundParams}. */",
        "export type MissingParams = NotFoundParams;",
        "",
        "/** @deprecated Renamed to {@link notFound}. */",
        "export const missing: typeof notFound = notFound;",
        "",
        "/** @deprecated Renamed to {@link NotFoundParams}. */",
        "export type DeleteParams = NotFoundParams;",
        "",
        "/** @deprecated Renamed to {@link notFound}. */",
        "const delete_: typeof notFound = notFound;",
        "",
        "export { delete_ as delete };",
        "",
      ].join("\n"),
    );
  });

  test("are a part of what users rely on, and may not meet another one", () => {
    const names = (text: string) => surface.of(catalogOf(spec("{ side: server }", text))).map(({ text }) => text);
    expect(names(renamed)).toEqual(expect.arrayContaining(["orders.notFound", "orders.missing", "orders.delete"]));
    const met = renamed.replace("Delete", "Orders");
    expect(troubles(spec("{ side: server }", met))).toEqual([]);
    expect(troubles(spec("{ side: server, suffix: Params }", met))).toContain("OrdersParams");
  });
});

test("the adapter for gRPC has a part for each half, and needs the envelope of gRPC", async () => {
  const of = (options: string, envelopes = "envelopes: { grpc }") =>
    catalogOf(spec(options, orders).replace("\nmodules:", `\n${envelopes}\nmodules:`));
  const shown = (options: string) =>
    surface
      .of(of(options))
      .filter(({ within }) => within?.text.startsWith("./grpc-js-"))
      .map(({ text }) => text);
  expect(shown("{ side: client, adapters: [grpc-js] }")).toEqual(["callError", "errorInterceptor"]);
  expect(shown("{ side: server, adapters: [grpc-js] }")).toEqual(["withErrorStatuses"]);
  expect(shown("{ side: both, adapters: [grpc-js] }")).toHaveLength(3);
  const files = await packageOf(of("{ side: client, adapters: [grpc-js] }"));
  expect(files.has("src/respond.ts")).toBe(false);
  expect(files.get("README.md")).toContain("interceptors: [errorInterceptor(decodeOrdersGrpc)],");
  const none = await packageOf(of("{ side: both, adapters: [grpc-js] }", "envelopes: { problem }"));
  expect([...none.keys()].some((path) => path.includes("grpc-js"))).toBe(false);
  expect(none.get("package.json")).not.toContain("grpc");
});

test("an adapter is a part of what users rely on, and none counts as what became of another", () => {
  const surfaceOf = (options: string): TargetSurface => ({
    target: "typescript",
    category: surface.category,
    title: surface.title,
    items: surface.of(catalogOf(spec(options, orders))),
  });
  const breaks = breaksOf(surfaceOf("{ adapters: [axios, fetch] }"), surfaceOf("{ adapters: [fetch] }"), () => true);
  expect(breaks.map(({ item, event, now }) => [item.text, event, now])).toEqual([["./axios", "removed", undefined]]);
});

test("decoders that a package no longer has are a part of what users rely on", () => {
  const surfaceOf = (side: string): TargetSurface => ({
    target: "typescript",
    category: surface.category,
    title: surface.title,
    items: surface.of(catalogOf(spec(`{ side: ${side} }`, orders))),
  });
  const breaks = breaksOf(surfaceOf("both"), surfaceOf("server"), () => true).map(({ item }) => item.text);
  expect(breaks).toEqual(expect.arrayContaining(["decodeOrders", "decodeOrdersResponse", "retryDecision"]));
  expect(breaksOf(surfaceOf("server"), surfaceOf("both"), () => true)).toEqual([]);
});

test("an adapter must be for the side that the package is for", () => {
  const problems = (options: string) =>
    loadText(spec(options, orders)).diagnostics.map(({ message, at }) => [message, at.line, at.column]);
  const text = spec("", orders).split("\n");
  const line = text.findIndex((each) => each.startsWith("targets:")) + 1;
  const column = (text[line - 1] ?? "").indexOf("}");
  expect(problems("{ adapters: [fetch, web] }")).toEqual([
    [
      "`web`: this adapter is for servers, but the package has `side: client`; choose `side: both` or remove the adapter",
      line,
      column + "{ adapters: [fetch, ".length,
    ],
  ]);
  expect(problems("{ side: server, adapters: [axios, fetch, nestjs] }").map(([message]) => message)).toEqual([
    "`axios`: this adapter is for clients, but the package has `side: server`; choose `side: both` or remove the adapter",
    "`fetch`: this adapter is for clients, but the package has `side: server`; choose `side: both` or remove the adapter",
  ]);
  expect(problems("{ side: both, adapters: [axios, express, fastify, fetch, nestjs, web] }")).toEqual([]);
  expect(problems("{ side: server, adapters: [got] }").map(([message]) => message)).toEqual([
    "`got` is not axios, express, fastify, fetch, grpc-js, nestjs or web",
  ]);
});

test.each([
  "typescript: { style: none }",
  "typescript: { side: none }",
  "go: { side: none }",
  "python: { side: none }",
])("the message about %s names the choices", (options) => {
  const text = spec("{}", orders).replace(/targets:.*/, `targets: { ${options} }`);
  const messages = loadText(text).diagnostics.map(({ message }) => message);
  expect(messages).toEqual([expect.stringMatching(/^`none` is not (?:enum or const|client, server or both)$/)]);
});
