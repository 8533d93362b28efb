import { responsesBesideExamples } from "../../conformance/shown-responses.js";
import type { ShownResponse } from "../../conformance/shown-responses.js";
import { actionLabel } from "../../model/action.js";
import { hasAdvice, hasEffect } from "../../model/advice.js";
import { localeOfText, textIn } from "../../model/catalog.js";
import type { Entry, Module, Text } from "../../model/catalog.js";
import { effectLabel } from "../../model/effect.js";
import { changesOf, sinceText } from "../../model/history.js";
import { kinds } from "../../model/kind.js";
import { languageName, languageOf } from "../../model/locale.js";
import { envelopeTitles } from "../../model/standard-envelope.js";
import type { Capped } from "../../model/related.js";
import { freeText } from "../../render/free-text.js";
import { fence } from "../../render/fence.js";
import type { FreeText } from "../../render/free-text.js";
import { code, link, plain } from "./markdown.js";
import { anchorsOf } from "./names.js";
import { entryLink } from "./context.js";
import type { Edition } from "./context.js";
import { returnedByLinks } from "./operations-view.js";

/** What the template of an entry prints. */
export interface EntryView {
  readonly anchors: readonly FreeText[];
  readonly code: FreeText;
  readonly name: string;
  /** The warning about an experimental entry. Empty for a stable one. */
  readonly experimental: string;
  readonly deprecated: Labelled | false;
  readonly title: FreeText;
  readonly text: FreeText;
  /** A remark that the text is in another language. Empty if it is not. */
  readonly untranslated: string;
  /** What to do. Empty for success, and where the spec gives no advice. */
  readonly action: string;
  readonly solutionsLabel: string;
  readonly solutions: readonly FreeText[];
  readonly otherwise: Labelled | false;
  readonly causesLabel: string;
  readonly causes: readonly FreeText[];
  readonly sources: readonly Labelled[];
  readonly note: Labelled | false;
  readonly exampleLabel: string;
  readonly examples: readonly FreeText[];
  /** The summary of what is folded away: the responses in each envelope and the snippets. Empty without either. */
  readonly details: string;
  /** In the catalog's own envelope only if the spec gives no examples. */
  readonly responses: readonly { readonly label: string; readonly body: FreeText }[];
  readonly handleLabel: string;
  readonly handled: readonly SnippetView[];
  readonly raiseLabel: string;
  readonly raised: readonly SnippetView[];
  readonly facts: readonly Labelled[];
}

/** Free text after a label. */
interface Labelled {
  readonly label: string;
  readonly text: FreeText;
}

interface SnippetView {
  readonly fence: string;
  readonly language: string;
  readonly code: string;
}

export function entryView(entry: Entry, module: Module, edition: Edition): EntryView {
  const { context, locale, messages } = edition;
  const isSuccess = entry === module.success;
  const say = (text: Text): string => textIn(text, locale, context.catalog);
  const [title, text] = [plain(say(entry.title)), say(entry.text)];
  const snippets = isSuccess ? [] : context.snippets(entry);
  const languages = snippets.map((snippet) => snippet.title);
  const responses = responsesBesideExamples(context.catalog, module, entry, locale);
  const handled = snippets.flatMap(({ language, handle }) => snippetView(language, handle));
  const raised = snippets.flatMap(({ language, raise }) => snippetView(language, raise));
  const parts = { response: responses.length > 0, handle: handled.length > 0, raise: raised.length > 0 };
  return {
    anchors: anchorsOf(module).of(entry).map(freeText),
    code: freeText(entry.code),
    name: entry.name,
    experimental: entry.stability === "experimental" ? messages.experimental : "",
    deprecated: entry.deprecated !== undefined && {
      label: messages.deprecated(
        entry.deprecated.since === undefined ? undefined : code(entry.deprecated.since),
        entry.deprecated.sunset,
        replacementLink(entry, edition),
      ),
      text: freeText(say(entry.deprecated.reason)),
    },
    title: freeText(title === plain(text) ? "" : title),
    text: freeText(text),
    untranslated: untranslated(entry, edition),
    action:
      isSuccess || !hasAdvice(entry)
        ? ""
        : messages.action(
            actionLabel(entry.action, locale),
            entry.fallback && actionLabel(entry.fallback, locale),
            entry.retryable,
          ),
    solutionsLabel: messages.solutions,
    solutions: entry.solutions.map((step) => freeText(say(step))),
    otherwise: say(entry.otherwise) !== "" && { label: messages.otherwise, text: freeText(say(entry.otherwise)) },
    causesLabel: messages.causes,
    causes: entry.causes.map((cause) => freeText(say(cause))),
    sources: sourceTexts(entry, edition),
    note: say(entry.note) !== "" && { label: messages.note, text: freeText(say(entry.note)) },
    exampleLabel: messages.example,
    examples: entry.examples.map(freeText),
    details: parts.response || languages.length > 0 ? messages.details(parts, languages) : "",
    responses: responses.map((response) => ({
      label: messages.above(partsOf(response)),
      body: freeText(response.body),
    })),
    handleLabel: messages.handle,
    handled,
    raiseLabel: messages.raise,
    raised,
    facts: facts(entry, module, isSuccess, edition),
  };
}

