import { describe, expect, it } from "vitest";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { generate } from "./workspace.js";

/** The docstring after each member of an enum, without its quotes. */
function memberDocs(file: string | undefined): string[] {
  return [...(file ?? "").matchAll(/^ {4}[A-Z0-9_]+ = .*\n {4}"""([^]*?)"""/gm)].map(([, doc]) => doc ?? "");
}

const spec = `
errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
targets: { python: {} }
modules:
  - module: orders
    errors:
      - { code: 1, name: OneFailed, title: It failed, text: The first one failed. }
      - { code: 2, name: TwoFailed, title: It failed, text: The second one failed. }
      - { code: 3, name: SameText, text: They are alike. }
      - { code: 4, name: SameAgain, text: They are alike. }
      - { code: 5, name: WithColon, text: "Denied: ask the owner of the shop." }
      - { code: 6, name: WithQuote, text: "(quoted)" }
      - { code: 7, name: LongEnough, text: "${"word ".repeat(15)}last." }
`;

describe("the docstrings", () => {
  it("of members are never alike", async () => {
    for (const [path, text] of await generate(seedCatalog())) {
      const docs = memberDocs(path.endsWith(".py") ? text : "");
      expect(docs.filter((doc, index) => docs.indexOf(doc) !== index)).toEqual([]);
    }
  });

  it("of members begin with what Sphinx does not take for a type, and end on a short line", async () => {
    const docs = memberDocs((await generate(catalogOf(spec))).get("shop_errors/orders.py"));
    expect(docs).toEqual([
      "The first one failed.",
      "The second one failed.",
      "Same text.\n    They are alike.\n    ",
      "Same again.\n    They are alike.\n    ",
      "With colon.\n    Denied: ask the owner of the shop.\n    ",
      "With quote.\n    Text: (quoted).\n    ",
      `${"word ".repeat(15).trim()}\n    last.\n    `,
    ]);
  });

  it("of classes do not repeat their first sentence", async () => {
    const dsa = (await generate(seedCatalog())).get("tencentcloud_errors/dsa.py");
    expect(dsa).toContain(`    """10109: The origin server of the DSA configuration is invalid.

    Change it and retry.
`);
  });

  it("of attributes have no colon in their first line, which Sphinx would take for the end of a type", async () => {
    for (const [path, text] of await generate(seedCatalog())) {
      if (!path.startsWith("tencentcloud_errors/_")) continue;
      const lines = text.split("\n");
      // The docstring of a function or a class comes after a line that ends in a colon.
      const attributes = lines.filter(
        (line, index) => index > 3 && /^\s*"""\S/.test(line) && !(lines[index - 1] ?? "").endsWith(":"),
      );
      for (const line of attributes) expect(line, path).not.toMatch(/:(?= )/);
    }
  });
});
