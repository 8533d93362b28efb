import { hasAdvice } from "../../model/advice.js";
import type { Entry } from "../../model/catalog.js";
import { sharedAnchor } from "../../model/operation-groups.js";
import type { OperationGroup } from "../../model/operation-groups.js";
import { narrowedParams } from "../../model/operation.js";
import type { Operation, OperationError } from "../../model/operation.js";
import { mostShared, splitErrors } from "../../model/shared-errors.js";
import type { SplitErrors } from "../../model/shared-errors.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { formatBlocks } from "./blocks-view.js";
import type { BlocksView } from "./blocks-view.js";
import { factList, factView, pageLink } from "./fact-view.js";
import type { FactList, FactView, PageLink } from "./fact-view.js";
import { isLong, operationPath, operationsPage } from "./paths.js";
import { entryPath } from "./site.js";
import type { Edition } from "./site.js";

/** What the template of an operation's page prints, besides what every page has. */
export interface OperationView extends ReturnedView {
  readonly id: FreeText;
  /** The page of all operations. */
  readonly list: string;
  readonly group: { readonly title: FreeText; readonly anchor: FreeText } | false;
  /** Whether its method or path is known. */
  readonly request: boolean;
  readonly method: string;
  readonly path: FreeText;
  readonly summary: FreeText;
  /** The locale of the summary, if it is not in the page's language, else empty. */
  readonly foreign: string;
  readonly facts: readonly FactList[];
  readonly blocks: readonly BlocksView[];
  readonly previous: PageLink | false;
  readonly next: PageLink | false;
  readonly labels: Readonly<Record<string, string>>;
}

/** A table of errors that operations return. */
export interface ReturnedView {
  readonly columns: Edition["messages"]["columns"];
  /** Whether some codes are longer than numbers. */
  readonly wide: boolean;
  readonly rows: readonly ReturnedRow[];
}

interface ReturnedRow {
  readonly path: FreeText;
  readonly code: FreeText;
  readonly http: number;
  readonly name: FreeText;
  /** The badges after the name. */
  readonly marks: readonly string[];
  /** What the operation inherits it from; empty for its own errors, and for those of every operation. */
  readonly from: string;
  /** When it is returned, or else what it means. */
  readonly text: FreeText;
  readonly foreign: string;
  readonly params: readonly FreeText[];
  readonly action: string;
  readonly retryable: boolean;
  readonly retry: string;
}

export function operationView(
  operation: Operation,
  group: OperationGroup,
  { base, neighbours }: { readonly base: string; readonly neighbours: readonly [Operation?, Operation?] },
  edition: Edition,
): OperationView {
  const { site, messages, say, foreign } = edition;
  const { method = "", path = "", summary } = operation;
  const errors = splitErrors(site.catalog, operation);
  const [previous, next] = neighbours;
  return {
    id: freeText(operation.id),
    list: operationsPage,
    group: group.by !== undefined && {
      title: freeText(groupTitle(group, edition)),
      anchor: freeText(group.anchor),
    },
    request: method !== "" || path !== "",
    method,
    path: freeText(path),
    summary: freeText(say(summary)),
    foreign: foreign(summary),
    ...returnedView(errors.own, edition),
    facts: factList({ id: "facts", heading: messages.facts, base }, facts(operation, errors, edition)),
    blocks: formatBlocks(operation, edition),
    previous: previous !== undefined && operationLink(previous),
    next: next !== undefined && operationLink(next),
    labels: {
      operations: messages.operations,
      errors: messages.operation.errors,
      noErrors: errors.own.length + errors.shared.length === 0 ? messages.operation.noErrors : "",
      others: messages.operation.others,
      decode: messages.operation.decode,
      openInDecoder: messages.openInDecoder,
      breadcrumbs: messages.breadcrumbs,
      neighbours: messages.operation.neighbours,
      previous: messages.previous,
      next: messages.next,
    },
  };
}

export function operationLink(operation: Operation): PageLink {
  return pageLink(operationPath(operation), operation.id);
}

/** The title of a group of operations. */
export function groupTitle({ by }: OperationGroup, { messages, say }: Edition): string {
  if (by === undefined) return messages.operation.otherOperations;
  return "tag" in by ? by.tag : say(by.module.title) || by.module.id;
}

/** A table of errors, each with what an operation says about it, if it does. */
export function returnedView(
  returned: readonly { readonly entry: Entry; readonly error?: OperationError }[],
  edition: Edition,
): ReturnedView {
  return {
    columns: edition.messages.columns,
    wide: returned.some(({ entry }) => isLong(entry.code)),
    rows: returned.map(({ entry, error }) => rowOf(entry, error, edition)),
  };
}

function rowOf(entry: Entry, error: OperationError | undefined, edition: Edition): ReturnedRow {
  const { site, messages, say, foreign } = edition;
  const text = error !== undefined && say(error.when) !== "" ? error.when : entry.text;
  const from = error?.from;
  return {
    path: freeText(entryPath(site, entry.module, entry.code)),
    code: freeText(entry.code),
    http: entry.http,
    name: freeText(entry.name),
    marks: [
      ...(entry.stability === "experimental" ? [messages.experimental] : []),
      ...(entry.deprecated === undefined ? [] : [messages.deprecated()]),
    ],
    from: from === "tag" || from === "module" ? messages.operation.from[from] : "",
    text: freeText(say(text)),
    foreign: foreign(text),
    params: error === undefined ? [] : narrowedParams(error).map(freeText),
    action: hasAdvice(entry) ? messages.actions[entry.action] : "",
    retryable: entry.retryable,
    retry: !hasAdvice(entry) ? "" : entry.retryable ? messages.yes : messages.no,
  };
}

function facts(
  operation: Operation,
  { shared, except }: SplitErrors,
  edition: Edition,
): readonly (FactView | undefined)[] {
  const { site, messages, say } = edition;
  const { fact } = messages;
  const module = operation.module === undefined ? undefined : site.modules.get(operation.module);
  const isShort = shared.length <= mostShared;
  const all = pageLink(`${operationsPage}#${sharedAnchor}`, messages.operation.allShared);
  const pages = module === undefined ? [] : [pageLink(`${module.id}/index.html`, say(module.title) || module.id)];
  return [
    factView(fact.shared, isShort ? { entries: shared } : { pages: [all] }, edition),
    factView(fact.notReturned, { entries: isShort ? [] : except }, edition),
    factView(fact.module, { pages }, edition),
    factView(fact.tags, { text: operation.tags.join(", ") }, edition),
  ];
}
