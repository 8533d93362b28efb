import { isMap, isScalar, isSeq } from "yaml";
import type { Node, YAMLMap } from "yaml";
import type { SpecFile } from "../../load/spec-file.js";
import { addLocale } from "../../edit/locale.js";
import { Unreadable } from "../document.js";
import { quoted } from "../../edit/scalar.js";
import { setText } from "../../edit/text.js";
import { entryText, moduleText, paramText } from "../write/spec-text.js";
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
import type { Change, FieldPath } from "./change.js";
import type { Plan } from "./plan.js";
import { updateSources } from "./source-places.js";
import { codeOf, entriesIn, entryKey, moduleIn } from "./spec-entries.js";
import type { Located } from "./spec-entries.js";
import { applySplices } from "../../edit/splice.js";

/**
 * Applies a plan to the spec's files. Returns the changed and the new files. Only the places in the plan are edited, so the
 * author's comments, order and layout stay.
 */
export function applyPlan(spec: readonly SpecFile[], plan: Plan): WrittenFile[] {
  const opened = openSpec(spec);
  const entries = entriesIn(opened);
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
        setField(entries.get(entryKey(change.module, change.code)), change.field, change.now, source);
        break;
      case "renamed":
        rename(entries.get(entryKey(change.module, change.code)), change.before, change.now);
        break;
      case "params":
        addItems(entries.get(entryKey(change.module, change.code)), "params", change.names.map(paramText));
        break;
      case "meaning":
        addFormerMeaning(entries.get(entryKey(change.module, change.code)), change.before, source);
        break;
      case "conflict": {
        const key = entryKey(change.module, change.code);
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
    const located = entries.get(key);
    if (located !== undefined)
      addLines(located.opened, located.map, [
        "# The document differs here: take over its value or keep yours, then remove this key.",
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

function addEntry(
  opened: readonly Opened[],
  { module, codeType, entry, after }: Change & { readonly kind: "added" },
): void {
  const home = moduleIn(opened, module);
  if (home === undefined) return;
  const errors = home.map.get("errors");
  if (!isSeq(errors)) return;
  const lines = entryText(entry, codeType);
  const file = home.opened;
  if (errors.items.length === 0 || isFlow(errors)) {
    const [start = 0, end = 0] = errors.range ?? [];
    if (errors.items.length > 0)
      throw new Unreadable(`${file.file.path}: the list of errors is in flow style; write it as a block`);
    const before = file.splices.find((splice) => splice.start === start && splice.end === end);
    const text = `\n${lines.join("\n")}`;
    if (before === undefined) file.splices.push({ start, end, text });
    else file.splices[file.splices.indexOf(before)] = { ...before, text: `${before.text}\n${text}` };
    return;
  }
  const items = errors.items.filter((item): item is YAMLMap => isMap(item));
  const previous =
    after === undefined ? undefined : items.find((item) => entryKey("", codeOf(item)) === entryKey("", after));
  const first = items[0];
  const dash = first === undefined ? "  " : indentOf(file, first).slice(2);
  const indented = lines.map((line) => `${dash}${line.slice(2)}`);
  const neighbour = previous ?? items.at(-1);
  if (neighbour === undefined) return;
  const end = isFlow(neighbour) ? endOf(file, neighbour) : endOfMap(file, neighbour);
  const addedBefore =
    after === undefined || previous !== undefined ? undefined : file.added.get(entryKey(module, after));
  const at = addedBefore ?? endOfLine(file, end);
  file.splices.push({ start: at, end: at, text: `\n\n${indented.join("\n")}`, last: true });
  file.added.set(entryKey(module, entry.code), at);
}

function setField(located: Located | undefined, { field, inner }: FieldPath, value: string, source: string): void {
  if (located === undefined) return;
  const { opened: file, map } = located;
  const key = field === "cells" ? "x-cells" : field;
  if (inner !== undefined) {
    setText(file, map, { key, inner, value }, source);
    return;
  }
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) addLines(file, map, [`${key}: ${value}`]);
  else if (isScalar(pair.value)) replaceScalar(file, pair.value, value);
}

/** Gives an entry a new name; the former one stays usable as an alias. */
function rename(located: Located | undefined, before: string, now: string): void {
  if (located === undefined) return;
  const { opened, map } = located;
  const name = map.get("name", true);
  if (!isScalar(name)) return;
  replaceScalar(opened, name, now);
  addItems(located, "aliases", [before]);
  if (!map.has("x-name")) addLines(opened, map, ["x-name: renamed"]);
}

/** Adds items to a list of an entry, which it may not have yet. */
function addItems(located: Located | undefined, key: string, items: readonly string[]): void {
  if (located === undefined) return;
  const { opened, map } = located;
  const list = map.get(key);
  if (!isSeq(list)) {
    addLines(opened, map, [`${key}: [${items.join(", ")}]`]);
  } else if (isFlow(list)) {
    const end = endOfSeq(opened, list);
    const at = list.items.length === 0 ? end - 1 : end;
    opened.splices.push({ start: at, end: at, text: `${list.items.length === 0 ? "" : ", "}${items.join(", ")}` });
  } else {
    const first = (list.items[0] as Node | undefined)?.range?.[0] ?? 0;
    const dash = opened.file.text.lastIndexOf("-", first);
    const indent = opened.file.text.slice(opened.file.text.lastIndexOf("\n", dash) + 1, dash);
    const at = endOfLine(opened, endOfSeq(opened, list));
    opened.splices.push({ start: at, end: at, text: items.map((item) => `\n${indent}- ${item}`).join("") });
  }
}

/** Records the former meaning of a reused code under `was`. */
function addFormerMeaning(located: Located | undefined, before: string, source: string): void {
  if (located === undefined) return;
  const { opened: file, map } = located;
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
