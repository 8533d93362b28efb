import { describe, expect, it } from "vitest";
import { check, identifiersOf } from "../../../generator/check.js";
import { csharp } from "../../../generator/targets/csharp/target.js";
import { targets } from "../../../generator/targets/index.js";
import { catalogOf, loadText } from "../../support/catalog.js";
import { write } from "./generated.js";
import { sharedFolder, tree } from "../../support/folder.js";

const spec = (modules: string, options = "", catalog = "shop"): string => `errspec: 1
catalog: ${catalog}
title: Shop
locales: [en]
envelope: { code: /code }
modules:
${modules}
targets: { csharp: { ${options} } }
`;
const module = (id: string): string => `  - { module: ${id}, errors: [{ code: 1, name: Something, text: Some. }] }`;
const textsIn = (text: string, scope: string): string[] =>
  identifiersOf(loadText(text).catalog ?? catalogOf(""), [csharp])
    .filter((name) => name.scope === scope)
    .map((name) => name.text);
const problemsOf = (text: string) =>
  check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], targets).diagnostics;

/** What is wrong with a spec whose success has a name. */
const success = (name: string) =>
  problemsOf(
    `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { success: { code: 0 }, code: /code }
modules:
  - module: orders
    success: { code: 0, name: ${name}, text: Done. }
    errors: [{ code: 1, name: Something, text: Some. }]
targets: { csharp: {} }
`,
  ).map(({ message }) => message);

const folder = sharedFolder();

