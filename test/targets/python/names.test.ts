import { describe, expect, it } from "vitest";
import { moduleName, parameterName } from "../../../generator/targets/python/names.js";
import { builtinClasses, builtinFunctions, isKeyword } from "../../../generator/targets/python/reserved.js";
import { python } from "../../../generator/targets/python/target.js";
import { catalogOf, loadText } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { specOf } from "../../support/specs.js";
import { caseOf } from "./cases.js";
import { generate, temporary, write } from "./workspace.js";

it("a package for clients has no explanations if only internal errors have them", async () => {
  const spec = specOf(
    "- { code: 1, name: Lost, text: x, audience: internal, causes: [y] }\n- { code: 2, name: Full, text: x }",
  );
  const modules = async (side: string) => {
    const catalog = catalogOf(spec);
    const files = await generate({ ...catalog, options: { python: { side } } });
    return [...files.keys()].filter((path) => path.endsWith("/explanations.py")).length;
  };
  expect([await modules("client"), await modules("both")]).toEqual([0, 1]);
});

describe("names", () => {
  it("keep clear of builtins and of what a module imports", async () => {
    const cdn = (await generate(caseOf("dotted"))).get("cloud_v3_errors/cdn.py");
    expect(cdn).toContain("class CdnTimeoutError(DeadlineExceededError, CdnError):");
    expect(cdn).toContain("class CdnNotFoundError(NotFoundError, CdnError):");
    expect(cdn).toContain("TookTooLongError = CdnTimeoutError");
  });

  it("keep clear of keywords, builtins, devices and what every package has", () => {
    expect(
      ["import", "list", "con", "retry-decision", "integrations", "rate-limit", "dsa", "log"].map((id) =>
        moduleName(id, { server: false, testkit: false, operations: false, explanations: false, envelopes: [] }),
      ),
    ).toEqual(["import_", "list_", "con_", "retry_decision_", "integrations_", "rate_limit", "dsa", "log"]);
    expect(
      ["encode", "log", "dsa"].map((id) =>
        moduleName(id, { server: true, testkit: false, operations: false, explanations: false, envelopes: [] }),
      ),
    ).toEqual(["encode_", "log_", "dsa"]);
    expect(
      moduleName("testing", { server: false, testkit: true, operations: false, explanations: false, envelopes: [] }),
    ).toBe("testing_");
    expect(
      moduleName("testing", { server: true, testkit: false, operations: false, explanations: false, envelopes: [] }),
    ).toBe("testing");
    expect(["class", "cls", "locale", "id"].map(parameterName)).toEqual(["class_", "cls_", "locale_", "id"]);
  });

  it("that meet are reported with both places", () => {
    const { catalog } = loadText(`
errspec: 1
catalog: c
name: Timeout
title: x
locales: [en]
envelope: { code: /code }
targets: { python: {} }
modules:
  - module: dsa
    errors:
      - { code: 1, name: Timeout, text: x }
      - { code: 2, name: DsaTimeout, text: x }
`);
    if (catalog === undefined) throw new Error("the spec is none");
    const found = python.identifiers(catalog);
    const meeting = found.filter(({ text, scope }) => text === "DsaTimeoutError" && scope === "python/dsa.py");
    expect(meeting.map(({ at }) => at().line)).toEqual([12, 13]);
    expect(
      found.filter(({ reserved }) => reserved !== undefined).map(({ text, reserved }) => `${text}: ${reserved}`),
    ).toEqual(["TimeoutError: a builtin of Python"]);
  });
});

describeWith(["python3"], "the lists of names", () => {
  it("hold what Python has", async () => {
    const { stdout } = await run("python3", [
      "-c",
      "import builtins, keyword; print(*keyword.kwlist); print(*dir(builtins))",
    ]);
    const [keywords = [], builtins = []] = stdout
      .trim()
      .split("\n")
      .map((line) => line.split(" "));
    expect(keywords.filter((word) => !isKeyword(word))).toEqual([]);
    const missing = builtins.filter(
      (name) => !name.startsWith("_") && !builtinClasses.has(name) && !builtinFunctions.has(name),
    );
    expect(missing).toEqual([]);
  });
});

const shop = (python: string, ids: readonly string[]): string => `
errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, common: decode, module-code: [{ at: /sub }] }
targets: { python: { ${python} } }
modules:
${["decode", ...ids].map((id) => `  - { module: ${id}, errors: [{ code: 1, name: Broken, text: It is broken. }] }`).join("\n")}
`;

describe("the name of a package", () => {
  it.each([
    ["json", "a module of Python's standard library, which the package would hide"],
    ["typing", "a module of Python's standard library, which the package would hide"],
    ["setuptools", "a tool that Python packages are built or tested with, which the package would hide"],
    ["requests", "a library that the package has an adapter for, which the package would hide"],
    ["tests", "the folder of the package's own tests"],
    ["build", "the folder that Python's build tools write to"],
    ["class", "a keyword of Python"],
    ["con", "a reserved device name on Windows"],
  ])("is refused with its place and a remedy: %s", (name, problem) => {
    const { diagnostics } = loadText(shop(`package: ${name}`, []));
    expect(
      diagnostics.map(({ at, message, help }) => `${at.line}:${at.column} ${message} ${help ?? ""}`.trim()),
    ).toEqual([`7:31 \`${name}\`: this is ${problem}; choose another name, such as ${name}_errors`]);
  });
});

describeWith(["python3"], "modules that are called like modules of Python", () => {
  it("do not get in the way of the package's tests", async () => {
    const ids =
      "errors base64 copy pickle unittest itertools json sys typing enum pathlib error body annotations package";
    const { catalog } = loadText(shop("", ids.split(" ")));
    if (catalog === undefined) throw new Error("the spec is none");
    const { folder, remove } = await temporary();
    await write(folder, await generate(catalog));
    const ran = await run("python3", ["-W", "error", "-m", "unittest", "--quiet"], { cwd: folder });
    expect(ran.stderr).toContain("OK");
    expect(ran.status).toBe(0);
    await remove();
  });
});

describe("the class of a module's errors", () => {
  it("takes `Module` in if the name is taken, and a code of its name takes the module's", async () => {
    const files = await generate(caseOf("indexed"));
    expect(files.get("orders_errors/orders.py")).toContain("class OrdersModuleError(OrdersError):");
    expect(files.get("orders_errors/orders.py")).toContain(
      "class OrdersOrdersError(NotFoundError, OrdersModuleError):",
    );
    expect(files.get("orders_errors/common.py")).toContain("class CommonError(OrdersError):");
  });
});
