import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { isName } from "../../model/name.js";
import { allEntries } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import type { Draft, DraftEntry, DraftModule } from "./draft.js";
import { distinctName, placeholderName } from "./name.js";

/** The result of checking a spec for every target. */
export interface Checked {
  readonly catalog: Catalog | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const nameRules: ReadonlySet<string> = new Set(["unreserved-identifier", "unique-identifier", "unique-name"]);

/**
 * Renames the entries and modules whose names some target cannot use, as the diagnostics report. The result is
 * deterministic, so that the next import proposes the same names. Returns the same draft if there is nothing to rename.
 */
export function renameIllegal(draft: Draft, { catalog, diagnostics }: Checked): Draft {
  const places = new Set(
    diagnostics
      .filter(({ rule, severity }) => severity === "error" && nameRules.has(rule))
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
  const isCatalogIllegal = ["catalog", "name"].some((key) => {
    const { file, line } = catalog.at(key);
    return places.has(`${file}:${line}`);
  });
  return {
    ...draft,
    id: isCatalogIllegal ? `${draft.id}-codes` : draft.id,
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