/** The envelope if it is not the catalog's own, the status, and the headers as code. */
function partsOf({ envelope, status, headers }: ShownResponse): readonly string[] {
  const title = envelope === undefined ? [] : [envelopeTitles[envelope]];
  return [...title, `HTTP ${status}`, ...headers.map(([name, value]) => code(`${name}: ${value}`))];
}

function snippetView(language: string, lines: string): readonly SnippetView[] {
  return lines === "" ? [] : [{ fence: fence(lines), language, code: lines }];
}

function untranslated({ text }: Entry, { context, locale, messages }: Edition): string {
  const found = localeOfText(text, locale, context.catalog);
  return found === undefined || languageOf(found) === languageOf(locale)
    ? ""
    : messages.untranslated(languageName(found));
}

function replacementLink(entry: Entry, { context }: Edition): string | undefined {
  const { replacement } = context.related(entry);
  return replacement === undefined ? entry.deprecated?.replacedBy : entryLink(replacement, context, entry.module);
}

/** The texts of the source locale, where the page has translations. */
function sourceTexts({ title, text }: Entry, { context, locale, messages }: Edition): Labelled[] {
  const [source] = context.catalog.locales;
  if (locale === source) return [];
  const quote = (own: Text, label: string): Labelled[] => {
    const original = own[source] ?? "";
    const translated = own[locale] ?? original;
    return plain(original) === plain(translated) ? [] : [{ label, text: freeText(original) }];
  };
  return [...quote(title, messages.sourceTitle(source)), ...quote(text, messages.sourceText(source))];
}

function facts(entry: Entry, module: Module, isSuccess: boolean, edition: Edition): Labelled[] {
  const { context, locale, messages } = edition;
  const say = (text: Text): string => textIn(text, locale, context.catalog);
  const fact = (label: string, text = ""): Labelled => ({ label, text: freeText(text) });
  const list: Labelled[] = [];
  const group = module.groups.find(({ id }) => id === entry.group);
  if (group !== undefined) {
    const anchor = anchorsOf(module).group(group.id);
    list.push(fact(messages.facts.group + link(say(group.title) || group.id, `#${anchor}`)));
  }
  if (!isSuccess) {
    const kind = `[\`${entry.kind}\`](by-kind.md#${entry.kind})`;
    const grpc = `\`${entry.kind.toUpperCase()}\` (${kinds[entry.kind].grpc})`;
    list.push(fact(`${messages.facts.kind}${kind} · HTTP ${entry.http} · gRPC ${grpc}`));
    if (hasEffect(entry)) list.push(fact(messages.facts.effect + effectLabel(entry.effect, locale)));
  }
  const operations = returnedByLinks(entry, edition);
  if (operations !== "") list.push(fact(messages.facts.returnedBy + operations));
  if (entry.params.length > 0) {
    const params = entry.params.map(({ name, type, sensitive }) => {
      return `\`${name}\` (${type}${sensitive ? messages.sensitive : ""})`;
    });
    list.push(fact(messages.facts.params + params.join(", ")));
  }
  const since = sinceText(context.catalog, entry, locale, code);
  if (since !== undefined) list.push(fact(messages.facts.since + since));
  for (const { version, text, textBefore } of changesOf(context.catalog, entry, locale)) {
    if (text !== "") list.push(fact(messages.changedIn(code(version)), text));
    const before = say(textBefore);
    if (before !== "") list.push(fact(messages.textBefore(code(version)), before));
  }
  if (entry.aliases.length > 0) list.push(fact(messages.facts.aliases + entry.aliases.join(", ")));
  for (const { text, until } of entry.was) {
    list.push(fact(messages.was(until === undefined ? undefined : code(until)), say(text)));
  }
  if (!isSuccess) list.push(...related(entry, edition).map((line) => fact(line)));
  for (const { url, title } of entry.links) {
    list.push(fact(messages.facts.link + link(say(title) || url.replace(/^https?:\/\//, ""), url)));
  }
  return list;
}

/** Entries that a reader of this one may have meant. */
function related(entry: Entry, { context, messages }: Edition): string[] {
  const { sameText, sameCode, replaces } = context.related(entry);
  const line = (label: string, { shown, more }: Capped): string[] => {
    if (shown.length === 0) return [];
    const links = shown.map((other) => entryLink(other, context, entry.module));
    return [label + [...links, ...(more > 0 ? [messages.more(more)] : [])].join(", ")];
  };
  return [
    ...line(messages.facts.sameText, sameText),
    ...line(messages.facts.sameCode, sameCode),
    ...line(messages.facts.replaces, replaces),
  ];
}
