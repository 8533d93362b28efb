import { basename } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { DocumentFile } from "../import/propose.js";
import type { Checked } from "../import/draft/legal.js";
import type { SpecFile } from "../load/spec-file.js";
import type { Catalog } from "../model/catalog.js";
import { checkOpenapi } from "../openapi/check.js";
import { readOpenapi } from "../openapi/document.js";
import { specOperations } from "../openapi/spec-operations.js";
import { readSwagger } from "../openapi/swagger.js";
import type { OutputFile } from "../output/file.js";

/** What an import says about the operations of an OpenAPI document. */
export interface ImportedOperations {
  /** Files of the spec, with their paths in its folder. */
  readonly files: readonly OutputFile[];
  readonly added: number;
  readonly remarks: readonly string[];
}

/** Lists the operations of an OpenAPI document in the spec that was made from it. */
export function importOperations(
  { path, text }: DocumentFile,
  spec: readonly SpecFile[],
  check: (files: readonly SpecFile[]) => Checked,
): ImportedOperations {
  const read = readSwagger(path, text) ?? readOpenapi(path, text);
  const { catalog } = check(spec);
  if (!("data" in read)) return { files: [], added: 0, remarks: [`no operation is in the spec: ${problemOf(read)}`] };
  if (catalog === undefined) return { files: [], added: 0, remarks: [] };
  const { files, added, remarks } = specOperations(read, catalog, spec);
  return {
    files: files.map(({ name, text }) => ({ path: name, text })),
    added,
    remarks: remarks.map(({ at, message }) => `${basename(at.file)}:${at.line}: ${message}`),
  };
}

/** The rules of `openapi check` that are about what a document says and the spec does not. */
const driftRules: ReadonlySet<string> = new Set([
  "openapi-operation-unlisted",
  "openapi-operation-missing",
  "openapi-operation-differs",
  "openapi-error-undeclared",
]);

/** How the operations of an OpenAPI document differ from those of a spec. */
export function differingOperations({ path, text }: DocumentFile, catalog: Catalog): readonly string[] {
  const read = readSwagger(path, text) ?? readOpenapi(path, text);
  if (!("data" in read)) return [problemOf(read)];
  return checkOpenapi(read, catalog)
    .filter(({ rule }) => driftRules.has(rule))
    .map((each) => `${basename(each.at.file)}:${each.at.line}: ${problemOf(each)}`);
}

const problemOf = ({ message, help }: Diagnostic): string => (help === undefined ? message : `${message}; ${help}`);
