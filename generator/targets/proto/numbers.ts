import * as v from "valibot";
import type { Catalog, Module } from "../../model/catalog.js";
import { codeNumber } from "../../model/code-type.js";
import { largestNumber, protoOptions } from "./options.js";

/*
 * The numbers of enum values. A number depends on nothing but the code: not on the order of the spec, nor on other codes,
 * nor on an earlier run. So it never changes, and two branches that each add a code do not give the same number twice.
 */

/** Returns a function that gives the number of each code of a module. */
export function numbersOf(catalog: Catalog, { id, codeType }: Module): (code: string) => number {
  const { numbers } = v.parse(protoOptions, catalog.options["proto"] ?? {});
  const given = new Map(Object.entries(numbers[id] ?? {}));
  return (code) => {
    const number = given.get(code);
    if (number !== undefined) return number;
    const own = codeNumber(codeType, code);
    // A hex code of 32 bits is an int32 in two's complement.
    const value = own !== undefined && codeType.kind === "hex" ? own | 0 : own;
    const fits = value !== undefined && value !== 0 && value <= largestNumber && value >= -largestNumber - 1;
    return fits ? value : hashed(code);
  };
}

/** FNV-1a of 32 bits, folded to 31, without 0. https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function hashed(code: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(code)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 31) ^ (hash & largestNumber) || 1;
}
