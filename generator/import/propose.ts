import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { SpecFile } from "../load/spec-file.js";
import { compose } from "./draft/compose.js";
import type { Origin } from "./draft/compose.js";
import type { Remark } from "./draft/remark.js";
import type { Draft } from "./draft/draft.js";
import { renameIllegal } from "./draft/legal.js";
import type { Checked } from "./draft/legal.js";
import { Unreadable } from "./document.js";
import { readDocument } from "./read.js";
import { accountFor } from "./report/account.js";
import type { Report } from "./report/account.js";
import { understand } from "./understand/understand.js";
import { writeSpec } from "./write/spec-text.js";
import type { WrittenFile } from "./write/spec-text.js";

/** A document as it was read from the disk. */
export interface DocumentFile {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** Whether the user gave it its name: then the catalog is called by that, whatever the document calls itself. */
  readonly renamed?: boolean;
}

/** What a run of the import starts from. */
export interface ImportInputs {
  readonly document: DocumentFile;
  /** The same codes in other languages. */
  readonly translations: readonly (DocumentFile & { readonly locale: string })[];
  /** The document's language, where its script does not tell. */
  readonly language: string | undefined;
  /** Loads a spec and checks it for every target. */
  readonly check: (files: readonly SpecFile[]) => Checked;
}

export interface Proposal {
  readonly draft: Draft;
  readonly files: readonly WrittenFile[];
  readonly report: Report;
  /** What is wrong with the spec as proposed; of severity error only by a fault of ours. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How often names are changed that some language cannot have: each time they are further from what others use. */
const attempts = 4;

/** From documents to a spec and an account of every cell of theirs. No disk. */
export async function propose({ document, translations, language, check }: ImportInputs): Promise<Proposal> {
  const main = await originOf(document);
  const others = await Promise.all(
    translations.map(async (file) => ({ ...(await originOf(file)), locale: file.locale })),
  );
  const { draft: first, remarks } = compose(main, language, others);
  return finish(first, [main, ...others], remarks, check);
}

/** Reads a document and tells its tables of codes from the others; without any, it is refused. */
async function originOf({ path, text, sha256, renamed = false }: DocumentFile): Promise<Origin> {
  const read = await readDocument(path, text);
  const document = renamed ? { ...read, named: false } : read;
  const understood = understand(document);
  if (!understood.tables.some(({ readings }) => readings.some(({ kind }) => kind === "entry")))
    throw new Unreadable(noCodes(understood));
  return { document, understood, source: { document: path, sha256 }, text };
}

function noCodes({ skipped }: Origin["understood"]): string {
  if (skipped.length === 0) return "no table and no list of codes was found in it";
  const reasons = new Map<string, number>();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const told = [...reasons].map(([reason, count]) =>
    skipped.length === 1 ? reason : `${count} of ${skipped.length}: ${reason}`,
  );
  return `no table of codes was found in it (${skipped.length === 1 ? "of its one table, " : "of its tables, "}${told.join("; ")})`;
}

function finish(
  first: Draft,
  origins: readonly Origin[],
  remarks: readonly Remark[],
  check: ImportInputs["check"],
): Proposal {
  let draft = first;
  let files = writeSpec(draft);
  let checked = check(specFiles(files));
  for (let i = 0; i < attempts && hasErrors(checked.diagnostics); i += 1) {
    const next = renameIllegal(draft, checked);
    if (next === draft) break;
    draft = next;
    files = writeSpec(draft);
    checked = check(specFiles(files));
  }
  if (checked.catalog === undefined || hasErrors(checked.diagnostics)) {
    const [problem] = checked.diagnostics.filter(({ severity }) => severity === "error");
    throw new Error(
      `the spec made of ${origins[0]?.document.path ?? ""} is not valid: ${problem?.at.file ?? ""}:${problem?.at.line ?? 0}: ${problem?.message ?? ""}`,
    );
  }
  return {
    draft,
    files,
    report: accountFor(origins, draft, checked.catalog, files, remarks),
    diagnostics: checked.diagnostics,
  };
}

export function specFiles(files: readonly WrittenFile[], folder = "spec"): SpecFile[] {
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, source: `spec/${path}`, text }));
}
