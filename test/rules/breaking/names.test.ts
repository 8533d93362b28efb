import { describe, expect, it } from "vitest";
import { versionOf } from "../../../generator/version.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { catalogOf } from "../../support/catalog.js";

/*
 * Names that pass from one error to another. Nothing stops compiling, so the languages must be compared by what their names
 * stand for.
 */

const targets = "{ typescript: null, go: { module: example.com/shop }, python: null, docs: null }";

/** A catalog with a module of entries such as `1 OutOfStock: The warehouse is empty. | aliases: [Empty]`. */
function version(errors: readonly string[], options = targets) {
  const entries = errors.map((error) => {
    const [, code = "", name = "", text = "", more = ""] = /^(\d+) (\w+): ([^|]*)(?:\| (.*))?$/.exec(error) ?? [];
    return `      - { code: ${code}, name: ${name}, text: "${text.trim()}"${more === "" ? "" : `, ${more}`} }\n`;
  });
  return versionOf(
    catalogOf(
      `errspec: 1\ncatalog: shop\ntitle: Shop\nlocales: [en]\nenvelope: { code: /code }\ntargets: ${options}\nmodules:\n  - module: orders\n    errors:\n${entries.join("")}`,
    ),
  );
}

const empty = "1 OutOfStock: The warehouse is empty.";
const late = "2 OrderExpired: The order was kept for too long.";
const gold = "3 PaymentRefused: Your bank refused.";
const everywhere = "BEHAVIOR SRC_GO SRC_PY SRC_TS DOCS";

/** What the rules of major changes find: rule, categories and message. */
function found(before: readonly string[], after: readonly string[], options?: string): string[] {
  return breaking(breakingRules, version(before, options), version(after, options), {
    today: "2026-06-01",
  }).findings.flatMap(({ rule, bump, severity, categories, message }) =>
    bump === "major" && severity === "error" ? [`${rule} (${categories.join(" ")}): ${message}`] : [],
  );
}

describe("a name that stands for another error", () => {
  const of = (name: string, was: string, is: string, who = everywhere): string =>
    `name-reassigned (${who}): the name ${name} referred to orders/${was} and now refers to orders/${is}`;

  it.each<[what: string, before: string[], after: string[], ...findings: string[]]>([
    [
      "an alias moves to another entry",
      [`${empty} | aliases: [Sold]`, late],
      [empty, `${late} | aliases: [Sold]`],
      of("Sold", "1 (OutOfStock)", "2 (OrderExpired)"),
    ],
    [
      "a new entry takes a removed alias",
      [`${empty} | aliases: [Sold]`],
      [empty, "2 Sold: The order was kept for too long."],
      of("Sold", "1 (OutOfStock)", "2"),
    ],
    [
      "two entries swap aliases",
      [`${empty} | aliases: [Sold]`, `${late} | aliases: [Stale]`],
      [`${empty} | aliases: [Stale]`, `${late} | aliases: [Sold]`],
      of("Sold", "1 (OutOfStock)", "2 (OrderExpired)"),
      of("Stale", "2 (OrderExpired)", "1 (OutOfStock)"),
    ],
    [
      "a name becomes an alias of another entry",
      [empty, late],
      ["1 Empty: The warehouse is empty.", `${late} | aliases: [OutOfStock]`],
      of("OutOfStock", "1", "2 (OrderExpired)"),
    ],
    [
      "the name of a removed code becomes an alias",
      [empty, late],
      [`${late} | aliases: [OutOfStock]`],
      "code-freed (LIFECYCLE): 1 of orders can be reused for another error",
      "code-removed (WIRE SRC_TS DOCS): the code 1 (OutOfStock) of orders was removed",
      of("OutOfStock", "1", "2 (OrderExpired)"),
    ],
    [
      "an entry takes the name of a removed code",
      [empty, late],
      ["1 OrderExpired: The warehouse is empty."],
      "code-freed (LIFECYCLE): 2 of orders can be reused for another error",
      "code-removed (WIRE SRC_TS DOCS): the code 2 (OrderExpired) of orders was removed",
      "name-changed (SRC_GO SRC_PY SRC_TS DOCS): the code 1 of orders was renamed from OutOfStock to OrderExpired",
      of("OrderExpired", "2", "1"),
    ],
    [
      "a new entry takes the name of a renamed one",
      [empty],
      ["1 Empty: The warehouse is empty.", "2 OutOfStock: The order was kept for too long."],
      of("OutOfStock", "1 (OutOfStock)", "2").replace(" (OutOfStock)", ""),
    ],
    [
      "two entries swap names, and the codes keep their texts",
      [empty, late],
      [empty.replace("OutOfStock", "OrderExpired"), late.replace("OrderExpired", "OutOfStock")],
      of("OutOfStock", "1", "2"),
      of("OrderExpired", "2", "1"),
    ],
  ])("is reported where %s", (_, before, after, ...findings) => {
    expect(found([...before, gold], [...after, gold])).toEqual(findings);
  });

  it("is reported where two names of the spec are one in a language", () => {
    const options = targets.replace("shop }", "shop, initialisms: [ORDER] }");
    const before = [`${empty} | aliases: [SoldId]`, late];
    const after = [empty, `${late} | aliases: [SoldID]`];
    // `SoldId` and `SoldID` are `CodeSoldID` in Go, and differ elsewhere.
    expect(
      found(
        before,
        after.map((each) => each.replace("SoldID", "SoldId")),
        options,
      ),
    ).toEqual([of("SoldId", "1 (OutOfStock)", "2 (OrderExpired)")]);
  });

  it("is no matter of programs where no language is generated", () => {
    const moved = [
      [`${empty} | aliases: [Sold]`, late],
      [empty, `${late} | aliases: [Sold]`],
    ] as const;
    const name = ["Sold", "1 (OutOfStock)", "2 (OrderExpired)"] as const;
    expect(found(...moved, "{ docs: null }")).toEqual([of(...name, "DOCS")]);
    expect(found(...moved, "{ go: { module: example.com/shop } }")).toEqual([of(...name, "BEHAVIOR SRC_GO")]);
    expect(found(...moved, "{}")).toEqual([of(...name, "DOCS")]);
  });

  it("is not reported where it goes with its error", () => {
    const renumbered = found([empty, late], [empty.replace("1", "7"), late]);
    expect(renumbered.filter((each) => each.startsWith("name-"))).toEqual([]);
    const aliased = found([empty], ["1 Empty: The warehouse is empty. | aliases: [OutOfStock]"]);
    expect(aliased.filter((each) => each.startsWith("name-reassigned"))).toEqual([]);
  });

  it("stays an error whatever the version says, for no compiler finds it", () => {
    const numbered = (text: string[], is: string) => {
      const { catalog, surfaces } = version(text);
      return { catalog: { ...catalog, version: is }, surfaces };
    };
    const before = numbered([`${empty} | aliases: [Sold]`, late], "1.0.0");
    const after = numbered([empty, `${late} | aliases: [Sold]`], "2.0.0");
    expect(
      breaking(breakingRules, before, after, { today: "2026-06-01" }).findings.map(({ rule, severity }) => [
        rule,
        severity,
      ]),
    ).toEqual([["name-reassigned", "error"]]);
  });
});

