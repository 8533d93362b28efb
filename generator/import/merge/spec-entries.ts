import { isMap, isScalar, isSeq } from "yaml";
import type { YAMLMap } from "yaml";
import type { Opened } from "../../edit/yaml.js";

/** A module or an entry of a spec file that is open for edits. */
export interface Located {
  readonly opened: Opened;
  readonly map: YAMLMap;
}

/** Entries by module and code; see {@link entryKey}. */
export type Entries = ReadonlyMap<string, Located>;

/** The module with this ID. */
export function moduleIn(opened: readonly Opened[], id: string): Located | undefined {
  for (const file of opened) {
    const map = modulesOf(file.root).find((module) => idOf(module) === id);
    if (map !== undefined) return { opened: file, map };
  }
  return undefined;
}

/** All entries of the files. */
export function entriesIn(opened: readonly Opened[]): Entries {
  const entries = new Map<string, Located>();
  for (const file of opened) {
    for (const module of modulesOf(file.root)) {
      const success = module.get("success");
      const errors = module.get("errors");
      for (const map of [success, ...(isSeq(errors) ? errors.items : [])]) {
        if (isMap(map)) entries.set(entryKey(idOf(module), codeOf(map)), { opened: file, map });
      }
    }
  }
  return entries;
}

/** A module and a code as one key. The spec may spell a hexadecimal code in another case than the model does. */
export function entryKey(module: string, code: string): string {
  return JSON.stringify([module, /^0x/i.test(code) ? Number(code) : code]);
}

/** The code of an entry, as written. */
export function codeOf(map: YAMLMap): string {
  const node = map.get("code", true);
  return isScalar(node) ? (node.type === "PLAIN" && node.source !== undefined ? node.source : String(node.value)) : "";
}

/** The module of a file, or the modules in its `modules` list. */
function modulesOf(root: YAMLMap): readonly YAMLMap[] {
  const inner = root.get("modules");
  return [root, ...(isSeq(inner) ? inner.items.filter((item): item is YAMLMap => isMap(item)) : [])];
}

function idOf(module: YAMLMap): string {
  const id = module.get("module");
  return typeof id === "string" || typeof id === "number" ? String(id) : "";
}
