import { describe, expect, it } from "vitest";
import { versionOf } from "../../../generator/version.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { go } from "../../../generator/targets/go/target.js";
import { catalogOf } from "../../support/catalog.js";
import { generate, withServer } from "./generated.js";
import { specs } from "./specs.js";

const spec = (modules: readonly string[], options: string, envelope = "code: /code"): string =>
  `errspec: 1\ncatalog: shop\ntitle: Shop\nlocales: [en]\nenvelope: { ${envelope} }\nversion: 1.0.0\ntargets: { go: { ${options} } }\nmodules:\n${modules
    .map((id, index) => `  - { module: ${id}, errors: [{ code: ${index + 1}, name: Bad, text: It is bad. }] }\n`)
    .join("")}`;

/** The rules that a second module breaks for users of the Go package. */
function broken(options: string, envelope?: string): string[] {
  return errors(spec(["orders"], options, envelope), spec(["orders", "payments"], options, envelope)).map(
    ({ rule }) => rule,
  );
}

/** What breaks from one spec to the next. */
function errors(before: string, after: string) {
  const { findings } = breaking(breakingRules, versionOf(catalogOf(before)), versionOf(catalogOf(after)), {
    today: "2026-06-01",
  });
  return findings.filter(({ severity }) => severity === "error");
}

describe("a second module", () => {
  it("moves every import if no layout is set", () => {
    expect(broken("module: example.com/shop")).toContain("import-path-changed");
  });

  it("breaks nothing with a layout of packages from the start", () => {
    expect(broken("module: example.com/shop, layout: packages")).toEqual([]);
  });

  it("breaks nothing beside the common module, with a layout of packages from the start", () => {
    const envelope = "code: /code, common: orders, module-code: [{ at: /sub }]";
    expect(broken("module: example.com/shop, layout: packages", envelope)).toEqual([]);
  });
});

it("breaks the users of an adapter that is removed", () => {
  const without = spec(["orders"], "module: example.com/shop, layout: packages");
  const having = spec(["orders"], "module: example.com/shop, layout: packages, adapters: [nethttp]");
  expect(errors(having, without).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    "identifier-removed: removed in Go: /nethttp",
  ]);
  expect(errors(without, having)).toEqual([]);
});

it("breaks the users of a test kit that is removed", () => {
  const without = spec(["orders"], "module: example.com/shop, layout: packages");
  const having = spec(["orders"], "module: example.com/shop, layout: packages, testkit: true");
  expect(errors(having, without).map(({ message }) => message)).toEqual(["removed in Go: /shoptest"]);
  expect(errors(without, having)).toEqual([]);
});

it("exposes the decoders of each module", () => {
  const exposed = (options: string): (string | undefined)[] =>
    (go.surface?.of(catalogOf(spec(["orders", "payments"], options))) ?? [])
      .filter(({ role }) => role.endsWith("decoder"))
      .map(({ within, text }) => `${within?.text ?? ""}.${text}`);
  expect(exposed("layout: packages")).toEqual([
    "/orders.Decode",
    "/orders.DecodeStatus",
    "/orders.DecodeResponse",
    "/payments.Decode",
    "/payments.DecodeStatus",
    "/payments.DecodeResponse",
  ]);
  expect(exposed("layout: single")).toEqual([
    "the root package.DecodeOrders",
    "the root package.DecodeStatusOrders",
    "the root package.DecodeResponseOrders",
    "the root package.DecodePayments",
    "the root package.DecodeStatusPayments",
    "the root package.DecodeResponsePayments",
  ]);
});

it("keeps constructors under their former names", () => {
  const named = (names: string): string =>
    spec(["orders"], "module: example.com/shop, side: server").replace("name: Bad", names);
  const before = named("name: Bad");
  const messages = (after: string): string[] => errors(before, named(after)).map(({ message }) => message);
  expect(messages("name: Worse, aliases: [Bad]")).toEqual([]);
  expect(messages("name: Worse")).toEqual(["the code 1 of orders was renamed from Bad to Worse"]);
});

describe("a package for servers", () => {
  const both = "module: example.com/shop, side: both, adapters: [nethttp]";
  const server = both.replace("both", "server");

  it("breaks those who decode with it, and nobody else", () => {
    const messages = (before: string, after: string): string[] =>
      errors(spec(["orders"], before), spec(["orders"], after)).map(({ rule, message }) => `${rule}: ${message}`);
    expect(messages(both, server)).toEqual([
      "identifier-removed: removed in Go (orders): Decode, DecodeStatus, DecodeResponse",
    ]);
    expect(messages(server, both)).toEqual([]);
  });

  it("breaks those who raise errors with it, if it becomes one for clients", () => {
    const withParams = (side: string): string =>
      spec(["orders"], both.replace("both", side)).replace("name: Bad", "name: Bad, params: [{ name: id }]");
    const messages = errors(withParams("both"), withParams("client")).map(({ message }) => message);
    expect(messages).toEqual([
      "removed in Go: Error.Detail",
      "removed in Go (orders): NewBad",
      "type changed in Go: Error (Unwrap() []error → Unwrap() error)",
    ]);
  });

  it("has nothing that decodes", async () => {
    const catalog = catalogOf(specs["server"] ?? "");
    const files = await generate(catalog);
    const decoding =
      /(?<!utf8\.)Decode|Invalid(?:Response)|\bRetry[A-Z](?!fter)|func Check\b|Transport|Body +\[\]byte *\/\/ the response/;
    const text = files.filter(({ path }) => !path.endsWith("_test.go")).map((file) => `${file.path}\n${file.text}`);
    expect(
      text
        .filter((each) => decoding.test(each))
        .map((each) => `${each.split("\n")[0] ?? ""}: ${decoding.exec(each)?.[0] ?? ""}`),
    ).toEqual([]);
    expect(files.map(({ path }) => path).filter((path) => /decode|response|retry|verdict/.test(path))).toEqual([]);
    const both = await generate(withServer(catalog));
    expect(both.map(({ path }) => path).filter((path) => /decode|response|retry|verdict/.test(path))).toHaveLength(8);
  });

  it("shows how to raise each error instead of how to handle it", () => {
    const snippet = go.snippets?.(catalogOf(specs["server"] ?? ""));
    const codes = catalogOf(specs["server"] ?? "").modules.flatMap(({ entries }) =>
      entries.map((entry) => snippet?.(entry).raise),
    );
    expect(codes.slice(0, 1)).toEqual(["return store.NewInvalid().Wrap(err)"]);
    expect(codes).toContain(
      'return orders.NewOverLimit(orders.OverLimitParams{\n\tLimit:   7,\n\tRate:    0.5,\n\tIsExact: true,\n\tName:    "text",\n\tCard:    "text",\n}).Wrap(err)',
    );
    expect(codes).toContain('return orders.NewDiskFull(orders.DiskFullParams{Host: "text"}).Wrap(err)');
  });
});
