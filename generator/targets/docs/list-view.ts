import { actionIds, actionLabel } from "../../model/action.js";
import { hasAdvice } from "../../model/advice.js";
import { allEntries, textIn } from "../../model/catalog.js";
import type { Entry, Module } from "../../model/catalog.js";
import { listedModule } from "../../model/shown.js";
import { kindIds, kinds } from "../../model/kind.js";
import { grouped } from "../../model/grouped.js";
import { ownList } from "../../render/list.js";
import type { LongText } from "../../render/long-text.js";
import { cell, link } from "./markdown.js";
import { codeLink, moduleCell, nameCell, retryCell } from "./context.js";
import type { Edition } from "./context.js";
import { anchorsOf } from "./names.js";
import { longTable, table } from "./table.js";
import type { DocsMessages } from "./messages.js";

/** What the template of an index of codes prints, besides what every page has. */
export interface ListView {
  readonly hint: string;
  /** One row per section; empty if the page has no sections. */
  readonly summary: string | LongText;
  readonly sections: readonly {
    readonly anchor: string;
    readonly title: string;
    readonly text: string;
    readonly table: LongText;
  }[];
}

/*
 * No page counts codes: every branch that adds one would change the same line, and git would merge two such branches
 * into a wrong number.
 */

/** The codes by action: "Which of these may I retry?" */
export function actionListView(edition: Edition): ListView {
  const { locale, messages } = edition;
  const { columns } = messages;
  const byAction = grouped(errorsOf(edition).filter(hasAdvice), ({ action }) => action);
  const used = actionIds.flatMap((action) => {
    const entries = byAction.get(action);
    return entries === undefined ? [] : [{ action, entries, label: actionLabel(action, locale) }];
  });
  return {
    hint: messages.hints["by-action"],
    summary: table(
      [columns.action, columns.retry],
      used.map(({ action, entries, label }) => [link(label, `#${action}`), retrySummary(entries, messages)]),
    ),
    sections: used.map(({ action, entries, label }) => ({
      anchor: action,
      title: label,
      text: "",
      table: entryTable(entries, edition, { withAction: false }),
    })),
  };
}

/** The codes by kind. */
export function kindListView(edition: Edition): ListView {
  const { messages } = edition;
  const { columns } = messages;
  const byKind = grouped(errorsOf(edition), ({ kind }) => kind);
  const used = kindIds.flatMap((kind) => {
    const entries = byKind.get(kind);
    return entries === undefined ? [] : [{ kind, entries }];
  });
  return {
    hint: messages.hints["by-kind"],
    summary: table(
      [columns.kind, columns.grpc, columns.http],
      used.map(({ kind }) => [link(kind, `#${kind}`), String(kinds[kind].grpc), String(kinds[kind].http)]),
    ),
    sections: used.map(({ kind, entries }) => ({
      anchor: kind,
      title: kind,
      text: messages.kinds[kind],
      table: entryTable(entries, edition, { withAction: true }),
    })),
  };
}

/** All names in alphabetical order, including former and reserved names, so that a reader of any name finds its entry. */
export function nameListView(edition: Edition): ListView {
  const { columns, hints } = edition.messages;
  const rows = edition.context.catalog.modules.flatMap((module) => nameRows(module, edition));
  rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return {
    hint: hints["by-name"],
    summary:
      rows.length === 0
        ? ""
        : longTable(
            [columns.name, columns.code, columns.module, columns.meaning],
            ownList(
              rows,
              ({ cells }) => cells(),
              ({ reads }) => reads,
            ),
          ),
    sections: [],
  };
}

interface NameRow {
  readonly name: string;
  /** What its module lists: for a hash of each row, the texts of all modules would be read. */
  readonly reads: object;
  readonly cells: () => readonly string[];
}

function nameRows(module: Module, { context, locale, messages }: Edition): NameRow[] {
  const page = moduleCell(module.id);
  const entries = allEntries(module);
  const reads = listedModule(module, locale, context.catalog);
  const own = entries.flatMap((entry): NameRow[] => [
    {
      name: entry.name,
      reads,
      cells: () => [
        nameCell(entry, messages),
        codeLink(entry),
        page,
        cell(textIn(entry.text, locale, context.catalog)),
      ],
    },
    ...entry.aliases.map((alias) => ({
      name: alias,
      reads,
      cells: () => [alias, codeLink(entry), page, messages.formerName(entry.name)],
    })),
  ]);
  const reserved = module.reserved.flatMap(({ names, reason }) =>
    names.map((name): NameRow => {
      const [anchor] = anchorsOf(module).ofName(name);
      const label = anchor === undefined ? name : link(name, `${module.id}.md#${anchor}`);
      return { name, reads, cells: () => [label, "", page, messages.reservedFor + cell(reason)] };
    }),
  );
  return [...own, ...reserved];
}

function errorsOf({ context }: Edition): readonly Entry[] {
  return context.catalog.modules.flatMap(({ entries }) => entries);
}

function entryTable(
  entries: readonly Entry[],
  edition: Edition,
  { withAction }: { readonly withAction: boolean },
): LongText {
  const { context, locale, messages } = edition;
  const { columns } = messages;
  const shownById = new Map(
    context.catalog.modules.map((module) => [module.id, listedModule(module, locale, context.catalog)]),
  );
  const shown = (entry: Entry): object => shownById.get(entry.module) ?? entry;
  return longTable(
    [
      columns.code,
      columns.name,
      columns.module,
      columns.meaning,
      ...(withAction ? [columns.action] : []),
      columns.retry,
    ],
    ownList(
      entries,
      (entry) => [
        codeLink(entry),
        nameCell(entry, messages),
        moduleCell(entry.module),
        cell(textIn(entry.text, locale, context.catalog)),
        ...(withAction ? [hasAdvice(entry) ? actionLabel(entry.action, locale) : ""] : []),
        retryCell(entry, messages),
      ],
      shown,
    ),
  );
}

function retrySummary(entries: readonly Entry[], messages: DocsMessages): string {
  const retryable = entries.filter((entry) => entry.retryable).length;
  if (retryable === 0) return messages.no;
  return `**${retryable === entries.length ? messages.yes : messages.some}**`;
}
