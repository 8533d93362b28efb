import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { surface } from "../../../generator/targets/python/surface.js";
import { catalogOf, loadText, seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, temporary, write } from "./workspace.js";

const shop = (options: string): string => `
errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
targets: { python: { ${options} } }
modules:
  - { module: orders, errors: [{ code: 1, name: Gone, text: It is gone. }] }
`;

describeWith(["python3", "httpx", "requests", "tenacity"], "the adapters", () => {
  it("raise and retry with the real libraries and a real server", async () => {
    const { folder, remove } = await temporary();
    await write(folder, await generate(seedCatalog()));
    const ran = await run("python3", ["-W", "error", "-m", "unittest", "--quiet", "test_hooks", "test_policy"], {
      cwd: folder,
      env: {
        PYTHONPATH: [folder, join(import.meta.dirname, "adapters")].join(delimiter),
        PYTHONDONTWRITEBYTECODE: "1",
      },
    });
    expect(ran.stderr).toContain("OK");
    expect(ran.status).toBe(0);
    await remove();
  });
});

describe("the option `adapters`", () => {
  it.each([
    ["", []],
    ["adapters: []", []],
    ["adapters: [tenacity]", ["__init__", "tenacity"]],
    ["adapters: [requests, httpx, requests]", ["__init__", "_reading", "httpx", "requests"]],
  ])("adds only the files that it names: %s", async (options, names) => {
    const files = await generate(catalogOf(shop(options)));
    const found = [...files.keys()].filter((path) => path.includes("integrations"));
    expect(found).toEqual(names.map((name) => `shop_errors/integrations/${name}.py`));
    expect(files.get("pyproject.toml")?.includes("optional-dependencies")).toBe(names.length > 0);
    expect(files.get("README.md")?.includes("## Adapters")).toBe(names.length > 0);
  });

  it("keeps adapters under 60 lines", async () => {
    const files = [...(await generate(seedCatalog()))].filter(([path]) => path.includes("integrations"));
    expect(files).toHaveLength(5);
    for (const [path, text] of files) expect(text.split("\n").length - 1, path).toBeLessThan(60);
  });

  it("is a part of what users rely on", () => {
    const catalog = catalogOf(shop("adapters: [tenacity, httpx]"));
    expect(optionsOf(catalog).adapters).toEqual(["httpx", "tenacity"]);
    const exposed = surface.of(catalog).filter(({ text }) => text.startsWith("integrations"));
    expect(exposed.map(({ role, text }) => `${role} ${text}`)).toEqual([
      "module integrations.httpx",
      "module integrations.tenacity",
    ]);
  });

  it("takes only adapters for the side of the package", () => {
    const problems = loadText(shop("side: server, adapters: [httpx]")).diagnostics;
    expect(problems.map(({ rule, message }) => ({ rule, message }))).toEqual([
      {
        rule: "invalid-value",
        message:
          "`httpx`: this adapter is for clients, but the package has `side: server`; choose `side: both` or remove the adapter",
      },
    ]);
    expect(problems[0]?.at).toMatchObject({ line: 7, column: 47 });
  });

  it("names the libraries that there are adapters for", () => {
    const { diagnostics } = loadText(shop("adapters: [flask]"));
    expect(diagnostics.map(({ message, help }) => `${message}; ${help ?? ""}`)).toEqual([
      "`flask` is not httpx, requests or tenacity; use one of httpx, requests, tenacity",
    ]);
  });
});
