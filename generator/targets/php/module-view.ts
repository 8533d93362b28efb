import { textIn } from "../../model/catalog.js";
import type { Entry, Module, Param, Text } from "../../model/catalog.js";
import { shownParams } from "../../model/sent.js";
import { lazyList, ownList } from "../../render/list.js";
import { successCode } from "../../sdk/decode-plan.js";
import { sentence } from "../../sdk/entry-doc.js";
import { codeTypeCase } from "../class-package.js";
import { fileView, isCommon } from "./context.js";
import type { Context } from "./context.js";
import { deprecationValue, entryDoc, phpdoc } from "./docs.js";
import { phpString } from "./literals.js";
import { caseName, codeEnum, constantName, errorsClass, formatName, parameterName, tableClass } from "./names.js";
import { creatorsOf } from "./raise-view.js";
import { servedTables } from "./served-view.js";
import { standardNames } from "./standard-view.js";
import { types } from "./param-types.js";

/** `src/DsaCode.php` */
export function codeView(context: Context, module: Module) {
  const { entries, id } = module;
  const { catalog, docs } = context;
  return {
    ...fileView(context, module.file),
    id,
    type: codeEnum(module),
    table: tableClass(module),
    docs: phpdoc(0, [[`The codes of the module ${id} (`, { free: textIn(module.title, docs, catalog) }, ")."]]),
    cases: ownList(entries, (entry) => ({
      docs: entryDoc(context, entry),
      line: `case ${caseName(entry.name)} = ${phpString(entry.code)};`,
    })),
    formers: entries.flatMap((entry) =>
      entry.aliases.map((alias) => ({
        docs: phpdoc(
          4,
          [[`A former name of self::${caseName(entry.name)}.`]],
          [[`@deprecated Use self::${caseName(entry.name)}.`]],
        ),
        name: caseName(alias),
        now: caseName(entry.name),
      })),
    ),
  };
}

/** `src/Internal/DsaTable.php` */
export function tableView(context: Context, module: Module) {
  const { catalog, locales, params, server } = context;
  const { entries, id } = module;
  const served = servedTables(context, module);
  const texts = (of: (entry: Entry) => Text) =>
    locales.map((locale) => rowsOf(entries, (entry) => quoted(textIn(of(entry), locale, catalog) || undefined)));
  return {
    ...fileView(context, module.file),
    id,
    table: tableClass(module),
    facts: lazyList(entries, factsOf),
    maps: [
      { name: "FALLBACKS", ...rowsOf(entries, ({ fallback }) => quoted(fallback)) },
      { name: "GROUPS", ...rowsOf(entries, ({ group }) => quoted(group)) },
      { name: "URLS", ...rowsOf(entries, ({ url }) => quoted(url)) },
      { name: "DEPRECATIONS", ...rowsOf(entries, (entry) => quoted(deprecationValue(context, entry))) },
      { name: "PARAMS", ...rowsOf(entries, (entry) => (params ? paramsOf(entry) : undefined)) },
      ...(server
        ? [
            { name: "INTERNAL", ...rowsOf(entries, served.internal) },
            { name: "CARRIERS", ...rowsOf(entries, served.carriers) },
          ]
        : []),
    ],
    carrier: served.carrier,
    lists: [
      { name: "TITLES", tables: texts(({ title }) => title) },
      { name: "TEXTS", tables: texts(({ text }) => text) },
      ...(server ? [{ name: "LANGUAGES", tables: served.languages.map((language) => rowsOf(entries, language)) }] : []),
    ],
  };
}

const quoted = (text: string | undefined): string | undefined => (text === undefined ? undefined : phpString(text));

/** The rows of a map from codes to values, for the entries that have one. */
function rowsOf(entries: readonly Entry[], value: (entry: Entry) => string | undefined) {
  const rows = entries.flatMap((entry) => {
    const found = value(entry);
    return found === undefined ? [] : [`${phpString(entry.code)} => ${found},`];
  });
  return { rows, empty: rows.length === 0 };
}

function factsOf({ code, name, kind, action, retryable, effect, http }: Entry): string {
  const facts = [phpString(name), `'${kind}'`, `'${action}'`, retryable, `'${effect}'`, http];
  return `${phpString(code)} => [${facts.join(", ")}],`;
}

/** The params of an entry that may be shown, with their types. */
function paramsOf(entry: Entry): string | undefined {
  const params = shownParams(entry).map(({ name, type }) => `${phpString(name)} => '${type}'`);
  return params.length === 0 ? undefined : `[${params.join(", ")}]`;
}

/** `src/DsaErrors.php` */
export function errorsView(context: Context, module: Module) {
  const { catalog, client, docs, sdk, server } = context;
  const { success, id } = module;
  const readsBoth = sdk.decode.sources.length > 0 && isCommon(context, module);
  const code = successCode(sdk.decode, module);
  return {
    ...fileView(context, module.file),
    errors: errorsClass(module),
    type: codeEnum(module),
    table: tableClass(module),
    id,
    codeType: codeTypeCase(module),
    successCode: code === undefined ? "null" : phpString(code),
    formats: module.entries.some(({ params }) => params.length > 0),
    standard: client ? catalog.envelopes.map((envelope) => standardNames[envelope.id]) : [],
    creators: server ? creatorsOf(context, module) : [],
    docs: phpdoc(0, [
      [
        `${client ? `Decodes the responses to calls${server ? `, and creates the errors,` : ""}` : "Creates the errors"} of the module ${id} (`,
        { free: textIn(module.title, docs, catalog) },
        ").",
      ],
      ...(readsBoth && client
        ? [["It reads common codes only. Each other module has a class of its own, which reads both."]]
        : []),
    ]),
    success:
      success === undefined
        ? false
        : {
            docs: phpdoc(4, [
              ["The code of a successful call: ", { free: sentence(textIn(success.text, docs, catalog)) }],
            ]),
            line: `public const ${constantName(success.name)} = ${phpString(success.code)};`,
          },
    texts: module.entries.filter(({ params }) => params.length > 0).map((entry) => formatView(module, entry)),
  };
}

/** A method that fills in the params of a text. */
function formatView(module: Module, entry: Entry) {
  const params = entry.params.map((param) => `${types[param.type]} $${parameterName(param.name)}`);
  return {
    docs: phpdoc(
      4,
      [[`Returns the text of ${codeEnum(module)}::${caseName(entry.name)} with its params filled in.`]],
      [
        ["@param string $locale a BCP 47 tag such as en-GB, of which the closest locale of the catalog is taken"],
        ...entry.params.map((param) => [
          `@param ${types[param.type]} $${parameterName(param.name)} the param ${param.name}`,
        ]),
      ],
    ),
    name: formatName(entry.name),
    parameters: ["string $locale", ...params].join(", "),
    code: `${codeEnum(module)}::${caseName(entry.name)}`,
    values: shownParams(entry).map((param) => ({ name: phpString(param.name), value: converted(param) })),
  };
}

/** The value of a param as text. */
function converted({ name, type }: Param): string {
  const value = `$${parameterName(name)}`;
  switch (type) {
    case "string":
      return value;
    case "int":
      return `(string) ${value}`;
    case "float":
      return `Placeholders::number(${value})`;
    case "bool":
      return `${value} ? 'true' : 'false'`;
  }
}
