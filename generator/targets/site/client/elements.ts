import { identifierWords } from "../identifier.js";
import type { Item } from "./catalog.js";

/** The content of an element. A string becomes a text node, so text from a spec cannot become a tag. */
export type Child = Node | string | false | undefined;

/** A name or a code that may break only between its words. */
export function identifier(text: string): readonly Child[] {
  return identifierWords(text).flatMap((word, index) => (index === 0 ? [word] : [document.createElement("wbr"), word]));
}

/** A label and what belongs to it, for a list of facts. */
export function fact(label: string, ...content: readonly Child[]): HTMLElement {
  return element("div", {}, element("dt", {}, label), element("dd", {}, ...content));
}

/** A link to the page of a code. */
export function itemLink(
  { path, module, code, name }: Pick<Item, "path" | "module" | "code" | "name">,
  base: string,
): HTMLElement {
  return element(
    "a",
    { href: base + path },
    element("b", {}, ...identifier(`${module}/${code}`)),
    " ",
    ...identifier(name),
  );
}

/** Creates an element with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) created.setAttribute(name, value);
  created.append(...children.filter((child) => child !== false && child !== undefined));
  return created;
}
