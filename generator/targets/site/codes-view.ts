import { actionIds } from "../../model/action.js";
import { kindIds } from "../../model/kind.js";
import { freeText } from "../../render/free-text.js";
import { homeView } from "./home-view.js";
import { hasLongCodes } from "./module-view.js";
import type { Edition } from "./site.js";

/** What the template of the page of all codes prints, besides what every page has. */
export function codesView(edition: Edition): object {
  const { site: whole, messages, say } = edition;
  const { catalog } = whole;
  const entries = catalog.modules.flatMap((module) => module.entries);
  const used = <Id extends string>(ids: readonly Id[], of: (entry: (typeof entries)[number]) => Id): Id[] => {
    const found = new Set(entries.map(of));
    return ids.filter((id) => found.has(id));
  };
  const option = (value: string, title: string): object => ({ value: freeText(value), title: freeText(title) });
  const filters = [
    {
      name: "module",
      label: messages.filter.module,
      options: catalog.modules.map(({ id, title }) => option(id, `${say(title)} (${id})`)),
    },
    {
      name: "group",
      label: messages.filter.group,
      options: catalog.modules.flatMap(({ id, groups }) =>
        groups.map((group) => option(`${id}/${group.id}`, `${id} / ${say(group.title) || group.id}`)),
      ),
    },
    {
      name: "action",
      label: messages.filter.action,
      options: used(actionIds, ({ action }) => action).map((id) => option(id, messages.actions[id])),
    },
    {
      name: "kind",
      label: messages.filter.kind,
      options: used(kindIds, ({ kind }) => kind).map((id) => option(id, id)),
    },
    { name: "retry", label: messages.filter.retry, options: [option("yes", messages.yes), option("no", messages.no)] },
  ];
  return {
    modules: homeView(edition).modules,
    filters: filters.filter(({ options }) => options.length > 1),
    columns: messages.columns,
    wide: hasLongCodes(catalog.modules),
    labels: {
      codes: messages.codes,
      filters: messages.filters,
      all: messages.all,
      reset: messages.reset,
      modules: messages.modules,
      more: messages.script.more,
    },
  };
}
