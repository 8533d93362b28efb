import type { Action } from "./model/action.js";
import { actionIds } from "./model/action.js";
import { allEntries } from "./model/catalog.js";
import type { Catalog, Entry, Module, Text } from "./model/catalog.js";
import { codeNumber } from "./model/code-type.js";
import type { Kind } from "./model/kind.js";
import { kindIds } from "./model/kind.js";

/** Counts for a catalog: errors, kinds, actions, translations. Success codes are not counted. */
export interface Stats {
  readonly errors: number;
  readonly deprecated: number;
  readonly experimental: number;
  readonly retryable: number;
  readonly modules: readonly ModuleStats[];
  /** The kinds that occur, in the order of the model. */
  readonly kinds: readonly { readonly kind: Kind; readonly errors: number }[];
  readonly actions: readonly { readonly action: Action; readonly errors: number }[];
  readonly locales: readonly LocaleStats[];
  readonly documentation: DocumentationStats;
}

interface ModuleStats {
  readonly module: string;
  readonly errors: number;
  readonly deprecated: number;
  readonly reserved: number;
  readonly groups: readonly GroupStats[];
}

interface GroupStats {
  readonly group: string;
  readonly errors: number;
  readonly range: string | undefined;
  /** The number of codes in its range. */
  readonly size: number | undefined;
}

/** How many texts of the source locale a locale has. */
interface LocaleStats {
  readonly locale: string;
  readonly texts: number;
  readonly of: number;
}

/** How many errors have the parts that readers of documentation look for. */
interface DocumentationStats {
  readonly titles: number;
  readonly notes: number;
  readonly causes: number;
  readonly solutions: number;
  readonly links: number;
  readonly examples: number;
  /** A kind other than `unknown`. */
  readonly kinds: number;
  /** An action other than `none`. */
  readonly actions: number;
}

export function statsOf(catalog: Catalog): Stats {
  const errors = catalog.modules.flatMap(({ entries }) => entries);
  const having = (test: (entry: Entry) => boolean): number => errors.filter(test).length;
  return {
    errors: errors.length,
    deprecated: having(({ deprecated }) => deprecated !== undefined),
    experimental: having(({ stability }) => stability === "experimental"),
    retryable: having(({ retryable }) => retryable),
    modules: catalog.modules.map(moduleStats),
    kinds: kindIds.map((kind) => ({ kind, errors: having((entry) => entry.kind === kind) })).filter(occurs),
    actions: actionIds.map((action) => ({ action, errors: having((entry) => entry.action === action) })).filter(occurs),
    locales: localeStats(catalog),
    documentation: {
      titles: having(({ title }) => Object.keys(title).length > 0),
      notes: having(({ note }) => Object.keys(note).length > 0),
      causes: having(({ causes }) => causes.length > 0),
      solutions: having(({ solutions }) => solutions.length > 0),
      links: having(({ links }) => links.length > 0),
      examples: having(({ examples }) => examples.length > 0),
      kinds: having(({ kind }) => kind !== "unknown"),
      actions: having(({ action }) => action !== "none"),
    },
  };
}

function occurs({ errors }: { readonly errors: number }): boolean {
  return errors > 0;
}

function moduleStats({ id, entries, groups, reserved, codeType }: Module): ModuleStats {
  const size = ([first, last]: readonly [string, string]): number =>
    (codeNumber(codeType, last) ?? 0) - (codeNumber(codeType, first) ?? 0) + 1;
  return {
    module: id,
    errors: entries.length,
    deprecated: entries.filter(({ deprecated }) => deprecated !== undefined).length,
    reserved: reserved.flatMap(({ codes }) => codes).reduce((sum, range) => sum + size(range), 0),
    groups: groups.map(({ id: group, range }) => ({
      group,
      errors: entries.filter((entry) => entry.group === group).length,
      range: range?.join("-"),
      size: range === undefined ? undefined : size(range),
    })),
  };
}

function localeStats({ locales, modules, title, description }: Catalog): readonly LocaleStats[] {
  const [source] = locales;
  const texts: Text[] = [
    title,
    description,
    ...modules.flatMap((module) => [
      module.title,
      module.description,
      ...module.groups.map((group) => group.title),
      ...allEntries(module).flatMap((entry) => [
        entry.title,
        entry.text,
        entry.note,
        ...entry.causes,
        ...entry.solutions,
        entry.otherwise,
        ...(entry.deprecated === undefined ? [] : [entry.deprecated.reason]),
        ...entry.was.map((was) => was.text),
      ]),
    ]),
  ].filter((text) => text[source] !== undefined);
  return locales.map((locale) => ({
    locale,
    texts: texts.filter((text) => text[locale] !== undefined).length,
    of: texts.length,
  }));
}
