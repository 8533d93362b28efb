import { commonModule } from "./model/catalog.js";
import type { Catalog, Module } from "./model/catalog.js";
import { codeNumber, codeOfNumber } from "./model/code-type.js";

/** A free code and the room around it. Codes are in their canonical spelling. */
export interface NextCode {
  /** The code that comes after the last one; undefined where there is no room. */
  readonly next: string | undefined;
  /** What is free before the last one: first and last of each stretch. */
  readonly gaps: readonly (readonly [first: string, last: string])[];
}

type Stretch = readonly [first: number, last: number];

/**
 * The next code of a module whose codes are numbers, or of one of its groups. Left out is what is used, what is
 * reserved, what is in another group's range, the codes that mean success, and the common codes, which a module's own
 * would be mistaken for.
 */
export function nextCode(catalog: Catalog, module: Module, groupId: string | undefined): NextCode {
  const number = (code: string): number => codeNumber(module.codeType, code) ?? 0;
  const group = module.groups.find(({ id }) => id === groupId);
  const own = module.entries.filter((entry) => groupId === undefined || entry.group === groupId);
  const used = module.entries.map(({ code }) => number(code));
  const ofScope = own.map(({ code }) => number(code));
  // Codes below zero are given away downwards, as those of JSON-RPC are: they are turned round, and back at the end.
  const hint = ofScope.length > 0 ? ofScope : (group?.range?.map(number) ?? used);
  const sign = hint.length > 0 && hint.every((value) => value < 0) ? -1 : 1;
  const turned = ([first, last]: Stretch): Stretch => (sign === 1 ? [first, last] : [-last, -first]);

  const taken: Stretch[] = [
    ...used.map((value): Stretch => turned([value, value])),
    ...otherTaken(catalog, module).map((code) => turned([number(code), number(code)])),
    ...module.reserved.flatMap(({ codes }) => codes.map(([first, last]) => turned([number(first), number(last)]))),
    ...module.groups.flatMap(({ id, range }) =>
      range === undefined || id === groupId ? [] : [turned([number(range[0]), number(range[1])])],
    ),
  ];
  // A group that is still empty begins at its range, or else after the whole module.
  const scope = (ofScope.length > 0 ? ofScope : group?.range === undefined ? used : []).map((value) => sign * value);
  scope.sort((a, b) => a - b);
  const highest = scope.at(-1);
  const bounds = group?.range === undefined ? undefined : turned([number(group.range[0]), number(group.range[1])]);
  const free = freeBetween(bounds?.[0] ?? scope[0] ?? 1, bounds?.[1] ?? largest(module), taken);
  const after = free.find(([, last]) => highest === undefined || last > highest);
  const before = free.flatMap(([start, stop]): Stretch[] => {
    if (highest === undefined || start > highest) return [];
    return [[start, Math.min(stop, highest)]];
  });
  const spelled = (value: number): string => codeOfNumber(module.codeType, sign * value);
  return {
    next: after === undefined ? undefined : spelled(Math.max(after[0], (highest ?? after[0] - 1) + 1)),
    gaps: before.map(([start, stop]) => [spelled(start), spelled(stop)]),
  };
}

/** Codes that no entry of the module has, and that it must not have. */
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

/** What is free of a stretch, in order. */
function freeBetween(first: number, last: number, taken: readonly Stretch[]): Stretch[] {
  const free: Stretch[] = [];
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
