import { describe, expect, it } from "vitest";
import { identifiersOf } from "../../../generator/check.js";
import { php } from "../../../generator/targets/php/target.js";
import { catalogOf, loadText } from "../../support/catalog.js";

const spec = (modules: string, options = "", catalog = "shop"): string => `errspec: 1
catalog: ${catalog}
title: Shop
locales: [en]
envelope: { code: /code }
modules:
${modules}
targets: { php: { ${options} } }
`;
const module = (id: string): string => `  - { module: ${id}, errors: [{ code: 1, name: Something, text: Some. }] }`;
const pathsOf = async (text: string): Promise<string[]> => {
  const context = { templates: new Map<string, string>(), snippets: () => [], sources: () => Promise.resolve([]) };
  return (await php.generate(catalogOf(text), context)).map(({ path }) => path);
};

describe("the names of PHP", () => {
  it("are different for PHP and for file systems that take capitals for small letters", () => {
    const { catalog } = loadText(spec([module("rate-limit"), module("ratelimit")].join("\n")));
    const classes = identifiersOf(catalog ?? catalogOf(""), [php]).filter(
      ({ scope }) => scope === "the classes in PHP",
    );
    expect(classes.map(({ text }) => text)).toEqual(["ratelimitcode", "ratelimitcode"]);
  });

  it("are different where a method fills in params", () => {
    const entry = (code: number, name: string) =>
      `{ code: ${code}, name: ${name}, text: "{x}", params: [{ name: x }] }`;
    const text = spec(`  - { module: orders, errors: [${entry(1, "RateLimit")}, ${entry(2, "Ratelimit")}] }`);
    const { diagnostics } = loadText(text);
    expect(diagnostics.map(({ rule }) => rule)).toEqual([]);
    const found = identifiersOf(catalogOf(text), [php]).filter(({ scope }) => scope.startsWith("the methods"));
    expect(found.map(({ text: name }) => name)).toEqual(["formatratelimit", "formatratelimit"]);
  });

  it.each(["acme", "Acme\\\\\\\\Errors", "Namespace\\\\Errors", "\\\\Acme", "Acme\\\\errors", "A-B"])(
    "are in no namespace that PHP rejects: %s",
    (name) => {
      const { diagnostics } = loadText(spec(module("orders"), `namespace: "${name}"`));
      expect(diagnostics.map(({ rule }) => rule)).toEqual(["invalid-value"]);
    },
  );

  it.each(["acme", "Acme/errors", "acme/-x", "acme/errors/x"])(
    "are in no package that Composer rejects: %s",
    (name) => {
      const { diagnostics } = loadText(spec(module("orders"), `package: "${name}"`));
      expect(diagnostics.map(({ rule }) => rule)).toEqual(["invalid-value"]);
    },
  );

  it("have a test kit for clients only", () => {
    const problems = (options: string) =>
      loadText(spec(module("orders"), options)).diagnostics.map(({ message }) => message);
    expect(problems("side: both, testkit: true")).toEqual([]);
    expect(problems("side: server, testkit: true")).toEqual([
      "the test kit is for clients, but the package has `side: server`; choose `side: both` or remove `testkit`",
    ]);
    const items = php.surface?.of(catalogOf(spec(module("orders"), "testkit: true"))) ?? [];
    expect(items.map(({ text }) => text)).toContain("\\Testing");
  });

  it("are in a namespace that there can be, whatever the catalog is called", async () => {
    for (const catalog of ["class", "namespace", "my-errors", "my_api"]) {
      expect(await pathsOf(spec(module("orders"), "", catalog))).toContain("php/src/OrdersCode.php");
    }
  });
});

describe("the names of servers in PHP", () => {
  const entry = (code: number, name: string, more = "") => `{ code: ${code}, name: ${name}, text: T.${more} }`;
  const errors = [
    entry(1, "Decode", ", aliases: [DecodePsr7]"),
    entry(2, "Cases", ", params: [{ name: options }, { name: this }, { name: locale }]"),
    entry(3, "FormatCases"),
  ];
  const operations = "operations: { list: { sell: { errors: [Cases, Decode] }, Sell: { errors: [Cases] } } }\n";
  const text = spec(`  - { module: orders, errors: [${errors.join(", ")}] }\n${operations}`, "side: both");
  const namesIn = (scope: string): string[] =>
    identifiersOf(loadText(text).catalog ?? catalogOf(""), [php])
      .filter((name) => name.scope === scope)
      .map((name) => name.text);

  it("are none of a class of ours, and no method in other letters", () => {
    expect(namesIn("the methods of the class OrdersErrors in PHP")).toEqual([
      "decodeerror",
      "decodepsr7error",
      "caseserror",
      "formatcases",
      "formatcases",
    ]);
    expect(namesIn("the parameters of casesError in the class OrdersErrors in PHP")).toEqual([
      "optionsValue",
      "thisValue",
      "locale",
    ]);
    expect(namesIn("the enums of operations in PHP")).toEqual(["sellerror", "sellerror"]);
    expect(namesIn("the methods of SellError in PHP")).toEqual(["caseserror", "decodeerror", "caseserror"]);
  });

  it("are part of what users rely on", () => {
    const found = (side: string) =>
      (php.surface?.of(catalogOf(text.replaceAll(", Sell: { errors: [Cases] }", "").replace("both", side))) ?? []).map(
        ({ role, text: name, type }) => [role, name, ...(type ?? [])].join(" "),
      );
    const served = [
      "constructor decodeError ()",
      "constructor decodePsr7Error ()",
      "constructor casesError (string $optionsValue, string $thisValue, string $locale)",
      "operation constructor casesError (string $optionsValue, string $thisValue, string $locale)",
    ];
    expect(found("both")).toEqual(expect.arrayContaining([...served, "decoder decode", "operation SellError"]));
    expect(found("client").filter((name) => served.includes(name))).toEqual([]);
    expect(found("server")).not.toContain("decoder decode");
  });
});

describe("what users of PHP rely on", () => {
  it("has the class that catches each case, and former names that are not among the cases", () => {
    const errors = "{ code: 1, name: Class, aliases: [Former], text: T., kind: not_found }";
    const found = php.surface?.of(catalogOf(spec(`  - { module: orders, errors: [${errors}] }`))) ?? [];
    const base = ["NotFoundException"];
    expect(found.map(({ role, text, type, base: caught }) => ({ role, text, type, base: caught }))).toEqual(
      expect.arrayContaining([
        { role: "constant", text: "Class_", type: ["a constant", "a case"], base },
        { role: "constant", text: "Former", type: ["a constant"], base },
        { role: "decoder", text: "decode", type: undefined, base: undefined },
      ]),
    );
  });
});
