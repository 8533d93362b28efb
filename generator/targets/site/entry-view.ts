import { hasAdvice } from "../../model/advice.js";
import { localeOfText } from "../../model/catalog.js";
import type { Entry, Module, Text } from "../../model/catalog.js";
import { languageName } from "../../model/locale.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { blocksOf } from "./blocks-view.js";
import type { BlocksView } from "./blocks-view.js";
import { factLists } from "./fact-lists.js";
import type { ReturnedByView } from "./fact-lists.js";
import { entryLink } from "./fact-view.js";
import type { EntryLink, FactList } from "./fact-view.js";
import { colourOf } from "./map-cell.js";
import { isLong } from "./paths.js";
import { reactionTo } from "./reaction.js";
import type { Reaction } from "./reaction.js";
import { isTranslated } from "./site.js";
import type { Edition } from "./site.js";

/** What the template of an entry's page prints, besides what every page has. */
export interface EntryView {
  readonly module: { readonly title: FreeText; readonly lang: string };
  readonly group:
    { readonly title: FreeText; readonly lang: string; readonly anchor: FreeText; readonly colour: string } | false;
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
    | {
        readonly label: FreeText;
        readonly reason: FreeText;
        readonly lang: string;
        readonly replacement: readonly EntryLink[];
      }
    | false;
  readonly advice:
    | {
        readonly success: boolean;
        readonly retryable: boolean;
        /** What it comes to; empty for success and for no advice. */
        readonly reaction: Reaction | "";
        /** Where to get support, if that is what to do. */
        readonly support: FreeText;
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
  readonly returnedBy: ReturnedByView | false;
  readonly histories: readonly FactList[];
  readonly facts: readonly FactList[];
  readonly previous: EntryLink | false;
  readonly next: EntryLink | false;
  readonly labels: Readonly<Record<string, string>>;
}

/** A text, and its locale if it is not in the page's language, else empty. */
interface LocalText {
  readonly text: FreeText;
  readonly foreign: string;
}

export function entryView(
  entry: Entry,
  module: Module,
  { base, neighbours }: { readonly base: string; readonly neighbours: readonly [Entry?, Entry?] },
  edition: Edition,
): EntryView {
  const { site, messages, say, foreign } = edition;
  const success = entry === module.success;
  const group = module.groups.find(({ id }) => id === entry.group);
  const [title, text] = [say(entry.title), say(entry.text)];
  const { replacement } = site.related(entry);
  const [previous, next] = neighbours;
  return {
    module: { title: freeText(say(module.title)), lang: foreign(module.title) },
    group: group !== undefined && {
      title: freeText(say(group.title) || group.id),
      lang: foreign(group.title),
      anchor: freeText(group.id),
      colour: colourOf(module, group.id),
    },
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
      lang: foreign(entry.deprecated.reason),
      replacement: replacement === undefined ? [] : [entryLink(replacement, edition)],
    },
    advice: (success || hasAdvice(entry)) && adviceView(entry, success, edition),
    solutions: entry.solutions.map((step) => localText(step, edition)),
    otherwise: say(entry.otherwise) !== "" && localText(entry.otherwise, edition),
    causes: entry.causes.map((cause) => localText(cause, edition)),
    blocks: blocksOf(entry, module, edition),
    quotes: quotes(entry, edition),
    note: freeText(say(entry.note)),
    ...factLists(entry, success, base, edition),
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

function adviceView(entry: Entry, success: boolean, { site, messages }: Edition): EntryView["advice"] {
  const isSupport = [entry.action, entry.fallback].includes("contact_support");
  return {
    support: freeText((isSupport ? site.brand.support : undefined) ?? ""),
    success,
    retryable: entry.retryable,
    reaction: success ? "" : (reactionTo(entry.action) ?? ""),
    action: success ? messages.todoSuccess : messages.actions[entry.action],
    fallback: success || entry.fallback === undefined ? "" : messages.fallback(messages.actions[entry.fallback]),
  };
}

function untranslated({ text }: Entry, edition: Edition): string {
  const { site, locale, messages } = edition;
  const found = localeOfText(text, locale, site.catalog);
  return found === undefined || isTranslated(text, edition) ? "" : messages.untranslated(languageName(found));
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
