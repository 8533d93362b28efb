import { allEntries, textIn } from "../../model/catalog.js";
import type { Catalog, Module, Text } from "../../model/catalog.js";
import { everyText } from "../../sdk/texts.js";
import { codeLiteral, codeTypeName } from "./codes.js";
import { aliasDocs, docsLocale, encoded, entryDocs, join } from "./docs.js";
import { entryKey } from "./info-view.js";
import { assigned, fits, listed, narrowing, property, signature } from "./layout.js";
import { propertyName, stringLiteral } from "./literals.js";
import { catalogNames, moduleNames, ownModules } from "./names.js";
import type { ModuleNames } from "./names.js";
import type { Options } from "./options.js";
import { hasClientHalf } from "./server.js";
import { openUnion } from "./root-view.js";
import type { EnumMember, Statement, View } from "./structure.js";
import { hasTextFile } from "./text-view.js";

/** `code.ts`: the codes, and nothing else, so that a bundle with only the codes has only them. */
export function codeStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { codes } = moduleNames(catalog, module, options);
  const docs = moduleDocs(catalog, module);
  const entries = allEntries(module);
  const members = entries.flatMap((entry): EnumMember[] => {
    const value = codeLiteral(module, entry.code);
    // Aliases come first: an enum of numbers keeps the last name of a number for its way back.
    const aliases = entry.aliases.map((name) => ({ name, value, docs: aliasDocs(codes, entry) }));
    return [...aliases, { name: entry.name, value, docs: entryDocs(catalog, codes, entry, 2) }];
  });
  if (options.style === "enum") return [{ kind: "enum", name: codes, docs, members }];
  return [
    { kind: "code", docs, template: "const-object", view: constObject(codes, members) },
    { kind: "type", docs: [`One of {@link ${codes}}.`], name: codes, type: `(typeof ${codes})[keyof typeof ${codes}]` },
  ];
}

function constObject(name: string, members: readonly EnumMember[]): View {
  const { open, indent } = opening(`export const ${name} =`);
  return {
    open,
    indent,
    members: members.map(({ name, value, docs }) => ({
      single: docs.length === 1 ? docs.join("") : "",
      docs,
      property: property(name, value, `${indent}  `),
    })),
    close: `${indent}} as const;`,
    empty: assigned(`export const ${name} =`, "{} as const", ";"),
  };
}

/** How an object begins: where not even the bracket fits beside the name, the object is indented below it. */
function opening(head: string): { readonly open: string; readonly indent: string } {
  return fits(`${head} {`) ? { open: `${head} {`, indent: "" } : { open: `${head}\n  {`, indent: "  " };
}

/** `texts.ts`: the catalog's texts. They are most of its bytes, so only `localize.ts` imports them. */
export function textsStatements(catalog: Catalog, module: Module, options: Options): Statement[] {
  const { texts } = moduleNames(catalog, module, options);
  return [
    { kind: "import", types: true, names: ["ModuleTexts"], from: "../localize.js" },
    {
      kind: "code",
      docs: [],
      template: "texts-table",
      view: textsTable(`export const ${texts}: ModuleTexts =`, catalog, module, options),
    },
  ];
}

function textsTable(head: string, catalog: Catalog, module: Module, options: Options): View {
  const { open, indent } = opening(head);
  const rows = (text: Text): string[] =>
    everyText(catalog, options.locales, text).map(({ locale, text }) =>
      property(propertyName(locale), stringLiteral(text), `${indent}      `),
    );
  return {
    open,
    indent,
    rows: module.entries.map((entry) => ({
      key: propertyName(entryKey(module, entry)),
      title: Object.keys(entry.title).length === 0 ? [] : rows(entry.title),
      text: rows(entry.text),
    })),
    close: `${indent}};`,
    empty: assigned(head, "{}", ";"),
  };
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
  const isClient = hasClientHalf(options);
  if (isCommon) {
    return [
      ...(isClient ? decoderImports("readCommonResponse") : []),
      { kind: "import", types: false, names: [base.error], from: "../error.js" },
      ...(isClient ? receiveImports : []),
      ...reExports,
      { kind: "export", types: false, names: [base.guard], from: "../error.js" },
      { kind: "export", types: false, names: [base.error], from: undefined },
      ...(isClient
        ? decoders({
            names,
            error: base.error,
            what: "a response, whatever module it is of",
            read: "readCommonResponse",
            args: [stringLiteral(module.id)],
          })
        : []),
    ];
  }
  const property = ownProperty(catalog);
  const reads = isClient && readsOwnCodes(catalog);
  const code = [...openUnion(names.codes, module), ...(property === "moduleCode" ? ["undefined"] : [])];
  const codeDocs = `A {@link ${names.codes}}, or a code that this version does not know.`;
  return [
    { kind: "import", types: true, names: [names.codes], from: "./code.js" },
    ...(reads ? [{ kind: "import", types: false, names: [typeName], from: "../code-type.js" } as const] : []),
    ...(isClient ? decoderImports(reads ? "readResponse" : "readCommonResponse") : []),
    { kind: "import", types: false, names: [base.error, "isErrorOf"], from: "../error.js" },
    ...(reads ? [{ kind: "import", types: false, names: [names.info], from: "./info.js" } as const] : []),
    ...(isClient ? receiveImports : []),
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
    { kind: "code", docs: guardDocs(names.error), template: "guard", view: guardView(names, property, module) },
    ...(isClient
      ? decoders({
          names,
          error: names.error,
          what: `a response of ${called(catalog, module)}`,
          read: reads ? "readResponse" : "readCommonResponse",
          args: [stringLiteral(module.id), ...(reads ? [typeName, names.info] : [])],
        })
      : []),
  ];
}

