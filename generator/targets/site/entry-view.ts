import { actionLabel } from "../../model/action.js";
import { hasAdvice, hasEffect } from "../../model/advice.js";
import { localeOfText } from "../../model/catalog.js";
import type { Entry, Module, Text } from "../../model/catalog.js";
import { effectLabel } from "../../model/effect.js";
import { kinds } from "../../model/kind.js";
import { languageName, languageOf } from "../../model/locale.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { blocksOf } from "./blocks-view.js";
import type { BlocksView } from "./blocks-view.js";
import { returnedByPages } from "./operations-view.js";
import { isLong } from "./paths.js";
import { entryPath } from "./site.js";
import type { Edition } from "./site.js";

/** What the template of an entry's page prints, besides what every page has. */
export interface EntryView {
  readonly module: { readonly title: FreeText; readonly id: string };
  readonly group: { readonly title: FreeText; readonly anchor: FreeText } | false;
  readonly code: FreeText;
  /** Whether the code is longer than any number. */
  readonly wide: boolean;
  readonly name: FreeText;
  readonly heading: FreeText;
  readonly text: FreeText;
  /** The locale of each text that is not in the page's language, else empty. */
  readonly foreign: Readonly<Record<"heading" | "text" | "note", string>>;
  /** A remark that the text is in another language. Empty if it is not. */
  readonly untranslated: string;
  readonly experimental: boolean;
  readonly deprecated:
    { readonly label: FreeText; readonly reason: FreeText; readonly replacement: readonly EntryLink[] } | false;
  readonly advice:
    | {
        readonly success: boolean;
        readonly retryable: boolean;
        readonly action: string;
        readonly fallback: string;
      }
    | false;
  readonly solutions: readonly LocalText[];
  readonly otherwise: LocalText | false;
  readonly causes: readonly LocalText[];
  /** How to handle it, the responses and how to raise it, as far as they are known. */
  readonly blocks: readonly BlocksView[];
  readonly quotes: readonly { readonly label: string; readonly locale: string; readonly text: FreeText }[];
  readonly note: FreeText;
  readonly facts: readonly FactView[];
  readonly previous: EntryLink | false;
  readonly next: EntryLink | false;
  readonly labels: Readonly<Record<string, string>>;
}

/** A text, and its locale if it is not in the page's language, else empty. */
interface LocalText {
  readonly text: FreeText;
  readonly foreign: string;
}

/** A fact is text, links to entries, to other pages of the site, or to the web. */
export interface FactView {
  readonly label: FreeText;
  readonly text: FreeText;
  readonly entries: readonly EntryLink[];
  readonly pages: readonly PageLink[];
  readonly links: readonly { readonly url: FreeText; readonly title: FreeText }[];
}

export interface EntryLink {
  readonly path: FreeText;
  readonly code: FreeText;
  readonly name: FreeText;
}

/** A link to a page that is not of an entry. */
export interface PageLink {
  readonly path: FreeText;
  readonly title: FreeText;
}

export function pageLink(path: string, title: string): PageLink {
  return { path: freeText(path), title: freeText(title) };
}

export function entryView(
  entry: Entry,
  module: Module,
  neighbours: readonly [Entry | undefined, Entry | undefined],
  edition: Edition,
): EntryView {
  const { site, messages, say, foreign } = edition;
  const success = entry === module.success;
  const group = module.groups.find(({ id }) => id === entry.group);
  const [title, text] = [say(entry.title), say(entry.text)];
  const { replacement } = site.related(entry);
  const [previous, next] = neighbours;
  return {
    module: { title: freeText(say(module.title)), id: module.id },
    group: group !== undefined && { title: freeText(say(group.title) || group.id), anchor: freeText(group.id) },
    code: freeText(entry.code),
    wide: isLong(entry.code),
    name: freeText(entry.name),
    heading: freeText(title === text ? "" : title),
    text: freeText(text),
    foreign: { heading: foreign(entry.title), text: foreign(entry.text), note: foreign(entry.note) },
    untranslated: untranslated(entry, edition),
    experimental: entry.stability === "experimental",
    deprecated: entry.deprecated !== undefined && {
      label: freeText(messages.before(messages.deprecated(entry.deprecated.since, entry.deprecated.sunset))),
      reason: freeText(say(entry.deprecated.reason)),
      replacement: replacement === undefined ? [] : [entryLink(replacement, edition)],
    },
    advice: (success || hasAdvice(entry)) && adviceView(entry, success, edition),
    solutions: entry.solutions.map((step) => localText(step, edition)),
    otherwise: say(entry.otherwise) !== "" && localText(entry.otherwise, edition),
    causes: entry.causes.map((cause) => localText(cause, edition)),
    blocks: blocksOf(entry, module, edition),
    quotes: quotes(entry, edition),
    note: freeText(say(entry.note)),
    facts: facts(entry, success, edition),
    previous: previous !== undefined && entryLink(previous, edition),
    next: next !== undefined && entryLink(next, edition),
    labels: {
      todo: messages.todo,
      retry: messages.retry,
      retryAnswer: entry.retryable ? messages.retryYes : messages.retryNo,
      experimental: messages.before(messages.experimental),
      experimentalHint: messages.experimentalHint,
      useInstead: messages.useInstead,
      openInDecoder: messages.openInDecoder,
      note: messages.before(messages.note),
      solutions: messages.solutions,
      otherwise: messages.before(messages.otherwise),
      causes: messages.causes,
      facts: messages.facts,
      breadcrumbs: messages.breadcrumbs,
      neighbours: messages.neighbours,
      previous: messages.previous,
      next: messages.next,
    },
  };
}

