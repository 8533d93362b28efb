import { allEntries, textIn } from "../../model/catalog.js";
import type { Entry, Module, Text } from "../../model/catalog.js";
import type { Name } from "../../model/name.js";
import { carrierOf, isPublic, sendsFieldErrors } from "../../model/sent.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { lazyList, ownList } from "../../render/list.js";
import { isNumeric, readerOf, valueTypesOf } from "../../sdk/code-reader.js";
import { successCode } from "../../sdk/decode-plan.js";
import { deprecationDoc, docLocale } from "../../sdk/entry-doc.js";
import { namesOf } from "../../sdk/entry-names.js";
import type { Sdk } from "../../sdk/sdk.js";
import { writtenTexts } from "../../sdk/texts.js";
import { generatedFrom } from "../header.js";
import { codeAnnotation, codeLiteral, readerName, readsCodes } from "./codes.js";
import type { Context } from "./context.js";
import { deprecation, entryDoc, headingsOf, titleDoc } from "./docs.js";
import {
  assignment,
  call,
  classHeader,
  columns,
  compareExports,
  fits,
  functionHeader,
  importLine,
  tableOfClasses,
  tupleArgument,
} from "./layout.js";
import { commentPath } from "./literals.js";
import {
  argumentName,
  baseClass,
  codeClass,
  enumName,
  kindClass,
  makerName,
  memberName,
  moduleClass,
  moduleName,
  parameterName,
} from "./names.js";
import { decoders } from "./standard.js";
import { decoderName, decodersView } from "./standard-view.js";
import { pythonType, travelling } from "./values-view.js";

/** The file of a module. */
export function moduleView(module: Module, context: Context) {
  const { catalog, options, sdk } = context;
  const base = baseClass(catalog, options);
  const { common, decode: plan } = sdk;
  const annotation = codeAnnotation(catalog.modules);
  const entries = ownList(module.entries, (entry) => entryView(entry, module, context));
  const headings = headingsOf(allEntries(module), context);
  const member = (entry: Entry) => memberView(entry, module, headings.lines(entry));
  const numeric = isNumeric(module.codeType);
  const success = successCode(plan, module);
  const has = (test: (entry: Entry) => boolean): boolean => module.entries.some(test);
  const kinds = options.perKind ? [] : module.entries.flatMap(({ kind }) => kindClass(kind, options) ?? []);
  const classes = [...(options.client ? ["Body", "Decoded"] : []), base, ...kinds];
  const errors = moduleClass(module, catalog, options);
  const renders = options.perKind && has(({ params }) => params.length > 0);
  const opening = entries.length > 0 ? "{" : "{}";
  const shared = common !== undefined && common !== module;
  return {
    header: header(module.file),
    id: module.id,
    perKind: options.perKind,
    client: options.client,
    ...titleDocView(`The ${module.id} module`, ": ", module.title, module.description, context),
    enum: enumName(module),
    intEnum: numeric,
    enumImport: numeric ? "IntEnum" : "Enum",
    enumBases: numeric ? "IntEnum" : "str, Enum",
    plainInt: module.codeType.kind === "int",
    hexValue: hexValue(module),
    base,
    moduleClass: errors,
    moduleHeader: classHeader(errors, [base]),
    renders,
    baseImport: importLine("._base", classes),
    fieldErrors:
      options.server && sendsFieldErrors(catalog) && has(({ params }) => options.perKind || params.length > 0),
    makes: options.server && options.perKind && entries.length > 0,
    carrierImport: carrierImport(module, context),
    commonImport: options.client && shared ? `from .${moduleName(common.id, options)} import CODES as _COMMON` : "",
    returnDecoded: call(
      "return _decode.decode",
      ["body", "status", errors, "CODES", ...(common === undefined ? [] : [shared ? "_COMMON" : "CODES"])],
      "    ",
    ),
    returnResponse: call(
      "return _response.decode_response",
      [
        ...["status", "headers", "body", "now=now", `module=${errors}`, "codes=CODES"],
        ...(common === undefined ? [] : [`common=${shared ? "_COMMON" : "CODES"}`]),
      ],
      "    ",
    ),
    responseSignature: functionHeader(
      "decode_response",
      ["status: int", "headers: Headers", "body: Body", "*", "now: float | None = None"],
      `Decoded[${errors}]`,
    ),
    standard: decodersView(
      context,
      module.id,
      errors,
      common === undefined ? [] : [`common=${shared ? "_COMMON" : "CODES"}`],
    ),
    deprecates: !options.perKind && has(({ deprecated }) => deprecated !== undefined),
    exports: exportsOf(module, context).map((name) => `"${name}"`),
    success: module.success === undefined ? [] : [member(module.success)],
    // A heading depends on those of the others, too.
    members: ownList(module.entries, member, headings.reads),
    entries,
    classes: lazyList(module.entries, ({ code, name }) => ({
      code: codeLiteral(module.codeType, code),
      class: codeClass(name, module, catalog, options),
    })),
    table: options.perKind
      ? `ENTRIES: Final[Mapping[${annotation}, ErrorInfo]] = ${entries.length > 0 ? "_LazyInfos(\n    {" : "{}"}`
      : tableOfClasses("ERRORS", annotation, errors, ` = ${opening}`),
    decodeSignature: functionHeader("decode", ["body: Body", "status: int | None = None"], `${errors} | None`),
    codesArguments: [
      `module="${module.id}"`,
      ...(readsCodes(context) ? [`read=_codes.${readerName(readerOf(module.codeType))}`] : []),
      options.perKind ? "entries=ENTRIES" : "errors=ERRORS",
      ...(common === undefined && success !== undefined ? [`success=${codeLiteral(module.codeType, success)}`] : []),
      ...(mixedForms(sdk) ? [`numeric=${numeric ? "True" : "False"}`] : []),
    ],
  };
}

