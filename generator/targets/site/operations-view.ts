import type { Entry } from "../../model/catalog.js";
import { moduleAnchor, operationGroups, sharedAnchor } from "../../model/operation-groups.js";
import type { Operation } from "../../model/operation.js";
import { mostOperations, operationsByModule, returnedBy } from "../../model/returned-by.js";
import { sharedErrors } from "../../model/shared-errors.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { pageLink } from "./fact-view.js";
import type { PageLink } from "./fact-view.js";
import { groupTitle, operationLink, returnedView } from "./operation-view.js";
import type { ReturnedView } from "./operation-view.js";
import { formatsPage, operationPath, operationsPage } from "./paths.js";
import type { Edition } from "./site.js";

/** What the template of the page of all operations prints, besides what every page has. */
export interface OperationsView extends ReturnedView {
  /** The anchor of the errors that all operations return. */
  readonly anchor: string;
  readonly groups: readonly {
    readonly anchor: FreeText;
    readonly title: FreeText;
    readonly calls: readonly CallView[];
  }[];
  /** The page of all errors in other formats. */
  readonly formats: string;
  readonly callColumns: Edition["messages"]["operation"]["columns"];
  readonly labels: Readonly<Record<"operations" | "hint" | "shared" | "sharedHint" | "formats", string>>;
}

interface CallView {
  readonly id: FreeText;
  readonly path: FreeText;
  readonly method: string;
  readonly request: FreeText;
  readonly summary: FreeText;
  /** The locale of the summary, if it is not in the page's language. */
  readonly foreign: string;
}

export function operationsView(edition: Edition): OperationsView {
  const { site, messages } = edition;
  const shared = sharedErrors(site.catalog).map((entry) => ({ entry }));
  return {
    ...returnedView(shared, edition),
    anchor: sharedAnchor,
    groups: operationGroups(site.catalog).map((group) => ({
      anchor: freeText(group.anchor),
      title: freeText(groupTitle(group, edition)),
      calls: group.operations.map((operation) => callView(operation, edition)),
    })),
    formats: formatsPage,
    callColumns: messages.operation.columns,
    labels: {
      operations: messages.operations,
      hint: messages.operation.hint,
      formats: messages.operation.allFormats,
      shared: messages.operation.sharedTitle,
      sharedHint: messages.operation.sharedHint,
    },
  };
}

function callView(operation: Operation, { say, foreign }: Edition): CallView {
  const { id, method = "", path = "", summary } = operation;
  return {
    id: freeText(id),
    path: freeText(operationPath(operation)),
    method,
    request: freeText(path),
    summary: freeText(say(summary)),
    foreign: foreign(summary),
  };
}

/** The operations that return an entry, and those that do not where nearly all do. */
export function returnedByPages(
  entry: Entry,
  { site, messages, say }: Edition,
): { readonly pages: readonly PageLink[]; readonly except: readonly PageLink[] } {
  const { catalog } = site;
  const found = returnedBy(catalog, entry);
  if (found === undefined) return { pages: [], except: [] };
  const { isEvery, except, modules, operations } = found;
  if (isEvery)
    return { pages: [pageLink(operationsPage, messages.operation.every)], except: except.map(operationLink) };
  const byModule = operationsByModule(catalog).size > 1;
  const more = operations.length - mostOperations;
  return {
    pages: [
      ...modules.map((id) => {
        const title = say(site.modules.get(id)?.title ?? {}) || id;
        const path = byModule ? `${operationsPage}#${moduleAnchor(id)}` : operationsPage;
        return pageLink(path, messages.operation.everyOf(title));
      }),
      ...operations.slice(0, mostOperations).map(operationLink),
      ...(more > 0 ? [pageLink(operationsPage, messages.operation.more(more))] : []),
    ],
    except: [],
  };
}
