import type { words } from "./words.mjs";

/** What the page says, in its language. */
export type Words = (typeof words)["en"];

interface Data {
  readonly example: readonly { readonly name: string; readonly text: string }[];
  readonly words: Words;
  /** The script of the worker, relative to the page. */
  readonly worker: string;
}

/** An element of the page. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

/** The element with an ID that has a value: a field or a select. */
export const field = (id: string): HTMLInputElement => byId(id) as HTMLInputElement;

export const select = (id: string): HTMLSelectElement => byId(id) as HTMLSelectElement;

export const button = (id: string): HTMLButtonElement => byId(id) as HTMLButtonElement;

export const data = JSON.parse(byId("data").textContent) as Data;

/** A new element with a text. */
export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ""): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Fills a select, and chooses one of its values. */
export function fill(list: HTMLSelectElement, values: readonly string[], chosen: string | undefined): void {
  const shown = [...list.options].map(({ value }) => value);
  if (shown.join("\n") !== values.join("\n")) list.replaceChildren(...values.map((value) => new Option(value)));
  if (chosen !== undefined) list.value = chosen;
}
