import { identifierWords } from "../identifier.js";

/** What an element may hold: texts stay texts, so nothing of a spec can become a tag. */
export type Child = Node | string | false | undefined;

/** A name or a code, which may break between its words alone. */
export function identifier(text: string): readonly Child[] {
  return identifierWords(text).flatMap((word, index) => (index === 0 ? [word] : [document.createElement("wbr"), word]));
}

/** An element with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}
