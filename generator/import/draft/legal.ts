import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { isName } from "../../model/name.js";
import type { Catalog } from "../../model/catalog.js";
import { allEntries } from "./draft.js";
import type { Draft, DraftEntry, DraftModule } from "./draft.js";
import { distinctName, placeholderName } from "./name.js";

/** A spec checked for every target: what it holds and what is wrong with it. */
export interface Checked {
  readonly catalog: Catalog | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const rules: ReadonlySet<string> = new Set(["unreserved-identifier", "unique-identifier", "unique-name"]);

/**
 * Renames what some language cannot have: the entry, or the module, that a diagnostic points at. Always the same way, so
 * that the next import proposes the same names. The same draft comes back when there is nothing to rename.
 */
export function renameIllegal(draft: Draft, { catalog, diagnostics }: Checked): Draft {
  const places = new Set(
    diagnostics
      .filter(({ rule, severity }) => severity === "error" && rules.has(rule))
      .map(({ at }) => `${at.file}:${at.line}`),
  );
  if (places.size === 0 || catalog === undefined) return draft;
  const illegal = new Set<string>();
  const modules = new Set<string>();
  for (const module of catalog.modules) {
    for (const entry of allEntries(module)) {
      for (const { file, line } of [entry.at("name"), entry.at()]) {
        if (places.delete(`${file}:${line}`)) illegal.add(JSON.stringify([module.id, entry.code]));
      }
    }
    const { file, line } = module.at("module");
    if (places.has(`${file}:${line}`)) modules.add(module.id);
  }
  const isCatalogs = ["catalog", "name"].some((key) => {
    const { file, line } = catalog.at(key);
    return places.has(`${file}:${line}`);
  });
  return {
    ...draft,
    id: isCatalogs ? `${draft.id}-codes` : draft.id,
    modules: draft.modules.map((module) =>
      renamed(module, illegal, modules.has(module.id) ? `${module.id}-codes` : module.id),
    ),
    envelope:
      draft.envelope.common !== undefined && modules.has(draft.envelope.common)
        ? { ...draft.envelope, common: `${draft.envelope.common}-codes` }
        : draft.envelope,
  };
}

function renamed(module: DraftModule, illegal: ReadonlySet<string>, id: string): DraftModule {
  const taken = new Set(allEntries(module).map(({ name }) => name));
  const rename = (entry: DraftEntry): DraftEntry => {
    if (!illegal.has(JSON.stringify([module.id, entry.code]))) return entry;
    const candidates = [
      `${entry.name}Code`,
      distinctName(entry.name, entry.code),
      placeholderName(entry.code),
      `${placeholderName(entry.code)}Code`,
    ];
    const name =
      candidates.find((candidate) => candidate !== entry.name && !taken.has(candidate) && isName(candidate)) ??
      entry.name;
    taken.add(name);
    return { ...entry, name };
  };
  return { ...module, id, success: module.success && rename(module.success), entries: module.entries.map(rename) };
}
