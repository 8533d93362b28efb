import { textIn } from "../../model/catalog.js";
import type { Entry, Module, Param, Text } from "../../model/catalog.js";
import { nameFromId } from "../../model/name.js";
import { shownParams } from "../../model/sent.js";
import { lazyList } from "../../render/list.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { deprecationValue, javadoc } from "./docs.js";
import { call, method } from "./layout.js";
import { utf16String } from "../text-line.js";
import { given, isLarge } from "./module-view.js";
import { codeClass, constantName, formatName, localeMethod, parameterName, textsClass } from "./names.js";
import { isTranslated, servedTables } from "./served-view.js";
import { tableView } from "./tables.js";
import type { Table } from "./tables.js";

/**
 * The most rows of a table. A method has 64 kB at most, and a row takes about 35 bytes; a class has 65,535 constants at
 * most, and a row takes two or more, twice over with the code.
 */
export const mostRows = 1000;

/** `DsaTexts.java` */
export function textsView(context: Context, module: Module) {
  const { entries } = module;
  const facts = given(entries);
  const translated = context.server && isTranslated(context, module);
  const parts: Entry[][] = [];
  for (let start = 0; start < entries.length; start += mostRows) parts.push(entries.slice(start, start + mostRows));
  return {
    ...fileView(context, module.file),
    id: module.id,
    texts: textsClass(module),
    params: context.params,
    suppressed: isLarge(module) && facts.deprecations,
    imports: context.params || isLarge(module) || isNullable(facts) || translated,
    nullable: isLarge(module) || isNullable(facts) || translated,
    localized: [...(facts.titles ? ["title"] : []), "text", ...(translated ? ["language"] : [])].map((name) => ({
      name,
      type: name === "language" ? "@Nullable String" : "String",
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
    ...(context.params ? [{ method: "params", type: "List<Param>", otherwise: "List.of()", value: paramsOf }] : []),
    ...(context.server ? servedTables(context, module) : []),
  ];
}

/** The params of an entry that travel, as expressions. */
function paramsOf(entry: Entry): readonly string[] | undefined {
  const params = shownParams(entry).map(({ name, type }) => `Param.of${nameFromId(type)}(${utf16String(name)})`);
  return params.length === 0 ? undefined : params;
}

/** A function that fills in the params of a text. */
export function formatView(module: Module, entry: Entry) {
  const name = formatName(entry.name);
  const values = shownParams(entry).flatMap((param) => [utf16String(param.name), converted(param)]);
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
    head: method(2, `public static String ${name}`, [
      "String locale",
      ...entry.params.map((param) => `${parameterTypes[param.type]} ${parameterName(param.name)}`),
    ]),
    lines: call(4, "return Placeholders.fill", [
      `${textsClass(module)}.text(Locales.closest(locale), ${utf16String(entry.code)})`,
      ...values,
    ]),
  };
}

/** The type of a param. */
export const parameterTypes = { string: "String", int: "long", float: "double", bool: "boolean" } as const;

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
