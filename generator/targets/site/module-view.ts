import { hasAdvice } from "../../model/advice.js";
import type { Entry, Module } from "../../model/catalog.js";
import { codeAnchor } from "../../model/code-type.js";
import { kebabCase } from "../../model/name.js";
import { originText } from "../../model/origin.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { grouped } from "../../model/grouped.js";
import { fileInSpec } from "./brand.js";
import type { SpecLink } from "./brand.js";
import { legend } from "./map-view.js";
import type { MapView } from "./map-view.js";
import { isLong, reservedCodes } from "./paths.js";
import { entryPath, isTranslated } from "./site.js";
import type { Edition } from "./site.js";

/** What the template of a module's page prints, besides what every page has. */
export interface ModuleView {
  readonly id: string;
  readonly heading: FreeText;
  readonly text: FreeText;
  /** The locales of the heading and the text, if they are not in the page's language. */
  readonly headingLang: string;
  readonly textLang: string;
  /** The catalog that the module comes from; empty if it is this one. */
  readonly origin: FreeText;
  readonly count: string;
  readonly retryableCount: string;
  readonly inSpec: readonly SpecLink[];
  readonly legend: MapView["legend"];
  readonly groups: readonly {
    readonly anchor: FreeText;
    readonly title: FreeText;
    readonly titleLang: string;
    readonly rows: readonly RowView[];
  }[];
  /** Whether the codes are longer than numbers. */
  readonly wide: boolean;
  readonly columns: Readonly<Record<"code" | "name" | "meaning" | "action" | "retry", string>>;
  readonly reserved: readonly ReservedRow[];
  readonly labels: Readonly<Record<string, string>>;
}

/** A code in a table. Its anchors are those of the Markdown pages: links to them redirect to the code's own page. */
interface RowView {
  readonly anchor: FreeText;
  readonly anchors: readonly string[];
  readonly path: FreeText;
  readonly code: FreeText;
  readonly name: FreeText;
  /** The badges after the name. */
  readonly marks: readonly string[];
  readonly text: FreeText;
  /** The locale of the text, if it is not in the page's language. */
  readonly foreign: string;
  readonly action: string;
  readonly retryable: boolean;
  readonly retry: string;
}

interface ReservedRow {
  readonly code: FreeText;
  /** The path of the page. Empty for a range or a name, which have no page. */
  readonly path: FreeText;
  readonly name: FreeText;
  readonly reason: FreeText;
}

export function moduleView(module: Module, edition: Edition): ModuleView {
  const { site, locale, messages, say, foreign } = edition;
  const groups = sections(module, edition);
  return {
    id: module.id,
    heading: freeText(say(module.title)),
    text: freeText(say(module.description)),
    headingLang: foreign(module.title),
    textLang: foreign(module.description),
    origin: freeText(originText(module, locale, site.catalog)),
    count: messages.count(module.entries.length),
    retryableCount: messages.retryableCount(module.entries.filter(({ retryable }) => retryable).length),
    inSpec: fileInSpec(module.file, edition.site.brand),
    legend: legend(module, module.reserved.length > 0, edition),
    groups,
    wide: hasLongCodes([module]),
    columns: messages.columns,
    reserved: reservedRows(module, edition),
    labels: {
      origin: messages.origin,
      noCodes: module.entries.length === 0 ? messages.noCodes : "",
      reserved: messages.reserved,
      reservedHint: messages.reservedHint,
    },
  };
}

/** Success, then the groups that have entries, in the spec's order, then the entries without a group. */
function sections(module: Module, edition: Edition): ModuleView["groups"] {
  const { messages, say, foreign } = edition;
  const taken = new Set([
    "success-code",
    "group-",
    ...module.groups.map(({ id }) => `group-${id}`),
    ...module.entries.map(({ code }) => code),
  ]);
  const row = (entry: Entry): RowView => rowView(entry, edition, taken);
  const byGroup = grouped(module.entries, ({ group }) =>
    module.groups.some(({ id }) => id === group) ? group : undefined,
  );
  const list =
    module.success === undefined
      ? []
      : [
          {
            anchor: freeText("success-code"),
            title: freeText(messages.success),
            titleLang: "",
            rows: [row(module.success)],
          },
        ];
  for (const group of module.groups) {
    const entries = byGroup.get(group.id);
    if (entries === undefined) continue;
    list.push({
      anchor: freeText(`group-${group.id}`),
      title: freeText(say(group.title) || group.id),
      titleLang: foreign(group.title),
      rows: entries.map(row),
    });
  }
  const others = byGroup.get(undefined);
  if (others !== undefined) {
    list.push({
      anchor: freeText("group-"),
      title: freeText(list.length === 0 ? messages.codes : messages.otherCodes),
      titleLang: "",
      rows: others.map(row),
    });
  }
  return list;
}

function rowView(entry: Entry, edition: Edition, taken: Set<string>): RowView {
  const { site, messages, say, foreign } = edition;
  const anchors = [entry.name, ...entry.aliases]
    .map(kebabCase)
    .filter((anchor) => anchor !== entry.code && !taken.has(anchor));
  for (const anchor of anchors) taken.add(anchor);
  return {
    anchor: freeText(codeAnchor(entry.code)),
    anchors,
    path: freeText(entryPath(site, entry.module, entry.code)),
    code: freeText(entry.code),
    name: freeText(entry.name),
    marks: [
      ...(entry.stability === "experimental" ? [messages.experimental] : []),
      ...(entry.deprecated === undefined ? [] : [messages.deprecated()]),
      ...(isTranslated(entry.text, edition) ? [] : [messages.notTranslated]),
    ],
    text: freeText(say(entry.text)),
    foreign: foreign(entry.text),
    action: hasAdvice(entry) ? messages.actions[entry.action] : "",
    retryable: entry.retryable,
    retry: !hasAdvice(entry) ? "" : entry.retryable ? messages.yes : messages.no,
  };
}

function reservedRows(module: Module, { site }: Edition): ReservedRow[] {
  const single = reservedCodes(module).map(({ code, name, reason }) => ({
    code: freeText(code),
    path: freeText(entryPath(site, module.id, code)),
    name: freeText(name ?? ""),
    reason: freeText(reason),
  }));
  const others = module.reserved.flatMap(({ codes, names, reason }) => {
    const ranges = codes
      .filter(([first, last]) => first !== last)
      .map(([first, last]) => ({ code: `${first} – ${last}`, name: "" }));
    const isPair = codes.length === 1 && names.length === 1 && ranges.length === 0;
    const rest = isPair ? [] : names.map((name) => ({ code: "", name }));
    return [...ranges, ...rest].map(({ code, name }) => ({
      code: freeText(code),
      path: freeText(""),
      name: freeText(name),
      reason: freeText(reason),
    }));
  });
  return [...single, ...others];
}

/** Whether some codes are longer than any number. */
export function hasLongCodes(modules: readonly Module[]): boolean {
  return modules.some(({ entries }) => entries.some(({ code }) => isLong(code)));
}
