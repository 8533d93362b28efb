import type { Catalog, Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import { valueName } from "./names.js";
import { numbersOf } from "./numbers.js";
import { largestNumber } from "./options.js";

type NumberRange = readonly [first: number, last: number];

/** What no value may have as its number or its name, because it once meant something else. */
export function reservedView(module: Module, catalog: Catalog): object {
  const numbers = merged(
    module.reserved.flatMap(({ codes }) => codes.flatMap((range) => rangeOf(module, catalog, range))),
  );
  const names = new Set(module.reserved.flatMap((reserved) => reserved.names.map((name) => valueName(module, name))));
  return {
    numbers: numbers.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`)).join(", "),
    names: [...names].map((name) => `"${name}"`).join(", "),
    any: numbers.length + names.size > 0,
  };
}

/** The numbers of reserved codes. Of a range that is partly beyond 32 bits, the part within. */
function rangeOf(module: Module, catalog: Catalog, [first, last]: readonly [string, string]): readonly NumberRange[] {
  const numberOf = numbersOf(catalog, module);
  if (first === last) return [[numberOf(first), numberOf(first)]];
  const [from = 1, to = 0] = [first, last].map((code) => codeNumber(module.codeType, code));
  const isSigned = module.codeType.kind === "hex" && to > largestNumber;
  const shifted: readonly NumberRange[] = isSigned
    ? [
        [from, largestNumber],
        [Math.max(from, largestNumber + 1) - 2 ** 32, to - 2 ** 32],
      ]
    : [[from, to]];
  const parts = shifted.flatMap(([low, high]): readonly NumberRange[] => [
    [Math.max(low, -largestNumber - 1), Math.min(high, -1)],
    [Math.max(low, 1), Math.min(high, largestNumber)],
  ]);
  return parts.filter(([low, high]) => low <= high);
}

/** Ranges in order, none of which overlaps another. */
function merged(ranges: readonly NumberRange[]): readonly NumberRange[] {
  const result: NumberRange[] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = result.at(-1);
    if (before !== undefined && first <= before[1] + 1 && before[1] !== -1) {
      result[result.length - 1] = [before[0], Math.max(before[1], last)];
    } else result.push([first, last]);
  }
  return result;
}
