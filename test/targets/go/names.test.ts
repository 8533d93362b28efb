import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { packageName, parameterName, initialismsWith, exportedName } from "../../../generator/targets/go/names.js";
import { goOptions } from "../../../generator/targets/go/options.js";
import { go } from "../../../generator/targets/go/target.js";
import { catalogOf } from "../../support/catalog.js";
import { generate } from "./generated.js";

const spec = (modules: string, options = "{}"): string => `
errspec: 1
catalog: rate-limits
title: T
locales: [en, de]
envelope: { code: /code }
modules:
${modules}
targets: { go: ${options} }
`;

const single = "  - { module: quota, errors: [{ code: 1, name: HttpIdTooLong, text: T }] }";

async function paths(text: string): Promise<string[]> {
  return (await generate(catalogOf(text))).map(({ path }) => path);
}

describe("names", () => {
  const initialisms = initialismsWith(["DSA"]);

  it("writes initialisms in capitals, as whole words", () => {
    expect(exportedName("InvalidProjectId", initialisms)).toBe("InvalidProjectID");
    expect(exportedName("DsaIdentityHttps", initialisms)).toBe("DSAIdentityHTTPS");
  });

  it.each([
    ["rate-limit", "ratelimit"],
    ["windows_amd64", "windowsamd64"],
    ["x_test", "xtest"],
    ["func", "funcerr"],
    ["string", "stringerr"],
    ["internal", "internalerr"],
    ["com1", "com1err"],
    ["errors", "errorserr"],
    ["code", "codeerr"],
  ])("names the package of %s %s", (id, name) => {
    expect(packageName(id)).toBe(name);
  });

  it("gives a module's package another name than the root package", () => {
    expect(packageName("dsa", ["dsa"])).toBe("dsaerr");
  });

  it.each([
    ["project_id", "projectID"],
    ["id", "id"],
    ["type", "typeValue"],
    ["locale", "localeValue"],
    ["apierr", "apierrValue"],
    ["max_2_d", "max2D"],
  ])("names the parameter %s %s", (snake, name) => {
    expect(parameterName(snake, initialisms, "apierr")).toBe(name);
  });
});

describe("options", () => {
  it("has defaults", () => {
    expect(v.parse(goOptions, undefined)).toEqual({
      prefix: "Code",
      suffix: "",
      initialisms: [],
      side: "client",
      testkit: false,
      adapters: [],
    });
  });

  it.each([
    { module: "example.com/a b" },
    { module: "example.com/../x" },
    { module: "" },
    { module: "errors" },
    { module: "encoding/json/x" },
    { module: "example.com/vendor/x" },
    { module: "example.com/testdata" },
    { module: "example.com/con" },
    { module: "example.com/x~1" },
    { module: "example.com/x/v1" },
    { module: "gopkg.in/x" },
    { package: "func" },
    { package: "main" },
    { package: "init" },
    { package: "documentation" },
    { package: "Upper" },
    { package: "a-b" },
    { layout: "flat" },
    { prefix: "lower" },
    { suffix: "a-b" },
    { initialisms: ["Dsa"] },
    { locales: [] },
    { adapters: ["gin"] },
    { unknown: 1 },
  ])("refuses %o", (options) => {
    expect(v.safeParse(goOptions, options).success).toBe(false);
  });

  it.each([
    { module: "example.com/internal/x" },
    { module: "example.com/x/v2" },
    { module: "gopkg.in/x.v1" },
    { module: "func" },
    { package: "errors" },
    { package: "string" },
  ])("takes %o", (options) => {
    expect(v.safeParse(goOptions, options).success).toBe(true);
  });

  it("names module and package after the catalog, or the package after the module", async () => {
    const text = async (options: string, path: string): Promise<string | undefined> =>
      (await generate(catalogOf(spec(single, options)))).find((file) => file.path === path)?.text;
    expect(await text("{}", "go.mod")).toContain("module example.com/rate-limits\n");
    expect(await text("{}", "kind.go")).toContain("package ratelimits\n");
    expect(await text("{ module: example.org/go-quota/v2 }", "kind.go")).toContain("package goquota\n");
    expect(await text("{ package: limits }", "kind.go")).toContain("package limits\n");
    expect(await text("{ prefix: Err, suffix: Code, initialisms: [LONG] }", "codes.go")).toContain(
      "ErrHTTPIDTooLONGCode Code = 1\n",
    );
  });

  it("keeps the name of an adapter's package from a module and the root package", async () => {
    const modules = "  - { module: nethttp, errors: [{ code: 1, name: Full, text: { en: Full., de: Voll. } }] }";
    const folders = async (options: string): Promise<string[]> =>
      (await paths(spec(modules, options))).filter((path) => path.includes("nethttp/nethttp") || path.includes("err/"));
    expect(await folders("{ layout: packages }")).toEqual(["nethttp/nethttp.go", "nethttp/nethttp_test.go"]);
    expect(await folders("{ layout: packages, adapters: [nethttp, nethttp] }")).toEqual([
      "nethttperr/nethttperr.go",
      "nethttperr/info.go",
      "nethttperr/nethttperr_test.go",
      "nethttp/nethttp.go",
      "nethttp/nethttp_test.go",
    ]);
    const readme = (await generate(catalogOf(spec(single, "{ package: nethttp, adapters: [nethttp] }")))).find(
      ({ path }) => path === "README.md",
    );
    expect(readme?.text).toContain("nethttp.Check(res, nethttperr.DecodeResponse)");
  });

  it("has the locales that it is given", async () => {
    const files = await generate(catalogOf(spec(single, "{ locales: [de] }")));
    const error = files.find(({ path }) => path === "lookup.go")?.text;
    expect(error).toContain("type Text struct {\n\tDE string\n}\n");
    expect(error).not.toContain("EN");
  });

  it("puts one module into the root package, and several into packages, unless told otherwise", async () => {
    const two = `${single}\n  - { module: linux_test, errors: [{ code: 1, name: Full, text: T }] }`;
    expect(await paths(spec(single))).toContain("codes.go");
    expect(await paths(spec(single, "{ layout: packages }"))).toContain("quota/quota.go");
    expect(await paths(spec(two))).toContain("linuxtest/linuxtest.go");
    expect(await paths(spec(two, "{ layout: single }"))).toContain("linuxtestcodes.go");
  });
});

