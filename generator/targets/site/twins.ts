import { allEntries } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";
import { reservedCodes } from "./paths.js";
import { entryPath } from "./site.js";
import type { Site } from "./site.js";

/*
 * The pages in Markdown, for programs that read instead of people. They are those of the target `docs`, in the same places
 * below the folder of the locale, so that its links hold; the page of a code is cut out of that of its module.
 */

/** The files of the Markdown pages, made from those of `docs`. */
export function twinFiles(site: Site, docs: readonly OutputFile[]): readonly OutputFile[] {
  return site.locales.flatMap((locale) => {
    const pages = docs.filter(({ path }) => path.startsWith(`docs/${locale}/`));
    const whole = pages.map((page) => lazyFile(page.path.replace(/^docs\//, "site/"), () => page.text, page.reads));
    const entries = site.catalog.modules.flatMap((module) => {
      const page = pages.find(({ path }) => path === `docs/${locale}/${module.id}.md`);
      return page === undefined ? [] : entryFiles(module, page, `site/${locale}/`, site);
    });
    return [...whole, ...entries];
  });
}

/** The path of the Markdown page that says the same as a page below the folder of its locale. Undefined if there is none. */
export function twinOf(path: string, catalog: Catalog): string | undefined {
  if (path === "codes.html" || path === "map.html") return "by-name.md";
  if (path === "decode.html" || path === "404.html") return undefined;
  const [, folder] = /^([^/]+)\/index\.html$/.exec(path) ?? [];
  if (catalog.modules.some(({ id }) => id === folder)) return `${folder ?? ""}.md`;
  const [, operation] = /^operations\/([^/]+)\/index\.html$/.exec(path) ?? [];
  if (operation !== undefined) return `operations/${operation}.md`;
  return path.replace(/\.html$/, ".md");
}

function entryFiles(module: Module, page: OutputFile, folder: string, site: Site): readonly OutputFile[] {
  let known: Sections | undefined;
  const sections = (): Sections => (known ??= sectionsOf(page.text));
  const codes = [...allEntries(module), ...reservedCodes(module)].map(({ code }) => code);
  return codes.map((code) => {
    const path = entryPath(site, module.id, code).replace(/\.html$/, ".md");
    return lazyFile(folder + path, () => entryText(code, sections(), `../../${module.id}.md`), page.reads);
  });
}

/** The page of a module, cut at its anchors. */
interface Sections {
  /** The line that says what it is generated from. */
  readonly generated: string;
  /** The title of the module. */
  readonly title: string;
  /** The sections of codes, by each of their anchors: the code, and names that are not the code of another. */
  readonly byAnchor: ReadonlyMap<string, string>;
}

function sectionsOf(text: string): Sections {
  const [top = "", ...parts] = text.split(/\n(?=<a id=")/);
  const byAnchor = new Map<string, string>();
  for (const part of parts) {
    const [line = ""] = part.split("\n", 1);
    const [section = ""] = part.slice(line.length).split(/\n(?=## )/, 1);
    for (const [, anchor = ""] of line.matchAll(/<a id="([^"]*)"><\/a>/g)) byAnchor.set(unescaped(anchor), section);
  }
  const title = /^# (.*)$/m.exec(top)?.[1] ?? "";
  return { generated: top.split("\n", 1)[0] ?? "", title, byAnchor };
}

const unescaped = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)));

function entryText(code: string, { generated, title, byAnchor }: Sections, modulePage: string): string {
  const section = byAnchor.get(code) ?? "";
  const body = section.trim().replace(/^#+ /, "# ");
  return `${generated}\n\n${linkedFrom(modulePage, body)}\n\n[${title}](${modulePage})\n`;
}

/** A section with its links as they are from the page of a code. In free text, brackets have a backslash. */
function linkedFrom(modulePage: string, section: string): string {
  return section.replace(
    /(?<!\\)\[((?:[^[\]\\\n]|\\.)*)\]\((?!https?:|<)([^()\s]+)\)/g,
    (_, text: string, target: string) =>
      `[${text}](${target.startsWith("#") ? modulePage + target : `../../${target}`})`,
  );
}
