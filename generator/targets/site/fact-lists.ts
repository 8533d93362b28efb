import { hasEffect } from "../../model/advice.js";
import type { Entry } from "../../model/catalog.js";
import { changesOf, sinceText } from "../../model/history.js";
import { kinds } from "../../model/kind.js";
import { freeText } from "../../render/free-text.js";
import { entryInSpec } from "./brand.js";
import type { EntryView } from "./entry-view.js";
import { factList, factView } from "./fact-view.js";
import type { FactContent, FactView, PageLink } from "./fact-view.js";
import { returnedByPages } from "./operations-view.js";
import type { Edition } from "./site.js";

/** The operations that return an entry. */
export interface ReturnedByView {
  readonly heading: string;
  readonly pages: readonly PageLink[];
  readonly exceptLabel: string;
  readonly except: readonly PageLink[];
}

/** The lists of facts on the page of an entry: which operations return it, its history and relatives, and the rest. */
export function factLists(
  entry: Entry,
  success: boolean,
  base: string,
  edition: Edition,
): Pick<EntryView, "returnedBy" | "histories" | "facts"> {
  const { messages } = edition;
  const { pages, except } = returnedByPages(entry, edition);
  return {
    returnedBy: pages.length > 0 && {
      heading: messages.fact.returnedBy,
      pages,
      exceptLabel: messages.before(messages.fact.except),
      except,
    },
    histories: [
      ...factList({ id: "history", heading: messages.history, base }, history(entry, edition)),
      ...factList({ id: "related", heading: messages.relatedCodes, base }, success ? [] : related(entry, edition)),
    ],
    facts: factList({ id: "facts", heading: messages.facts, base }, details(entry, success, edition)),
  };
}

/** What the spec says about earlier versions, and what git says. */
function history(entry: Entry, edition: Edition): (FactView | undefined)[] {
  const { site, locale, messages, say } = edition;
  const { fact } = messages;
  return [
    factView(fact.since, { text: sinceText(site.catalog, entry, locale) }, edition),
    ...changesOf(site.catalog, entry, locale).flatMap(({ version, text, textBefore }) => [
      factView(messages.changedIn(version), { text }, edition),
      factView(messages.textBefore(version), { text: say(textBefore), lang: edition.foreign(textBefore) }, edition),
    ]),
    factView(fact.aliases, { text: entry.aliases.join(", ") }, edition),
    ...entry.was.map(({ text, until }) =>
      factView(messages.was(until), { text: say(text), lang: edition.foreign(text) }, edition),
    ),
    factView(fact.replaces, { entries: edition.site.related(entry).replaces.shown }, edition),
  ];
}

function related(entry: Entry, edition: Edition): (FactView | undefined)[] {
  const { fact } = edition.messages;
  const { sameText, sameCode } = edition.site.related(entry);
  return [
    factView(fact.sameText, { entries: sameText.shown }, edition),
    factView(fact.sameCode, { entries: sameCode.shown }, edition),
  ];
}

function details(entry: Entry, success: boolean, edition: Edition): (FactView | undefined)[] {
  const { messages, say } = edition;
  const { fact } = messages;
  const add = (label: string, content: FactContent): FactView | undefined => factView(label, content, edition);
  const { grpc } = kinds[entry.kind];
  const params = entry.params.map(
    ({ name, type, sensitive }) => `${name} (${type}${sensitive ? messages.sensitive : ""})`,
  );
  const errorFacts = [
    hasEffect(entry) ? add(fact.effect, { text: messages.effects[entry.effect] }) : undefined,
    add(fact.kind, { text: entry.kind }),
    add(fact.http, { text: String(entry.http) }),
    add(fact.grpc, { text: `${entry.kind.toUpperCase()} (${grpc})` }),
  ];
  return [
    ...(success ? [] : errorFacts),
    add(fact.params, { text: params.join(", ") }),
    ...entry.links.map(({ url, title }) =>
      add(fact.link, { links: [{ url: freeText(url), title: freeText(say(title) || withoutScheme(url)) }] }),
    ),
    entry.url === undefined
      ? undefined
      : add(fact.permalink, { links: [{ url: freeText(entry.url), title: freeText(withoutScheme(entry.url)) }] }),
    add(fact.spec, { links: entryInSpec(entry, edition.site.brand) }),
  ];
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, "");
}
