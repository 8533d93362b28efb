import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { check } from "../../generator/check.js";
import { keptModules } from "../../generator/disk/kept-modules.js";
import { inMemory, withoutPlaces } from "../../generator/load/kept.js";
import { targets } from "../../generator/targets/index.js";
import { temporaryFolder } from "../support/folder.js";

const main = `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, text: /message }
`;
const cart = `module: cart
title: Cart
groups:
  constructor: { title: Main, range: 1-1 }
reserved:
  - { codes: [20-29], names: [Old], reason: Gone. }
success: { code: 0, name: Success, text: { en: Fine. } }
errors:
  - code: 1
    name: Full
    group: constructor
    text: { en: "{count} items are too many." }
    params: [{ name: count, type: int }]
    x-limits: { most: .inf, none: -0.0, empty: , __proto__: 1 }
  - { code: 2, name: Lost, text: { en: Lost. } }
`;
const order = `module: order
title: Order
errors:
  - { code: 3, name: Late, text: { en: Late. } }
`;

const file = (name: string, text: string) => ({ path: `spec/${name}`, source: `spec/${name}`, text });
const specOf = (changes: { main?: string; cart?: string } = {}) => [
  file("errspec.yaml", changes.main ?? main),
  file("cart.yaml", changes.cart ?? cart),
  file("order.yaml", order),
];

let cache: string;

beforeEach(() => {
  cache = temporaryFolder();
  vi.stubEnv("XDG_CACHE_HOME", cache);
  return () => vi.unstubAllEnvs();
});

/** All data with the places instead of the functions that find them. */
function placed(part: unknown): unknown {
  if (typeof part === "function") return [(part as () => unknown)(), (part as (key: string) => unknown)("name")];
  if (Array.isArray(part)) return part.map(placed);
  if (typeof part !== "object" || part === null) return part;
  return Object.entries(part).map(([key, value]) => [key, placed(value)]);
}

/** Checks a spec with the modules that are kept: it gives what a run without them does. Returns which modules were used, and which were edited. */
function used(spec: ReturnType<typeof specOf>): readonly string[] {
  const kept = keptModules();
  const found: string[] = [];
  const checked = check(spec, targets, {
    ...kept,
    read: (each, settings, load) => {
      const data = kept.read(each, settings, load);
      if (data !== undefined) found.push(data.hashes === undefined ? `${each.source}, edited` : each.source);
      return data;
    },
  });
  expect(placed(checked)).toStrictEqual(placed(check(spec, targets)));
  return found;
}

const both = ["spec/cart.yaml", "spec/order.yaml"];

describe("modules that are kept", () => {
  it("are the loaded ones, with all their values and places", () => {
    expect(check(specOf(), targets).diagnostics).toEqual([]);
    expect(used(specOf())).toEqual([]);
    expect(used(specOf())).toEqual(both);
  });

  it("are used only for the same text and the same settings", () => {
    used(specOf());
    expect(used(specOf({ cart: cart.replace("Cart", "Basket") }))).toEqual(["spec/order.yaml"]);
    expect(used(specOf())).toEqual(["spec/order.yaml"]); // only the last text is kept
    expect(used(specOf())).toEqual(both);
    const changed = { main: `${main}docs: https://example.org/{module}/{code}\n` };
    expect(used(specOf(changed))).toEqual([]);
    expect(used(specOf(changed))).toEqual(both);
  });

  it("have no problems of their own, and places for those of the catalog", () => {
    const twice = { cart: cart.replace("module: cart", "module: order") };
    used(specOf(twice));
    expect(used(specOf(twice))).toEqual(both);
    for (const wrong of ["code: 1", "code: x", "kode: 2", "code: 2\n"]) {
      const spec = specOf({ cart: cart.replace("code: 2", wrong) });
      used(spec);
      expect(used(spec)).not.toContain("spec/cart.yaml");
    }
  });

  it("are the same but for the entry that was edited", () => {
    used(specOf());
    const edited = ["spec/cart.yaml, edited", "spec/order.yaml"];
    const late = { cart: cart.replace("Lost.", "Löst – nicht da.") };
    const early = { cart: late.cart.replace("group: constructor\n", "$&    note: { en: One more line. }\n") };
    for (const changes of [late, early, late, {}]) {
      expect(used(specOf(changes))).toEqual(edited);
      expect(used(specOf(changes))).toEqual(both);
    }
    // It has a reserved name, and is not kept.
    const wrong = specOf({ cart: cart.replace("name: Lost", "name: Old") });
    for (let run = 0; run < 2; run++) expect(used(wrong)).toEqual(edited);
  });

  it("have no clash of identifiers, as long as no name changes", () => {
    const clash = specOf({ cart: cart.replace("name: Lost", "name: FullError") });
    expect(check(clash, targets).diagnostics.map(({ rule }) => rule)).toContain("unique-identifier");
    for (const spec of [specOf(), clash, clash, specOf(), specOf({ cart: cart.replace("Lost.", "Gone.") })]) used(spec);
    const usual = targets.filter(({ options }) => v.getMetadata(options)["optIn"] !== true);
    const looked = usual.map((target) => vi.spyOn(target, "identifiers"));
    used(specOf());
    check(specOf(), targets, keptModules());
    // Only the run without them compares identifiers.
    expect(looked.map(({ mock }) => mock.calls.length)).toEqual(usual.map(() => 1));
    vi.restoreAllMocks();
  });

  it("stay in memory for a process that loads a spec again", () => {
    const stored = keptModules();
    const read = vi.spyOn(stored, "read");
    const kept = inMemory(stored);
    const modulesOf = (spec: ReturnType<typeof specOf>) => check(spec, targets, kept).catalog?.modules ?? [];
    const [cartModule, orderModule] = modulesOf(specOf());
    expect(read).toHaveBeenCalledTimes(2);
    const edited = specOf({ cart: cart.replace("Lost.", "Gone.") });
    const again = modulesOf(edited);
    expect([again[0] === cartModule, again[1] === orderModule]).toEqual([false, true]);
    expect(again[0]?.entries[0]).toBe(cartModule?.entries[0]);
    expect(placed(again)).toStrictEqual(placed(check(edited, targets).catalog?.modules));
    expect(read).toHaveBeenCalledTimes(2);
    kept.store();
    expect(used(edited)).toEqual(both);
    expect(modulesOf(specOf({ main: `${main}docs: https://example.org/{module}/{code}\n` }))[1]?.entries[0]?.url).toBe(
      "https://example.org/order/3",
    );
  });

  it("are not trusted when they are damaged", () => {
    const folder = join(cache, "errspec");
    for (const damage of [
      (path: string) => appendFileSync(path, "x"),
      (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 100)),
      (path: string) => writeFileSync(path, ""),
    ]) {
      used(specOf());
      for (const name of readdirSync(folder)) damage(join(folder, name));
      expect(used(specOf())).toEqual([]);
      expect(used(specOf())).toEqual(both);
    }
  });

  it("hold no function, which could not be kept", () => {
    const { catalog } = check(specOf(), targets);
    expect(catalog?.modules.map(withoutPlaces)).toEqual(structuredClone(catalog?.modules.map(withoutPlaces)));
  });
});
