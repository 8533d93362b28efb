import { actionIds } from "../../model/action.js";
import type { Action } from "../../model/action.js";
import { hasAdvice } from "../../model/advice.js";
import { commonModule } from "../../model/catalog.js";
import type { Entry } from "../../model/catalog.js";
import { decode } from "../../decode/decode.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { grouped } from "../../model/grouped.js";
import { laidOut } from "./blocks-view.js";
import { entryLink } from "./fact-view.js";
import type { EntryLink } from "./fact-view.js";
import { reactionTo, reactions } from "./reaction.js";
import type { Reaction } from "./reaction.js";
import type { Edition } from "./site.js";

/** What the template of a locale's first page prints, besides what every page has. */
export interface HomeView {
  readonly heading: FreeText;
  readonly text: FreeText;
  /** The locale of the text, if it is not in the page's language. */
  readonly textLang: string;
  readonly modules: readonly {
    readonly id: string;
    readonly title: FreeText;
    readonly titleLang: string;
    readonly text: FreeText;
    readonly textLang: string;
    readonly count: string;
    readonly retryableCount: string;
  }[];
  readonly reactions: readonly ReactionView[];
  readonly reading: ReadingView | false;
  readonly labels: Readonly<Record<"modules" | "byAction", string>>;
}

/** The actions that come to the same, each with the number of its codes. */
interface ReactionView {
  readonly id: Reaction;
  readonly title: string;
  readonly hint: string;
  readonly actions: readonly { readonly id: Action; readonly label: string; readonly count: number }[];
}

/** An example response, explained step by step. */
interface ReadingView {
  readonly json: FreeText;
  readonly steps: readonly { readonly label: string; readonly entry: EntryLink }[];
  readonly labels: Readonly<Record<"heading" | "lead" | "ask", string>>;
}

export function homeView(edition: Edition): HomeView {
  const { site, messages, say, foreign } = edition;
  const { catalog } = site;
  const entries = catalog.modules.flatMap((module) => module.entries);
  const byAction = grouped(entries.filter(hasAdvice), ({ action }) => action);
  return {
    heading: freeText(say(catalog.title)),
    text: freeText(say(catalog.description)),
    textLang: foreign(catalog.description),
    modules: catalog.modules.map((module) => ({
      id: module.id,
      title: freeText(say(module.title)),
      titleLang: foreign(module.title),
      text: freeText(say(module.description)),
      textLang: foreign(module.description),
      count: messages.count(module.entries.length),
      retryableCount: messages.retryableCount(module.entries.filter(({ retryable }) => retryable).length),
    })),
    reactions: reactions.flatMap((id) => {
      const actions = actionIds.flatMap((action) => {
        const count = byAction.get(action)?.length;
        if (count === undefined || reactionTo(action) !== id) return [];
        return [{ id: action, label: messages.actions[action], count }];
      });
      return actions.length === 0 ? [] : [{ id, ...messages.reactions[id], actions }];
    }),
    reading: readingView(edition),
    labels: { modules: messages.modules, byAction: messages.byAction },
  };
}

function readingView(edition: Edition): ReadingView | false {
  const { site, messages } = edition;
  const { catalog } = site;
  const common = commonModule(catalog);
  const withExample = catalog.modules.flatMap(({ entries }) => entries).filter(({ examples }) => examples.length > 0);
  const entry = withExample.find(({ module }) => module !== common?.id) ?? withExample[0];
  const json = entry?.examples[0];
  if (entry === undefined || json === undefined) return false;
  const { reading } = messages;
  const outer = entry.module === common?.id ? undefined : outerEntry(json, edition);
  const steps: { label: string; entry: Entry }[] = [];
  if (outer !== undefined) steps.push({ label: reading.common, entry: outer });
  steps.push({
    label: entry.module === common?.id ? reading.common : outer === undefined ? reading.flat : reading.own,
    entry,
  });
  return {
    json: freeText(laidOut(json)),
    steps: steps.map(({ label, entry }) => ({ label, entry: entryLink(entry, edition) })),
    labels: { heading: reading.heading, lead: reading.lead, ask: reading.ask },
  };
}

/** The entry of the common code that a response carries. */
function outerEntry(json: string, { site }: Edition): Entry | undefined {
  const common = commonModule(site.catalog);
  if (common === undefined) return undefined;
  const verdict = decode(site.catalog, common, json);
  return verdict.result === "error" ? verdict.entry : undefined;
}
