import fc from "fast-check";
import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toText } from "hast-util-to-text";
import { describe, expect, it } from "vitest";
import {
  address,
  attribute,
  code,
  comment,
  component,
  identifier,
  text,
} from "../../../generator/targets/site/html.js";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "<",
      ">",
      "&",
      '"',
      "'",
      "`",
      "=",
      "/",
      "-",
      "!",
      "\\",
      "\n",
      "\r",
      "\t",
      "\0",
      "\u2028",
      "\ufeff",
      "\ud800",
      "\udc00",
      "\ufffe",
      "\u202e",
      "a",
      "文",
      ";",
      "#",
      "x",
    ),
  }),
);

const parse = (html: string): Root => fromHtml(html, { fragment: true });

/** What a page can hold of a text. */
function held(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0))) // eslint-disable-line no-control-regex
    .replaceAll("\u007f", "\u2421")
    .replace(/[\u0080-\u009f]/g, "\ufffd")
    .replace(
      /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
      (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .replace(/./gsu, (character) => {
      const point = character.codePointAt(0) ?? 0;
      const isNone = (point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
      const isCovered = point < 0x40000 || point > 0x10ffff - 2;
      return isNone && isCovered ? "\ufffd" : character;
    });
}

const only = (root: Root): Element => {
  expect(root.children).toHaveLength(1);
  const [element] = root.children;
  if (element?.type !== "element") throw new Error("no element");
  return element;
};

const textIn = (node: Nodes): string =>
  node.type === "text" ? node.value : "children" in node ? (node.children as Nodes[]).map(textIn).join("") : "";

describe("text of a spec, read back by an HTML parser", () => {
  it("between tags", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const element = only(parse(`<b>${text(raw)}</b>`));
        expect(element.children.every(({ type }) => type === "text")).toBe(true);
        expect(textIn(element)).toBe(held(raw));
      }),
    );
  });

  it("between tags, with places to break", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const element = only(parse(`<b>${identifier(raw)}</b>`));
        const isPlace = (node: Nodes): boolean => node.type === "element" && node.tagName === "wbr";
        expect(element.children.every((node) => node.type === "text" || isPlace(node))).toBe(true);
        expect(textIn(element)).toBe(held(raw));
      }),
    );
  });

  it("in a title", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const page = fromHtml(`<!doctype html><title>${text(raw)}</title><body>`);
        const titles = JSON.stringify(page).split('"title"').length - 1;
        expect(titles).toBe(1);
        expect(toText(page)).toBe("");
      }),
    );
  });

  it("in an attribute, quoted or not", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { properties } = only(parse(`<b title="${attribute(raw)}"></b>`));
        expect(properties).toEqual({ title: held(raw) });
      }),
    );
  });

  it("in the fragment of a link", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { properties } = only(parse(`<a href="x.html#${component(raw)}"></a>`));
        expect(Object.keys(properties)).toEqual(["href"]);
        expect(decodeURIComponent(String(properties.href).slice("x.html#".length))).toBe(raw.toWellFormed());
      }),
    );
  });

  it("in a comment", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { children } = parse(`<!-- ${comment(raw)} --><b></b>`);
        expect(children.map(({ type }) => type)).toEqual(["comment", "element"]);
      }),
    );
  });

  it("in code, which gets marks and loses nothing", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const element = only(parse(`<code>${code(raw)}</code>`));
        const tags = element.children.filter((child) => child.type === "element");
        expect(
          tags.every(({ tagName, properties }) => tagName === "span" && Object.keys(properties).join() === "className"),
        ).toBe(true);
        expect(textIn(element)).toBe(held(raw));
      }),
    );
  });
});

describe("the address of a link", () => {
  it("is one of the web", () => {
    for (const url of ["javascript:alert(1)", "data:text/html,x", "//example.com", "", " https://example.com"]) {
      expect(() => address(url)).toThrow("not a web address");
    }
    expect(address("https://example.com/?a=(b)&c=*d*")).toBe("https://example.com/?a&#61;(b)&#38;c&#61;*d*");
    expect(address('https://example.com/非"x')).toBe("https://example.com/%E9%9D%9E&#34;x");
  });
});

describe("marks in code", () => {
  it("are on strings, comments, keywords and numbers", () => {
    expect(code('if x == "a" { return 1 } // why')).toBe(
      '<span class="k">if</span> x == <span class="s">"a"</span> { <span class="k">return</span> <span class="n">1</span> } <span class="c">// why</span>',
    );
  });
});
