import { createRequire } from "node:module";
import { fromHtml } from "hast-util-from-html";
import { micromark } from "micromark";
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from "micromark-extension-gfm-autolink-literal";
import { gfmTable, gfmTableHtml } from "micromark-extension-gfm-table";

type Root = ReturnType<typeof fromHtml>;
export type Element = Extract<Root["children"][number], { type: "element" }>;

interface MarkdownIt {
  readonly linkify: { set(options: { fuzzyLink: boolean }): void };
  render(text: string): string;
}

const newMarkdownIt = createRequire(import.meta.url)("markdown-it") as (options: object) => MarkdownIt;

/** As VitePress sets it up. */
const markdownIt = newMarkdownIt({ html: true, linkify: true });
markdownIt.linkify.set({ fuzzyLink: false });

/** What GitHub's parser and VitePress's make of a page. */
export const readers = {
  micromark: (text: string): Root =>
    fromHtml(
      micromark(text, {
        allowDangerousHtml: true,
        extensions: [gfmTable(), gfmAutolinkLiteral()],
        htmlExtensions: [gfmTableHtml(), gfmAutolinkLiteralHtml()],
      }),
      { fragment: true },
    ),
  "markdown-it": (text: string): Root => fromHtml(markdownIt.render(text), { fragment: true }),
} as const;

/** The elements of a page with their attributes, and its texts apart. */
export function anatomy(root: Root | Element): { readonly shape: string; readonly texts: readonly string[] } {
  const texts: string[] = [];
  const walk = (node: Root | Element): string =>
    node.children
      .map((child) => {
        if (child.type === "text") {
          if (child.value.trim() !== "") texts.push(child.value.trim());
          return "";
        }
        if (child.type === "comment") return "<!---->";
        return child.type === "element"
          ? `<${child.tagName} ${JSON.stringify(child.properties)}>${walk(child)}</>`
          : "";
      })
      .join("");
  return { shape: walk(root), texts };
}

/** Every element of a name, in the order of the page. */
export function elements(node: Root | Element, tagName: string): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return [...(child.tagName === tagName ? [child] : []), ...elements(child, tagName)];
  });
}
