import * as v from "valibot";
import { jsonText } from "../../decode/body.js";
import { examplesIn, textIn } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { sharedErrors } from "../../model/shared-errors.js";
import { listedModules, shownModule, shownModules, shownModulesOf } from "../../model/shown.js";
import { itemFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { freeText } from "../../render/free-text.js";
import { rendererWith } from "../../render/renderer.js";
import { fence } from "../../render/fence.js";
import { escapeInvisible, layoutJson } from "../../render/json-layout.js";
import { generatedFrom } from "../header.js";
import type { Target, TargetContext } from "../target.js";
import { formatsView } from "./formats-view.js";
import { indexView } from "./index-view.js";
import { actionListView, kindListView, nameListView } from "./list-view.js";
import { attribute, comment, heading, inline, item, prose } from "./markdown.js";
import { moduleView } from "./module-view.js";
import { formatsPage, identifiers, operationPage } from "./names.js";
import { operationView } from "./operation-view.js";
import { operationsView } from "./operations-view.js";
import { docsOptions } from "./options.js";
import { editionOf, navigation, contextOf } from "./context.js";
import type { Edition } from "./context.js";
import type { IndexPage } from "./messages.js";
import { surface } from "./surface.js";

/** Markdown pages: for each locale an index, a page per module, and the codes by action, by name and by kind. */
export const docs: Target = {
  id: "docs",
  isPublished: true,
  options: docsOptions,
  identifiers,
  surface,
  generate: (catalog, context) => Promise.resolve(pages(catalog, context)),
};

const rendererOf = rendererWith({ attribute, comment, heading, inline, item, prose, response });

function pages(catalog: Catalog, { templates, snippets }: TargetContext): OutputFile[] {
  const { locales: chosen } = v.parse(docsOptions, catalog.options["docs"] ?? {});
  const locales = chosen.length === 0 ? catalog.locales : catalog.locales.filter((locale) => chosen.includes(locale));
  const context = contextOf(catalog, locales, snippets);
  const render = rendererOf(templates);
  const [source] = catalog.locales;
  return locales.flatMap((locale) => {
    const edition = editionOf(context, locale);
    const { messages } = edition;
    const page = (
      name: string,
      file: string,
      template: string,
      title: string,
      tail: string,
      view: () => object,
      reads?: Reads,
    ): OutputFile =>
      itemFile(
        `docs/${locale}/${name}.md`,
        (items) => render(template, { ...topView(name, file, title, tail, edition), ...view() }, items),
        reads,
      );
    const title = textIn(catalog.title, locale, catalog);
    const index = (name: IndexPage, template: string, view: () => object, reads?: Reads): OutputFile =>
      page(name, catalog.file, template, title, messages.titleOf[name], view, reads);
    const texts = shownModules(catalog, locale);
    const listed = listedModules(catalog, locale);
    const called = catalog.operations.length === 0 ? [] : [catalog.operations];
    return [
      index("index", "index.md.hbs", () => indexView(edition), [examplesIn(catalog)]),
      ...catalog.modules.map((module) =>
        page(
          module.id,
          module.file,
          "module.md.hbs",
          textIn(module.title, locale, catalog),
          messages.moduleTitle(module.id),
          () => moduleView(module, edition),
          // Besides a translation, the text in the source locale is shown.
          [...[...new Set([locale, source])].map((shown) => shownModule(module, shown, catalog)), ...called],
        ),
      ),
      index("by-action", "list.md.hbs", () => actionListView(edition), listed),
      index("by-name", "list.md.hbs", () => nameListView(edition), listed),
      index("by-kind", "list.md.hbs", () => kindListView(edition), listed),
      ...(catalog.operations.length === 0
        ? []
        : [
            index("operations", "list.md.hbs", () => operationsView(edition), [...texts, ...called]),
            page(
              formatsPage,
              catalog.file,
              "formats.md.hbs",
              title,
              messages.operation.formatsTitle,
              () => ({ hint: messages.operation.formatsHint, ...formatsView(edition) }),
              texts,
            ),
          ]),
      ...catalog.operations.map((operation) =>
        page(
          operationPage(operation),
          catalog.file,
          "operation.md.hbs",
          operation.id,
          messages.operation.title,
          () => operationView(operation, edition),
          [operation, sharedErrors(catalog), ...shownModulesOf(operation, catalog, locale)],
        ),
      ),
    ];
  });
}

/** The top of every page. */
function topView(name: string, file: string, title: string, tail: string, edition: Edition): object {
  return {
    generated: freeText(generatedFrom(file)),
    title: freeText(title),
    titleTail: tail,
    navigation: navigation(name, edition),
  };
}

/**
 * A response in a fence. Braces of Liquid, which are active even in a fence, are escaped within JSON. A text that is not
 * JSON becomes a paragraph.
 */
function response(text: string): string {
  const json = jsonText(text);
  if (json === undefined) return prose(text);
  const laidOut = layoutJson(escapeInvisible(json).replace(/\{(?=[{%#])/g, "\\u007b"));
  const ticks = fence(laidOut);
  return `${ticks}json\n${laidOut}\n${ticks}`;
}
