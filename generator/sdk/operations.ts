import { textIn } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { inWords } from "../model/in-words.js";
import { nameFromId } from "../model/name.js";
import type { Name } from "../model/name.js";
import { errorsOfOperation, requestOf } from "../model/operation.js";
import type { Operation, OperationError, ParamValue } from "../model/operation.js";
import { namesOf } from "./entry-names.js";

/** What doc comments say about an operation. */
export interface OperationDoc {
  /** `createOrder (POST /orders)` */
  readonly called: string;
  /** What it does, as a sentence; empty if the spec does not say it. */
  readonly summary: string;
  readonly errors: readonly OperationErrorDoc[];
}

/** What doc comments say about an error of an operation. */
export interface OperationErrorDoc {
  readonly entry: Entry;
  /** When the operation returns it, and the values that its params can have then, as sentences; empty if any will do. */
  readonly remark: string;
}

/** The operations that have errors: a package does not know what others return. */
export function operationsWithErrors({ operations }: Catalog): readonly Operation[] {
  return operations.filter(({ errors }) => errors.length > 0);
}

/** The entries that operations return, in the order of the catalog. */
export function returnedEntries(catalog: Catalog): readonly Entry[] {
  const returned = new Set(
    catalog.operations.flatMap((operation) => errorsOfOperation(catalog, operation).map(({ entry }) => entry)),
  );
  return catalog.modules.flatMap(({ entries }) => entries.filter((entry) => returned.has(entry)));
}

/** The modules of the errors that operations return. */
export function returnedModules({ modules, operations }: Catalog): readonly Module[] {
  const used = new Set(operations.flatMap(({ errors }) => errors.map(({ module }) => module)));
  return modules.filter(({ id }) => used.has(id));
}

export function docOfOperation(catalog: Catalog, operation: Operation, locale: string): OperationDoc {
  const request = requestOf(operation);
  return {
    called: request === "" ? operation.id : `${operation.id} (${request})`,
    summary: ended(textIn(operation.summary, locale, catalog).trim()),
    errors: errorsOfOperation(catalog, operation).map(({ entry, error }) => ({
      entry,
      remark: remarkOn(error, textIn(error.when, locale, catalog)),
    })),
  };
}

/** The errors of an operation by the names that they have or had, for comparisons of its types: `orders.OutOfStock`. */
export function returnedNames(catalog: Catalog, operation: Operation): readonly string[] {
  return errorsOfOperation(catalog, operation).flatMap(({ entry }) =>
    namesOf(entry).map((name) => `${entry.module}.${name}`),
  );
}

/** The errors of an operation, by the names that they have in a type of its errors alone: with the module if two are equal. */
export function namesInOperation(catalog: Catalog, operation: Operation): ReadonlyMap<Entry, Name> {
  const entries = errorsOfOperation(catalog, operation).map(({ entry }) => entry);
  const isAlone = ({ name }: Entry): boolean => entries.filter((other) => other.name === name).length === 1;
  return new Map(entries.map((entry) => [entry, isAlone(entry) ? entry.name : nameFromId(entry.module) + entry.name]));
}

function remarkOn({ params }: OperationError, when: string): string {
  const narrowed = Object.entries(params).map(([name, values]) => `${name} is ${inWords(values.map(spelled), "or")}`);
  return [ended(when.trim()), narrowed.length === 0 ? "" : `Here, ${inWords(narrowed)}.`]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

const spelled = (value: ParamValue): string => JSON.stringify(value);

/** With a full stop, unless it ends like a sentence already. */
const ended = (text: string): string => (text === "" || /[.!?。！？…]$/.test(text) ? text : `${text}.`);
