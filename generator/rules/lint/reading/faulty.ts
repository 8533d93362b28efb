import type { Catalog, Entry, Module } from "../../../model/catalog.js";

/** A module with those of its errors that have a fault: `all` where it is a fault of the module rather than of each. */
export interface Faulty {
  readonly module: Module;
  readonly errors: readonly Entry[];
  readonly all: boolean;
}

/**
 * The errors with a fault, by module. Where all errors of a module have it, as after an import, nobody has forgotten
 * anything in one place: that is to be one finding, at the module.
 */
export function faultyErrors({ modules }: Catalog, hasFault: (entry: Entry) => boolean): readonly Faulty[] {
  return modules.flatMap((module) => {
    const errors = module.entries.filter(hasFault);
    return errors.length === 0
      ? []
      : [{ module, errors, all: errors.length > 1 && errors.length === module.entries.length }];
  });
}
