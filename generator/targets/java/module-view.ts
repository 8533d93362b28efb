import { textIn } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { ownList } from "../../render/list.js";
import { successCode } from "../../sdk/decode-plan.js";
import { sentence } from "../../sdk/entry-doc.js";
import { fileView, isCommon } from "./context.js";
import type { Context } from "./context.js";
import { entryDoc, javadoc } from "./docs.js";
import { call, listed, withCall, withText } from "./layout.js";
import { utf16String } from "../text-line.js";
import { codeClass, constantName, errorsClass, textsClass } from "./names.js";
import { creatorsOf } from "./raise-view.js";
import { standardNames } from "./standard-view.js";
import { formatView, mostRows } from "./text-view.js";

/** `DsaCode.java` */
export function codeView(context: Context, module: Module) {
  const { entries } = module;
  const { catalog, docs } = context;
  const type = codeClass(module);
  const title = textIn(module.title, docs, catalog);
  return {
    ...fileView(context, module.file),
    id: module.id,
    type,
    texts: textsClass(module),
    docs: javadoc(0, [[`The codes of the module ${module.id} (`, { free: title }, ")."]]),
    moduleDoc: `{@code ${module.id}}`,
    entries: entries.length > 0,
    find:
      entries.length === 0
        ? "null"
        : isLarge(module)
          ? `${textsClass(module)}.constant(code)`
          : "ByCode.CODES.get(code)",
    constants: ownList(entries, (entry) => ({
      docs: entryDoc(context, entry),
      deprecated: entry.deprecated !== undefined,
      lines: constantLines(entry, entry === entries.at(-1) ? ";" : ","),
    })),
    formers: entries.flatMap((entry) =>
      entry.aliases.map((alias) => ({
        docs: javadoc(
          2,
          [[`A former name of {@link #${constantName(entry.name)}}.`]],
          [[`@deprecated Use {@link #${constantName(entry.name)}}.`]],
        ),
        name: constantName(alias),
        now: constantName(entry.name),
      })),
    ),
    ...given(entries),
  };
}

/** Which facts some entry of a module has. */
export function given(entries: readonly Entry[]) {
  return {
    fallbacks: entries.some(({ fallback }) => fallback !== undefined),
    groups: entries.some(({ group }) => group !== undefined),
    urls: entries.some(({ url }) => url !== undefined),
    deprecations: entries.some(({ deprecated }) => deprecated !== undefined),
    titles: entries.some(({ title }) => Object.keys(title).length > 0),
  };
}

/**
 * The most constants of an enum. The method that makes them has 64 kB at most, and each takes about 36 bytes of it.
 */
const mostConstants = 1500;

/** Whether a module has too many codes for an enum. They are constants of a class then, which has them from interfaces. */
export const isLarge = ({ entries }: Module): boolean => entries.length > mostConstants;

/** The interfaces with the constants of a large module, and their entries. */
export function codeParts(module: Module): readonly { readonly part: string; readonly entries: readonly Entry[] }[] {
  const { entries } = module;
  return Array.from({ length: Math.ceil(entries.length / mostRows) }, (_, index) => ({
    part: `${codeClass(module)}s${index + 1}`,
    entries: entries.slice(index * mostRows, (index + 1) * mostRows),
  }));
}

/** `BigCode.java`, for a module with too many codes for an enum. */
export function largeView(context: Context, module: Module) {
  const types = ["Code", ...codeParts(module).map(({ part }) => part)];
  const formers = module.entries.flatMap((entry) => entry.aliases.map(() => entry.deprecated !== undefined));
  const view = codeView(context, module);
  return {
    ...view,
    declaration: listed(`public final class ${view.type}`, "implements", types),
    formers: view.formers.map((former, index) => ({ ...former, suppressed: formers[index] === true })),
  };
}

/** An interface with a part of the constants of a large module. */
export function partView(context: Context, module: Module, part: string, entries: readonly Entry[]) {
  const type = codeClass(module);
  return {
    ...fileView(context, module.file),
    id: module.id,
    part,
    constants: ownList(entries, (entry) => ({
      docs: entryDoc(context, entry),
      deprecated: entry.deprecated !== undefined,
      lines: withCall(2, `${type} ${constantName(entry.name)} =`, `new ${type}`, factsOf(entry)),
    })),
  };
}

