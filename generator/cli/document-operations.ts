import type { Checked } from "../import/draft/legal.js";
import type { DocumentFile, Proposal } from "../import/propose.js";
import type { SpecFile } from "../load/spec-file.js";
import type { Catalog } from "../model/catalog.js";
import type { ImportedOperations } from "./import-operations.js";

/** The operations of the document, if it has any, for a spec that has its errors. */
export async function operationsOf(
  document: DocumentFile,
  { report }: Proposal,
  spec: readonly SpecFile[],
  checkSpec: (files: readonly SpecFile[]) => Checked,
): Promise<ImportedOperations | undefined> {
  if (!isOpenapi(report)) return undefined;
  const { importOperations } = await import("./import-operations.js");
  return importOperations(document, spec, checkSpec);
}

/** Whether a report is about an OpenAPI document. */
export const isOpenapi = ({ accounts: [first] }: Proposal["report"]): boolean =>
  first?.format.startsWith("OpenAPI") === true;

/** How the operations of the document differ from those of the spec. */
export async function differences(
  document: DocumentFile,
  { report }: Proposal,
  catalog: Catalog,
): Promise<readonly string[]> {
  if (!isOpenapi(report)) return [];
  const { differingOperations } = await import("./import-operations.js");
  return differingOperations(document, catalog);
}
