import * as v from "valibot";
import { allEntries, examplesIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { withOperations } from "../../model/returned-by.js";
import { shownModule, shownModules } from "../../model/shown.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { freeText } from "../../render/free-text.js";
import { rendererWith } from "../../render/renderer.js";
import type { Render } from "../../render/renderer.js";
import { generatedFrom } from "../header.js";
import type { Surface, Target, TargetContext } from "../target.js";
import { accentRule } from "./accent.js";
import { withPlace } from "./brand.js";
import { codesView } from "./codes-view.js";
import { dataScript } from "./data.js";
import { decoderView, pasteView } from "./decoder-view.js";
import { entryView } from "./entry-view.js";
import { homeView } from "./home-view.js";
import { identifiers } from "./identifiers.js";
import { address, attribute, code, comment, component, contact, identifier, text } from "./html.js";
import { moduleMap } from "./map-view.js";
import { lostView } from "./lost-view.js";
import { moduleView } from "./module-view.js";
import { siteOptions } from "./options.js";
import { keepingSome } from "./recent.js";
import { pageView } from "./page.js";
import type { Section } from "./page.js";
import { operationErrorsScript } from "./operation-errors.js";
import { operationPages } from "./operation-pages.js";
import type { Add } from "./operation-pages.js";
import { operationsView } from "./operations-view.js";
import { isLong, operationsPage, reservedCodes } from "./paths.js";
import type { ReservedCode } from "./paths.js";
import { sdkFile } from "./sdk.js";
import { editionOf, entryPath, siteOf } from "./site.js";
import { sitemaps } from "./sitemap.js";
import type { Edition, Site } from "./site.js";
import { llmsFile } from "./llms.js";
import { twinFiles } from "./twins.js";
import { wellKnownFile } from "./well-known.js";
import { wordsComplete } from "./words-complete.js";
import { languageName } from "../../model/locale.js";

/** The paths of the pages. Other rules check that an entry keeps its code, and with it its page. */
const surface: Surface = { category: "DOCS", title: "the site", of: () => [] };

/** A static site: a page per code and locale, with search, filters, a decoder and a map. */
export const site: Target = {
  id: "site",
  isPublished: true,
  options: siteOptions,
  rules: [wordsComplete],
  identifiers,
  surface,
  generate,
};

const rendererOf = rendererWith({
  ...{ address, attribute, comment, component, contact, text },
  code: keepingSome(code),
  identifier: keepingSome(identifier), // those of an entry are also on the pages beside its own
});

async function generate(
  catalog: Catalog,
  { templates, snippets, sources }: TargetContext,
): Promise<readonly OutputFile[]> {
  const options = v.parse(siteOptions, catalog.options["site"] ?? {});
  const { locales: chosen, url, markdown, catalog: isInSite, accent, words, ...brand } = options;
  const locales = chosen.length === 0 ? catalog.locales : catalog.locales.filter((locale) => chosen.includes(locale));
  const docs = markdown ? await sources("docs") : [];
  const whole = siteOf(catalog, { locales, url, markdown: docs.length > 0, brand, words }, snippets);
  const render = rendererOf(templates);
  const asset = (name: string): string => {
    const source = templates.get(name);
    if (source === undefined) throw new Error(`there is no ${name}: build errspec first`);
    return source;
  };
  const generated = generatedFrom(catalog.file);
  const [first = catalog.locales[0]] = locales;
  const sdk = await sources("typescript");
  const files: OutputFile[] = [
    { path: "site/.nojekyll", text: "", reads: [] },
    lazyFile("site/assets/catalog.js", () => dataScript(whole)),
    { path: "site/assets/finder.js", text: `// ${generated}\n${asset("client/finder.js")}`, reads: [] },
    { path: "site/assets/icon.svg", text: asset("icon.svg"), reads: [] },
    { path: "site/assets/page.js", text: `// ${generated}\n${asset("client/page.js")}`, reads: [] },
    sdkFile("site/assets/sdk.js", sdk, catalog.file),
    { path: "site/assets/site.css", text: `/* ${generated} */\n${asset("site.css")}${accentStyle(accent)}`, reads: [] },
    llmsFile(whole),
    ...(catalog.operations.length === 0
      ? []
      : [lazyFile("site/assets/operations.js", () => operationErrorsScript(whole))]),
    lazyFile(
      "site/index.html",
      () =>
        render("root.html.hbs", {
          generated: freeText(generated),
          locale: first,
          locales: locales.join(" "),
          title: freeText(editionOf(whole, first).say(catalog.title)),
          languages: locales.map((locale) => ({ locale, name: languageName(locale) })),
        }),
      [],
    ),
  ];
  files.push(lazyFile("site/404.html", () => render("404.html.hbs", lostView(whole)), []));
  const examples = examplesIn(catalog);
  const editions = locales.map((locale): Pages => {
    const add: Add = (path, reads, html) => void files.push(lazyFile(`site/${locale}/${path}`, html, reads));
    return { edition: editionOf(whole, locale), add };
  });
  for (const { edition, add } of editions) {
    const texts = shownModules(catalog, edition.locale);
    const section = (id: Section, path: string, template: string, view: () => object, reads: Reads = texts): void => {
      const title = edition.messages.titles[id](edition.say(catalog.title));
      const page = pageView(edition, {
        path,
        file: catalog.file,
        title,
        description: edition.say(catalog.description),
        section: id,
      });
      add(path, reads, () => render(template, { ...page, ...view() }));
    };
    const home = (): object => ({ ...homeView(edition), paste: pasteView(edition) });
    section("home", "index.html", "home.html.hbs", home, [examples]);
    section("codes", "codes.html", "codes.html.hbs", () => codesView(edition), []);
    if (catalog.operations.length > 0) {
      const view = (): object => operationsView(edition);
      section("operations", operationsPage, "operations.html.hbs", view, [...texts, catalog.operations]);
      operationPages(edition, render, add);
    }
    section("map", "map.html", "map.html.hbs", () => ({
      maps: mapViews(edition),
      labels: { map: edition.messages.map, mapHint: edition.messages.mapHint },
    }));
    section("decoder", "decode.html", "decode.html.hbs", () => ({ paste: decoderView(edition) }), [examples]);
  }
  for (const module of catalog.modules) modulePages(module, whole, editions, render);
  files.push(...twinFiles(whole, docs));
  if (isInSite) files.push(wellKnownFile(await sources("catalog")));
  if (url !== undefined) files.push(...sitemaps(url, catalog.file, locales, files));
  return files;
}

/** The pages of a locale, and what adds one. */
interface Pages {
  readonly edition: Edition;
  readonly add: Add;
}

/** What follows the style sheet: it is as it was without an accent. */
function accentStyle(accent: string | undefined): string {
  return accent === undefined ? "" : `\n/* the accent of this site */\n${accentRule(accent)}`;
}

/** The pages of a module. Those of one code are beside each other, because most of their code is the same in all locales. */
function modulePages(module: Module, whole: Site, all: readonly Pages[], render: Render): void {
  for (const pages of all) modulePage(module, pages, render);
  const entries = allEntries(module);
  const shown = withPlace(whole.brand, withOperations(whole.catalog));
  entries.forEach((entry, index) => {
    const neighbours = [entries[index - 1], entries[index + 1]] as const;
    for (const { edition, add } of all) {
      const path = entryPath(whole, module.id, entry.code);
      add(path, shown(entry), () => {
        const page = pageView(edition, { path, ...headOf(entry, module, edition) });
        const view = entryView(entry, module, { base: page.base, neighbours }, edition);
        // A spread of so many fields into an object that has others takes V8 ten times as long, and thirty kilobytes.
        return render("entry.html.hbs", Object.assign(page, view));
      });
    }
  });
  for (const reserved of reservedCodes(module)) for (const pages of all) reservedPage(reserved, module, pages, render);
}

function modulePage(module: Module, { edition, add }: Pages, render: Render): void {
  const { site: whole, say } = edition;
  const path = `${module.id}/index.html`;
  add(path, [shownModule(module, edition.locale, whole.catalog)], () => {
    const view = moduleView(module, edition);
    const title = `${say(module.title)} (${module.id}) · ${say(whole.catalog.title)}`;
    const page = pageView(edition, { path, file: module.file, title, description: say(module.description) });
    return render("module.html.hbs", { ...page, ...view });
  });
}

/** What the head of an entry's page says. */
function headOf(
  entry: Entry,
  module: Module,
  { site: whole, say }: Edition,
): { readonly file: string; readonly title: string; readonly description: string } {
  const title = [`${entry.code} ${entry.name}`, say(module.title), say(whole.catalog.title)].join(" · ");
  return { file: module.file, title, description: say(entry.text) };
}

function reservedPage(
  { code: reserved, name, reason }: ReservedCode,
  module: Module,
  { edition, add }: Pages,
  render: Render,
): void {
  const { site: whole, messages, say } = edition;
  const path = entryPath(whole, module.id, reserved);
  add(path, [], () => {
    const page = pageView(edition, {
      path,
      file: module.file,
      title: `${reserved} · ${say(module.title)} · ${say(whole.catalog.title)}`,
      description: reason,
    });
    return render("reserved.html.hbs", {
      ...page,
      module: freeText(say(module.title)),
      code: freeText(reserved),
      name: freeText(name ?? ""),
      wide: isLong(reserved),
      reason: freeText(reason),
      labels: {
        reserved: messages.before(messages.legend.reserved),
        reservedHint: messages.reservedHint,
        breadcrumbs: messages.breadcrumbs,
      },
    });
  });
}

function mapViews(edition: Edition): readonly object[] {
  return edition.site.catalog.modules.flatMap((module) => {
    const view = moduleMap(module, edition);
    if (view === false) return [];
    const { messages, say } = edition;
    const retryable = module.entries.filter((entry) => entry.retryable).length;
    const counts = { count: messages.count(module.entries.length), retryableCount: messages.retryableCount(retryable) };
    return [
      {
        ...view,
        id: module.id,
        title: freeText(say(module.title)),
        titleLang: edition.foreign(module.title),
        base: "",
        ...counts,
      },
    ];
  });
}