function constantLines(entry: Entry, end: string): string[] {
  return call(2, constantName(entry.name), factsOf(entry), end);
}

/** What the constant of an entry is made of. */
function factsOf(entry: Entry): string[] {
  return [
    utf16String(entry.code),
    utf16String(entry.name),
    `Kind.${entry.kind.toUpperCase()}`,
    `Action.${entry.action.toUpperCase()}`,
    String(entry.retryable),
    `Effect.${entry.effect.toUpperCase()}`,
    String(entry.http),
  ];
}

/** `DsaErrors.java` */
export function errorsView(context: Context, module: Module) {
  const { catalog, sdk, docs } = context;
  const { success } = module;
  const plan = sdk.decode;
  const readsBoth = plan.sources.length > 0 && isCommon(context, module);
  return {
    ...fileView(context, module.file),
    errors: errorsClass(module),
    client: context.client,
    listed: context.params && module.entries.length === 0,
    imports: context.client || (context.params && module.entries.length === 0),
    extended: isLarge(module) ? (errorsParts(module).at(-1)?.part ?? "") : "",
    ...(isLarge(module) ? { creators: [], texts: [] } : methodsView(context, module, module.entries, "SPACE")),
    standard: catalog.envelopes.map(({ id }) => standardNames[id]),
    docs: javadoc(0, [
      [`${purpose(context)} of the module ${module.id} (`, { free: textIn(module.title, docs, catalog) }, ")."],
      ...(readsBoth && context.client
        ? [["It reads common codes only. Each other module has a class of its own, which reads both."]]
        : []),
    ]),
    success:
      success === undefined
        ? false
        : {
            lines: [
              ...javadoc(2, [
                ["The code of a successful call: ", { free: sentence(textIn(success.text, docs, catalog)) }],
              ]),
              ...withText(2, `public static final String ${constantName(success.name)} =`, success.code),
            ],
          },
    space: withCall(2, "static final Space SPACE =", "new Space", [
      utf16String(module.id),
      `CodeType.${codeTypeConstant(module)}`,
      quoted(successCode(plan, module)),
      `${codeClass(module)}::of`,
      ...(context.params ? [module.entries.length === 0 ? "code -> List.of()" : `${textsClass(module)}::params`] : []),
    ]),
  };
}

/** The methods that create errors, and those that fill in the params of texts. */
function methodsView(context: Context, module: Module, entries: readonly Entry[], space: string) {
  return {
    creators: context.server ? creatorsOf(context, module, entries, space) : [],
    texts: entries.filter(({ params }) => params.length > 0).map((entry) => formatView(module, entry)),
  };
}

/** The most entries of a class of methods. It has 65,535 constants at most, and each entry takes seven of them. */
const mostMethods = 4000;

/** The classes with the methods of a large module, each of which extends the one before, and their entries. */
export function errorsParts(module: Module): readonly { readonly part: string; readonly entries: readonly Entry[] }[] {
  const { entries } = module;
  return Array.from({ length: Math.ceil(entries.length / mostMethods) }, (_, index) => ({
    part: `${errorsClass(module)}${index + 1}`,
    entries: entries.slice(index * mostMethods, (index + 1) * mostMethods),
  }));
}

/** A class with a part of the methods of a large module. */
export function errorsPartView(context: Context, module: Module, index: number) {
  const parts = errorsParts(module);
  const { part = "", entries = [] } = parts[index] ?? {};
  return {
    ...fileView(context, module.file),
    errors: errorsClass(module),
    part,
    extended: parts[index - 1]?.part ?? "",
    ...methodsView(context, module, entries, `${errorsClass(module)}.SPACE`),
  };
}

function purpose({ client, server }: Context): string {
  if (!server) return "Decodes the responses to calls";
  return client ? "Creates the errors, and decodes the responses to calls," : "Creates the errors";
}

const quoted = (text: string | undefined): string => (text === undefined ? "null" : utf16String(text));

function codeTypeConstant({ codeType }: Module): string {
  switch (codeType.kind) {
    case "int":
      return "INT";
    case "hex":
      return `HEX${codeType.bits}`;
    case "string":
    case "dotted":
      return "TEXT";
    case "sqlstate":
      return "SQLSTATE";
  }
}
