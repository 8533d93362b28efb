import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { describe, expect, it } from "vitest";
import { fullCatalog } from "../docs/catalogs.js";
import { payloads } from "../docs/payloads.js";
import { pagePayloads } from "./payloads.js";
import { siteOf } from "./support.js";

/** The tags of a page with the names of their attributes, and where texts stand: what must not depend on any text. */
function shape(html: string): string {
  const walk = (node: Nodes): string => {
    switch (node.type) {
      case "root":
        return node.children.map(walk).join("");
      case "element": {
        const attributes = Object.keys(node.properties).sort().join(" ");
        const isCode = node.tagName === "code"; // its marks depend on what it says
        return `<${node.tagName} ${attributes}>${isCode ? "" : node.children.map(walk).join("")}</>`;
      }
      case "comment":
        return "<!-- -->";
      case "doctype":
        return "<!doctype>";
      default:
        return "";
    }
  };
  return walk(fromHtml(html));
}

const plain = siteOf(
  fullCatalog((place) => `text ${place}`),
  { sdk: false },
);

describe("whatever a spec says", () => {
  it.each([...pagePayloads, ...payloads].map((payload) => [JSON.stringify(payload), payload] as const))(
    "%s changes no tag and no script",
    async (_, payload) => {
      const harmless = await plain;
      const hostile = await siteOf(
        fullCatalog((place) => `${payload} ${place}`),
        { sdk: false },
      );
      expect([...hostile.keys()]).toEqual([...harmless.keys()]);
      for (const [path, html] of hostile) {
        if (path.endsWith(".html")) expect(shape(html), path).toBe(shape(harmless.get(path) ?? ""));
        else if (path === "assets/catalog.js") {
          expect(html).not.toMatch(/[<\u2028\u2029\u202e\u200b\ufeff\u0000]/); // eslint-disable-line no-control-regex
          expect(JSON.stringify(dataIn(html))).toContain(JSON.stringify(payload.trim().toWellFormed()).slice(1, -1));
        }
      }
    },
  );

  it("is in the data as it is in the spec", async () => {
    const files = await siteOf(
      fullCatalog((place) => `</script>\u2028 "${place}" \\`),
      { sdk: false },
    );
    expect(JSON.stringify(dataIn(files.get("assets/catalog.js") ?? ""))).toContain(
      JSON.stringify('</script>\u2028 "text.en" \\').slice(1, -1),
    );
  });
});

/** The value that the script sets, which is JSON. */
function dataIn(script: string): unknown {
  const [, json = ""] = /^[^\n]*\n"use strict";\nglobalThis\.errspecData = ([^]*);\n$/.exec(script) ?? [];
  return JSON.parse(json);
}
