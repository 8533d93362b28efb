import { isMap, isScalar, isSeq } from "yaml";
import type { Node, YAMLMap } from "yaml";
import type { SpecFile } from "../../load/spec-file.js";
import type { Draft } from "../draft/draft.js";
import { addLocale } from "../../edit/locale.js";
import { quoted } from "../../edit/scalar.js";
import { setText } from "../../edit/text.js";
import { entryText, moduleText } from "../write/spec-text.js";
import type { WrittenFile } from "../write/spec-text.js";
import {
  addLines,
  endOf,
  endOfLine,
  endOfMap,
  endOfSeq,
  indentOf,
  isFlow,
  openSpec,
  replaceScalar,
} from "../../edit/yaml.js";
import type { Opened } from "../../edit/yaml.js";
import type { Change, FieldPath, Plan } from "./plan.js";
import { applySplices } from "../../edit/splice.js";

/** An entry of a file. */
interface Found {
  readonly opened: Opened;
  readonly map: YAMLMap;
}

/** Entries by module and code. */
type Entries = ReadonlyMap<string, Found>;

/**
 * The spec's files after a merge: the changed ones and the new ones. Only what the plan names is touched, in its place,
 * so that the author's comments, order and layout stay.
 */
export function applyPlan(spec: readonly SpecFile[], plan: Plan): WrittenFile[] {
  const opened = openSpec(spec);
  const entries = entriesOf(opened);
  const written: WrittenFile[] = [];
  const source = plan.draft.locales[0] ?? "en";
  const conflicts = new Map<string, string[]>();
  for (const change of plan.changes) {
    switch (change.kind) {
      case "module":
        written.push({ path: `${change.module.id}.yaml`, text: moduleText(change.module, source) });
        break;
      case "locale":
        addLocale(opened, change.locale);
        break;
      case "added":
        addEntry(opened, change);
        break;
      case "changed":
        setField(entries.get(keyOf(change.module, change.code)), change.field, change.now, source);
        break;
      case "meaning":
        addFormer(entries.get(keyOf(change.module, change.code)), change.before, source);
        break;
      case "conflict": {
        const key = keyOf(change.module, change.code);
        const lines = conflicts.get(key) ?? [];
        const { field, inner } = change.field;
        lines.push(`  ${quoted(inner === undefined ? field : `${field} ${inner}`)}: ${quoted(change.now)}`);
        conflicts.set(key, lines);
        break;
      }
      default:
        break;
    }
  }
  for (const [key, lines] of conflicts) {
    const found = entries.get(key);
    if (found !== undefined)
      addLines(found.opened, found.map, [
        "# The document says otherwise: take it over or leave it, and remove this key.",
        "x-conflict:",
        ...lines,
      ]);
  }
  updateSources(opened, entries, plan.draft);
  for (const { file, name, splices } of opened) {
    const text = applySplices(file.text, splices);
    if (text !== file.text) written.push({ path: name, text });
  }
  return written;
}

