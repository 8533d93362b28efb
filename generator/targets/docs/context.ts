import { hasAdvice } from "../../model/advice.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { codeAnchor } from "../../model/code-type.js";
import { languageName } from "../../model/locale.js";
import type { Operation } from "../../model/operation.js";
import { relatedIn } from "../../model/related.js";
import type { Related } from "../../model/related.js";
import type { Snippet } from "../target.js";
import { cell, link } from "./markdown.js";
import { indexPagesOf, operationPage } from "./names.js";
import { messagesFor } from "./messages.js";
import type { DocsMessages } from "./messages.js";

/** What the pages of every locale are made from. */
export interface Context {
  readonly catalog: Catalog;
  readonly locales: readonly string[];
  readonly snippets: (entry: Entry) => readonly Snippet[];
  readonly related: (entry: Entry) => Related;
  /** Links to entries from other pages, as far as they are known: an entry may have one on hundreds of pages. */
  readonly links: Map<Entry, string>;
}

/** What the pages of one locale are made from. */
export interface Edition {
  readonly context: Context;
  readonly locale: string;
  readonly messages: DocsMessages;
}

export function contextOf(
  catalog: Catalog,
  locales: readonly string[],
  snippets: (entry: Entry) => readonly Snippet[],
): Context {
  return {
    catalog,
    locales,
    snippets,
    related: relatedIn(catalog),
    links: new Map(),
  };
}

export function editionOf(context: Context, locale: string): Edition {
  return { context, locale, messages: messagesFor(locale) };
}

/** A link to an entry by its code, from its own module's page or, without `from`, from any other page. */
export function codeLink(entry: Entry, from?: string): string {
  return link(entry.code, entryTarget(entry, from));
}

/** A link to an entry by code and name, and by module on another module's page. */
export function entryLink(entry: Entry, { links }: Context, from?: string): string {
  const { module, code, name } = entry;
  if (module === from) return link(`${code} ${name}`, entryTarget(entry, from));
  const known = links.get(entry) ?? link(`${module} ${code} ${name}`, entryTarget(entry, from));
  links.set(entry, known);
  return known;
}

/**
 * The address of an entry, from its own module's page or from another page in the folder of the locale. An anchor of a code
 * has only characters that need no escape in a fragment.
 */
export function entryTarget({ module, code }: Entry, from?: string): string {
  return `${module === from ? "" : `${module}.md`}#${codeAnchor(code)}`;
}

/** A link to the page of an operation, from a page in the folder of the locale. */
export function operationLink(operation: Operation): string {
  return link(operation.id, `${operationPage(operation)}.md`);
}

/** The answer to "may it be retried?". Yes is bold, to stand out in a long table. */
export function retryCell(entry: Entry, messages: DocsMessages): string {
  if (!hasAdvice(entry)) return "";
  const { retryable } = entry;
  return retryable ? `**${messages.yes}**` : messages.no;
}

export function nameCell({ name, stability, deprecated }: Entry, messages: DocsMessages): string {
  const marked = stability === "experimental" ? name + messages.experimentalMark : name;
  return deprecated === undefined ? marked : marked + messages.deprecatedMark;
}

/** The cell of a module: its id, as a link to its page. */
export function moduleCell(id: string): string {
  return `[${cell(id)}](${id}.md)`;
}

/** The links at the top of a page: to the indexes, and to the same page in other languages. */
export function navigation(page: string, { context, locale, messages }: Edition): string {
  const base = "../".repeat(page.split("/").length - 1);
  const pages = indexPagesOf(context.catalog).map((id) =>
    id === page ? messages.pages[id] : link(messages.pages[id], `${base}${id}.md`),
  );
  const others = context.locales
    .filter((other) => other !== locale)
    .map((other) => link(languageName(other), `${base}../${other}/${page}.md`));
  return [...pages, ...others].join(" · ");
}
