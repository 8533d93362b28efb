import { options, targetLoaders, templateLoaders } from "targets:all";
import type { Target, Templates } from "../../../generator/targets/target.js";

/* Targets are most of errspec, so each is loaded when it is wanted. Their options are enough to read a spec. */

export { options };

/** The IDs of all targets, in order. */
export const targetIds: readonly string[] = Object.keys(options);

/** The targets with some IDs, in the order of the IDs. */
export function loadTargets(ids: readonly string[]): Promise<readonly Target[]> {
  const wanted = targetIds.filter((id) => ids.includes(id));
  return Promise.all(wanted.flatMap((id) => targetLoaders[id]?.() ?? []));
}

/** The templates of some targets, by path: `go/module.go.hbs`. */
export async function loadTemplates(ids: readonly string[]): Promise<Templates> {
  const all = await Promise.all(ids.flatMap((id) => templateLoaders[id]?.() ?? []));
  return new Map(all.flatMap(({ default: texts }) => Object.entries(texts)));
}