function moduleAt(
  opened: readonly Opened[],
  id: string,
): { readonly opened: Opened; readonly map: YAMLMap } | undefined {
  for (const file of opened) {
    if (text(file.root.get("module")) === id) return { opened: file, map: file.root };
    const inner = file.root.get("modules");
    const map = isSeq(inner)
      ? inner.items.find((item): item is YAMLMap => isMap(item) && text(item.get("module")) === id)
      : undefined;
    if (map !== undefined) return { opened: file, map };
  }
  return undefined;
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function codeOf(map: YAMLMap): string {
  const node = map.get("code", true);
  return isScalar(node) ? (node.type === "PLAIN" && node.source !== undefined ? node.source : String(node.value)) : "";
}

/** A module and a code as one key; hexadecimal codes may be spelt in the file with other capitals than in the model. */
function keyOf(module: string, code: string): string {
  return JSON.stringify([module, /^0x/i.test(code) ? Number(code) : code]);
}

function entriesOf(opened: readonly Opened[]): Entries {
  const entries = new Map<string, Found>();
  for (const file of opened) {
    const inner = file.root.get("modules");
    for (const module of [file.root, ...(isSeq(inner) ? inner.items : [])]) {
      if (!isMap(module)) continue;
      const id = text(module.get("module"));
      const success = module.get("success");
      const errors = module.get("errors");
      for (const map of [success, ...(isSeq(errors) ? errors.items : [])]) {
        if (isMap(map)) entries.set(keyOf(id, codeOf(map)), { opened: file, map });
      }
    }
  }
  return entries;
}

function addEntry(
  opened: readonly Opened[],
  { module, codeType, entry, after }: Change & { readonly kind: "added" },
): void {
  const home = moduleAt(opened, module);
  if (home === undefined) return;
  const errors = home.map.get("errors");
  if (!isSeq(errors)) return;
  const lines = entryText(entry, codeType);
  const file = home.opened;
  if (errors.items.length === 0 || isFlow(errors)) {
    const [start = 0, end = 0] = errors.range ?? [];
    if (errors.items.length > 0)
      throw new Error(`${file.file.path}: the list of errors is written in one line: write it as a block`);
    const before = file.splices.find((splice) => splice.start === start && splice.end === end);
    const text = `\n${lines.join("\n")}`;
    if (before === undefined) file.splices.push({ start, end, text });
    else file.splices[file.splices.indexOf(before)] = { ...before, text: `${before.text}\n${text}` };
    return;
  }
  const items = errors.items.filter((item): item is YAMLMap => isMap(item));
  const previous = after === undefined ? undefined : items.find((item) => keyOf("", codeOf(item)) === keyOf("", after));
  const first = items[0];
  const dash = first === undefined ? "  " : indentOf(file, first).slice(2);
  const indented = lines.map((line) => `${dash}${line.slice(2)}`);
  const neighbour = previous ?? items.at(-1);
  if (neighbour === undefined) return;
  const end = isFlow(neighbour) ? endOf(file, neighbour) : endOfMap(file, neighbour);
  const behind = after === undefined || previous !== undefined ? undefined : file.added.get(keyOf(module, after));
  const at = behind ?? endOfLine(file, end);
  file.splices.push({ start: at, end: at, text: `\n\n${indented.join("\n")}`, last: true });
  file.added.set(keyOf(module, entry.code), at);
}

function setField(found: Found | undefined, { field, inner }: FieldPath, value: string, source: string): void {
  if (found === undefined) return;
  const { opened: file, map } = found;
  const key = field === "cells" ? "x-cells" : field;
  if (inner !== undefined) {
    setText(file, map, { key, inner, value }, source);
    return;
  }
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) addLines(file, map, [`${key}: ${value}`]);
  else if (isScalar(pair.value)) replaceScalar(file, pair.value, value);
}

/** A code whose number was given another meaning keeps the former one under `was`. */
function addFormer(found: Found | undefined, before: string, source: string): void {
  if (found === undefined) return;
  const { opened: file, map } = found;
  const former = `text: { ${source}: ${quoted(before)} }`;
  const was = map.get("was");
  if (was === undefined) addLines(file, map, isFlow(map) ? [`was: [{ ${former} }]`] : ["was:", `  - ${former}`]);
  else if (isSeq(was) && !isFlow(was) && was.items.length > 0) {
    const at = endOfLine(file, endOfSeq(file, was));
    const first = was.items[0];
    const indent = isMap(first) ? indentOf(file, first).slice(2) : "      ";
    file.splices.push({ start: at, end: at, text: `\n${indent}- ${former}` });
  }
}

/** The catalog's file says which edition of the document it was taken from, each entry in which row it stands there. */
function updateSources(opened: readonly Opened[], entries: Entries, draft: Draft): void {
  for (const file of opened) {
    const sources = file.root.get("x-sources");
    if (!isSeq(sources)) continue;
    const start = sources.range?.[0] ?? 0;
    const lineStart = file.file.text.lastIndexOf("\n", start - 1) + 1;
    const lines = draft.sources.flatMap(({ document, sha256 }) => [
      `  - document: ${quoted(document)}`,
      `    sha256: ${sha256}`,
    ]);
    const now = lines.join("\n");
    const end = endOfSeq(file, sources);
    if (file.file.text.slice(lineStart, end).replaceAll('"', "") !== now.replaceAll('"', ""))
      file.splices.push({ start: lineStart, end, text: now });
  }
  for (const module of draft.modules) {
    for (const entry of module.success === undefined ? module.entries : [module.success, ...module.entries]) {
      const found = entries.get(keyOf(module.id, entry.code));
      const pair = found?.map.items.find((item) => isScalar(item.key) && item.key.value === "x-source");
      if (found === undefined || pair === undefined) continue;
      const places = entry.at.map(
        (place) => `{ document: ${quoted(place.document)}, table: ${place.table}, row: ${place.row} }`,
      );
      const node = pair.value as Node | null;
      if (!isMap(node) && !isSeq(node)) continue;
      const start = node.range?.[0] ?? 0;
      const end = isFlow(node)
        ? endOf(found.opened, node)
        : isMap(node)
          ? endOfMap(found.opened, node)
          : endOfSeq(found.opened, node);
      const indent = indentOf(found.opened, found.map);
      const now =
        places.length === 1
          ? (places[0] ?? "")
          : `[${places.map((place) => `\n${indent}  ${place}`).join(",")}\n${indent}]`;
      const same = JSON.stringify(node.toJSON()) === JSON.stringify(entry.at.length === 1 ? entry.at[0] : entry.at);
      if (!same) found.opened.splices.push({ start, end, text: now });
    }
  }
}