describe("the names of C#", () => {
  it("are different where a file system takes capitals for small letters", () => {
    const text = spec([module("rate-limit"), module("ratelimit")].join("\n"));
    expect(textsIn(text, "the files in C#")).toEqual([
      "ratelimitcode.cs",
      "ratelimitexception.cs",
      "ratelimitcode.cs",
      "ratelimitexception.cs",
    ]);
  });

  it("are not those that the class of a module has already", () => {
    expect(success("Success")).toEqual([]);
    expect(success("Decode").join()).toContain("another name of the generated package");
    expect(success("OrdersErrors").join()).toContain("the name of its class");
  });

  it("are not those that the class of a module uses", async () => {
    const param = "params: [{ name: count, type: int }]";
    const orders = `  - { module: orders, errors: [{ code: 1, name: Low, text: "{count}", ${param} }] }`;
    await write(folder, catalogOf(`${spec(orders, "side: both")}envelopes: { problem: null }\n`));
    const { "src/OrdersErrors.cs": text = "" } = tree(folder);
    const code = text.replace(/^(?:using|namespace) .*$/gm, "");
    const used = new Set(code.match(/(?<=cref=")\w+|(?<![\w.])[A-Z]\w+(?=\.[A-Z])/g));
    expect([...used].sort()).toEqual([
      "ArgumentNullException",
      "ArgumentOutOfRangeException",
      "Decoder",
      "Invariant",
      "OrdersCode",
      "OrdersTable",
      "Placeholders",
      "Raise",
      "StandardDecoder",
      "TimeProvider",
    ]);
    for (const name of used) expect(success(name).join(), name).toContain("another name of the generated package");
  });

  it("of exceptions are none of ours, and none of .NET that files use", async () => {
    const ids = ["api", "response", "timeout", "http-request", "semaphore-full", "orders"];
    await write(folder, catalogOf(spec(ids.map(module).join("\n"))));
    const exceptions = Object.keys(tree(folder)).filter((path) => path.endsWith("ModuleException.cs"));
    expect(exceptions).toEqual(
      ["Api", "HttpRequest", "Response", "SemaphoreFull", "Timeout"].map((name) => `src/${name}ModuleException.cs`),
    );
    expect(Object.keys(tree(folder))).toContain("src/OrdersException.cs");
  });

  it("of enums are none of .NET in System", async () => {
    await write(folder, catalogOf(spec(["type", "hash", "status"].map(module).join("\n"))));
    const written = Object.keys(tree(folder)).filter((path) => /^src\/(?:Type|Hash|Status)\w*Code\.cs$/.test(path));
    expect(written).toEqual(["src/HashModuleCode.cs", "src/StatusCode.cs", "src/TypeModuleCode.cs"]);
  });

  it.each(["acme", "Acme/Errors", "Acme..Errors", "Acme.System", "Microsoft.Errors", "Acme.errors", "Acme.Con"])(
    "are in no namespace that C# or .NET rejects: %s",
    (name) => {
      const { diagnostics } = loadText(spec(module("orders"), `namespace: "${name}"`));
      expect(diagnostics.map(({ rule }) => rule)).toEqual(["invalid-value"]);
    },
  );

  it.each(["Acme Errors", "Acme/Errors", ".Acme", "Acme..Errors", "Aux", "con.Errors"])(
    "are in no package that NuGet rejects: %s",
    (name) => {
      const { diagnostics } = loadText(spec(module("orders"), `package: "${name}"`));
      expect(diagnostics.map(({ rule }) => rule)).toEqual(["invalid-value"]);
    },
  );

  it.each(["LicenseRef-Own", "MIT OR LicenseRef-b"])("come with no license that NuGet rejects: %s", (license) => {
    const { diagnostics } = loadText(spec(module("orders"), `license: "${license}"`));
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["invalid-value"]);
  });

  it("are in a namespace that there can be, whatever the catalog is called", () => {
    const packageOf = (catalog: string) =>
      csharp.surface?.of(catalogOf(spec(module("orders"), "", catalog))).find(({ role }) => role === "package")?.text;
    expect(["class", "system", "microsoft", "aux", "my-errors", "my_api"].map(packageOf)).toEqual([
      "Class.Errors",
      "SystemApi.Errors",
      "MicrosoftApi.Errors",
      "AuxApi.Errors",
      "MyErrors.Errors",
      "MyApi.Errors",
    ]);
  });
});

describe("what users of C# rely on", () => {
  const entries = (more: string): string =>
    spec(
      `  - { module: orders, errors: [{ code: 1, name: OutOfStock, aliases: [Former], text: "{class}", params: [{ name: class, type: int }] }${more}] }`,
    );
  const found = (text: string) =>
    csharp.surface?.of(catalogOf(text)).map(({ role, text: name, type }) => [role, name, ...(type ?? [])].join(" "));

  it("has enums with the type of their values, exceptions and functions", () => {
    expect(found(entries(""))).toEqual([
      "distribution Shop.Errors",
      "package Shop.Errors",
      "error class ApiException",
      "locale en",
      "codes OrdersCode an enum of int",
      "module OrdersErrors",
      "code class OrdersException",
      "lookup Find",
      "decoder Decode",
      "constant OutOfStock a constant a case",
      "constant Former a constant a case",
      "text function FormatOutOfStock (string locale, long @class)",
    ]);
    expect(found(entries(", { code: 3000000000, name: Large, text: Large. }"))).toContain(
      "codes OrdersCode an enum of long",
    );
  });

  it("has the namespace of the test kit", () => {
    const spaces = (options: string) =>
      csharp.surface
        ?.of(catalogOf(spec(module("orders"), options)))
        .filter(({ role }) => role === "package")
        .map(({ text }) => text);
    expect(spaces("")).toEqual(["Shop.Errors"]);
    expect(spaces("testkit: true")).toEqual(["Shop.Errors", ".Testing"]);
  });

  it("does not depend on the order of the spec", async () => {
    const entry = (name: string) => `{ code: ${name.toLowerCase()}, name: ${name}, text: Some. }`;
    const enumOf = async (...names: string[]) => {
      const errors = names.map(entry).join(", ");
      await write(folder, catalogOf(spec(`  - { module: orders, code-type: string, errors: [${errors}] }`)));
      const { "src/OrdersCode.cs": text = "" } = tree(folder);
      return text.match(/\w+ = 0x[0-9A-F]{16}/g)?.sort();
    };
    const values = await enumOf("Declined", "Expired");
    expect(values).toHaveLength(2);
    expect(await enumOf("Expired", "Declined")).toEqual(values);
  });
});
