import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { SpecFile } from "../load/spec-file.js";
import { compose } from "./draft/compose.js";
import type { Origin } from "./draft/compose.js";
import type { Remark } from "./draft/remark.js";
import type { Draft } from "./draft/draft.js";
import { withNames } from "./draft/given-names.js";
import type { GivenName } from "./draft/given-names.js";
import { renameIllegal } from "./draft/legal.js";
import type { Checked } from "./draft/legal.js";
import { Unreadable } from "./document.js";
import type { SourceDocument } from "./document.js";
import { readDocument } from "./read.js";
import { accountFor } from "./report/account.js";
import type { Report } from "./report/account.js";
import { noChoice } from "./understand/choice.js";
import type { Choice } from "./understand/choice.js";
import type { NoTable } from "./understand/table.js";
import { understand } from "./understand/understand.js";
import { writeSpec } from "./write/spec-text.js";
import type { WrittenFile } from "./write/spec-text.js";

/** A document as it was read from the disk. */
export interface DocumentFile {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** Whether the user named it with `--name`. That name wins over the document's own title. */
  readonly renamed?: boolean;
  /** What its author should know about how it was read, such as parts that were left out. */
  readonly notes?: readonly string[];
}

/** The inputs of an import. */
export interface ImportInputs {
  readonly document: DocumentFile;
  /** The same codes in other languages. */
  readonly translations: readonly (DocumentFile & { readonly locale: string })[];
  /** The document's language, for when its script does not identify it. */
  readonly language: string | undefined;
  /** What the user decides about the tables of the document. */
  readonly choice?: Choice | undefined;
  /** The names that the user gives the codes, and the file that they are in. */
  readonly names?: { readonly file: string; readonly given: readonly GivenName[] } | undefined;
  /** Loads a spec and checks it for every target. */
  readonly check: (files: readonly SpecFile[]) => Checked;
}

/** The result of an import: a spec, and a report on the document. */
export interface Proposal {
  readonly draft: Draft;
  readonly files: readonly WrittenFile[];
  readonly report: Report;
  /** Problems of the proposed spec. Never errors: {@link propose} throws instead. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How many rounds of renaming are tried for names that some target cannot use. */
const attempts = 4;

/** Turns documents into a spec and a report that accounts for every cell. Does not touch the disk. */
export async function propose({
  document,
  translations,
  language,
  choice,
  names,
  check,
}: ImportInputs): Promise<Proposal> {
  const main = await originOf(document, choice);
  const others = await Promise.all(
    translations.map(async (file) => ({ ...(await originOf(file)), locale: file.locale })),
  );
  const { draft: first, remarks, languageFrom } = compose(main, language, others);
  const draft = names === undefined ? first : withNames(first, names.file, names.given);
  return finish(draft, [main, ...others], remarks, languageFrom, check);
}

/** Reads a document and finds its tables of codes. A document without codes is refused. */
async function originOf(
  { path, text, sha256, renamed = false, notes = [] }: DocumentFile,
  choice: Choice = noChoice,
): Promise<Origin> {
  const read = await readDocument(path, text);
  const unread = [...(read.unread ?? []), ...notes.map((message) => ({ start: 0, text: "", message }))];
  const document = { ...read, unread, ...(renamed ? { named: false } : {}) };
  for (const table of choice.tables)
    if (table > document.grids.length)
      throw new Unreadable(`there is no table ${table}; the document has ${count(document.grids.length, "table")}`);
  const understood = understand(document, choice);
  if (!understood.tables.some(({ readings }) => readings.some(({ kind }) => kind === "entry")))
    throw new Unreadable(noCodes(document, understood));
  return { document, understood, source: { document: path, sha256 }, text };
}

function noCodes({ grids }: SourceDocument, { skipped }: Origin["understood"]): string {
  if (skipped.length === 0) return "found no table or list of codes";
  const reasons = new Map<string, number>();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const parts = [...reasons].map(([reason, times]) =>
    skipped.length === 1 ? reason : `${times} of ${skipped.length} tables: ${reason}`,
  );
  const likely = skipped
    .filter(({ candidate }) => candidate !== undefined)
    .reduce<NoTable | undefined>((a, b) => (a && a.grid.rows.length >= b.grid.rows.length ? a : b), undefined);
  const { header = "", index = 0 } = likely?.candidate ?? {};
  const remedy =
    likely === undefined
      ? ""
      : `; if table ${grids.indexOf(likely.grid) + 1} has codes, pass --table ${grids.indexOf(likely.grid) + 1} --code-column ${header === "" ? index + 1 : JSON.stringify(header)}`;
  return `found no table of codes (${parts.join("; ")})${remedy}`;
}

function finish(
  first: Draft,
  origins: readonly Origin[],
  remarks: readonly Remark[],
  languageFrom: string,
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
      `the spec proposed for ${origins[0]?.document.path ?? ""} is invalid: ${problem?.at.file ?? ""}:${problem?.at.line ?? 0}: ${problem?.message ?? ""}`,
    );
  }
  return {
    draft,
    files,
    report: { ...accountFor(origins, draft, checked.catalog, files, remarks), languageFrom },
    diagnostics: checked.diagnostics,
  };
}

/** The files as the loader takes them. */
export function specFiles(files: readonly WrittenFile[], folder = "spec"): SpecFile[] {
  return files.map(({ path, text }) => ({ path: `${folder}/${path}`, source: `spec/${path}`, text }));
}
