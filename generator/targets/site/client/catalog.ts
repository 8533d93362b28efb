import type { Action } from "../../../model/action.js";
import type { Catalog, Entry, Module } from "../../../model/catalog.js";
import type { Effect } from "../../../model/effect.js";
import type { Kind } from "../../../model/kind.js";
import { nameFromId } from "../../../model/name.js";
import type { Operation } from "../../../model/operation.js";
import type { ModuleData, Row, SiteData } from "../data.js";

/** A code, as search, filters and the decoder show it. */
export interface Item {
  readonly module: string;
  readonly code: string;
  readonly name: string;
  readonly is: "error" | "success" | "reserved";
  readonly group: string | undefined;
  readonly action: Action;
  readonly fallback: Action | undefined;
  readonly kind: Kind;
  /** The HTTP status. */
  readonly http: number;
  readonly retryable: boolean;
  readonly effect: Effect;
  /** The text in the locale of the page. */
  readonly text: string;
  readonly title: string;
  /** All texts that search looks at, in every locale. */
  readonly texts: readonly string[];
  readonly aliases: readonly string[];
  /** The path of the page below the folder of the locale. */
  readonly path: string;
}

export function itemsOf({ modules, locales, actions, kinds, effects }: SiteData, locale: string): readonly Item[] {
  const index = Math.max(0, locales.indexOf(locale));
  return modules.flatMap(({ id, groups, rows }) =>
    rows.map(
      ([
        code,
        name,
        is,
        group,
        action,
        fallback,
        kind,
        retryable,
        texts,
        titles,
        aliases,
        folder,
        http,
        effect,
      ]): Item => ({
        module: id,
        code,
        name,
        is: (["error", "success", "reserved"] as const)[is],
        group: groups[group]?.id,
        action: (actions[action] ?? "none") as Action, // the data was made from the same list
        fallback: actions[fallback] as Action | undefined,
        kind: (kinds[kind] ?? "unknown") as Kind,
        http,
        retryable: retryable === 1,
        effect: (effects[effect] ?? "unknown") as Effect,
        text: texts[index] ?? "",
        title: titles[index] ?? "",
        texts: [...texts, ...titles],
        aliases,
        path: `${id}/${folder === "" ? encodeURIComponent(code) : folder}/index.html`,
      }),
    ),
  );
}

/** The part of the catalog that reading responses and log lines needs, and the item of each entry. */
export function catalogOf(
  data: SiteData,
  items: readonly Item[],
  operations: readonly Operation[],
): { readonly catalog: Catalog; readonly itemOf: (entry: Entry) => Item | undefined } {
  const byReference = new Map(items.map((item) => [`${item.module}/${item.code}`, item]));
  const [source = "en", ...others] = data.locales;
  const catalog: Catalog = {
    id: "catalog",
    name: "Catalog",
    title: {},
    description: {},
    version: "",
    locales: [source, ...others],
    fallbackLocales: [], // the texts are complete
    docs: undefined,
    initialisms: [],
    envelope: data.envelope,
    envelopes: [],
    server: { unexpected: undefined },
    modules: data.modules.map((module) => moduleOf(module, data, byReference)),
    operations,
    options: {},
    lint: { preset: "minimal", rules: {} },
    breaking: { rules: {}, failOn: undefined, categories: [] },
    file: "",
    at: nowhere,
  };
  return { catalog, itemOf: ({ module, code }) => byReference.get(`${module}/${code}`) };
}

function moduleOf(data: ModuleData, { locales }: SiteData, items: ReadonlyMap<string, Item>): Module {
  const entryOf = ([code, name, , , , , , , texts, titles, aliases]: Row): Entry[] => {
    const item = items.get(`${data.id}/${code}`);
    if (item === undefined) return [];
    const { action, fallback, kind, http, retryable, effect, group } = item;
    return [
      {
        ...{ module: data.id, code, name, aliases, group, action, fallback, kind, http, retryable, effect },
        title: inLocales(locales, titles),
        text: inLocales(locales, texts),
        audience: "public",
        carrier: undefined,
        params: [],
        stability: "stable",
        since: undefined,
        deprecated: undefined,
        was: [],
        note: {},
        causes: [],
        solutions: [],
        otherwise: {},
        links: [],
        examples: [],
        url: undefined,
        extensions: {},
        at: nowhere,
      },
    ];
  };
  const reserved = data.rows.flatMap(([code, name, is, , , , , , [reason = ""]]) =>
    is === 2 ? [{ codes: [[code, code] as const], names: name === "" ? [] : [name], reason, at: nowhere }] : [],
  );
  return {
    id: data.id,
    name: nameFromId(data.id),
    title: inLocales(locales, data.title),
    description: {},
    codeType: data.codeType,
    stability: "stable",
    carriers: { default: undefined, byKind: {} },
    groups: [],
    reserved: [
      ...reserved,
      ...data.ranges.map(([first, last, reason]) => ({
        codes: [[first, last] as const],
        names: [],
        reason,
        at: nowhere,
      })),
    ],
    success: data.rows.filter(([, , is]) => is === 1).flatMap(entryOf)[0],
    entries: data.rows.filter(([, , is]) => is === 0).flatMap(entryOf),
    operations: undefined,
    file: "",
    at: nowhere,
  };
}

function inLocales(locales: readonly string[], texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    locales.flatMap((locale, index) => (texts[index] === undefined ? [] : [[locale, texts[index]]])),
  );
}

/** Pages have no positions in a spec. */
export function nowhere(): never {
  throw new Error("a page has no positions in a spec");
}