/** What a hexadecimal code prints as, between the braces of an f-string; empty for other codes. */
function hexValue({ codeType }: Module): string {
  if (codeType.kind !== "hex") return "";
  const digits = codeType.bits / 4;
  return `self & 0x${"F".repeat(digits)}:0${digits}X`;
}

/** Whether forms must tell modules with numbers from those with texts. */
export function mixedForms({ called, decode }: Sdk): boolean {
  const { numbers, texts } = valueTypesOf(called);
  return decode.hasForms && numbers && texts;
}

/** The public names of a module's file, in ruff's order. */
function exportsOf(module: Module, context: Context): readonly string[] {
  const { catalog, options } = context;
  const classes = module.entries.flatMap((entry) =>
    namesOf(entry).map((name) => codeClass(name, module, catalog, options)),
  );
  const render = module.entries.filter(({ params }) => params.length > 0).map(({ name }) => renderName(name));
  const makers = options.server ? module.entries.map(({ name }) => makerName(name)) : [];
  const names = options.perKind ? ["ENTRIES", ...render, ...makers] : ["ERRORS", ...classes];
  const errors = moduleClass(module, catalog, options);
  return [
    ...new Set([
      ...names,
      enumName(module),
      errors,
      ...(options.client ? ["decode", "decode_response", "raise_for_error", "raise_for_response"] : []),
      ...decoders(context).map(decoderName),
    ]),
  ].sort(compareExports);
}

/** A member of a module's enum. */
function memberView(entry: Entry, module: Module, heading: readonly string[]) {
  const name = memberName(entry.name);
  return {
    definition: assignment(name, codeLiteral(module.codeType, entry.code), "    "),
    ...docView(heading),
    aliases: entry.aliases.map((alias) => ({ definition: assignment(memberName(alias), name, "    "), name })),
  };
}

