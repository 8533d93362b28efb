import { commonModule } from "../model/catalog.js";
import type { Catalog, Module } from "../model/catalog.js";
import type { Range, Step } from "../model/position.js";
import { isCatalog, isMapping, itemOf, rangeOf, treeAt, treeOf } from "./document.js";
import type { SpecDocument } from "./document.js";
import { textAt } from "./mentions.js";
import type { Tree } from "../load/tree.js";
import { keysAt, valuesAt } from "./schema.js";
import type { JsonSchema } from "./schema.js";

/** Something that can be written at an offset. */
export interface Completion {
  readonly kind: "key" | "value" | "code" | "error" | "group" | "module";
  readonly label: string;
  /** What is written. */
  readonly text: string;
  readonly detail: string | undefined;
  /** What it replaces. */
  readonly at: Range;
}

/** What completions need besides the document. */
export interface CompletionContext {
  /** The catalog as it was when the spec could last be read. */
  readonly catalog: Catalog | undefined;
  readonly schema: JsonSchema;
  /** The next free code of a module, or of one of its groups. */
  readonly nextCode: (module: Module, group: string | undefined) => string | undefined;
}

/** Stands for what is being written, in the text that is parsed. */
const here = "errspechere";

/** What can be written at an offset: keys, values of closed sets, names, and the next free code. */
export function completionsAt(
  document: SpecDocument,
  offset: number,
  context: CompletionContext,
): readonly Completion[] {
  const { text } = document;
  const start = offset - (/[\w./-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0);
  const end = offset + (/^[\w./-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
  const at = rangeOf(document, start, end);
  const found = spotOf(text.slice(0, start), text.slice(end));
  if (found === undefined) return [];
  const { tree, path, isKey } = found;
  if (isKey) return keys(tree, path.slice(0, -1), at, context);
  const values = valueItems(document, tree, path, context);
  const shown = values.map(({ kind, label, detail }): Completion => ({ kind, label, text: label, detail, at }));
  // In a mapping whose first key is being written, the key looks like a value.
  return shown.length > 0 ? shown : keys(tree, path, at, context);
}

interface Found {
  readonly tree: Tree;
  readonly path: readonly Step[];
  readonly isKey: boolean;
}

/** Parses the text with a mark between its parts: as a value or a flow key, or else as a key of a block mapping. */
function spotOf(before: string, after: string): Found | undefined {
  for (const mark of [here, `${here}:`]) {
    const tree = treeOf(before + mark + after);
    const found = tree && markIn(tree, []);
    if (tree !== undefined && found !== undefined) return { tree, ...found };
  }
  return undefined;
}

function markIn(tree: Tree, path: readonly Step[]): Omit<Found, "tree"> | undefined {
  if (tree.type === "scalar") return tree.value === here ? { path, isKey: false } : undefined;
  for (const [index, item] of tree.items.entries()) {
    const isItem = "key" in item;
    const inner = [...path, isItem ? item.key : index];
    if (isItem && item.key === here) return { path: inner, isKey: true };
    const found = markIn(isItem ? item.value : item, inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keys(tree: Tree, path: readonly Step[], at: Range, { schema }: CompletionContext): readonly Completion[] {
  const mapping = treeAt(tree, path);
  const present = new Set(isMapping(mapping) ? mapping.items.map(({ key }) => key) : []);
  const hasColon = isMapping(mapping) && itemOf(mapping, here)?.value.type !== "scalar";
  return keysAt(schema, path)
    .filter(({ key }) => !present.has(key))
    .map(({ key, description, opens }) => {
      const text = hasColon ? key : `${key}:${opens ? "" : " "}`;
      return { kind: "key", label: key, text, detail: description, at };
    });
}

type Item = Pick<Completion, "kind" | "label" | "detail">;

function valueItems(
  document: SpecDocument,
  tree: Tree,
  path: readonly Step[],
  { catalog, schema, nextCode }: CompletionContext,
): readonly Item[] {
  const listed = (kind: Completion["kind"], labels: readonly string[], detail?: string): readonly Item[] =>
    labels.map((label) => ({ kind, label, detail }));
  const known = valuesAt(schema, path);
  if (known.length > 0) return listed("value", known);
  if (catalog === undefined) return [];
  const key = path.findLast((step) => typeof step === "string");
  const root = isCatalog(document) && path[0] === "modules" ? path.slice(0, 2) : [];
  const module = catalog.modules.find(({ id }) => id === textAt(treeAt(tree, root), "module")?.value);
  const entry = treeAt(tree, path.slice(0, -1));
  if (
    path.includes("operations") &&
    (key === "errors" || key === "except" || key === "error" || path.includes("tags"))
  ) {
    return catalog.modules.flatMap(({ id, entries }) =>
      listed(
        "error",
        entries.map(({ name }) => `${id}.${name}`),
      ),
    );
  }
  switch (key) {
    case "module":
    case "common":
      return listed(
        "module",
        catalog.modules.map(({ id }) => id),
      );
    case "carrier":
    case "unexpected":
      return listed(
        "error",
        (commonModule(catalog)?.entries ?? []).map(({ name }) => name),
      );
    case "replaced-by":
      return listed(
        "error",
        (module?.entries ?? []).map(({ name }) => name),
      );
    case "group":
      return listed(
        "group",
        (module?.groups ?? []).map(({ id }) => id),
      );
    case "code": {
      const next = module && path.includes("errors") ? nextCode(module, textAt(entry, "group")?.value) : undefined;
      return next === undefined ? [] : listed("code", [next], "the next free code");
    }
    default:
      return [];
  }
}
