import { allEntries } from "../../model/catalog.js";
import type { Catalog, Module } from "../../model/catalog.js";
import { parseCode } from "../../model/code-type.js";
import type { Draft, DraftModule } from "../draft/draft.js";
import { unnumbered } from "../draft/headings.js";

/** Matches the modules of the document with those of the spec, by ID, heading and shared codes. */
export function homesOf(mine: Catalog, draft: Draft): ReadonlyMap<DraftModule, Module> {
  const codes = new Map(mine.modules.map((module) => [module, new Set(allEntries(module).map(({ code }) => code))]));
  const pairs = draft.modules.flatMap((theirs) =>
    mine.modules.map((module) => {
      const shared = theirs.entries.filter(({ code }) => codes.get(module)?.has(code) === true).length;
      const share = shared / Math.max(1, Math.min(theirs.entries.length, module.entries.length));
      const fits = theirs.entries.length === 0 || "code" in parseCode(module.codeType, theirs.entries[0]?.code ?? "");
      const titled =
        theirs.title !== "" && unnumbered(theirs.title) === unnumbered(module.title[mine.locales[0]] ?? "");
      return { theirs, module, weight: fits ? share + (theirs.id === module.id ? 1 : 0) + (titled ? 1 : 0) : 0 };
    }),
  );
  const homes = new Map<DraftModule, Module>();
  const used = new Set<Module>();
  for (const { theirs, module, weight } of [...pairs].sort((a, b) => b.weight - a.weight)) {
    if (weight < 0.3 || homes.has(theirs) || used.has(module)) continue;
    homes.set(theirs, module);
    used.add(module);
  }
  return homes;
}
