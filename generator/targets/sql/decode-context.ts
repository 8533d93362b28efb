import type { Module, Pointer } from "../../model/catalog.js";
import type { CodeType } from "../../model/code-type.js";
import { pointerText } from "../../model/pointer.js";
import type { Sdk } from "../../sdk/sdk.js";
import type { Dialect } from "./dialect.js";
import { caseOf, isIn } from "./layout.js";

/** What the parts of a decoder share. */
export interface Context {
  readonly sdk: Sdk;
  readonly dialect: Dialect;
  readonly index: (pointer: Pointer) => number;
  /** The called module of a row: a column, or the literal of one that is tried. */
  readonly module: string;
}

/** Where gateways have the status of an error. */
export const statuses: readonly Pointer[] = [["status"], ["statusCode"]];

/** The root, and then every pointer once. */
export function placesOf({ decode }: Sdk): readonly Pointer[] {
  const { code, text, sources, success, foreignKeys } = decode;
  const { absent, parent, present } = success;
  const all = [[], ...code, ...text, ...sources.map(({ at }) => at), absent, parent, present];
  const wanted = [...all, ...(foreignKeys.length > 0 ? statuses : [])].filter((pointer) => pointer !== undefined);
  return [...new Map(wanted.map((pointer) => [pointerText(pointer), pointer])).values()];
}

/** Returns a function that gives the number of a pointer among the places. */
export function indexOf(sdk: Sdk): Context["index"] {
  const indexes = new Map(placesOf(sdk).map((pointer, index) => [pointerText(pointer), index]));
  return (pointer) => {
    const index = indexes.get(pointerText(pointer));
    if (index === undefined) throw new Error(`nothing looks at ${pointerText(pointer)}`);
    return index;
  };
}

/** Modules whose codes are read in the same way. */
interface Group {
  readonly type: CodeType;
  readonly modules: readonly Module[];
}

function groupsOf(modules: readonly Module[]): readonly Group[] {
  const groups = new Map<string, Module[]>();
  for (const module of modules) {
    const key = JSON.stringify(module.codeType);
    groups.set(key, [...(groups.get(key) ?? []), module]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [{ type: group[0].codeType, modules: group }] : []));
}

/** One expression for each type of codes, by the module of a row. */
export function byType(
  { dialect, module }: Context,
  modules: readonly Module[],
  make: (type: CodeType, modules: readonly Module[]) => string,
): string {
  const groups = groupsOf(modules);
  const [only] = groups;
  if (groups.length === 1 && only !== undefined) return make(only.type, only.modules);
  return caseOf(
    groups.map(({ type, modules: some }) => [
      isIn(
        module,
        some.map(({ id }) => dialect.string(id)),
      ),
      make(type, some),
    ]),
  );
}

/** The IDs of the entries of some modules, as literals. */
export function idsOf(dialect: Dialect, modules: readonly Module[]): readonly string[] {
  return modules.flatMap(({ id, entries }) => entries.map(({ code }) => dialect.string(`${id}/${code}`)));
}