function localText(text: Text, { say, foreign }: Edition): LocalText {
  return { text: freeText(say(text)), foreign: foreign(text) };
}

function adviceView(entry: Entry, success: boolean, { locale, messages }: Edition): EntryView["advice"] {
  return {
    success,
    retryable: entry.retryable,
    action: success ? messages.todoSuccess : actionLabel(entry.action, locale),
    fallback: success || entry.fallback === undefined ? "" : messages.fallback(actionLabel(entry.fallback, locale)),
  };
}

function untranslated({ text }: Entry, { site, locale, messages }: Edition): string {
  const found = localeOfText(text, locale, site.catalog);
  return found === undefined || languageOf(found) === languageOf(locale)
    ? ""
    : messages.untranslated(languageName(found));
}

export function entryLink({ module, code, name }: Entry, { site }: Edition): EntryLink {
  return { path: freeText(entryPath(site, module, code)), code: freeText(code), name: freeText(name) };
}

/** The texts of the source locale, where the page has translations. */
function quotes(entry: Entry, { site, locale, messages, say }: Edition): EntryView["quotes"] {
  const [source] = site.catalog.locales;
  if (locale === source) return [];
  const original = [entry.title[source], entry.text[source]]
    .filter((text) => text !== undefined && text !== "")
    .join("\n");
  const shown = [say(entry.title), say(entry.text)].filter((text) => text !== "").join("\n");
  return original === shown ? [] : [{ label: messages.source(source), locale: source, text: freeText(original) }];
}

function facts(entry: Entry, success: boolean, edition: Edition): FactView[] {
  const { site, locale, messages, say } = edition;
  const list: FactView[] = [];
  const add = (
    label: string,
    text: string | undefined,
    entries: readonly Entry[] = [],
    links: FactView["links"] = [],
    pages: FactView["pages"] = [],
  ): void => {
    if ((text ?? "") === "" && entries.length + links.length + pages.length === 0) return;
    const shown = entries.map((other) => entryLink(other, edition));
    list.push({ label: freeText(label), text: freeText(text ?? ""), entries: shown, pages, links });
  };
  const { fact } = messages;
  const { pages, except } = returnedByPages(entry, edition);
  add(fact.returnedBy, "", [], [], pages);
  add(fact.except, "", [], [], except);
  if (!success) {
    if (hasEffect(entry)) add(fact.effect, effectLabel(entry.effect, locale));
    add(fact.kind, entry.kind);
    add(fact.http, String(entry.http));
    add(fact.grpc, `${entry.kind.toUpperCase()} (${kinds[entry.kind].grpc})`);
  }
  add(fact.since, entry.since);
  const params = entry.params.map(
    ({ name, type, sensitive }) => `${name} (${type}${sensitive ? messages.sensitive : ""})`,
  );
  add(fact.params, params.join(", "));
  add(fact.aliases, entry.aliases.join(", "));
  for (const { text, until } of entry.was) add(messages.was(until), say(text));
  if (!success) {
    const { sameText, sameCode, replaces } = site.related(entry);
    add(fact.sameText, "", sameText.shown);
    add(fact.sameCode, "", sameCode.shown);
    add(fact.replaces, "", replaces.shown);
  }
  for (const { url, title } of entry.links) {
    add(fact.link, "", [], [{ url: freeText(url), title: freeText(say(title) || url.replace(/^https?:\/\//, "")) }]);
  }
  if (entry.url !== undefined) add(fact.permalink, "", [], [{ url: freeText(entry.url), title: freeText(entry.url) }]);
  return list;
}
