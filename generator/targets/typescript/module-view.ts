import { textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Text } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import { codeLiteral, codeTypeName, valueType } from "./codes.js";
import { aliasDocs, deprecationText, docsLocale, encoded, entryDocs, join } from "./docs.js";
import { propertyName, stringLiteral } from "./literals.js";
import { assigned, fits, listed, narrowing, signature, property } from "./layout.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { ModuleNames } from "./names.js";
import type { Options } from "./options.js";
import { openUnion } from "./root-view.js";
import { hasTextFile } from "./text-view.js";
import type { EnumMember, Statement } from "./structure.js";

/** `code.ts`: the codes, and nothing else, so that a bundle with only the codes has only them. */
export function codeStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { codes } = moduleNames(catalog, module, options);
  const docs = moduleDocs(catalog, module);
  const entries = module.success === undefined ? module.entries : [module.success, ...module.entries];
  const members = entries.flatMap((entry): EnumMember[] => {
    const value = codeLiteral(module, entry.code);
    // Aliases come first: an enum of numbers keeps the last name of a number for its way back.
    const aliases = entry.aliases.map((name) => ({ name, value, docs: aliasDocs(codes, entry) }));
    return [...aliases, { name: entry.name, value, docs: entryDocs(catalog, module, codes, entry, 2) }];
  });
  if (options.style === "enum") return [{ kind: "enum", name: codes, docs, members }];
  return [
    { kind: "code", docs, code: constObject(codes, members) },
    { kind: "type", docs: [`One of {@link ${codes}}.`], name: codes, type: `(typeof ${codes})[keyof typeof ${codes}]` },
  ];
}

function constObject(name: string, members: readonly EnumMember[]): string {
  const head = `export const ${name} =`;
  if (members.length === 0) return assigned(head, "{} as const", ";");
  // Where not even the bracket fits beside the name, the object is indented below it.
  const open = fits(`${head} {`) ? `${head} {` : `${head}\n  {`;
  const indent = open.includes("\n") ? "  " : "";
  const properties = members.map(({ name, value, docs }) => {
    const comment =
      docs.length === 1
        ? [`${indent}  /** ${docs.join("")} */`]
        : [`${indent}  /**`, ...docs.map((line) => `${indent}   * ${line}`.trimEnd()), `${indent}   */`];
    return [...comment, property(name, value, `${indent}  `)].join("\n");
  });
  return `${open}\n${properties.join("\n\n")}\n${indent}} as const;`;
}

/** `info.ts`: what the catalog says about each code. */
export function infoStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { info, codes } = moduleNames(catalog, module, options);
  const type = valueType(module);
  const table = tableOf(module.entries.map((entry) => infoRow(catalog, module, entry)));
  const head = signature(`export function ${info}`, [`code: ${type}`], ["ErrorInfo", "undefined"], " {");
  return [
    { kind: "import", types: true, names: ["ErrorInfo"], from: "../error.js" },
    {
      kind: "code",
      docs: [`What the catalog says about a {@link ${codes}}; undefined for a code it does not know.`],
      code: `${head}\n  const isKnown = Object.hasOwn(entries, code);\n  return isKnown ? Object.freeze(entries[code]) : undefined;\n}`,
    },
    { kind: "code", docs: [], code: `const entries: Readonly<Record<${type}, ErrorInfo>> = ${table};` },
  ];
}

function infoRow(catalog: Catalog, module: Module, entry: Entry): string {
  const field = (name: string, value: string): string => `    ${name}: ${value},`;
  const deprecated = deprecationText(catalog, entry);
  const key = entryKey(module, entry);
  return [
    `  ${propertyName(key)}: {`,
    field("module", stringLiteral(module.id)),
    field("code", codeLiteral(module, entry.code)),
    field("name", stringLiteral(entry.name)),
    ...(entry.group === undefined ? [] : [field("group", stringLiteral(entry.group))]),
    field("kind", stringLiteral(entry.kind)),
    field("action", stringLiteral(entry.action)),
    ...(entry.fallback === undefined ? [] : [field("fallback", stringLiteral(entry.fallback))]),
    field("retryable", String(entry.retryable)),
    field("httpStatus", String(entry.http)),
    ...(deprecated === "" ? [] : [property("deprecated", stringLiteral(deprecated), "    ")]),
    ...(entry.url === undefined ? [] : [property("url", stringLiteral(entry.url), "    ")]),
    // Of a key that all objects have the compiler takes that for the type, and then the literals for any text.
    key in Object.prototype ? "  } as const," : "  },",
  ].join("\n");
}