/** A docstring on one line where it has only one that fits, and does not end in a quote. */
function docView([first = "", ...rest]: readonly string[]) {
  const single = rest.length === 0 && !/["\\]$/.test(first) && columns(first) <= 78;
  return { single, first: freeText(first), rest: rest.map(freeText) };
}

function entryView(entry: Entry, module: Module, context: Context) {
  const { catalog, options } = context;
  const name = codeClass(entry.name, module, catalog, options);
  const kind = kindClass(entry.kind, options);
  const nameOf = (name: Name): string =>
    options.perKind ? `${enumName(module)}.${memberName(name)}` : codeClass(name, module, catalog, options);
  const { summary, paragraphs, more } = entryDoc(context, entry, nameOf);
  const deprecated = deprecationDoc(catalog, entry, docLocale(options.locales));
  const code = codeLiteral(module.codeType, entry.code);
  return {
    code,
    wide: !fits(`        ${code}: lambda: ErrorInfo(`),
    member: `${enumName(module)}.${memberName(entry.name)}`,
    class: name,
    header: classHeader(name, [...(kind === undefined ? [] : [kind]), moduleClass(module, catalog, options)]),
    summary: freeText(summary),
    more,
    paragraphs: paragraphs.map((lines) => lines.map(freeText)),
    deprecated: deprecated === undefined ? [] : [freeText(deprecation(deprecated, nameOf))],
    module: module.id,
    name: entry.name,
    kind: entry.kind,
    action: entry.action,
    fallback: entry.fallback ?? "",
    group: entry.group ?? "",
    retryable: entry.retryable ? "True" : "False",
    effect: entry.effect === "unknown" ? "" : entry.effect,
    http: entry.http,
    url: entry.url === undefined ? [] : [freeText(entry.url)],
    title: textView(entry.title, context),
    text: textView(entry.text, context),
    params: entry.params.map(({ name, type }) => ({
      name: parameterName(name),
      argument: argumentName(name, catalog),
      key: name,
      type: pythonType(type),
    })),
    fieldErrors: sendsFieldErrors(catalog),
    travelling: travelling(entry, context),
    creates: options.server && !options.perKind && entry.params.length > 0,
    ...serverFields(entry, context),
    maker: makerName(entry.name),
    moduleClass: moduleClass(module, catalog, options),
    function: renderName(entry.name),
    aliases: entry.aliases
      .map((alias) => codeClass(alias, module, catalog, options))
      .filter((alias) => alias !== name)
      .map((alias) => ({ definition: assignment(alias, name), name })),
  };
}

/** What only a server knows of an entry, as arguments of `ErrorInfo`; each is empty if the default will do. */
function serverFields(entry: Entry, { catalog, options, sdk }: Context) {
  const { common } = sdk;
  const carrier = options.server && common !== undefined ? carrierOf(catalog, entry) : undefined;
  const sensitive = options.server ? entry.params.filter((param) => param.sensitive) : [];
  return {
    carrier: carrier === undefined || common === undefined ? "" : `_${enumName(common)}.${memberName(carrier.name)}`,
    internal: options.server && !isPublic(entry),
    sensitive:
      sensitive.length === 0
        ? ""
        : tupleArgument(
            "sensitive",
            sensitive.map(({ name }) => `"${name}"`),
            "        ",
          ),
  };
}

/** The import of the codes that carry a module's own; empty if it has none. */
function carrierImport(module: Module, { catalog, options, sdk }: Context): string {
  const { common } = sdk;
  if (!options.server || common === undefined || !module.entries.some((entry) => carrierOf(catalog, entry))) return "";
  return importLine(`.${moduleName(common.id, options)}`, [`${enumName(common)} as _${enumName(common)}`]);
}

function textView(text: Text, { catalog, options }: Context): readonly { locale: FreeText; text: FreeText }[] {
  return writtenTexts(catalog, options.locales, text).map(({ locale, text }) => ({
    locale: freeText(locale),
    text: freeText(text),
  }));
}

/** `render_name_too_long`, where a package has no class for a code. */
export function renderName(name: Name): string {
  return `render_${memberName(name).toLowerCase()}`;
}

/** The first line of a file. */
export function header(file: string): string {
  return `# ${generatedFrom(commentPath(file))}`;
}

/** A title in the language of the documentation. */
export function titleOf(title: Text, { catalog, options }: Context): string {
  return textIn(title, docLocale(options.locales), catalog);
}

/** A summary that ends in a title, and paragraphs. */
export function titleDocView(start: string, joint: string, title: Text, description: Text, context: Context) {
  const { summary, more } = titleDoc(start, joint, titleOf(title, context), titleOf(description, context));
  return { summary: freeText(summary), more: more.map((lines) => lines.map(freeText)) };
}
