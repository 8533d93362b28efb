import { actionLabel } from "../../model/action.js";
import { hasAdvice } from "../../model/advice.js";
import { textIn } from "../../model/catalog.js";
import { codeAnchor } from "../../model/code-type.js";
import type { Entry, Module, Reserved } from "../../model/catalog.js";
import { originText } from "../../model/origin.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { lazyList, ownList } from "../../render/list.js";
import type { LazyList } from "../../render/list.js";
import type { LongText } from "../../render/long-text.js";
import { grouped } from "../../model/grouped.js";
import { withOperations } from "../../model/returned-by.js";
import { entryView } from "./entry-view.js";
import type { EntryView } from "./entry-view.js";
import { attribute, cell, link, plain } from "./markdown.js";
import { codeLink, nameCell, retryCell } from "./context.js";
import type { Edition } from "./context.js";
import { anchorsOf } from "./names.js";
import { longTable, table } from "./table.js";

/** What the template of a module's page prints, besides what every page has. */
export interface ModuleView {
  readonly description: FreeText;
  /** The catalog that the module comes from, if it is another one. */
  readonly origin: { readonly label: string; readonly catalog: FreeText } | false;
  readonly allCodes: string;
  /** Links to the groups; empty without groups. */
  readonly groupLinks: string;
  /** The table of all codes, or a sentence saying that there are none. */
  readonly table: string | LongText;
  readonly success: SectionView | false;
  readonly sections: readonly SectionView[];
  readonly reserved: ReservedView | false;
}

interface SectionView {
  readonly anchor: FreeText;
  readonly title: FreeText;
  readonly entries: LazyList<EntryView>;
}

interface ReservedView {
  readonly title: string;
  readonly hint: string;
  /** A table of ranges and of names without a code; empty if there are none. */
  readonly table: string;
  readonly label: string;
  readonly codes: readonly {
    readonly anchors: readonly FreeText[];
    readonly code: FreeText;
    readonly name: string;
    readonly reason: FreeText;
  }[];
}

export function moduleView(module: Module, edition: Edition): ModuleView {
  const { context, locale, messages } = edition;
  const sections = sectionViews(module, edition);
  return {
    description: freeText(textIn(module.description, locale, context.catalog)),
    origin: module.origin !== undefined && {
      label: messages.origin,
      catalog: freeText(originText(module, locale, context.catalog)),
    },
    allCodes: messages.allCodes,
    groupLinks:
      module.groups.length === 0
        ? ""
        : sections.map(({ title, anchor }) => link(title.raw, `#${anchor.raw}`)).join(" · "),
    table: module.entries.length === 0 ? messages.noCodes : codeTable(module, edition),
    success: module.success !== undefined && {
      anchor: freeText(""),
      title: freeText(messages.success),
      entries: lazyList([module.success], (entry) => entryView(entry, module, edition)),
    },
    sections,
    reserved: module.reserved.length > 0 && reservedView(module, edition),
  };
}

function codeTable({ id, entries }: Module, { context, locale, messages }: Edition): LongText {
  const { columns } = messages;
  return longTable(
    [columns.code, columns.name, columns.meaning, columns.action, columns.retry],
    ownList(entries, (entry) => [
      codeLink(entry, id),
      nameCell(entry, messages),
      cell(textIn(entry.text, locale, context.catalog)),
      hasAdvice(entry) ? actionLabel(entry.action, locale) : "",
      retryCell(entry, messages),
    ]),
  );
}

/** The groups that have entries, in the spec's order, then the entries without a group. */
function sectionViews(module: Module, edition: Edition): SectionView[] {
  const { context, locale, messages } = edition;
  const anchors = anchorsOf(module);
  const byGroup = grouped(module.entries, (entry) =>
    module.groups.some(({ id }) => id === entry.group) ? entry.group : undefined,
  );
  const taken = new Set([messages.allCodes, messages.success, messages.reserved, ...module.entries.map(entryHeading)]);
  const sections = module.groups.flatMap((group): SectionView[] => {
    const entries = byGroup.get(group.id);
    if (entries === undefined) return [];
    let title = plain(textIn(group.title, locale, context.catalog)) || group.id;
    while (taken.has(title)) title += ` (${group.id})`;
    taken.add(title);
    return [section(anchors.group(group.id), title, entries)];
  });
  const others = byGroup.get(undefined);
  if (others === undefined) return sections;
  let title = sections.length > 0 ? messages.otherCodes : messages.entries;
  while (taken.has(title)) title += "*";
  return [...sections, section(anchors.others, title, others)];

  function section(anchor: string, title: string, entries: readonly Entry[]): SectionView {
    return {
      anchor: freeText(anchor),
      title: freeText(title),
      entries: ownList(entries, (entry) => entryView(entry, module, edition), withOperations(context.catalog)),
    };
  }
}

const entryHeading = ({ code, name }: Entry): string => `${code} ${name}`;

/** Single codes have sections, so that links to them keep working. Ranges and names without a code are table rows. */
function reservedView(module: Module, { messages }: Edition): ReservedView {
  const anchors = anchorsOf(module);
  const { columns } = messages;
  const taken = new Set([...module.entries, ...(module.success ? [module.success] : [])].map(({ code }) => code));
  const rows: string[][] = [];
  const codes: ReservedView["codes"][number][] = [];
  for (const item of module.reserved) {
    const owner = onlyName(item);
    for (const [first, last] of item.codes) {
      if (first !== last) {
        rows.push([messages.range(cell(first), cell(last)), "", cell(item.reason)]);
      } else if (!taken.has(first)) {
        taken.add(first);
        codes.push({
          anchors: [codeAnchor(first), ...(owner === undefined ? [] : anchors.ofName(owner))].map(freeText),
          code: freeText(first),
          name: owner ?? "",
          reason: freeText(item.reason),
        });
      }
    }
    if (owner !== undefined) continue;
    for (const name of item.names) {
      const marks = anchors.ofName(name).map((anchor) => `<a id="${attribute(anchor)}"></a>`);
      rows.push(["", marks.join("") + name, cell(item.reason)]);
    }
  }
  return {
    title: messages.reserved,
    hint: messages.reservedHint,
    table: rows.length === 0 ? "" : table([columns.code, columns.name, columns.reason], rows),
    label: messages.reservedFor,
    codes,
  };
}

/** The name of a reserved code, if one code and one name are reserved together. */
function onlyName({ codes, names }: Reserved): string | undefined {
  const [range] = codes;
  return codes.length === 1 && range?.[0] === range?.[1] && names.length === 1 ? names[0] : undefined;
}
