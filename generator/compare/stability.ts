import type { Entry, Module } from "../model/catalog.js";
import type { Subject } from "../model/exposed.js";
import type { Comparison } from "./comparison.js";

/** Whether an entry such as `dsa/2130` was experimental. */
export function isExperimental(comparison: Comparison, id: string): boolean {
  const slash = id.indexOf("/");
  return entryOf(comparison, { module: id.slice(0, slash), code: id.slice(slash + 1) })?.stability === "experimental";
}

/** Whether a subject was experimental: an entry, or a whole module. */
export function isMadeFromExperimental(comparison: Comparison, subject: Subject): boolean {
  const entry = entryOf(comparison, subject);
  if (entry !== undefined) return entry.stability === "experimental";
  const pair = comparison.modules.find(({ before }) => before.module.id === subject.module);
  return pair !== undefined && isAllExperimental(pair.before.module);
}

/** Whether a module was experimental, and every entry in it. */
export function isAllExperimental({ stability, entries }: Module): boolean {
  return stability === "experimental" && entries.every((entry) => entry.stability === "experimental");
}

function entryOf({ modules, removedModules }: Comparison, { module, name, code }: Subject): Entry | undefined {
  const index = modules.find(({ before }) => before.module.id === module)?.before;
  if (index !== undefined) return name === undefined ? index.byCode.get(code ?? "") : index.byName.get(name);
  return removedModules.find(({ id }) => id === module)?.entries.find((entry) => entry.code === code);
}
