import { englishTitle, textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { screamingCase } from "../../model/name.js";
import { reasonOf } from "../../model/standard-envelope.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { ownList } from "../../render/list.js";
import { deprecationLine, docLocale, docOf } from "../../sdk/entry-doc.js";
import { generatedFrom } from "../header.js";
import { commentLines } from "./literals.js";
import { enumName, prefixOf, valueName, zeroName } from "./names.js";
import { numbersOf } from "./numbers.js";
import { reservedView } from "./reserved-view.js";

/** What the template of a module prints. */
export function moduleView(module: Module, catalog: Catalog, pkg: string): object {
  const numberOf = numbersOf(catalog, module);
  return {
    generated: freeText(generatedFrom(module.file)),
    package: pkg,
    doc: enumDoc(module, catalog),
    enum: enumName(module),
    zero: zeroName(module),
    hasAliases: module.entries.some(({ aliases }) => aliases.length > 0),
    reserved: reservedView(module, catalog),
    values: ownList(module.entries, (entry) => {
      const number = numberOf(entry.code);
      return {
        name: valueName(module, entry.name),
        number,
        doc: valueDoc(entry, catalog),
        deprecated: entry.deprecated !== undefined,
        aliases: entry.aliases.map((alias) => ({
          name: valueName(module, alias),
          of: valueName(module, entry.name),
          number,
        })),
      };
    }),
  };
}

/** The cells of a line of a comment, without its marks. */
const width = 96;

const lines = (paragraphs: readonly string[]): readonly FreeText[] => commentLines(paragraphs, width).map(freeText);

function enumDoc(module: Module, catalog: Catalog): readonly FreeText[] {
  const locale = docLocale(catalog.locales);
  const title = textIn(module.title, locale, catalog) || englishTitle(catalog);
  const description = textIn(module.description, locale, catalog);
  const domain = catalog.envelopes.find(({ id }) => id === "grpc")?.domain;
  const prefix = prefixOf(module);
  return lines([
    `The errors of ${title}.`,
    ...(description === "" ? [] : [`About them: ${description}`]),
    `A value without ${prefix} is the reason in google.rpc.ErrorInfo${domain === undefined ? "" : `, whose domain is ${domain}`}. Numbers are for storage and for messages of your own; they follow from the codes and never change.`,
  ]);
}

function valueDoc(entry: Entry, catalog: Catalog): readonly FreeText[] {
  const locale = docLocale(catalog.locales);
  const { title, text, advice, notices, deprecation, url, since } = docOf(catalog, entry, locale);
  const { replacedBy } = deprecation ?? {};
  const facts = [
    `Code ${entry.code}`,
    entry.kind.toUpperCase(),
    `HTTP ${entry.http}`,
    ...(since === undefined ? [] : [`since ${since}`]),
  ];
  const reason = reasonOf(entry);
  return lines([
    [`${entry.name}:`, title, text].filter((part) => part !== "").join(" "),
    `${facts.join(", ")}.${advice === "" ? "" : ` ${advice}`}`,
    ...(reason === screamingCase(entry.name) ? [] : [`The reason in google.rpc.ErrorInfo is cut: ${reason}.`]),
    ...notices,
    ...(deprecation === undefined ? [] : [`Deprecated ${deprecationLine(deprecation, replacedBy)}`.trim()]),
    ...(url === undefined ? [] : [`See ${url}.`]),
  ]);
}
