import { operationGroups } from "../../model/operation-groups.js";
import { requestOf } from "../../model/operation.js";
import { sharedErrors } from "../../model/shared-errors.js";
import { shownModules, shownModulesOf } from "../../model/shown.js";
import type { Reads } from "../../output/file.js";
import type { Render } from "../../render/renderer.js";
import { allFormatBlocks } from "./blocks-view.js";
import { operationView } from "./operation-view.js";
import { pageView } from "./page.js";
import { formatsPage, operationPath, operationsPage } from "./paths.js";
import type { Edition } from "./site.js";

/** Adds a page. It is rendered only when it is written. */
export type Add = (path: string, reads: Reads, html: () => string) => void;

/** The pages of the operations, in the order of their list, and that of all errors in other formats. */
export function operationPages(edition: Edition, render: Render, add: Add): void {
  const { site: whole, locale, messages, say } = edition;
  const { catalog } = whole;
  const groups = operationGroups(catalog);
  const title = `${messages.operation.allFormats} · ${say(catalog.title)}`;
  add(formatsPage, shownModules(catalog, locale), () => {
    const description = messages.operation.formatsHint;
    const page = pageView(edition, { path: formatsPage, file: catalog.file, title, description });
    const labels = {
      operations: messages.operations,
      breadcrumbs: messages.breadcrumbs,
      title: messages.operation.allFormats,
      hint: description,
    };
    return render("formats.html.hbs", { ...page, labels, list: operationsPage, blocks: allFormatBlocks(edition) });
  });
  const all = groups.flatMap((group) => group.operations.map((operation) => ({ group, operation })));
  all.forEach(({ group, operation }, index) => {
    const path = operationPath(operation);
    const texts = shownModulesOf(operation, catalog, locale);
    const neighbours = [all[index - 1]?.operation, all[index + 1]?.operation] as const;
    const place = { anchor: group.anchor, neighbours: neighbours.map((other) => other?.id) };
    add(path, [operation, place, sharedErrors(catalog), ...texts], () => {
      const title = [operation.id, requestOf(operation), say(catalog.title)].filter((part) => part !== "").join(" · ");
      const page = pageView(edition, { path, file: catalog.file, title, description: say(operation.summary) });
      return render("operation.html.hbs", {
        ...page,
        ...operationView(operation, group, { base: page.base, neighbours }, edition),
      });
    });
  });
}
