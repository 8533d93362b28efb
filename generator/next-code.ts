import { commonModule } from "./model/catalog.js";
import type { Catalog, Module } from "./model/catalog.js";
import { codeNumber, codeOfNumber } from "./model/code-type.js";

/** A free code and the room around it. Codes are in their canonical spelling. */
export interface NextCode {
  /** The first free code after the last code in use; undefined if there is none. */
  readonly next: string | undefined;
  /** The gaps before the last code in use: the first and last code of each. */
  readonly gaps: readonly (readonly [first: string, last: string])[];
}

type Interval = readonly [first: number, last: number];

/**
 * The next free code of a module with numeric codes, or of one of its groups. A code is not free if it is in use, reserved,
 * in another group's range, a success code, or a common code, for which a module code could be mistaken.
 */
export function nextCode(catalog: Catalog, module: Module, groupId: string | undefined): NextCode {
  const number = (code: string): number => codeNumber(module.codeType, code) ?? 0;
  const group = module.groups.find(({ id }) => id === groupId);
  const inScope = module.entries.filter((entry) => groupId === undefined || entry.group === groupId);
  const used = module.entries.map(({ code }) => number(code));
  const scopeNumbers = inScope.map(({ code }) => number(code));
  // Negative codes are allocated downwards, as in JSON-RPC: negate, search upwards, negate the result.
  const hint = scopeNumbers.length > 0 ? scopeNumbers : (group?.range?.map(number) ?? used);
  const sign = hint.length > 0 && hint.every((value) => value < 0) ? -1 : 1;
  const oriented = ([first, last]: Interval): Interval => (sign === 1 ? [first, last] : [-last, -first]);

  const taken: Interval[] = [
    ...used.map((value): Interval => oriented([value, value])),
    ...otherTaken(catalog, module).map((code) => oriented([number(code), number(code)])),
    ...module.reserved.flatMap(({ codes }) => codes.map(([first, last]) => oriented([number(first), number(last)]))),
    ...module.groups.flatMap(({ id, range }) =>
      range === undefined || id === groupId ? [] : [oriented([number(range[0]), number(range[1])])],
    ),
  ];
  // An empty group starts at its range, or after the last code of the module if it has no range.
  const scope = (scopeNumbers.length > 0 ? scopeNumbers : group?.range === undefined ? used : []).map(
    (value) => sign * value,
  );
  scope.sort((a, b) => a - b);
  const highest = scope.at(-1);
  const bounds = group?.range === undefined ? undefined : oriented([number(group.range[0]), number(group.range[1])]);
  const free = freeBetween(bounds?.[0] ?? scope[0] ?? 1, bounds?.[1] ?? largest(module), taken);
  const after = free.find(([, last]) => highest === undefined || last > highest);
  const before = free.flatMap(([start, stop]): Interval[] => {
    if (highest === undefined || start > highest) return [];
    return [[start, Math.min(stop, highest)]];
  });
  const codeOf = (value: number): string => codeOfNumber(module.codeType, sign * value);
  return {
    next: after === undefined ? undefined : codeOf(Math.max(after[0], (highest ?? after[0] - 1) + 1)),
    gaps: before.map(([start, stop]) => [codeOf(start), codeOf(stop)]),
  };
}

/** Codes that no error of the module has, but that its errors must not use. */
function otherTaken(catalog: Catalog, module: Module): string[] {
  const common = commonModule(catalog);
  const success = catalog.envelope.success.code;
  return [
    ...(module.success === undefined ? [] : [module.success.code]),
    ...(success === undefined ? [] : [success]),
    ...(common === undefined || common === module || common.codeType.kind !== module.codeType.kind
      ? []
      : common.entries.map(({ code }) => code)),
  ];
}

/** The free parts of an interval, in order. */
function freeBetween(first: number, last: number, taken: readonly Interval[]): Interval[] {
  const free: Interval[] = [];
  let next = first;
  for (const [from, to] of [...taken].sort((a, b) => a[0] - b[0])) {
    if (from > last) break;
    if (from > next) free.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  if (next <= last) free.push([next, last]);
  return free;
}

function largest({ codeType }: Module): number {
  if (codeType.kind === "hex") return 2 ** codeType.bits - 1;
  return 2 ** 31 - 1;
}
