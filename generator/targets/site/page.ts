import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { logoView } from "./brand.js";
import type { LogoView } from "./brand.js";
import { operationsPage } from "./paths.js";
import type { Edition } from "./site.js";
import type { SiteMessages } from "./messages.js";
import { twinOf } from "./twins.js";
import { languageName } from "../../model/locale.js";

/** The pages that every locale has besides those of its modules and codes. */
export type Section = "home" | "codes" | "operations" | "map" | "decoder";

/** The head and the foot of every page. */
export interface PageView {
  readonly generated: FreeText;
  /** The language of its messages. */
  readonly language: string;
  /** The locale of its texts, if it differs. */
  readonly contentLocale: string;
  /** The words of the script of the page, where it does not have them itself. */
  readonly copyWords: Pick<SiteMessages["script"], "copy" | "copied" | "copyLink"> | false;
  readonly title: FreeText;
  readonly description: FreeText;
  readonly catalog: FreeText;
  /** The locale of the catalog's title, if it is not in the page's language. */
  readonly catalogLang: string;
  /** The paths from the page to the folder of the site and of its locale: empty, or with a slash at the end. */
  readonly root: string;
  readonly base: string;
  readonly languages: readonly {
    readonly locale: string;
    readonly name: string;
    readonly path: string;
    readonly current: boolean;
  }[];
  readonly manyLanguages: boolean;
  /** The address of this page, if it is known, and of the page in every language. */
  readonly canonical: FreeText;
  /** Whether search engines should not index the page. */
  readonly hidden: boolean;
  /** The page in Markdown; empty if there is none. */
  readonly twin: FreeText;
  readonly alternates: readonly { readonly locale: string; readonly href: FreeText }[];
  readonly logo: LogoView | false;
  readonly support: FreeText;
  readonly repository: FreeText;
  readonly version: FreeText;
  readonly sections: readonly { readonly label: string; readonly file: string; readonly current: boolean }[];
  readonly label: Readonly<
    Record<
      | "skip"
      | "search"
      | "searchHint"
      | "theme"
      | "languages"
      | "sections"
      | "generated"
      | "noScript"
      | "support"
      | "repository",
      string
    >
  >;
}

/** The path of the page is below the folder of its locale. */
export function pageView(
  edition: Edition,
  {
    path,
    file,
    title,
    description,
    section,
  }: {
    readonly path: string;
    readonly file: string;
    readonly title: string;
    readonly description: string;
    readonly section?: Section;
  },
): PageView {
  const { site, locale, language, messages, say } = edition;
  const base = "../".repeat(path.split("/").length - 1);
  const sections = [
    ["codes", "codes.html"],
    ...(site.catalog.operations.length === 0 ? [] : [["operations", operationsPage] as const]),
    ["map", "map.html"],
    ["decoder", "decode.html"],
  ] as const;
  return {
    generated: freeText(generatedFrom(file)),
    language,
    contentLocale: language === locale ? "" : locale,
    copyWords: site.words[locale] === undefined ? false : messages.script,
    title: freeText(title),
    description: freeText(description || title), // a module may have none, but a page should have one
    catalog: freeText(say(site.catalog.title)),
    catalogLang: edition.foreign(site.catalog.title),
    root: `../${base}`,
    base,
    languages: site.locales.map((other) => ({
      locale: other,
      name: languageName(other),
      path: `../${base}${other}/${path}`,
      current: other === locale,
    })),
    hidden: false,
    canonical: freeText(site.url === undefined ? "" : addressIn(site.url, locale, path)),
    twin: freeText(twinAddress(edition, base, path)),
    alternates: site.locales.map((other) => ({
      locale: other,
      href: freeText(site.url === undefined ? `../${base}${other}/${path}` : addressIn(site.url, other, path)),
    })),
    manyLanguages: site.locales.length > 1,
    logo: logoView(site.brand, `../${base}`),
    support: freeText(site.brand.support ?? ""),
    repository: freeText(site.brand.repository ?? ""),
    version: freeText(versionLine(edition)),
    sections: sections.map(([id, page]) => ({ label: messages[id], file: page, current: id === section })),
    label: {
      skip: messages.skip,
      search: site.catalog.operations.length === 0 ? messages.search : messages.searchAll,
      searchHint: messages.searchHint,
      theme: messages.theme,
      languages: messages.languages,
      sections: messages.sections,
      generated: messages.generated,
      noScript: messages.noScript,
      support: messages.support,
      repository: messages.repository,
    },
  };
}

function versionLine({ site, messages }: Edition): string {
  const { version } = site.brand;
  if (version === undefined) return "";
  return messages.version(version.replaceAll("{version}", site.catalog.version));
}

function twinAddress({ site, locale }: Edition, base: string, path: string): string {
  const twin = site.markdown ? twinOf(path, site.catalog) : undefined;
  if (twin === undefined) return "";
  return site.url === undefined ? base + twin : `${site.url}${locale}/${twin}`;
}

/** The address of a page of a locale on the web. */
function addressIn(url: string, locale: string, path: string): string {
  return `${url}${locale}/${path.replace(/(?<=^|\/)index\.html$/, "")}`;
}
