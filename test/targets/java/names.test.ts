import { describe, expect, it } from "vitest";
import { check, identifiersOf } from "../../../generator/check.js";
import { java } from "../../../generator/targets/java/target.js";
import { catalogOf, loadText } from "../../support/catalog.js";

const spec = (modules: string, options = "", lines = ""): string => `errspec: 1
catalog: class
title: Shop
locales: [en]
envelope: { code: /code }
${lines}
modules:
${modules}
targets: { java: { ${options} } }
`;
const module = (id: string, rest = ""): string =>
  `  - { module: ${id}, errors: [{ code: 1, name: Something, text: Some. }]${rest} }`;

describe("the names of Java", () => {
  it("are different in file systems that take capitals for small letters", () => {
    const { catalog } = loadText(spec([module("rate-limit"), module("ratelimit")].join("\n")));
    const files = identifiersOf(catalog ?? catalogOf(""), [java]).filter(
      ({ scope }) => scope === "the classes in Java",
    );
    expect(files.map(({ text }) => text)).toEqual(["ratelimitcode", "ratelimitcode"]);
  });

  it("are named once if they meet in several methods", () => {
    const params = "params: [{ name: locale }, { name: locale_value }]";
    const errors = `[{ code: 1, name: Something, text: "{locale} {locale_value}", ${params} }]`;
    const file = { path: "errspec.yaml", source: "spec/errspec.yaml" };
    const text = spec(`  - { module: orders, errors: ${errors} }`, "side: both");
    const found = check([{ ...file, text }], [java]).diagnostics.filter(({ rule }) => rule === "unique-identifier");
    expect(found.map(({ message }) => message)).toEqual([
      "the parameter locale_value of orders/1 becomes `localeValue` in java, and so does the parameter locale of orders/1",
    ]);
  });

  it("leave the constant of the package to it", () => {
    const success = ", success: { code: 0, name: Space, text: Space. }";
    const { catalog } = loadText(spec(module("orders", success)));
    const reserved = identifiersOf(catalog ?? catalogOf(""), [java]).filter((found) => found.reserved !== undefined);
    expect(reserved.map(({ text }) => text)).toEqual(["SPACE"]);
  });

  it.each(["java.errors", "com.new.errors", "com.acme.con", "com.Acme", "com..acme", "com.1acme"])(
    "are in no package that Java or Windows rejects: %s",
    (name) => {
      const { diagnostics } = loadText(spec(module("orders"), `package: ${name}`));
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
    const items = java.surface?.of(catalogOf(spec(module("orders"), "testkit: true"))) ?? [];
    expect(items.map(({ text }) => text)).toContain(".testing");
  });

  it("are in a package that there can be, whatever the catalog is called", async () => {
    const catalog = catalogOf(spec(module("orders")));
    const files = await java.generate(catalog, {
      templates: new Map(),
      snippets: () => [],
      sources: () => Promise.resolve([]),
    });
    expect(files.map(({ path }) => path)).toContain("java/src/main/java/com/example/classerrors/OrdersCode.java");
  });
});

describe("what users of Java rely on", () => {
  const exposed = (count: number, kind = "not_found") => {
    const errors = Array.from({ length: count }, (_, index) => {
      return `{ code: ${index + 1}, name: Error${index + 1}, aliases: [Former${index + 1}], text: T., kind: ${kind} }`;
    });
    const found = java.surface?.of(catalogOf(spec(`  - { module: orders, errors: [${errors.join(", ")}] }`))) ?? [];
    return found.map(({ role, text, type, base }) => ({ role, text, type, base }));
  };

  it("has the class that catches each constant, and former names that are not cases of a switch", () => {
    const base = ["ApiException.NotFound"];
    expect(exposed(1)).toEqual(
      expect.arrayContaining([
        { role: "constant", text: "ERROR1", type: ["a constant", "a case"], base },
        { role: "constant", text: "FORMER1", type: ["a constant"], base },
        { role: "decoder", text: "decode", type: undefined, base: undefined },
      ]),
    );
  });

  it("loses the enum when a module has more codes than one can have", () => {
    const typeOf = (count: number) => exposed(count).find(({ role }) => role === "codes")?.type;
    expect(typeOf(1500)).toEqual(["a class", "an enum"]);
    expect(typeOf(1501)).toEqual(["a class"]);
  });
});