/** `texts.ts`: the catalog's texts. They are most of its bytes, so only `localize.ts` imports them. */
export function textsStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { texts } = moduleNames(catalog, module, options);
  return [
    { kind: "import", types: true, names: ["ModuleTexts"], from: "../localize.js" },
    { kind: "code", docs: [], code: textsTable(`export const ${texts}: ModuleTexts =`, catalog, module, options) },
  ];
}

function textsTable(head: string, catalog: Catalog, module: Module, options: Options): string {
  if (module.entries.length === 0) return assigned(head, "{}", ";");
  // Where not even the bracket fits beside the name, the object is indented below it.
  const open = fits(`${head} {`) ? `${head} {` : `${head}\n  {`;
  const indent = open.includes("\n") ? "  " : "";
  const rows = module.entries.map((entry) => {
    const key = propertyName(entryKey(module, entry));
    const own = (name: string, text: Text): string[] => textRows(catalog, name, text, options, `${indent}    `);
    const title = Object.keys(entry.title).length === 0 ? [] : own("title", entry.title);
    return [`${indent}  ${key}: {`, ...title, ...own("text", entry.text), `${indent}  },`].join("\n");
  });
  return [open, ...rows, `${indent}};`].join("\n");
}

function textRows(catalog: Catalog, name: string, text: Text, { locales }: Options, indent: string): string[] {
  const rows = locales.map((locale) =>
    property(propertyName(locale), stringLiteral(textIn(text, locale, catalog)), `${indent}  `),
  );
  return [`${indent}${name}: {`, ...rows, `${indent}},`];
}

function tableOf(rows: readonly string[]): string {
  return rows.length === 0 ? "{}" : `{\n${rows.join("\n")}\n}`;
}

/** What an object has an entry under. */
function entryKey(module: Module, entry: Entry): string {
  return String(codeNumber(module.codeType, entry.code) ?? entry.code);
}

/** `index.ts`: the error, its guard and its decoder, and what the other files of the module have. */
export function moduleStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const names = moduleNames(catalog, module, options);
  const base = catalogNames(catalog, options);
  const isCommon = !ownModules(catalog).includes(module);
  const typeName = codeTypeName(module);
  const reExports: Statement[] = [
    { kind: "export", types: false, names: [names.codes], from: "./code.js" },
    { kind: "export", types: false, names: [names.info], from: "./info.js" },
    ...(hasTextFile(module) ? [{ kind: "export", types: false, names: [], from: "./text.js" } as const] : []),
  ];
  if (isCommon) {
    return [
      { kind: "import", types: false, names: ["readCommonResponse"], from: "../decode.js" },
      decodeTypes,
      { kind: "import", types: false, names: [base.error], from: "../error.js" },
      ...reExports,
      { kind: "export", types: false, names: [base.guard], from: "../error.js" },
      { kind: "code", docs: [], code: `export { ${base.error} };` },
      {
        kind: "code",
        docs: decodeDocs("a response, whatever module it is of"),
        code: decoder({
          name: names.decode,
          error: base.error,
          read: "readCommonResponse",
          args: ["body", "options", stringLiteral(module.id)],
        }),
      },
    ];
  }
  const property = ownProperty(catalog);
  const reads = readsOwnCodes(catalog);
  const code = [...openUnion(names.codes, module), ...(property === "moduleCode" ? ["undefined"] : [])];
  const codeDocs = `A {@link ${names.codes}}, or a code that this version does not know.`;
  return [
    { kind: "import", types: true, names: [names.codes], from: "./code.js" },
    {
      kind: "import",
      types: false,
      names: reads ? [typeName, "readResponse"] : ["readCommonResponse"],
      from: "../decode.js",
    },
    decodeTypes,
    { kind: "import", types: false, names: [base.error, "isErrorOf"], from: "../error.js" },
    ...(reads ? [{ kind: "import", types: false, names: [names.info], from: "./info.js" } as const] : []),
    ...reExports,
    {
      kind: "class",
      docs: encoded(`An error of ${called(catalog, module)}.`, 0),
      name: names.error,
      extends: base.error,
      properties: [
        { name: "module", type: [stringLiteral(module.id)], docs: [] },
        { name: property, type: code, docs: [codeDocs] },
      ],
      getters: [{ name: "name", type: "string", value: stringLiteral(names.error), docs: [] }],
    },
    { kind: "code", docs: guardDocs(names.error), code: guardCode(names, property, module) },
    {
      kind: "code",
      docs: decodeDocs(`a response of ${called(catalog, module)}`),
      code: decoder({
        name: names.decode,
        error: names.error,
        read: reads ? "readResponse" : "readCommonResponse",
        args: ["body", "options", stringLiteral(module.id), ...(reads ? [typeName, names.info] : [])],
      }),
    },
  ];
}

