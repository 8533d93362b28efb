import type { Catalog, Entry } from "../../../model/catalog.js";
import { nameFromId } from "../../../model/name.js";
import { requestOf } from "../../../model/operation.js";
import type { Operation } from "../../../model/operation.js";
import { mostOperations, returnedBy } from "../../../model/returned-by.js";
import type { SiteData } from "../data.js";
import type { OperationErrors } from "../operation-errors.js";
import { operationPath, operationsPage } from "../paths.js";
import { nowhere } from "./catalog.js";
import { element, fact, identifier } from "./elements.js";
import type { Setting } from "./results.js";

declare global {
  /** Set by `operations.js`, on the page of the decoder. */
  var errspecReturns: OperationErrors | undefined;
}

/** The operations of a catalog with their errors, in the locale of the page. What no page of the decoder shows is left out. */
export function operationsIn({ operations = [], locales }: SiteData, locale: string): readonly Operation[] {
  const { errors, operations: rows } = globalThis.errspecReturns ?? { errors: [], operations: [] };
  const index = Math.max(0, locales.indexOf(locale));
  return operations.map(([id, folder, method, path], number) => ({
    id,
    name: nameFromId(folder),
    module: undefined,
    method: method === "" ? undefined : (method as Operation["method"]), // the data was made from an operation
    path: path === "" ? undefined : path,
    summary: {},
    tags: [],
    errors: (rows[number] ?? []).flatMap((row) => {
      const [error, ...when] = typeof row === "number" ? [row] : row;
      const [module, code] = errors[error] ?? [];
      if (module === undefined || code === undefined) return [];
      return [{ module, code, when: { [locale]: when[index] ?? "" }, params: {}, from: "operation", at: nowhere }];
    }),
    at: nowhere,
  }));
}

/** The field for the operation that was called. It is kept in the address of the page. */
export interface CallField {
  readonly chosen: () => Operation | undefined;
}

/** Fills the field with the operations, and calls `update` after each choice. */
export function callField({ operations }: Catalog, update: () => void): CallField {
  const field = document.querySelector<HTMLSelectElement>("[data-call]");
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  field?.append(
    ...operations.map((operation) => {
      const request = requestOf(operation);
      return element("option", { value: operation.id }, operation.id, request !== "" && ` · ${request}`);
    }),
  );
  const given = new URLSearchParams(location.search).get("operation") ?? "";
  if (field !== null && byId.has(given)) field.value = given;
  field?.addEventListener("change", () => {
    const query = field.value === "" ? "" : `?${new URLSearchParams({ operation: field.value }).toString()}`;
    try {
      history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
    } catch {
      // Some browsers do not let pages on the disk change their address.
    }
    update();
  });
  return { chosen: () => byId.get(field?.value ?? "") };
}

/** Whether the operation that was called declares an error, and when it occurs there; otherwise the operations that return it. */
export function callFacts(
  catalog: Catalog,
  entry: Entry,
  call: Operation | undefined,
  setting: Setting,
): HTMLElement | undefined {
  if (catalog.operations.length === 0) return undefined;
  const { messages, locale } = setting;
  const { operation: texts } = messages;
  const declared = call?.errors.find(({ module, code }) => module === entry.module && code === entry.code);
  const when = declared?.when[locale] ?? "";
  return element(
    "dl",
    { class: "facts" },
    call !== undefined &&
      fact(
        texts.columns.operation,
        callLink(call, setting),
        element("p", {}, declared === undefined ? texts.notDeclared : texts.declared),
      ),
    when !== "" && fact(texts.when, when),
    ...(declared === undefined ? returnedByFacts(catalog, entry, setting) : []),
  );
}

function returnedByFacts(catalog: Catalog, entry: Entry, setting: Setting): readonly HTMLElement[] {
  const { base, messages } = setting;
  const { operation: texts, fact: labels } = messages;
  const found = returnedBy(catalog, entry);
  if (found === undefined) return [fact(labels.returnedBy, texts.nowhere)];
  const { isEvery, except, operations } = found;
  const all = (text: string): HTMLElement => element("a", { href: base + operationsPage }, text);
  const more = operations.length - mostOperations;
  const shown = operations.slice(0, mostOperations).map((operation) => callLink(operation, setting));
  const links = isEvery ? [all(texts.every)] : more > 0 ? [...shown, all(texts.more(more))] : shown;
  return [
    fact(labels.returnedBy, ...links),
    ...(except.length === 0 ? [] : [fact(labels.except, ...except.map((each) => callLink(each, setting)))]),
  ];
}

/** A link to the page of an operation. */
export function callLink({ id, name }: Operation, { base }: Setting): HTMLElement {
  return element("a", { href: base + operationPath({ name }) }, ...identifier(id));
}
