import * as v from "valibot";
import { hasAdvice } from "../../model/advice.js";
import { allEntries } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { codeAnchor } from "../../model/code-type.js";
import type { Exposed, Role } from "../../model/exposed.js";
import type { Surface } from "../target.js";
import { anchorsOf, operationPage } from "./names.js";
import { docsOptions } from "./options.js";

/** The folders, pages and anchors that links rely on. */
export const surface: Surface = { category: "DOCS", title: "the documentation", of: exposed };

function exposed(catalog: Catalog): readonly Exposed[] {
  const { locales: chosen } = v.parse(docsOptions, catalog.options["docs"] ?? {});
  const locales = chosen.length === 0 ? catalog.locales : catalog.locales.filter((locale) => chosen.includes(locale));
  return [
    ...locales.map((locale): Exposed => ({ role: "folder", subject: { locale }, text: `${locale}/` })),
    ...catalog.modules.flatMap(exposedOf),
    ...lists(catalog),
    ...catalog.operations.map((operation): Exposed => ({
      role: "page",
      subject: { operation: operation.id },
      text: `${operationPage(operation)}.md`,
    })),
  ];
}

/** The pages by kind and by action, and their sections that have entries. */
function lists({ modules }: Catalog): readonly Exposed[] {
  const entries = modules.flatMap((module) => module.entries);
  return (["kind", "action"] as const).flatMap((by) => {
    const page: Exposed = { role: `${by}s page`, subject: {}, text: `by-${by}.md` };
    const listed = by === "action" ? entries.filter(hasAdvice) : entries;
    const ids = [...new Set(listed.map((entry) => entry[by]))];
    return [
      page,
      ...ids.map((id): Exposed => ({ role: "section", subject: { [by]: id }, text: `#${id}`, within: page })),
    ];
  });
}

/** The page of a module and its anchors. A reserved code keeps its anchor, so that links to it keep working. */
function exposedOf(module: Module): readonly Exposed[] {
  const page: Exposed = { role: "page", subject: { module: module.id }, text: `${module.id}.md` };
  const anchors = anchorsOf(module);
  const found = new Map<string, Exposed>();
  const add = (role: Role, text: string, subject: Exposed["subject"]): void => {
    if (!found.has(text))
      found.set(text, { role, subject: { module: module.id, ...subject }, text: `#${text}`, within: page });
  };
  const entries = allEntries(module);
  for (const { code } of entries) add("anchor", codeAnchor(code), { code });
  for (const { name, aliases } of entries) {
    for (const each of [name, ...aliases])
      for (const anchor of anchors.ofName(each)) add("anchor", anchor, { name: each });
  }
  for (const { codes, names } of module.reserved) {
    for (const [first, last] of codes) if (first === last) add("anchor", codeAnchor(first), { code: first });
    for (const name of names) for (const anchor of anchors.ofName(name)) add("anchor", anchor, { name });
  }
  const used = new Set(module.entries.map(({ group }) => group));
  for (const { id } of module.groups) if (used.has(id)) add("anchor", anchors.group(id), { group: id });
  return [page, ...found.values()];
}
