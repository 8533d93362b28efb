import { codeNumber } from "../../generator/model/code-type.js";
import type { Catalog } from "../../generator/model/catalog.js";
import type { Case, Output } from "./campaign.js";

/*
 * What a name of the generated code stands for when a program runs: a program that compiles as before may handle another
 * error than it did. Values are read from what was generated, and meanings from `x-meaning` of the specs.
 */

/** The code that each name of an output stands for, as text. */
export type Values = ReadonlyMap<string, string>;

/** The values of outputs, in their order; undefined for those without a package in this language. */
export type ValuesOf = (outputs: readonly Output[]) => Promise<readonly (Values | undefined)[]>;

/** The cases in which a name stands for another error than before, and which. */
export async function reassigned(cases: readonly Case[], valuesOf: ValuesOf): Promise<ReadonlyMap<number, string>> {
  const befores = [...new Set(cases.map(({ before }) => before))];
  const values = await valuesOf([...befores, ...cases.map(({ after }) => after)]);
  return new Map(
    cases.flatMap(({ id, before, after }, index): [number, string][] => {
      const [was, is] = [values[befores.indexOf(before)], values[befores.length + index]];
      for (const [name, from] of was ?? []) {
        const to = is?.get(name);
        if (to === undefined || to === from || !isOther(before.catalog, from, after.catalog, to)) continue;
        return [[id, `${name} was ${from} and is ${to}`]];
      }
      return [];
    }),
  );
}

/** The numbers of a language whose compiler takes them for codes, where another error has one by now. */
export async function literalsReassigned(
  cases: readonly Case[],
  valuesOf: ValuesOf,
): Promise<ReadonlyMap<number, string>> {
  const befores = [...new Set(cases.map(({ before }) => before))];
  const values = await valuesOf([...befores, ...cases.map(({ after }) => after)]);
  return new Map(
    cases.flatMap(({ id, before, after }, index): [number, string][] => {
      const was = byValue(values[befores.indexOf(before)]);
      const is = byValue(values[befores.length + index]);
      for (const [value, names] of was) {
        const now = is.get(value);
        if (now === undefined || names.some((name) => now.includes(name))) continue;
        const code = value.slice(value.lastIndexOf(" ") + 1);
        if (isOther(before.catalog, code, after.catalog, code)) return [[id, `${value} was ${names.join()}`]];
      }
      return [];
    }),
  );
}

/** The names of each value of each object: `OrdersCode 1001`. */
function byValue(values: Values = new Map()): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of values) {
    const dot = name.lastIndexOf(".");
    const [codes, member] = [name.slice(0, dot), name.slice(dot + 1)];
    found.set(`${codes} ${value}`, [...(found.get(`${codes} ${value}`) ?? []), member]);
  }
  return found;
}

function isOther(before: Catalog, from: string, after: Catalog, to: string): boolean {
  const [was, is] = [meanings(before, from), meanings(after, to)];
  return was.length > 0 && is.length > 0 && !was.some((meaning) => is.includes(meaning));
}

function meanings({ modules }: Catalog, value: string): readonly unknown[] {
  return modules.flatMap(({ entries, success, codeType }) =>
    [...entries, ...(success === undefined ? [] : [success])].flatMap(({ code, extensions }) =>
      String(codeNumber(codeType, code) ?? code) === value ? [extensions["x-meaning"]] : [],
    ),
  );
}
