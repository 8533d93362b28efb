import type { Entry } from "../../model/catalog.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { entryPath } from "./site.js";
import type { Edition } from "./site.js";

/** Facts under a heading. */
export interface FactList {
  readonly id: string;
  readonly heading: string;
  readonly base: string;
  readonly facts: readonly FactView[];
}

/** A fact is text, links to entries, to other pages of the site, or to the web. */
export interface FactView {
  readonly label: FreeText;
  readonly text: FreeText;
  /** The locale of the text, if it is not in the page's language. */
  readonly lang: string;
  readonly entries: readonly EntryLink[];
  readonly pages: readonly PageLink[];
  readonly links: readonly { readonly url: FreeText; readonly title: FreeText }[];
}

export interface EntryLink {
  readonly path: FreeText;
  readonly code: FreeText;
  readonly name: FreeText;
}

/** A link to a page that is not of an entry. */
export interface PageLink {
  readonly path: FreeText;
  readonly title: FreeText;
}

export function pageLink(path: string, title: string): PageLink {
  return { path: freeText(path), title: freeText(title) };
}

export function entryLink({ module, code, name }: Entry, { site }: Edition): EntryLink {
  return { path: freeText(entryPath(site, module, code)), code: freeText(code), name: freeText(name) };
}

/** What a fact says, besides its label. */
export interface FactContent {
  readonly text?: string | undefined;
  readonly lang?: string;
  readonly entries?: readonly Entry[];
  readonly pages?: FactView["pages"];
  readonly links?: FactView["links"];
}

/** A fact; undefined if it says nothing. */
export function factView(
  label: string,
  { text = "", lang = "", entries = [], pages = [], links = [] }: FactContent,
  edition: Edition,
): FactView | undefined {
  if (text === "" && entries.length + pages.length + links.length === 0) return undefined;
  const shown = entries.map((other) => entryLink(other, edition));
  return { label: freeText(label), text: freeText(text), lang, entries: shown, pages, links };
}

/** The facts that say something, under a heading; an empty list if there are none. */
export function factList(
  { id, heading, base }: Omit<FactList, "facts">,
  facts: readonly (FactView | undefined)[],
): readonly FactList[] {
  const given = facts.filter((fact) => fact !== undefined);
  return given.length === 0 ? [] : [{ id, heading, base, facts: given }];
}