/** What the signature of a decoder needs. */
export const decodeTypes: Statement = {
  kind: "import",
  types: true,
  names: ["DecodeOptions", "ResponseBody"],
  from: "../decode.js",
};

function guardDocs(error: string): string[] {
  return [
    `Whether a caught value is a {@link ${error}}, with one of \`codes\` if any are`,
    "given.",
    "",
    "Unlike `instanceof`, it also recognizes errors created by another copy of this",
    "package.",
  ];
}

function decodeDocs(what: string): string[] {
  return join([encoded(`The error of ${what}; undefined if the call succeeded.`, 0), decodeTags]);
}

export const decodeTags = [
  "@param body the body: its text, its bytes, or the value parsed from it",
  "@throws InvalidResponseError if the body is not such a response",
];

/** The guard's overloads and its body. */
function guardCode({ guard: name, codes, error }: ModuleNames, property: string, module: Module): string {
  const first = signature(`export function ${name}`, ["error: unknown"], [`error is ${error}`], ";");
  const parameters = ["error: unknown", "...codes: readonly unknown[]"];
  const body = signature(`export function ${name}`, parameters, ["boolean"], " {", false);
  const call = listed("  return isErrorOf(", ["error", stringLiteral(module.id), "codes"], ");");
  return `${first}\n${narrowing(name, codes, error, property)}\n${body}\n${call}\n}`;
}

/** Where an error has the code of its own module. */
export function ownProperty({ envelope }: Catalog): "code" | "moduleCode" {
  return envelope.common === undefined ? "code" : "moduleCode";
}

/** Whether responses can carry codes of the called module: not if the envelope has no place for them. */
export function readsOwnCodes({ envelope }: Catalog): boolean {
  return envelope.common === undefined || envelope.moduleCode.length > 0;
}

interface Decoder {
  readonly name: string;
  readonly error: string;
  /** The function that reads the response, and what it is given. */
  readonly read: string;
  readonly args: readonly string[];
  /** The class to make, where it is not always {@link error}. */
  readonly make?: string;
}

export function decoder({ name, error, read, args, make }: Decoder): string {
  const parameters = ["body: ResponseBody<Body>", "options?: DecodeOptions"];
  const line = `export function ${name}<Body>`;
  const head = fits(`${line}(`) ? line : `export function ${name}<\n  Body,\n>`;
  return [
    signature(head, parameters, [error, "undefined"], " {"),
    listed(`  const response = ${read}(`, args, ");"),
    "  if (response === undefined) return undefined;",
    ...(make === undefined ? [] : [`  const ErrorClass = ${make};`]),
    listed(`  return new ${make === undefined ? error : "ErrorClass"}(`, ["response", "options"], ");"),
    "}",
  ].join("\n");
}

/** A module as comments call it. */
function called(catalog: Catalog, { id, name, title }: Module): string {
  const text = textIn(title, docsLocale(catalog), catalog);
  return text === name ? `the module \`${id}\`` : `the module \`${id}\` (${text})`;
}

function moduleDocs(catalog: Catalog, module: Module): string[] {
  const description = textIn(module.description, docsLocale(catalog), catalog);
  const paragraphs = [encoded(`The codes of ${called(catalog, module)}.`, 0)];
  return join(description === "" ? paragraphs : [...paragraphs, encoded(description, 0)]);
}