/** What a decoder needs, which reads bodies with a function. */
export function decoderImports(read: string): readonly Statement[] {
  return [
    { kind: "import", types: false, names: [read], from: "../decode.js" },
    { kind: "import", types: true, names: ["DecodeOptions", "ResponseBody"], from: "../decode.js" },
  ];
}

function guardDocs(error: string): string[] {
  return [
    `Whether a caught value is a {@link ${error}}, with one of \`codes\` if any are`,
    "given.",
    "",
    "Unlike `instanceof`, it also recognizes errors created by another copy of this",
    "package.",
  ];
}

/** What the decoder of whole responses needs. */
export const receiveImports: readonly Statement[] = [
  { kind: "import", types: false, names: ["isInvalidResponseError"], from: "../invalid-response.js" },
  { kind: "import", types: true, names: ["InvalidResponseError"], from: "../invalid-response.js" },
  { kind: "import", types: false, names: ["receive"], from: "../response.js" },
  { kind: "import", types: true, names: ["ReceivedResponse", "ResponseOptions"], from: "../response.js" },
];

/** The guard's overloads and its body. */
function guardView({ guard: name, codes, error }: ModuleNames, property: string, module: Module): View {
  const parameters = ["error: unknown", "...codes: readonly unknown[]"];
  return {
    plain: signature(`export function ${name}`, ["error: unknown"], [`error is ${error}`], ";"),
    narrowing: narrowing(name, codes, error, property),
    head: signature(`export function ${name}`, parameters, ["boolean"], " {", false),
    call: listed("  return isErrorOf(", ["error", stringLiteral(module.id), "codes"], ");"),
  };
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
  readonly names: Pick<ModuleNames, "decode" | "decodeResponse">;
  readonly error: string;
  /** What the error is of, for comments. */
  readonly what: string;
  /** The function that reads the response, and what it is given after the body and the options. */
  readonly read: string;
  readonly args: readonly string[];
  /** The expression for the class to create from a response, where it is not always {@link error}. */
  readonly classOf?: (response: string) => string;
}

/** A module's decoder of bodies, and that of whole responses. */
export function decoders({ names, error, what, read, args, classOf }: Decoder): Statement[] {
  const created = classOf === undefined ? error : "ErrorClass";
  const summary = encoded(`The error of ${what}; undefined if the call succeeded.`, 0);
  return [
    {
      kind: "code",
      docs: join([summary, decodeTags]),
      template: "decoder",
      view: {
        head: decoderHead(names.decode, "body: ResponseBody<Body>", "DecodeOptions", [error]),
        read: listed(`  const response = ${read}(`, ["body", "options", ...args], ");"),
        chooseClass: classOf?.("response") ?? "",
        create: listed(`  return new ${created}(`, ["response", "options"], ");"),
      },
    },
    {
      kind: "code",
      docs: join([summary, receiveTags]),
      template: "response-decoder",
      view: {
        head: decoderHead(names.decodeResponse, "response: ReceivedResponse<Body>", "ResponseOptions", [
          error,
          "InvalidResponseError",
        ]),
        read: listed(`    return ${read}(`, ["body", "given", ...args], ");"),
        chooseClass: classOf?.("result") ?? "",
        create: listed(`  return new ${created}(`, ["result"], ");"),
      },
    },
  ];
}

const decodeTags = [
  "@param body the body: its text, its bytes, or the value parsed from it",
  "@throws InvalidResponseError if the body is not such a response",
];

export const receiveTags = [
  "@param response its status, its headers, and its body as text, bytes or a value",
  "@returns an InvalidResponseError if it is not such a response",
];

export function decoderHead(name: string, parameter: string, options: string, results: readonly string[]): string {
  const line = `export function ${name}<Body>`;
  const head = fits(`${line}(`) ? line : `export function ${name}<\n  Body,\n>`;
  return signature(head, [parameter, `options?: ${options}`], [...results, "undefined"], " {");
}

/** A module as comments call it. */
export function called(catalog: Catalog, { id, name, title }: Module): string {
  const text = textIn(title, docsLocale(catalog), catalog);
  return text === name ? `the module \`${id}\`` : `the module \`${id}\` (${text})`;
}

function moduleDocs(catalog: Catalog, module: Module): string[] {
  const description = textIn(module.description, docsLocale(catalog), catalog);
  const paragraphs = [encoded(`The codes of ${called(catalog, module)}.`, 0)];
  return join(description === "" ? paragraphs : [...paragraphs, encoded(description, 0)]);
}
