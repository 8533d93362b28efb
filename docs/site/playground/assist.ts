import catalogSchema from "../../../spec/schema/errspec.schema.json" with { type: "json" };
import moduleSchema from "../../../spec/schema/module.schema.json" with { type: "json" };
import operationsSchema from "../../../spec/schema/operations.schema.json" with { type: "json" };
import { startsOfLines } from "../../../generator/diagnostic/source.js";
import type { SpecFile } from "../../../generator/load/spec-file.js";
import { completionsAt } from "../../../generator/lsp/completion.js";
import { documentOf, isCatalog, itemOf } from "../../../generator/lsp/document.js";
import type { SpecDocument } from "../../../generator/lsp/document.js";
import { hoverAt } from "../../../generator/lsp/hover.js";
import type { JsonSchema } from "../../../generator/lsp/schema.js";
import type { Catalog, Module } from "../../../generator/model/catalog.js";
import type { Range } from "../../../generator/model/position.js";
import { nextCode } from "../../../generator/next-code.js";
import { isNumeric } from "../../../generator/sdk/code-reader.js";
import type { Completion, Hover } from "./protocol.js";

/* What the language server says about a place of a spec, for the editor in the page. */

/** What can be written at an offset of a file. */
export function completions(
  files: readonly SpecFile[],
  path: string,
  offset: number,
  catalog: Catalog | undefined,
): readonly Completion[] {
  const document = documentIn(files, path);
  const next = (module: Module, group: string | undefined): string | undefined => {
    const known = module.groups.some(({ id }) => id === group) ? group : undefined;
    return catalog && isNumeric(module.codeType) ? nextCode(catalog, module, known).next : undefined;
  };
  return completionsAt(document, offset, { catalog, nextCode: next, schema: schemaOf(document) }).map(
    ({ kind, label, text, detail, at }) => ({ kind, label, text, detail, ...offsetsOf(document, at) }),
  );
}

/** What is known about the key, the value or the error at an offset of a file. */
export function hoverText(
  files: readonly SpecFile[],
  path: string,
  offset: number,
  catalog: Catalog | undefined,
): Hover | undefined {
  const document = documentIn(files, path);
  const documents = files.map((file) => (file.path === path ? document : documentOf(file.path, file.text)));
  const found = hoverAt(document, offset, { documents, catalog, schema: schemaOf(document) });
  return found && { text: plain(found.markdown), ...offsetsOf(document, found.range) };
}

function documentIn(files: readonly SpecFile[], path: string): SpecDocument {
  return documentOf(path, files.find((file) => file.path === path)?.text ?? "");
}

function schemaOf(document: SpecDocument): JsonSchema {
  const has = (key: string): boolean => itemOf(document.tree, key) !== undefined;
  return isCatalog(document) ? catalogSchema : has("operations") && !has("module") ? operationsSchema : moduleSchema;
}

function offsetsOf({ text }: SpecDocument, { line, column, endLine, endColumn }: Range) {
  const starts = startsOfLines(text);
  const offset = (row: number, place: number): number => (starts[row - 1] ?? 0) + place - 1;
  return { from: offset(line, column), to: offset(endLine, endColumn) };
}

/** The text that Markdown of hovers shows. */
function plain(markdown: string): string {
  return markdown
    .replace(/\*\*/g, "")
    .replace(/^<(.*)>$/gm, "$1")
    .replace(/\\([^])/g, "$1");
}
