import { localeOfText } from "./catalog.js";
import type { Catalog, Entry, Text } from "./catalog.js";
import { actionLabel, actions } from "./action.js";
import type { Action } from "./action.js";
import { effectLabel, effects } from "./effect.js";
import type { Effect } from "./effect.js";
import { isChinese } from "./locale.js";
import { isPublic } from "./sent.js";

/** What the released versions of a spec say about its codes. */
export interface History {
  /** The versions that were read, from the first. */
  readonly versions: readonly string[];
  /** By module and code: `dsa/2130`. */
  readonly codes: Readonly<Record<string, CodeHistory>>;
}

/** The history of one code. */
export interface CodeHistory {
  /** Its name when the history was read. */
  readonly name: string;
  /** The first version that has it. */
  readonly since: string;
  /** What changed later, from the first version with a change. */
  readonly changes: readonly EntryChange[];
  /** Whether it was internal when the history was read, so that nobody may see this once it is public. */
  readonly internal?: boolean;
}

/** What one version changed about a code. */
export interface EntryChange extends Readonly<Partial<Record<ChangedField, readonly [from: string, to: string]>>> {
  readonly version: string;
  /** The earlier texts, in the locales in which they changed. */
  readonly text?: Text;
  /** Whether it was deprecated, or no longer is. */
  readonly deprecated?: boolean;
}

/** The fields whose changes are kept as their earlier and their later value. */
export const changedFields = ["module", "code", "name", "kind", "action", "retryable", "effect", "http"] as const;

export type ChangedField = (typeof changedFields)[number];

/**
 * The history of an entry. Undefined if no version has it, or if its code belonged to another one or was internal when the
 * history was read.
 */
export function historyOf({ history }: Catalog, entry: Entry): CodeHistory | undefined {
  const found = history?.codes[`${entry.module}/${entry.code}`];
  if (found === undefined || ![entry.name, ...entry.aliases].includes(found.name)) return undefined;
  return found.internal === true && isPublic(entry) ? undefined : found;
}

/**
 * Since when there is an entry: `1.2.0`, or `1.0.0 or earlier` for the first version that was read. Undefined if unknown.
 * `show` makes Markdown or the like of a version.
 */
export function sinceText(
  catalog: Catalog,
  entry: Entry,
  locale: string,
  show: (version: string) => string = String,
): string | undefined {
  const since = entry.since ?? historyOf(catalog, entry)?.since;
  if (since === undefined) return undefined;
  const isFirst = entry.since === undefined && since === catalog.history?.versions[0];
  return isFirst ? wordsFor(locale).orEarlier(show(since)) : show(since);
}

/** What one version changed about an entry, for people. */
export interface ShownChange {
  readonly version: string;
  /** `kind not_found → internal; deprecated`. Empty if only its text changed. */
  readonly text: string;
  /** The text before, by locale, if it changed in the locale that is shown; otherwise empty. */
  readonly textBefore: Text;
}

/** What each version changed about an entry, in the words of a locale. */
export function changesOf(catalog: Catalog, entry: Entry, locale: string): readonly ShownChange[] {
  const shown = localeOfText(entry.text, locale, catalog) ?? locale;
  return (historyOf(catalog, entry)?.changes ?? []).map((change) => {
    const before = change.text?.[shown];
    return {
      version: change.version,
      text: changeText(change, locale),
      textBefore: before === undefined ? {} : { [shown]: before },
    };
  });
}

function changeText(change: EntryChange, locale: string): string {
  const words = wordsFor(locale);
  const { retryable, deprecated } = change;
  const fields = changedFields.flatMap((field) => {
    const [from, to] = change[field] ?? [];
    if (from === undefined || to === undefined || field === "retryable") return [];
    const [before, after] = [from, to].map((value) => shownValue(field, value, locale));
    return `${words.fields[field]} ${before} → ${after}`;
  });
  return [
    ...(deprecated === undefined ? [] : [deprecated ? words.deprecated : words.current]),
    ...fields,
    ...(retryable === undefined ? [] : [retryable[1] === "true" ? words.retry : words.noRetry]),
  ].join(words.separator);
}

/** A value of a field as the docs show it. An ID that errspec no longer knows stays as it is. */
function shownValue(field: ChangedField, value: string, locale: string): string {
  if (field === "action" && Object.hasOwn(actions, value)) return actionLabel(value as Action, locale);
  if (field === "effect" && Object.hasOwn(effects, value)) return effectLabel(value as Effect, locale);
  return value;
}

const wordsFor = (locale: string) => (isChinese(locale) ? chinese : english);

const english = {
  orEarlier: (version: string) => `${version} or earlier`,
  fields: {
    ...{ module: "module", code: "code", name: "name", kind: "kind", action: "action:" },
    ...{ effect: "carried out:", http: "HTTP" },
  },
  retry: "may be retried",
  noRetry: "may no longer be retried",
  deprecated: "deprecated",
  current: "no longer deprecated",
  separator: "; ",
};

const chinese: typeof english = {
  orEarlier: (version) => `${version} 或更早`,
  fields: {
    ...{ module: "模块", code: "错误码", name: "名称", kind: "类别", action: "处理方式" },
    ...{ effect: "是否已执行", http: "HTTP" },
  },
  retry: "可以重试",
  noRetry: "不再可以重试",
  deprecated: "已弃用",
  current: "不再弃用",
  separator: "；",
};
