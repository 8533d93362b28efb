import type { Catalog } from "./catalog.js";
import { entryKeyOf } from "./operation.js";
import type { Operation, OperationError } from "./operation.js";

/** What is known about the errors that an operation returns, from source code or from traffic. */
export interface Evidence {
  /** The ID of the operation. */
  readonly operation: string;
  /** Whether it can return no other error of the catalog. */
  readonly isComplete: boolean;
  readonly errors: readonly EvidentError[];
}

/** An error that an operation returns. */
export interface EvidentError {
  readonly module: string;
  /** The code, in its canonical spelling. */
  readonly code: string;
  /** Where that is known from, for people: `src/orders.ts:24`. */
  readonly evidence: string;
}

/** The evidence on each operation, from all sources together. One source that is complete is enough. */
export function evidenceByOperation(all: readonly Evidence[]): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>();
  for (const { operation, isComplete, errors } of all) {
    const known = found.get(operation);
    const listed = new Set(known?.errors.map(entryKeyOf));
    found.set(operation, {
      operation,
      isComplete: isComplete || (known?.isComplete ?? false),
      errors: [...(known?.errors ?? []), ...errors.filter((error) => !listed.has(entryKeyOf(error)))],
    });
  }
  return found;
}

/** An error that one line of a spec declares, and the operations that it is declared for. */
export interface Unreturned {
  readonly error: OperationError;
  readonly operations: readonly Operation[];
}

/** The errors that a line of the spec declares and none of its operations returns. All of these must be known completely. */
export function unreturned({ operations }: Catalog, evidence: ReadonlyMap<string, Evidence>): readonly Unreturned[] {
  const lines = new Map<string, { readonly error: OperationError; readonly operations: Operation[] }>();
  for (const operation of operations) {
    for (const error of operation.errors) {
      const { file, line, column } = error.at();
      const place = `${file}:${line}:${column}`;
      const known = lines.get(place) ?? { error, operations: [] };
      lines.set(place, known);
      known.operations.push(operation);
    }
  }
  return [...lines.values()].filter(({ error, operations: users }) =>
    users.every(({ id }) => {
      const known = evidence.get(id);
      return known?.isComplete === true && known.errors.every((each) => entryKeyOf(each) !== entryKeyOf(error));
    }),
  );
}
