import type { Mapping } from "../load/tree.js";
import type { Range } from "../model/position.js";
import { isMapping, itemOf, rangeOf } from "./document.js";
import type { SpecDocument } from "./document.js";
import { entriesOf, modulesOf, textAt } from "./mentions.js";

/** A line of the outline of a document. */
export interface OutlineItem {
  readonly kind: "module" | "group" | "error" | "operation";
  readonly name: string;
  readonly detail: string;
  readonly range: Range;
  /** The place of its name. */
  readonly place: Range;
  readonly children: readonly OutlineItem[];
}

/** The outline of a document: its modules with their groups and errors, and its operations. */
export function outlineOf(document: SpecDocument): readonly OutlineItem[] {
  const { tree } = document;
  if (!isMapping(tree)) return [];
  const modules = modulesOf(document);
  const items = modules.flatMap((module) => moduleItems(document, module));
  return modules.includes(tree) ? items : [...items, ...operationItems(document, tree)];
}

function moduleItems(document: SpecDocument, module: Mapping): readonly OutlineItem[] {
  const id = textAt(module, "module");
  if (id === undefined) return [];
  const groups = itemOf(module, "groups")?.value;
  const children = [
    ...(isMapping(groups) ? groups.items : []).map(({ key, start, end, value }): OutlineItem => ({
      kind: "group",
      name: key,
      detail: textAt(value, "range")?.value ?? "",
      range: rangeOf(document, start, Math.max(end, value.end)),
      place: rangeOf(document, start, end),
      children: [],
    })),
    ...entriesOf(module).flatMap((entry) => errorItem(document, entry)),
    ...operationItems(document, module),
  ];
  const range = rangeOf(document, module.start, module.end);
  return [{ kind: "module", name: id.value, detail: "", range, place: rangeOf(document, id.start, id.end), children }];
}

function errorItem(document: SpecDocument, entry: Mapping): readonly OutlineItem[] {
  const name = textAt(entry, "name");
  if (name === undefined) return [];
  const code = itemOf(entry, "code")?.value;
  const detail = code === undefined ? "" : document.text.slice(code.start, code.end);
  const range = rangeOf(document, entry.start, entry.end);
  return [
    { kind: "error", name: name.value, detail, range, place: rangeOf(document, name.start, name.end), children: [] },
  ];
}

function operationItems(document: SpecDocument, owner: Mapping): readonly OutlineItem[] {
  const list = itemOf(itemOf(owner, "operations")?.value, "list")?.value;
  return (isMapping(list) ? list.items : []).map(({ key, start, end, value }) => {
    const detail = [textAt(value, "method")?.value, textAt(value, "path")?.value].filter(Boolean).join(" ");
    const range = rangeOf(document, start, Math.max(end, value.end));
    return { kind: "operation", name: key, detail, range, place: rangeOf(document, start, end), children: [] };
  });
}
