import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { adapterNames } from "../../../generator/targets/python/adapters.js";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { surface } from "../../../generator/targets/python/surface.js";
import { catalogOf, loadText, seedCatalog } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { caseOf } from "./cases.js";
import { generate, isRows, temporary, write } from "./workspace.js";

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

describeWith(
  ["python3", "httpx", "requests", "tenacity", "fastapi", "flask", "django", "uvicorn", "grpc"],
  "the adapters",
  () => {
    it("raise, retry and send with the real libraries and real servers", async () => {
      const { folder, remove } = await temporary();
      const served = [...(await generate(caseOf("served")))].filter(([path]) => path.startsWith("served_errors/"));
      await write(folder, new Map([...(await generate(seedCatalog())), ...served]));
      const ran = await run(
        "python3",
        ["-W", "error", "-m", "unittest", "--quiet", "test_hooks", "test_policy", "test_servers"],
        {
          cwd: folder,
          env: {
            PYTHONPATH: [folder, join(import.meta.dirname, "adapters")].join(delimiter),
            PYTHONDONTWRITEBYTECODE: "1",
          },
        },
      );
      expect(ran.stderr).toContain("OK");
      expect(ran.status).toBe(0);
      await remove();
    });

    it("send and raise statuses of gRPC", async () => {
      const { folder, remove } = await temporary();
      await write(folder, await generate(caseOf("standard"), isRows));
      const ran = await run("python3", ["-W", "error", "-m", "unittest", "--quiet", "test_grpc", "test_grpc_aio"], {
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
  },
);

/** What the adapter for gRPC has for calls, and for their ends. */
const calling = ["_grpc_call", "_grpc_aio_call"];
const ending = ["_grpc_answer", "_grpc_handler", "_grpc_end", "_grpc_aio_end"];

describe("the option `adapters`", () => {
  it.each([
    ["", []],
    ["adapters: []", []],
    ["adapters: [tenacity]", ["__init__", "tenacity"]],
    ["adapters: [requests, httpx, requests]", ["__init__", "_reading", "httpx", "requests"]],
    ["side: server, adapters: [asgi, flask]", ["__init__", "_serving", "flask", "asgi"]],
    [
      "side: both, adapters: [flask, starlette, httpx]",
      ["__init__", "_reading", "_serving", "httpx", "starlette", "flask"],
    ],
  ])("adds only the files that it names: %s", async (options, names) => {
    const files = await generate(catalogOf(shop(options)));
    const found = [...files.keys()].filter((path) => path.includes("integrations"));
    expect(found).toEqual(names.map((name) => `shop_errors/integrations/${name}.py`));
    expect(files.get("pyproject.toml")?.includes("optional-dependencies")).toBe(names.length > 0);
    expect(files.get("README.md")?.includes("## Adapters")).toBe(names.length > 0);
  });

  it.each([
    ["client", ["_grpc_status", ...calling, "grpc_client", "grpc_aio_client"]],
    ["server", ["_serving", "_grpc_status", ...ending, "grpc_server", "grpc_aio_server"]],
    [
      "both",
      [
        ...["_serving", "_grpc_status", ...calling, ...ending],
        ...["grpc_client", "grpc_aio_client", "grpc_server", "grpc_aio_server"],
      ],
    ],
  ])("has the half of the adapter for gRPC that the package has: %s", async (side, names) => {
    const spec = shop(`side: ${side}, adapters: [grpc]`);
    const catalog = catalogOf(spec.replace("\nmodules:", "\nenvelopes: { grpc: { domain: shop.example } }\nmodules:"));
    const files = await generate(catalog);
    const found = [...files.keys()].filter((path) => path.includes("integrations"));
    expect(found).toEqual(["__init__", ...names].map((name) => `shop_errors/integrations/${name}.py`));
    expect(surface.of(catalog).flatMap(({ text }) => (text.startsWith("integrations") ? [text] : []))).toEqual(
      names.filter((name) => name.startsWith("grpc_")).map((name) => `integrations.${name}`),
    );
    expect(files.get("README.md")?.includes("grpc.server(")).toBe(side !== "client");
    expect(files.get("README.md")?.includes("aio.server(")).toBe(side !== "client");
    expect(files.get("README.md")?.includes("ErrorInterceptor(orders.decode_grpc_response)")).toBe(side !== "server");
    const without = await generate(catalogOf(spec));
    expect([...without.keys()].filter((path) => path.includes("integrations"))).toEqual([]);
  });

  it("makes an extra only where there is a library", async () => {
    const files = await generate(catalogOf(shop("side: both, adapters: [wsgi, asgi]")));
    expect(files.get("pyproject.toml")).not.toContain("optional-dependencies");
    expect(files.get("pyproject.toml")).toContain('"shop_errors.integrations"');
    expect(files.get("README.md")).toContain("An adapter is loaded only by code that imports it.\n\n### For servers");
  });

  it("keeps adapters under 60 lines", async () => {
    const found = [...(await generate(seedCatalog())), ...(await generate(caseOf("standard")))];
    const files = new Map(found.filter(([path]) => /integrations\/(?:[a-z]|_grpc)/.test(path)));
    expect(files.size).toBe(adapterNames.length + 10);
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
    expect(loadText(shop("side: both, adapters: [flask, httpx]")).diagnostics).toEqual([]);
    const [other] = loadText(shop("adapters: [flask]")).diagnostics;
    expect(other?.message).toContain("this adapter is for servers, but the package has `side: client`");
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
    const { diagnostics } = loadText(shop("adapters: [aiohttp]"));
    expect(diagnostics.map(({ message, help }) => `${message}; ${help ?? ""}`)).toEqual([
      "`aiohttp` is not httpx, requests, tenacity, starlette, flask, django, wsgi, asgi or grpc; use one of httpx, requests, tenacity, starlette, flask, django, wsgi, asgi, grpc",
    ]);
  });
});
