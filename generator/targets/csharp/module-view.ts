import { textIn } from "../../model/catalog.js";
import type { Entry, Module, Param, Text } from "../../model/catalog.js";
import { nameFromId } from "../../model/name.js";
import { shownParams } from "../../model/sent.js";
import { lazyList, ownList } from "../../render/list.js";
import { successCode } from "../../sdk/decode-plan.js";
import { sentence } from "../../sdk/entry-doc.js";
import { codeTypeCase } from "../class-package.js";
import { fileView, isCommon } from "./context.js";
import type { Context } from "./context.js";
import { deprecationValue, entryDoc, xmlDoc } from "./docs.js";
import { csharpString } from "./literals.js";
import { codeEnum, errorsClass, exceptionClass, formatName, parameterName, tableClass } from "./names.js";
import { types } from "./param-types.js";
import { creatorsOf } from "./raise-view.js";
import { servedFacts } from "./served-view.js";
import { standardNames } from "./standard-view.js";
import { underlyingType, valueOf } from "./values.js";

/** `DsaCode.cs` */
export function codeView(context: Context, module: Module) {
  const { entries } = module;
  const underlying = underlyingType(module);
  return {
    ...fileView(context, module.file),
    type: codeEnum(module),
    underlying: underlying === "int" ? "" : ` : ${underlying}`,
    obsolete: hasObsolete(module),
    docs: xmlDoc(0, [`The codes of the module ${module.id} (`, { free: titleOf(context, module) }, ")."]),
    constants: ownList([...entries], (entry) => constantView(context, module, entry)),
  };
}

function constantView(context: Context, module: Module, entry: Entry) {
  const deprecation = deprecationValue(context, entry);
  const formers = entry.aliases.map((alias) => ({
    blank: true,
    docs: xmlDoc(4, [`A former name of <see cref="${entry.name}"/>.`]),
    obsolete: csharpString(`Use ${entry.name}.`),
    name: alias,
    value: entry.name,
  }));
  const own = {
    blank: entry !== module.entries[0],
    docs: entryDoc(context, entry),
    obsolete: deprecation === undefined ? "" : csharpString(deprecation),
    name: entry.name,
    value: valueOf(module, entry.code),
  };
  return { names: [own, ...formers] };
}

/** Whether the enum of a module has a constant that is not to be used. */
const hasObsolete = ({ entries }: Module): boolean =>
  entries.some(({ aliases, deprecated }) => aliases.length > 0 || deprecated !== undefined);

/** `DsaException.cs` */
export function exceptionView(context: Context, module: Module) {
  return {
    ...fileView(context, module.file),
    id: module.id,
    type: codeEnum(module),
    exception: exceptionClass(module),
    client: context.client,
    docs: xmlDoc(0, [`An error of a call to the module ${module.id} (`, { free: titleOf(context, module) }, ")."]),
  };
}

/** `DsaErrors.cs` */
export function errorsView(context: Context, module: Module) {
  const { catalog, client, sdk, docs, server } = context;
  const { success } = module;
  const readsBoth = sdk.decode.sources.length > 0 && isCommon(context, module);
  return {
    ...fileView(context, module.file),
    id: module.id,
    errors: errorsClass(module),
    type: codeEnum(module),
    table: tableClass(module),
    client,
    standard: client ? catalog.envelopes.map(({ id }) => standardNames[id]) : [],
    creators: server ? creatorsOf(context, module) : [],
    docs: xmlDoc(
      0,
      [`${purpose(context)} of the module ${module.id} (`, { free: titleOf(context, module) }, ")."],
      readsBoth && client
        ? [["It reads common codes only. Each other module has a class of its own, which reads both."]]
        : [],
    ),
    success:
      success === undefined
        ? false
        : {
            docs: xmlDoc(4, [
              "The code of a successful call: ",
              { free: sentence(textIn(success.text, docs, catalog)) },
            ]),
            name: success.name,
            code: csharpString(success.code),
          },
    texts: module.entries.filter(({ params }) => params.length > 0).map((entry) => formatView(module, entry)),
  };
}

function purpose({ client, server }: Context): string {
  if (!server) return "Decodes the responses to calls";
  return client ? "Creates the errors, and decodes the responses to calls," : "Creates the errors";
}

