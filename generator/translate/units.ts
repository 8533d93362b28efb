import { isMap, isScalar, isSeq } from "yaml";
import type { YAMLMap, YAMLSeq } from "yaml";
import type { Opened } from "../edit/yaml.js";

/** One translatable text of a spec, and its place in the YAML. */
export interface Unit {
  /** Identifies the text for translators and for the import: `dsa/2130/text`. */
  readonly id: string;
  /** What the text belongs to: the name of an entry, or the ID of a module or group. */
  readonly context: string;
  /** The texts that the spec has, by locale. */
  readonly texts: Readonly<Partial<Record<string, string>>>;
  readonly opened: Opened;
  /** The mapping or the list that it is in, and its key or index there. */
  readonly parent: YAMLMap | YAMLSeq;
  readonly key: string | number;
}

/** The translatable texts of a spec in the order of its files, the catalog's first. `source` is the source locale. */
export function unitsOf(opened: readonly Opened[], source: string): readonly Unit[] {
  const units: Unit[] = [];
  const catalogFirst = [...opened].sort((a, b) => Number(b.root.has("catalog")) - Number(a.root.has("catalog")));
  for (const file of catalogFirst) {
    const add: Add = (id, context, parent, keys) => {
      if (!isMap(parent) && !isSeq(parent)) return;
      for (const key of keys) {
        const texts = textsOf(parent.get(key, true), source);
        if (texts[source] !== undefined) units.push({ id: `${id}/${key}`, context, texts, opened: file, parent, key });
      }
    };
    if (file.root.has("catalog")) add("catalog", plain(file.root.get("catalog", true)), file.root, titles);
    for (const module of [file.root, ...itemsOf(file.root.get("modules"))]) {
      if (isMap(module) && module.has("module")) addModule(module, add);
    }
  }
  return units;
}

const titles = ["title", "description"];

type Add = (id: string, context: string, parent: unknown, keys: readonly (string | number)[]) => void;

function addModule(module: YAMLMap, add: Add): void {
  const id = plain(module.get("module", true));
  add(id, id, module, titles);
  const groups = module.get("groups");
  for (const pair of isMap(groups) ? groups.items : []) {
    const group = plain(pair.key);
    add(`${id}/groups/${encoded(group)}`, group, pair.value, ["title"]);
  }
  for (const entry of [module.get("success"), ...itemsOf(module.get("errors"))]) {
    if (!isMap(entry)) continue;
    const path = `${id}/${encoded(plain(entry.get("code", true)))}`;
    const name = plain(entry.get("name", true));
    add(path, name, entry, ["title", "text", "note", "otherwise"]);
    add(`${path}/deprecated`, name, entry.get("deprecated"), ["reason"]);
    for (const list of ["causes", "solutions"]) {
      const texts = entry.get(list);
      add(`${path}/${list}`, name, texts, [...itemsOf(texts).keys()]);
    }
    for (const [i, was] of itemsOf(entry.get("was")).entries()) add(`${path}/was/${i}`, name, was, ["text"]);
    for (const [i, link] of itemsOf(entry.get("links")).entries()) add(`${path}/links/${i}`, name, link, ["title"]);
  }
}

/** A part of an ID. A slash separates parts, so it is encoded inside one. */
function encoded(part: string): string {
  return part.replaceAll("%", "%25").replaceAll("/", "%2F");
}

function itemsOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : [];
}

/** The text of a scalar as the author spelled it: `0x80070005` and `007` stay as they are. */
function plain(node: unknown): string {
  if (!isScalar(node)) return "";
  return node.type === "PLAIN" && node.source !== undefined ? node.source : String(node.value);
}

function textsOf(node: unknown, source: string): Readonly<Partial<Record<string, string>>> {
  if (isScalar(node)) return node.value === null ? {} : { [source]: plain(node).trim() };
  if (!isMap(node)) return {};
  return Object.fromEntries(node.items.map(({ key, value }) => [plain(key), plain(value).trim()]));
}
