import { textIn } from "../../model/catalog.js";
import type { Entry, Module, Param, Text } from "../../model/catalog.js";
import { nameFromId } from "../../model/name.js";
import { shownParams } from "../../model/sent.js";
import { lazyList } from "../../render/list.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { deprecationValue, javadoc } from "./docs.js";
import { call, withCall, withText } from "./layout.js";
import { javaString } from "./literals.js";
import { given, isLarge } from "./module-view.js";
import { codeClass, constantName, formatName, localeMethod, parameterName, textsClass } from "./names.js";

/**
 * The most rows of a table. A method has 64 kB at most, and a row takes about 35 bytes; a class has 65,535 constants at
 * most, and a row takes two or more, twice over with the code.
 */
export const mostRows = 1000;

/** A method that gives a text for each code, without those that have none. */
interface Table {
  readonly method: string;
  readonly type: string;
  readonly otherwise: string;
  /** A text, code, or the items of a list. */
  readonly value: (entry: Entry) => string | { readonly code: string } | readonly string[] | undefined;
}

/** `DsaTexts.java` */
export function textsView(context: Context, module: Module) {
  const { entries } = module;
  const { catalog } = context;
  const facts = given(entries);
  const parts: Entry[][] = [];
  for (let start = 0; start < entries.length; start += mostRows) parts.push(entries.slice(start, start + mostRows));
  return {
    ...fileView(context, module.file),
    id: module.id,
    texts: textsClass(module),
    params: catalog.envelope.params !== undefined,
    suppressed: isLarge(module) && facts.deprecations,
    imports: catalog.envelope.params !== undefined || isLarge(module) || isNullable(facts),
    nullable: isLarge(module) || isNullable(facts),
    localized: (facts.titles ? ["title", "text"] : ["text"]).map((name) => ({
      name,
      first: localeMethod(name, context.locales[0]),
      cases: context.locales.map((locale, index) => ({ index, method: localeMethod(name, locale) })).slice(1),
    })),
    parts: lazyList(parts, (part, index) => ({
      name: index === 0 ? "" : `Part${index + 1}`,
      tables: tables(context, module).map((table) => {
        const next = index + 1 < parts.length ? `Part${index + 2}.${table.method}(code)` : table.otherwise;
        return tableView(table, part, next, index === 0 ? 0 : 2);
      }),
    })),
  };
}

const isNullable = ({ fallbacks, groups, urls, deprecations }: ReturnType<typeof given>): boolean =>
  fallbacks || groups || urls || deprecations;

function tables(context: Context, module: Module): readonly Table[] {
  const { catalog, locales } = context;
  const facts = given(module.entries);
  const localized = (role: string, of: (entry: Entry) => Text): Table[] =>
    locales.map((locale) => ({
      method: localeMethod(role, locale),
      type: "String",
      otherwise: '""',
      value: (entry) => textIn(of(entry), locale, catalog) || undefined,
    }));
  const nullable = { type: "@Nullable String", otherwise: "null" };
  return [
    ...(facts.titles ? localized("title", ({ title }) => title) : []),
    ...localized("text", ({ text }) => text),
    ...(facts.groups ? [{ ...nullable, method: "group", value: ({ group }: Entry) => group }] : []),
    ...(facts.urls ? [{ ...nullable, method: "url", value: ({ url }: Entry) => url }] : []),
    ...(facts.deprecations
      ? [{ ...nullable, method: "deprecation", value: (entry: Entry) => deprecationValue(context, entry) || undefined }]
      : []),
    ...(facts.fallbacks
      ? [
          {
            method: "fallback",
            type: "@Nullable Action",
            otherwise: "null",
            value: ({ fallback }: Entry) => fallback && { code: `Action.${fallback.toUpperCase()}` },
          },
        ]
      : []),
    ...(isLarge(module)
      ? [
          {
            method: "constant",
            type: `@Nullable ${codeClass(module)}`,
            otherwise: "null",
            value: ({ name }: Entry) => ({ code: `${codeClass(module)}.${constantName(name)}` }),
          },
        ]
      : []),
    ...(catalog.envelope.params === undefined
      ? []
      : [{ method: "params", type: "List<Param>", otherwise: "List.of()", value: paramsOf }]),
  ];
}

/** The params of an entry that travel, as expressions. */
function paramsOf(entry: Entry): readonly string[] | undefined {
  const params = shownParams(entry).map(({ name, type }) => `Param.of${nameFromId(type)}(${javaString(name)})`);
  return params.length === 0 ? undefined : params;
}

function tableView({ method, type, value }: Table, entries: readonly Entry[], otherwise: string, indent: number) {
  const rows = entries.flatMap((entry) => {
    const found = value(entry);
    if (found === undefined) return [];
    const head = `case ${javaString(entry.code)} ->`;
    if (typeof found === "string") return withText(indent + 6, head, found);
    return "code" in found
      ? [`${" ".repeat(indent + 6)}${head} ${found.code};`]
      : withCall(indent + 6, head, "List.of", found);
  });
  return { method, type, rows, otherwise };
}

/** A function that fills in the params of a text. */
export function formatView(module: Module, entry: Entry) {
  const name = formatName(entry.name);
  const values = shownParams(entry).flatMap((param) => [javaString(param.name), converted(param)]);
  return {
    docs: javadoc(
      2,
      [[`Returns the text of {@link ${codeClass(module)}#${constantName(entry.name)}} with its params filled in.`]],
      [
        ["@param locale a BCP 47 tag such as {@code en-GB}, of which the closest locale of the catalog is taken"],
        ...entry.params.map((param) => [`@param ${parameterName(param.name)} the param {@code ${param.name}}`]),
        ["@return the text"],
      ],
    ),
    head: parametersOf(name, entry),
    lines: call(4, "return Placeholders.fill", [
      `${textsClass(module)}.text(Locales.closest(locale), ${javaString(entry.code)})`,
      ...values,
    ]),
  };
}

const types = { string: "String", int: "long", float: "double", bool: "boolean" } as const;

/** `public static String formatX(String locale, String name) {` */
function parametersOf(name: string, { params }: Entry): string[] {
  const all = ["String locale", ...params.map((param) => `${types[param.type]} ${parameterName(param.name)}`)];
  const head = "  public static String " + name;
  const line = `${head}(${all.join(", ")}) {`;
  if (line.length <= 100) return [line];
  const inner = `      ${all.join(", ")}) {`;
  if (inner.length <= 100) return [`${head}(`, inner];
  return [`${head}(`, ...all.map((each, index) => `      ${each}${index === all.length - 1 ? ") {" : ","}`)];
}

/** The value of a param as text. */
function converted({ name, type }: Param): string {
  const value = parameterName(name);
  switch (type) {
    case "string":
      return value;
    case "int":
      return `Long.toString(${value})`;
    case "float":
      return `Placeholders.text(${value})`;
    case "bool":
      return `Boolean.toString(${value})`;
  }
}
