import { textIn } from "../../model/catalog.js";
import { entryKeyOf, entryOf } from "../../model/operation.js";
import { escapeInvisible } from "../../render/json-layout.js";
import { generatedFrom } from "../header.js";
import type { Site } from "./site.js";

/** The errors of operations, as the decoder reads them: `operations.js` sets `errspecReturns` to it. Free text is in values only. */
export interface OperationErrors {
  /** The module and the code of each error that an operation returns. */
  readonly errors: readonly (readonly [module: string, code: string])[];
  /** The errors of each operation, in the order of the catalog. */
  readonly operations: readonly (readonly ErrorRow[])[];
}

/** The number of an error, or that and when it occurs on this operation, by locale. */
type ErrorRow = number | readonly [error: number, ...when: string[]];

/** The text of `assets/operations.js`, with a line for each operation. Only the page of the decoder loads it. */
export function operationErrorsScript(site: Site): string {
  const { errors, operations } = operationErrors(site);
  const encoded = (value: unknown): string => escapeInvisible(JSON.stringify(value)).replaceAll("<", "\\u003c");
  const lines = (rows: readonly unknown[]): string => `[\n${rows.map(encoded).join(",\n")}\n]`;
  const data = `{"errors":${lines(errors)},"operations":${lines(operations)}}`;
  return `// ${generatedFrom(site.catalog.file)}\n"use strict";\nglobalThis.errspecReturns = ${data};\n`;
}

function operationErrors({ catalog, locales }: Site): OperationErrors {
  const numbers = new Map<string, number>();
  const errors: (readonly [string, string])[] = [];
  const operations = catalog.operations.map((operation) =>
    operation.errors.flatMap((error): readonly ErrorRow[] => {
      if (entryOf(catalog, error) === undefined) return []; // it is internal
      const key = entryKeyOf(error);
      const number = numbers.get(key) ?? errors.push([error.module, error.code]) - 1;
      numbers.set(key, number);
      const when = locales.map((locale) => textIn(error.when, locale, catalog).toWellFormed());
      return [when.every((text) => text === "") ? number : [number, ...when]];
    }),
  );
  return { errors, operations };
}