describe("codes that are exchanged", () => {
  it("break sources that write them as numbers", () => {
    const swapped = found([empty, late], [late.replace("2", "1"), empty.replace("1", "2")]);
    expect(swapped).toEqual([
      "code-renumbered (WIRE SRC_TS DOCS): OutOfStock of orders changed from 1 to 2",
      "code-renumbered (WIRE SRC_TS DOCS): OrderExpired of orders changed from 2 to 1",
    ]);
  });
});

it("takes a name that differs by a slip for the same one, and asks about its text", () => {
  const { findings } = breaking(
    breakingRules,
    version(["1 OrdersLocked: The warehouse is empty."]),
    version(["1 OrderLocked: Your bank refused."]),
    { today: "2026-06-01" },
  );
  expect(findings.map(({ rule }) => rule)).toEqual(["meaning-changed", "name-changed"]);
});

it("says that a text was inverted", () => {
  const { findings } = breaking(
    breakingRules,
    version(["1 OrderMissing: There is no such order."]),
    version(["1 OrderMissing: There is such an order."]),
    { today: "2026-06-01" },
  );
  expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
    [
      "meaning-changed",
      "the text of orders/1 (OrderMissing) now says the opposite: does the code still mean the same?",
    ],
  ]);
});

describe("a package with one name to install and to import", () => {
  it.each([
    [
      "Python",
      "{ python: { package: shop, distribution: shop } }",
      "{ python: { package: shop, distribution: acme } }",
    ],
    ["C#", "{ csharp: { namespace: Shop } }", "{ csharp: { namespace: Shop, package: Acme.Shop } }"],
  ])("is renamed if only the one to install changes: %s", (title, before, after) => {
    const { findings } = breaking(breakingRules, version([empty], before), version([empty], after), {
      today: "2026-06-01",
    });
    expect(findings.map(({ rule, message }) => [rule, message.includes(`package renamed in ${title}`)])).toEqual([
      ["package-renamed", true],
    ]);
  });
});
