import { nameFromId } from "../../model/name.js";
import type { SourceDocument } from "../document.js";
import { isProse } from "../understand/shapes.js";
import type { Understood } from "../understand/understand.js";
import { proposeAdvice } from "./advice.js";
import type { Draft, DraftEntry, DraftModule, Source, Texts } from "./draft.js";
import { envelopeOf, successIn } from "./envelope.js";
import { partsOf } from "./fragment.js";
import type { Part } from "./fragment.js";
import { unnumbered } from "./headings.js";
import { languageOf } from "./language.js";
import { bundlesOf } from "./bundles.js";
import type { Bundle } from "./bundles.js";
import { moduleId, stemOf, versionOf } from "./ids.js";
import type { Remark } from "./remark.js";
import { nameEntries } from "./entry-names.js";
import { moduleOf } from "./module.js";
import { translate } from "./translations.js";

/** A document with its tables of codes. */
export interface Origin {
  readonly document: SourceDocument;
  readonly understood: Understood;
  readonly source: Source;
  /** The whole text, for statements outside of tables. */
  readonly text: string;
}

/** The draft of a spec, and remarks on parts of the document that it could not take over as they are. */
export interface Composed {
  readonly draft: Draft;
  readonly remarks: readonly Remark[];
  /** Why the texts are taken to be in the source locale. */
  readonly languageFrom: string;
}

/** Turns a document into a draft of a spec. `language` overrides the language that its script suggests. */
export function compose(
  origin: Origin,
  language: string | undefined,
  translations: readonly (Origin & { readonly locale: string })[],
): Composed {
  const { document, understood, source, text } = origin;
  const detected = detectedLanguage([...textsOfTables(understood)]);
  const main = language ?? detected ?? "en";
  const languageFrom =
    language !== undefined
      ? "--language names it"
      : detected === undefined
        ? "no text tells"
        : "the script and the words of the texts";
  const remarks: Remark[] = (document.unread ?? []).map(({ text, message }) => ({
    kind: "unread",
    message: message ?? `this looks like a table row but is in no table: ${text.trim().slice(0, 100)}`,
  }));
  if (versionOf(document) === undefined && (document.version ?? "") !== "") {
    const message = `the version ${document.version ?? ""} is not of the form 1.2.3, so it is not in the spec; set \`version\` in errspec.yaml`;
    remarks.push({ kind: "unread", message });
  }
  const parts = partsOf(document.path, understood, tableNumbers(document), main);
  const bundles = bundlesOf(parts);
  const stem = stemOf(document);
  const translated = translations.map((other) => ({
    locale: other.locale,
    fragments: partsOf(other.document.path, other.understood, tableNumbers(other.document), other.locale).flatMap(
      (part) => [...part.fragments, ...part.inner],
    ),
  }));

  const ids = new Set<string>();
  const withRanges = new Set<Part>();
  const modules = bundles.flatMap((bundle): DraftModule[] => {
    const module = moduleOf(
      bundle,
      main,
      bundles.length === 1 ? stem : moduleId(bundle, stem),
      ids,
      withRanges,
      remarks,
    );
    if (module === undefined) return [];
    return [document.named === true && bundles.length === 1 ? { ...module, title: document.title } : module];
  });
  const merged = translated.reduce((all, { locale, fragments }) => translate(all, locale, fragments, remarks), modules);
  const locales = localesOf(merged, main);
  const named = merged.map((module) => proposeAdvice(nameEntries(module, main)));
  return {
    draft: {
      id: stem,
      title: unnumbered(document.title) === "" ? nameFromId(stem) : unnumbered(document.title),
      version: versionOf(document),
      description: document.description,
      contact: document.contact,
      locales,
      envelope: envelope(document, named, bundles, text),
      sources: [source, ...translations.map((other) => other.source)],
      modules: named.map((module) => ({
        ...module,
        entries: module.entries.map((entry) => sourced(entry, main, locales)),
        success: module.success && sourced(module.success, main, locales),
      })),
    },
    remarks,
    languageFrom,
  };
}

/** The number of each grid of a document, counted from 1. */
function tableNumbers(document: SourceDocument): ReadonlyMap<unknown, number> {
  return new Map(document.grids.map((grid, i) => [grid, i + 1]));
}

function* textsOfTables({ tables }: Understood): Generator<string> {
  for (const { rows, columns } of tables) {
    for (const { cells } of rows) {
      for (const { index, role } of columns) if (role !== "code" && role !== "name") yield cells[index]?.text ?? "";
    }
  }
}

/**
 * The language of texts: that of their sentences, if they tell. Among labels, a word tells only once, however often it
 * repeats: `Dan` in a column of owners is a word of Indonesian.
 */
function detectedLanguage(texts: readonly string[]): string | undefined {
  const distinct = [...new Set(texts)];
  const told = languageOf(distinct.filter(isProse), "");
  if (told === undefined) return languageOf(texts);
  return told === "" ? languageOf(distinct) : told;
}

/** Makes sure that an entry has a text in the source locale. Without any text, its identifier or code is the text. */
function sourced(entry: DraftEntry, main: string, locales: readonly string[]): DraftEntry {
  const whole = (texts: Texts): Texts => {
    const known = locales.flatMap((locale) => {
      const text = texts[locale] ?? "";
      return text === "" ? [] : [[locale, text] as const];
    });
    const [first] = known;
    return first === undefined ? {} : { [main]: first[1], ...Object.fromEntries(known) };
  };
  const given = whole(entry.title);
  const text = whole(entry.text);
  const title = Object.entries(given).every(([locale, words]) => text[locale] === words) ? {} : given;
  if (text[main] !== undefined) return { ...entry, title, text, note: whole(entry.note) };
  if (title[main] !== undefined) return { ...entry, title: {}, text: title, note: whole(entry.note) };
  const note = whole(entry.note);
  if (note[main] !== undefined) return { ...entry, title: {}, text: note, note: {} };
  const plain = entry.cells["name"] ?? Object.values(entry.cells)[0] ?? entry.code;
  return { ...entry, title: {}, text: { [main]: plain }, note: {} };
}

/** The locales of all texts, the source locale first. */
function localesOf(modules: readonly DraftModule[], main: string): string[] {
  const texts = modules.flatMap(({ entries }) => entries.flatMap(({ title, text, note }) => [title, text, note]));
  return [...new Set([main, ...texts.flatMap((text) => Object.keys(text))])];
}

function envelope(
  document: SourceDocument,
  modules: readonly DraftModule[],
  bundles: readonly Bundle[],
  text: string,
): Draft["envelope"] {
  const successes = new Set(modules.flatMap(({ success }) => (success === undefined ? [] : [success.code])));
  const numeric = modules.every(({ codeType }) => codeType.kind === "int");
  const stated =
    numeric && !modules.some(({ entries }) => entries.some(({ code }) => code === "0")) ? successIn(text) : undefined;
  const [only] = successes;
  const success =
    successes.size === 1 && (modules.length === 1 || numeric) ? only : successes.size === 0 ? stated : undefined;
  const found = envelopeOf(document.samples, success);
  const common =
    bundles.some(({ common }) => common) && modules.length > 1 && found.forms.length > 0 ? "common" : undefined;
  return { ...found, common, forms: common === undefined ? [] : found.forms, domain: document.domain };
}