describe("identifiers", () => {
  const texts = (text: string, reserved: boolean): string[] =>
    go
      .identifiers(catalogOf(text))
      .filter((identifier) => (identifier.reserved !== undefined) === reserved)
      .map(({ scope, text }) => `${scope}: ${text}`);

  it("are those of constants, aliases, texts, parameters, packages and locales", () => {
    const module = `  - module: quota
    errors: [{ code: 1, name: UserId, text: "{user_id}", aliases: [Uid], params: [{ name: user_id }] }]`;
    expect(texts(spec(module, "{ layout: packages }"), false)).toEqual([
      "the packages in Go: quota",
      "the fields of Text in Go: EN",
      "the fields of Text in Go: DE",
      "the package quota in Go: CodeUserID",
      "the package quota in Go: CodeUID",
      "the package quota in Go: TextUserID",
      "the parameters of TextUserID in the package quota in Go: userID",
    ]);
  });

  it("tell modules apart that would share a file", () => {
    const twins = "  - { module: a-b, errors: [] }\n  - { module: ab, errors: [] }";
    expect(texts(spec(twins, "{ layout: single, locales: [en] }"), false).slice(0, 3)).toEqual([
      "the files of the root package in Go: abcodes.go",
      "the files of the root package in Go: abcodes.go",
      "the fields of Text in Go: EN",
    ]);
  });

  it("are those of the decoders and types of modules that share a package", () => {
    const modules =
      "  - { module: status, errors: [] }\n  - { module: x, errors: [] }\n  - { module: status-x, errors: [] }";
    const layout = "{ layout: single, locales: [en] }";
    expect(texts(spec(modules, layout), true)).toEqual(["the root package in Go: DecodeStatus"]);
    expect(texts(spec(modules, layout), false).filter((text) => text.endsWith(" DecodeStatusX"))).toHaveLength(2);
  });

  it("may not be names that the package has already", () => {
    const module =
      "  - { module: quota, errors: [{ code: 1, name: NotFound, text: T }, { code: 2, name: Error, text: T }, { code: 3, name: Fine, text: T }] }";
    expect(texts(spec(module, '{ prefix: "" }'), true)).toEqual([
      "the root package in Go: NotFound",
      "the root package in Go: Error",
    ]);
  });
});
