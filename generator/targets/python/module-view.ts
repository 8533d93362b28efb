import { commonModule } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Text } from "../../model/catalog.js";
import { parseCode } from "../../model/code-type.js";
import type { Name } from "../../model/name.js";
import { freeText, FreeText } from "../../render/free-text.js";
import { generatedFrom } from "../header.js";
import { calledModules, codeAnnotation, codeLiteral, isNumeric, readerName } from "./codes.js";
import type { Context } from "./context.js";
import { deprecation, docLocale, entryDoc, headingsOf, titleDoc } from "./docs.js";
import {
  assignment,
  call,
  classHeader,
  columns,
  compareExports,
  functionHeader,
  importLine,
  tableOfClasses,
} from "./layout.js";
import { commentPath } from "./literals.js";
import {
  baseClass,
  codeClass,
  enumName,
  kindClass,
  memberName,
  moduleClass,
  moduleName,
  parameterName,
} from "./names.js";
import type { PythonOptions } from "./options.js";

/** The file of a module. */
export function moduleView(module: Module, { catalog, options }: Context) {
  const base = baseClass(catalog, options);
  const common = commonModule(catalog);
  const annotation = codeAnnotation(catalog.modules);
  const entries = module.entries.map((entry) => entryView(entry, module, { catalog, options }));
  const member = membersOf(module, { catalog, options });
  const numeric = isNumeric(module.codeType);
  const has = (test: (entry: Entry) => boolean): boolean => module.entries.some(test);
  const kinds = options.perKind ? [] : module.entries.flatMap(({ kind }) => kindClass(kind, options) ?? []);
  const classes = ["Body", base, ...kinds];
  const errors = moduleClass(module, catalog, options);
  const renders = options.perKind && has(({ params }) => params.length > 0);
  const opening = entries.length > 0 ? "{" : "{}";
  const shared = common !== undefined && common !== module;
  return {
    header: header(module.file),
    id: module.id,
    perKind: options.perKind,
    ...titleDocView(`The ${module.id} module`, ": ", module.title, module.description, { catalog, options }),
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
    commonImport: shared ? `from .${moduleName(common.id)} import CODES as _COMMON` : "",
    returnDecoded: call(
      "return _decode.decode",
      ["body", "status", errors, "CODES", ...(common === undefined ? [] : [shared ? "_COMMON" : "CODES"])],
      "    ",
    ),
    deprecates: !options.perKind && has(({ deprecated }) => deprecated !== undefined),
    exports: exportsOf(module, { catalog, options }).map((name) => `"${name}"`),
    success: module.success === undefined ? [] : [member(module.success)],
    members: module.entries.map(member),
    entries,
    table: options.perKind
      ? `ENTRIES: Final[Mapping[${annotation}, ErrorInfo]] = ${entries.length > 0 ? "_LazyInfos(\n    {" : "{}"}`
      : tableOfClasses("ERRORS", annotation, errors, ` = ${opening}`),
    decodeSignature: functionHeader("decode", ["body: Body", "status: int | None = None"], `${errors} | None`),
    codesArguments: [
      `module="${module.id}"`,
      `read=_codes.${readerName(module.codeType)}`,
      options.perKind ? "entries=ENTRIES" : "errors=ERRORS",
      ...(common === undefined && catalog.envelope.success.code !== undefined
        ? [`success=${codeLiteral(module.codeType, successCode(module, catalog.envelope.success.code))}`]
        : []),
      ...(mixedForms(catalog) ? [`numeric=${numeric ? "True" : "False"}`] : []),
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
export function mixedForms(catalog: Catalog): boolean {
  const called = calledModules(catalog);
  return (
    catalog.envelope.moduleCode.some(({ forms }) => forms.length > 0) &&
    called.some(({ codeType }) => isNumeric(codeType)) &&
    called.some(({ codeType }) => !isNumeric(codeType))
  );
}

/** The success code as a module writes it. A code that it cannot write has been reported by the loader. */
export function successCode({ codeType }: Module, code: string): string {
  const parsed = parseCode(codeType, code);
  return "code" in parsed ? parsed.code : code;
}

/** The public names of a module's file, in ruff's order. */
function exportsOf(module: Module, { catalog, options }: Context): readonly string[] {
  const classes = module.entries.flatMap((entry) =>
    [entry.name, ...entry.aliases].map((name) => codeClass(name, module, catalog, options)),
  );
  const render = module.entries.filter(({ params }) => params.length > 0).map(({ name }) => renderName(name));
  const names = options.perKind ? ["ENTRIES", ...render] : ["ERRORS", ...classes];
  const errors = moduleClass(module, catalog, options);
  return [...new Set([...names, enumName(module), errors, "decode", "raise_for_error"])].sort(compareExports);
}

/** The members of a module's enum. */
function membersOf(module: Module, { catalog, options }: Context) {
  const entries = [...(module.success === undefined ? [] : [module.success]), ...module.entries];
  const headingLines = headingsOf(entries, options.locales, catalog.locales[0]);
  return (entry: Entry) => {
    const name = memberName(entry.name);
    return {
      definition: assignment(name, codeLiteral(module.codeType, entry.code), "    "),
      ...docView(headingLines(entry)),
      aliases: entry.aliases.map((alias) => ({ definition: assignment(memberName(alias), name, "    "), name })),
    };
  };
}

/** A docstring on one line where it has only one that fits, and does not end in a quote. */
function docView([first = "", ...rest]: readonly string[]) {
  const single = rest.length === 0 && !/["\\]$/.test(first) && columns(first) <= 78;
  return { single, first: freeText(first), rest: rest.map(freeText) };
}

function entryView(entry: Entry, module: Module, { catalog, options }: Context) {
  const name = codeClass(entry.name, module, catalog, options);
  const kind = kindClass(entry.kind, options);
  const nameOf = (name: Name): string =>
    options.perKind ? `${enumName(module)}.${memberName(name)}` : codeClass(name, module, catalog, options);
  const { summary, paragraphs, more } = entryDoc(entry, options.locales, catalog.locales[0], nameOf);
  const locale = docLocale(options.locales);
  return {
    code: codeLiteral(module.codeType, entry.code),
    member: `${enumName(module)}.${memberName(entry.name)}`,
    class: name,
    header: classHeader(name, [...(kind === undefined ? [] : [kind]), moduleClass(module, catalog, options)]),
    summary: freeText(summary),
    more,
    paragraphs: paragraphs.map((lines) => lines.map(freeText)),
    deprecated:
      entry.deprecated === undefined ? [] : [freeText(deprecation(entry, locale, catalog.locales[0], nameOf))],
    module: module.id,
    name: entry.name,
    kind: entry.kind,
    action: entry.action,
    fallback: entry.fallback ?? "",
    group: entry.group ?? "",
    retryable: entry.retryable ? "True" : "False",
    http: entry.http,
    url: entry.url === undefined ? [] : [freeText(entry.url)],
    title: textView(entry.title, { catalog, options }),
    text: textView(entry.text, { catalog, options }),
    params: entry.params.map(({ name, type }) => ({ name: parameterName(name), key: name, type: pythonType(type) })),
    function: renderName(entry.name),
    aliases: entry.aliases
      .map((alias) => codeClass(alias, module, catalog, options))
      .filter((alias) => alias !== name)
      .map((alias) => ({ definition: assignment(alias, name), name })),
  };
}

/** The texts of the package's locales, and those that stand in for the ones that are missing. */
function textView(text: Text, { catalog, options }: Context): readonly { locale: FreeText; text: FreeText }[] {
  const found = options.locales.flatMap(
    (locale) => [locale, ...fallbacksOf(catalog)].find((candidate) => text[candidate] !== undefined) ?? [],
  );
  return [...new Set(found)].map((locale) => ({ locale: freeText(locale), text: freeText(text[locale] ?? "") }));
}

/** Where a text that is missing in a locale is looked for. */
export function fallbacksOf({ fallbackLocales, locales }: Catalog): readonly string[] {
  return [...new Set([...fallbackLocales, locales[0]])];
}

function pythonType(type: "string" | "int" | "float" | "bool"): string {
  return type === "string" ? "str" : type;
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
export function titleOf(title: Text, catalog: Catalog, options: PythonOptions): string {
  return title[docLocale(options.locales)] ?? title[catalog.locales[0]] ?? "";
}

/** A summary that ends in a title, and paragraphs. */
export function titleDocView(
  start: string,
  joint: string,
  title: Text,
  description: Text,
  { catalog, options }: Context,
) {
  const [titled, described] = [titleOf(title, catalog, options), titleOf(description, catalog, options)];
  const { summary, more } = titleDoc(start, joint, titled, described);
  return { summary: freeText(summary), more: more.map((lines) => lines.map(freeText)) };
}
