import { actionLabel } from "../../model/action.js";
import { hasAdvice } from "../../model/advice.js";
import { textIn } from "../../model/catalog.js";
import type { Entry } from "../../model/catalog.js";
import { moduleAnchor, operationGroups, sharedAnchor } from "../../model/operation-groups.js";
import type { OperationGroup } from "../../model/operation-groups.js";
import { requestOf } from "../../model/operation.js";
import type { Operation } from "../../model/operation.js";
import { mostOperations, operationsByModule, returnedBy } from "../../model/returned-by.js";
import { sharedErrors } from "../../model/shared-errors.js";
import { ownList } from "../../render/list.js";
import type { LongText } from "../../render/long-text.js";
import { codeLink, nameCell, operationLink, retryCell } from "./context.js";
import type { Edition } from "./context.js";
import type { ListView } from "./list-view.js";
import { cell, heading, plain } from "./markdown.js";
import { formatsPage } from "./names.js";
import { longTable } from "./table.js";

/** All operations, and the errors that all of them return. */
export function operationsView(edition: Edition): ListView {
  const { context, messages } = edition;
  const { catalog } = context;
  const taken = new Set<string>([messages.operation.sharedTitle]);
  const shared = sharedErrors(catalog);
  return {
    hint: `${messages.hints.operations}\n\n${messages.operation.formatsLink(`${formatsPage}.md`)}`,
    summary: "",
    sections: [
      ...(shared.length === 0
        ? []
        : [
            {
              anchor: sharedAnchor,
              title: messages.operation.sharedTitle,
              text: messages.operation.sharedHint,
              table: sharedTable(shared, edition),
            },
          ]),
      ...operationGroups(catalog).map((group) => ({
        anchor: group.anchor,
        title: heading(titleOf(group, taken, edition)),
        text: "",
        table: longTable(
          [messages.columns.operation, messages.columns.request, messages.columns.summary],
          ownList(group.operations, (operation) => rowOf(operation, edition)),
        ),
      })),
    ],
  };
}

function sharedTable(shared: readonly Entry[], { context, locale, messages }: Edition): LongText {
  const { columns } = messages;
  return longTable(
    [columns.code, columns.name, columns.module, columns.meaning, columns.action, columns.retry],
    ownList(shared, (entry) => [
      codeLink(entry),
      nameCell(entry, messages),
      entry.module,
      cell(textIn(entry.text, locale, context.catalog)),
      hasAdvice(entry) ? actionLabel(entry.action, locale) : "",
      retryCell(entry, messages),
    ]),
  );
}

/** The title of a group. Two headings of a page differ. */
function titleOf({ by }: OperationGroup, taken: Set<string>, { context, locale, messages }: Edition): string {
  const [title, mark] =
    by === undefined
      ? [messages.operation.otherOperations, "*"]
      : "tag" in by
        ? [plain(by.tag), "*"]
        : [plain(textIn(by.module.title, locale, context.catalog)) || by.module.id, ` (${by.module.id})`];
  let free = title;
  while (taken.has(free)) free += mark;
  taken.add(free);
  return free;
}

function rowOf(operation: Operation, { context, locale }: Edition): readonly string[] {
  return [
    operationLink(operation),
    cell(requestOf(operation)),
    cell(textIn(operation.summary, locale, context.catalog)),
  ];
}

/** The operations that return an entry, as links; empty if none is known. */
export function returnedByLinks(entry: Entry, { context, messages }: Edition): string {
  const { catalog } = context;
  const found = returnedBy(catalog, entry);
  if (found === undefined) return "";
  const { isEvery, except, modules, operations } = found;
  const links = (list: readonly Operation[]): string[] => list.map(operationLink);
  if (isEvery) return messages.operation.every("operations.md", links(except).join(", "));
  const byModule = operationsByModule(catalog).size > 1;
  const more = operations.length - mostOperations;
  return [
    ...modules.map((id) =>
      messages.operation.everyOf(cell(id), byModule ? `operations.md#${moduleAnchor(id)}` : "operations.md"),
    ),
    ...links(operations.slice(0, mostOperations)),
    ...(more > 0 ? [messages.more(more)] : []),
  ].join(", ");
}
