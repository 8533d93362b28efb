import { describedErrors } from "../../conformance/other-formats.js";
import { actionLabel } from "../../model/action.js";
import { hasAdvice } from "../../model/advice.js";
import { textIn } from "../../model/catalog.js";
import type { Entry } from "../../model/catalog.js";
import { narrowedParams, requestOf } from "../../model/operation.js";
import type { Operation } from "../../model/operation.js";
import { sharedAnchor } from "../../model/operation-groups.js";
import { mostShared, splitErrors } from "../../model/shared-errors.js";
import type { Returned, SplitErrors } from "../../model/shared-errors.js";
import { freeText } from "../../render/free-text.js";
import type { FreeText } from "../../render/free-text.js";
import { entryTarget, nameCell } from "./context.js";
import type { Edition } from "./context.js";
import { inFormats } from "./formats-view.js";
import type { FormatsView } from "./formats-view.js";
import { cell, code, inline, link } from "./markdown.js";
import { table } from "./table.js";

/** What the template of an operation's page prints, besides what every page has. */
export interface OperationView extends FormatsView {
  /** Its method and path as code; empty if neither is known. */
  readonly request: string;
  readonly summary: FreeText;
  readonly errorsTitle: string;
  /** The table of its errors; empty if it has none but those of every operation. */
  readonly table: string;
  /** The paragraphs below the table. */
  readonly remarks: readonly string[];
  readonly facts: readonly string[];
  /** The summary of what is folded away: the errors in other formats. Empty if there are none. */
  readonly formats: string;
}

export function operationView(operation: Operation, edition: Edition): OperationView {
  const { context, locale, messages } = edition;
  const { catalog } = context;
  const request = requestOf(operation);
  const errors = splitErrors(catalog, operation);
  const remark = sharedRemark(errors, edition);
  const isEmpty = errors.own.length === 0 && remark === "";
  const described = describedErrors(catalog, operation, (text) => textIn(text, locale, catalog));
  const module = catalog.modules.find(({ id }) => id === operation.module);
  return {
    request: request === "" ? "" : code(request),
    summary: freeText(textIn(operation.summary, locale, catalog)),
    errorsTitle: messages.operation.errors,
    table: errors.own.length === 0 ? "" : errorTable(errors.own, operation, edition),
    remarks: [
      ...(isEmpty ? [messages.operation.noErrors] : []),
      ...(remark === "" ? [] : [remark]),
      messages.operation.others,
    ],
    formats: described.length === 0 ? "" : messages.operation.formats,
    ...inFormats(described, { name: operation.name, title: messages.operation.failed(operation.id) }, edition),
    facts: [
      ...(module === undefined
        ? []
        : [messages.facts.module + link(textIn(module.title, locale, catalog) || module.id, `../${module.id}.md`)]),
      ...(operation.tags.length === 0 ? [] : [messages.facts.tags + operation.tags.map(inline).join(", ")]),
    ],
  };
}

function errorTable(own: readonly Returned[], operation: Operation, { context, locale, messages }: Edition): string {
  const { columns } = messages;
  const { catalog } = context;
  const isInherited = own.some(({ error }) => error.from !== "operation");
  const when = ({ entry, error }: Returned): string => {
    const text = textIn(error.when, locale, catalog) || textIn(entry.text, locale, catalog);
    const params = narrowedParams(error);
    return cell(text) + (params.length === 0 ? "" : ` (${params.map(cell).join("; ")})`);
  };
  const from = ({ error }: Returned): string => (error.from === "catalog" ? "" : messages.operation.from[error.from]);
  return table(
    [
      columns.code,
      columns.name,
      columns.when,
      columns.action,
      columns.http,
      ...(isInherited ? [columns.declared] : []),
    ],
    own.map((returned) => [
      codeFrom(returned.entry, operation),
      nameCell(returned.entry, messages),
      when(returned),
      hasAdvice(returned.entry) ? actionLabel(returned.entry.action, locale) : "",
      String(returned.entry.http),
      ...(isInherited ? [from(returned)] : []),
    ]),
  );
}

/** Which errors the operation has as every operation has them. Empty if there are none. */
function sharedRemark({ shared, except }: SplitErrors, { messages }: Edition): string {
  if (shared.length === 0) return "";
  const names = (entries: readonly Entry[]): string => entries.map(linkFromOperation).join(", ");
  return shared.length <= mostShared
    ? messages.operation.shared(names(shared))
    : messages.operation.sharedList(`../operations.md#${sharedAnchor}`, names(except));
}

function linkFromOperation(entry: Entry): string {
  return link(`${entry.code} ${entry.name}`, `../${entryTarget(entry)}`);
}

/** The code of an error, with its module if the operation calls another one. */
function codeFrom(entry: Entry, operation: Operation): string {
  const { module, code } = entry;
  return link(module === operation.module ? code : `${module} ${code}`, `../${entryTarget(entry)}`);
}
