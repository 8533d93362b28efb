import { actionIds } from "../../model/action.js";
import { allEntries, textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Envelope, Module } from "../../model/catalog.js";
import type { CodeType } from "../../model/code-type.js";
import { effectIds } from "../../model/effect.js";
import { kindIds } from "../../model/kind.js";
import { kebabCase } from "../../model/name.js";
import { escapeInvisible } from "../../render/json-layout.js";
import { generatedFrom } from "../header.js";
import { reservedCodes } from "./paths.js";
import type { Site } from "./site.js";
import type { Words } from "./words.js";

/**
 * The catalog as the scripts read it: `catalog.js` sets `errspecData` to it. To be small, it has rows instead of objects,
 * numbers instead of ids, and texts in the order of the locales. Free text is in values only.
 */
export interface SiteData {
  readonly locales: readonly string[];
  readonly envelope: Envelope;
  readonly actions: readonly string[];
  readonly kinds: readonly string[];
  readonly effects: readonly string[];
  readonly modules: readonly ModuleData[];
  /** The words of the spec for the frame, if it has some. */
  readonly words?: Words;
  /** Where readers get help, if the spec says it. */
  readonly support?: string;
  /** Left out if there are none. */
  readonly operations?: readonly OperationRow[];
}

export type OperationRow = readonly [
  id: string,
  folder: string, // its name in kebab-case
  method: string, // empty if it is not known
  path: string, // the same
  summaries: readonly string[], // empty without
];

export interface ModuleData {
  readonly id: string;
  readonly codeType: CodeType;
  readonly title: readonly string[];
  readonly groups: readonly { readonly id: string; readonly title: readonly string[] }[];
  readonly rows: readonly Row[];
  /** Ranges of reserved codes. */
  readonly ranges: readonly (readonly [first: string, last: string, reason: string])[];
}

export type Row = readonly [
  code: string,
  name: string,
  is: 0 | 1 | 2, // an error, success, a reserved code
  group: number, // in the module's groups; -1 without
  action: number,
  fallback: number, // -1 without
  kind: number,
  retryable: 0 | 1,
  texts: readonly string[],
  titles: readonly string[], // empty without
  aliases: readonly string[],
  folder: string, // empty where it is the code
  http: number, // 0 for what is not an error
  effect: number,
];

/** The text of `assets/catalog.js`. */
export function dataScript(site: Site): string {
  const encoded = (value: unknown): string =>
    escapeInvisible(JSON.stringify(value, wellFormed)).replaceAll("<", "\\u003c");
  // One row per line, with its comma in front: a new code adds a line and changes no other.
  const lines = encoded(siteData(site))
    .replace(/,?\[(?="[^"]*","[A-Za-z0-9]*",[0-2],)/g, "\n$&")
    .replaceAll('],"ranges":[', '\n],"ranges":[');
  const operations = operationRows(site).map((row, index) => `\n${index === 0 ? "" : ","}${encoded(row)}`);
  const data = operations.length === 0 ? lines : `${lines.slice(0, -1)},"operations":[${operations.join("")}\n]}`;
  return `// ${generatedFrom(site.catalog.file)}\n"use strict";\nglobalThis.errspecData = ${data};\n`;
}

function operationRows({ catalog, locales }: Site): readonly OperationRow[] {
  return catalog.operations.map(({ id, name, method = "", path = "", summary }) => [
    id,
    kebabCase(name),
    method,
    path,
    Object.keys(summary).length === 0 ? [] : locales.map((locale) => textIn(summary, locale, catalog)),
  ]);
}

function wellFormed(_: string, value: unknown): unknown {
  return typeof value === "string" ? value.toWellFormed() : value;
}

function siteData(site: Site): SiteData {
  const { catalog, locales } = site;
  return {
    locales,
    envelope: catalog.envelope,
    actions: actionIds,
    kinds: kindIds,
    effects: effectIds,
    ...(Object.keys(site.words).length === 0 ? {} : { words: site.words }),
    ...(site.brand.support === undefined ? {} : { support: site.brand.support }),
    modules: catalog.modules.map((module) => moduleData(module, site, catalog)),
  };
}

function moduleData(module: Module, { locales, folders }: Site, catalog: Catalog): ModuleData {
  const inLocales = (text: Entry["text"]): string[] => locales.map((locale) => textIn(text, locale, catalog));
  const groups = module.groups.map(({ id }) => id);
  const folderOf = (code: string): string => {
    const folder = folders.get(module)?.get(code) ?? code;
    return folder === code ? "" : folder;
  };
  const entries = allEntries(module).map((entry): Row => [
    entry.code,
    entry.name,
    entry === module.success ? 1 : 0,
    entry.group === undefined ? -1 : groups.indexOf(entry.group),
    actionIds.indexOf(entry.action),
    entry.fallback === undefined ? -1 : actionIds.indexOf(entry.fallback),
    kindIds.indexOf(entry.kind),
    entry.retryable ? 1 : 0,
    inLocales(entry.text),
    Object.keys(entry.title).length === 0 ? [] : inLocales(entry.title),
    entry.aliases,
    folderOf(entry.code),
    entry === module.success ? 0 : entry.http,
    effectIds.indexOf(entry.effect),
  ]);
  const reserved = reservedCodes(module).map(({ code, name, reason }): Row => [
    code,
    name ?? "",
    2,
    -1,
    actionIds.indexOf("none"),
    -1,
    kindIds.indexOf("unknown"),
    0,
    locales.map(() => reason),
    [],
    [],
    folderOf(code),
    0,
    effectIds.indexOf("unknown"),
  ]);
  return {
    id: module.id,
    codeType: module.codeType,
    title: inLocales(module.title),
    groups: module.groups.map(({ id, title }) => ({ id, title: inLocales(title) })),
    rows: [...entries, ...reserved],
    ranges: module.reserved.flatMap(({ codes, reason }) =>
      codes.flatMap(([first, last]) => (first === last ? [] : [[first, last, reason] as const])),
    ),
  };
}
