import { firstExample } from "../../conformance/example.js";
import type { Example } from "../../conformance/example.js";
import type { Context, Unit } from "./context.js";

/** A response that shows the package at work, and the unit of its module. */
export interface UnitExample extends Example {
  readonly unit: Unit;
}

/** A response of a called module, if there is one that the package decodes to a known error. */
export function exampleOf({ catalog, units }: Context): UnitExample | undefined {
  const called = units.filter(({ common }) => !common);
  const example = firstExample(
    catalog,
    [...called, ...units].map(({ module }) => module),
  );
  const unit = units.find(({ module }) => module === example?.module);
  return example === undefined || unit === undefined ? undefined : { ...example, unit };
}
