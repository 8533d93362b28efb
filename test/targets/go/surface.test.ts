import { describe, expect, it } from "vitest";
import { versionOf } from "../../../generator/cli/versions.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { go } from "../../../generator/targets/go/target.js";
import { catalogOf } from "../../support/catalog.js";

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
    "import-path-changed: import path changed in Go: /nethttp",
  ]);
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
