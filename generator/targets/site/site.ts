import { localeOfText, textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Text } from "../../model/catalog.js";
import { languageOf } from "../../model/locale.js";
import { relatedIn } from "../../model/related.js";
import type { Related } from "../../model/related.js";
import type { Snippet } from "../target.js";
import type { Brand } from "./brand.js";
import { logLine } from "./log-line.js";
import { folders } from "./paths.js";
import { pageLanguage, messagesFor } from "./messages.js";
import type { SiteMessages } from "./messages.js";
import { keepingLast } from "./recent.js";
import type { Words } from "./words.js";

/** What the pages of every locale are made from. */
export interface Site {
  readonly catalog: Catalog;
  readonly locales: readonly string[];
  /** The address of the site, with a slash at the end. */
  readonly url: string | undefined;
  /** Whether each page is there in Markdown, too. */
  readonly markdown: boolean;
  readonly brand: Brand;
  readonly words: Words;
  readonly snippets: (entry: Entry) => readonly Snippet[];
  /** The folder of each code of a module. */
  readonly folders: ReadonlyMap<Module, ReadonlyMap<string, string>>;
  readonly modules: ReadonlyMap<string, Module>;
  readonly related: (entry: Entry) => Related;
  /** How every SDK prints the error of the first example of an entry. Empty if there is none. */
  readonly lineOfExample: (entry: Entry) => string;
}

/** What the pages of one locale are made from. */
export interface Edition {
  readonly site: Site;
  readonly locale: string;
  /** The language of the messages. */
  readonly language: string;
  readonly messages: SiteMessages;
  readonly say: (text: Text) => string;
  /** The locale of the text that {@link say} returns, if the page is in another one: the `lang` attribute needs it. */
  readonly foreign: (text: Text) => string;
}

export function siteOf(
  catalog: Catalog,
  { locales, url, markdown, brand, words }: Pick<Site, "locales" | "url" | "markdown" | "brand" | "words">,
  snippets: Site["snippets"],
): Site {
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  return {
    catalog,
    locales,
    url,
    markdown,
    brand,
    words,
    snippets: keepingLast(snippets),
    folders: new Map(catalog.modules.map((module) => [module, folders(module)])),
    modules,
    related: relatedIn(catalog),
    lineOfExample: keepingLast(({ module: id, examples: [example] }) => {
      const module = modules.get(id);
      return module === undefined ? "" : logLine(catalog, module, example);
    }),
  };
}

export function editionOf(site: Site, locale: string): Edition {
  const { catalog } = site;
  const language = pageLanguage(locale, site.words);
  return {
    site,
    locale,
    language,
    messages: messagesFor(locale, site.words),
    say: (text) => textIn(text, locale, catalog),
    foreign: (text) => {
      const found = localeOfText(text, locale, catalog);
      return found === undefined || found === language ? "" : found;
    },
  };
}

/** Whether a text is in the language of the locale, or there is none. */
export function isTranslated(text: Text, { site, locale }: Edition): boolean {
  const found = localeOfText(text, locale, site.catalog);
  return found === undefined || languageOf(found) === languageOf(locale);
}

/** The path of an entry's page below the folder of the locale. */
export function entryPath({ modules, folders: all }: Site, module: string, code: string): string {
  const owner = modules.get(module);
  const folder = owner === undefined ? undefined : all.get(owner)?.get(code);
  if (folder === undefined) throw new Error(`${module}/${code} has no page`);
  return `${module}/${folder}/index.html`;
}