/** A method that fills in the params of a text. */
function formatView(module: Module, entry: Entry) {
  return {
    docs: xmlDoc(
      4,
      [`Returns the text of <see cref="${codeEnum(module)}.${entry.name}"/> with its params filled in.`],
      [],
      [
        {
          tag: 'param name="locale"',
          texts: [["a BCP 47 tag such as <c>en-GB</c>, of which the closest locale of the catalog is taken"]],
        },
        ...entry.params.map(({ name }) => ({
          tag: `param name="${parameterName(name, "locale").replace("@", "")}"`,
          texts: [[`the param <c>${name}</c>`]],
        })),
        { tag: "returns", texts: [["the text"]] },
      ],
    ),
    name: formatName(entry.name),
    parameters: [
      "string locale",
      ...entry.params.map(({ name, type }) => `${types[type]} ${parameterName(name, "locale")}`),
    ].join(", "),
    code: csharpString(entry.code),
    values: shownParams(entry).map((param) => `(${csharpString(param.name)}, ${converted(param)})`),
  };
}

/** The value of a param as text. */
function converted({ name, type }: Param): string {
  const value = parameterName(name, "locale");
  switch (type) {
    case "string":
      return value;
    case "int":
    case "bool":
      return `Invariant.Text(${value})`;
    case "float":
      return `Placeholders.Text(${value})`;
  }
}

/** The most entries of a method: the runtime compiles it as a whole. */
export const mostEntries = 1000;

/** `DsaTable.cs` */
export function tableView(context: Context, module: Module) {
  const { entries } = module;
  const parts: Entry[][] = [];
  for (let start = 0; start < entries.length; start += mostEntries)
    parts.push(entries.slice(start, start + mostEntries));
  const named = parts.map((part, index) => ({ name: `Entries${parts.length === 1 ? "" : index + 1}`, part }));
  return {
    ...fileView(context, module.file),
    id: module.id,
    table: tableClass(module),
    exception: exceptionClass(module),
    obsolete: entries.some(({ deprecated }) => deprecated !== undefined),
    spelling: codeTypeCase(module),
    success: quoted(successCode(context.sdk.decode, module)),
    parts: named.map(({ name }) => `.. ${name}()`).join(", "),
    methods: lazyList(named, ({ name, part }) => ({
      name,
      entries: part.map((entry) => ({
        code: csharpString(entry.code),
        name: csharpString(entry.name),
        facts: factsOf(context, module, entry),
      })),
    })),
  };
}

function factsOf(context: Context, module: Module, entry: Entry): string[] {
  const { catalog, locales } = context;
  const texts = (text: Text): string =>
    `[${locales.map((locale) => csharpString(textIn(text, locale, catalog))).join(", ")}]`;
  const given = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name} = ${value}`];
  const text = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${name} = ${csharpString(value)}`];
  const params = context.params ? shownParams(entry) : [];
  return [
    `Value = (long)${codeEnum(module)}.${entry.name}`,
    `Kind = ErrorKind.${nameFromId(entry.kind)}`,
    `Action = ErrorAction.${nameFromId(entry.action)}`,
    ...given("Fallback", entry.fallback && `ErrorAction.${nameFromId(entry.fallback)}`),
    ...(entry.retryable ? ["IsRetryable = true"] : []),
    `Effect = ErrorEffect.${nameFromId(entry.effect)}`,
    `HttpStatus = ${entry.http}`,
    ...text("Group", entry.group),
    ...text("Url", entry.url),
    ...text("Deprecation", deprecationValue(context, entry)),
    ...(Object.keys(entry.title).length > 0 ? [`Titles = ${texts(entry.title)}`] : []),
    `Texts = ${texts(entry.text)}`,
    ...(params.length === 0
      ? []
      : [
          `Params = [${params.map(({ name, type }) => `new(${csharpString(name)}, ParamType.${nameFromId(type)})`).join(", ")}]`,
        ]),
    ...servedFacts(context, entry),
  ];
}

const titleOf = ({ catalog, docs }: Context, { title }: Module): string => textIn(title, docs, catalog);

const quoted = (text: string | undefined): string => (text === undefined ? "null" : csharpString(text));
