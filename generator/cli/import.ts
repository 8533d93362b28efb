import { join } from "node:path";
import { count } from "../diagnostic/count.js";
import { visible } from "../diagnostic/visible.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { isFreeFolder, readIfThere, removeFiles } from "../disk/import.js";
import { replaceFiles } from "../disk/stage.js";
import { isSpecFolder, readStarter } from "../disk/inputs.js";
import { writeNewFiles } from "../disk/write.js";
import { Unreadable } from "../import/document.js";
import type { DocumentFile, Proposal } from "../import/propose.js";
import type { Checked } from "../import/draft/legal.js";
import type { Choice } from "../import/understand/choice.js";
import type { Plan } from "../import/merge/plan.js";
import type { Snapshot } from "../import/merge/snapshot.js";
import { catalogFileName, isOwn } from "../load/spec-file.js";
import type { SpecFile } from "../load/spec-file.js";
import type { OutputFile } from "../output/file.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { differences, isOpenapi, operationsOf } from "./document-operations.js";
import type { ImportedOperations } from "./import-operations.js";
import { readDocumentCalled } from "./import-document.js";
import { namesFile } from "./import-names.js";
import { openSpec } from "./open.js";
import { print, printError } from "./output.js";
import { printDiagnostics } from "./spec.js";
import { untouchedStarter } from "./starter.js";
import type { UntouchedStarter } from "./starter.js";

export interface ImportOptions {
  /** A file, or `-` for standard input. */
  readonly document: string;
  /** A name for the document, instead of its file name. The catalog is named after it. */
  readonly name?: string | undefined;
  /** The spec's folder. */
  readonly spec: string;
  /** The same codes in other languages. */
  readonly translations: readonly { readonly locale: string; readonly document: string }[];
  /** The document's language, for when its script does not identify it. */
  readonly language: string | undefined;
  /** Write nothing; report how the document differs from the spec. */
  readonly check: boolean;
  readonly report: "summary" | "full" | "json";
  /** List everything that is proposed, with its evidence. */
  readonly review?: boolean | undefined;
  /** What the user decides about the tables of the document. */
  readonly choice?: Choice | undefined;
  /** A table of names for the codes. If it does not exist, it is written for the user to fill in, and nothing else. */
  readonly names?: string | undefined;
}

type Check = (files: readonly SpecFile[]) => Checked;

/** Creates a spec from a published document, or merges a newer edition of the document into that spec. */
export async function importCommand(options: ImportOptions): Promise<ExitCode> {
  const document = await readDocumentCalled(options.document, options.name);
  const translations = await Promise.all(
    options.translations.map(async ({ locale, document }) => ({ ...(await readDocumentCalled(document)), locale })),
  );
  const [{ propose }, { check }, { targets }] = await Promise.all([
    import("../import/propose.js"),
    import("../check.js"),
    import("../targets/index.js"),
  ]);
  const checkSpec: Check = (files) => check(files, targets);
  const starter = isSpecFolder(options.spec) && !options.check ? untouchedStarter(options.spec) : undefined;
  if (options.names !== undefined && isSpecFolder(options.spec) && starter === undefined)
    throw new UsageError(`--names is for a new spec; in ${options.spec}, names are yours to edit`);
  const names = options.names === undefined ? undefined : await namesFile(options.names);
  let proposal: Proposal;
  try {
    proposal = await propose({
      document,
      translations,
      language: options.language,
      choice: options.choice,
      names: names?.read(),
      check: checkSpec,
    });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    printError(`${options.document === "-" ? "standard input" : options.document}: ${error.message}`);
    printError("nothing was written");
    return 1;
  }
  if (names !== undefined && !names.exists) return names.write(proposal.draft);
  if (isSpecFolder(options.spec) && starter === undefined) return merge(options, document, proposal, checkSpec);
  if (options.check)
    throw new UsageError(
      `${join(options.spec, catalogFileName)} does not exist; --check compares the document with a spec`,
    );
  return create(options, document, proposal, checkSpec, starter);
}

/** Writes a new spec, in the place of the starter that `errspec init` wrote if nobody has changed it. */
async function create(
  options: ImportOptions,
  document: DocumentFile,
  proposal: Proposal,
  checkSpec: Check,
  starter: UntouchedStarter | undefined,
): Promise<ExitCode> {
  const { snapshotFileName, snapshotOf, snapshotText } = await import("../import/merge/snapshot.js");
  const modules = proposal.files.map((file) =>
    starter !== undefined && file.path === catalogFileName
      ? { ...file, text: starter.carryOver(file.text, proposal.draft.locales) }
      : file,
  );
  const schemas = readStarter().filter(({ path }) => path.startsWith("schema/"));
  const snapshot = { path: snapshotFileName, text: snapshotText(snapshotOf(proposal.draft)) };
  const proposed = withFiles([], modules, options.spec);
  const { diagnostics } = starter === undefined ? proposal : checkSpec(proposed);
  if (hasErrors(diagnostics)) {
    printDiagnostics(diagnostics, proposed);
    printError("the spec would have errors with what the example of `errspec init` has; nothing was written");
    return 1;
  }
  const operations = await operationsOf(document, proposal, proposed, checkSpec);
  const files = [...replaced(modules, operations), snapshot, ...schemas];
  const names = new Set(files.map(({ path }) => path.replace(/\/.*/, "")));
  if (starter === undefined && !isFreeFolder(options.spec, names)) {
    throw new UsageError(`${options.spec} contains files but no spec; choose an empty or a new folder with --spec`);
  }
  const lostCells = await printReport(options, proposal, undefined, operations);
  if (lostCells > 0) {
    printError(`${count(lostCells, "cell")} would be lost; nothing was written`);
    return 1;
  }
  const created = starter === undefined ? await writeNewFiles(options.spec, files) : files;
  if (starter !== undefined) {
    removeFiles(options.spec, starter.examples);
    await replaceFiles(options.spec, files);
  }
  if (options.report !== "json") {
    if (starter !== undefined)
      print(`${options.spec} had only the example of \`errspec init\`; the document replaces it`);
    for (const { path } of created) print(`created ${options.spec}/${path}`);
    print("Next, review the names, then run `npx errspec generate`.");
  }
  return 0;
}

async function merge(
  options: ImportOptions,
  document: DocumentFile,
  proposal: Proposal,
  checkSpec: Check,
): Promise<ExitCode> {
  const opened = await openSpec(options.spec);
  if (opened === undefined) {
    printError(`${options.spec} has errors; fix them before you import a document into it; nothing was written`);
    return 1;
  }
  const { spec, catalog } = opened;
  const [{ planMerge }, { parseSnapshot, snapshotAfter, snapshotFileName, snapshotText }] = await Promise.all([
    import("../import/merge/plan.js"),
    import("../import/merge/snapshot.js"),
  ]);
  const base = snapshotIn(options.spec, snapshotFileName, parseSnapshot);
  if (base === undefined && !options.check) {
    throw new UsageError(
      `${options.spec} has a spec that was not imported; import into another folder with --spec, compare with --check, or add translations with errspec translate import`,
    );
  }
  const [source] = catalog.locales;
  const [language] = proposal.draft.locales;
  if (language !== source) {
    throw new UsageError(
      `the document is in ${language ?? "an unknown language"}, but the source locale of ${options.spec} is ${source}; pass --language ${source} if the document is in that language`,
    );
  }
  const plan = planMerge(base, catalog, proposal.draft);
  const differing = options.check ? await differences(document, proposal, catalog) : [];
  const merged = options.check
    ? undefined
    : await mergedSpec(options, document, proposal, { before: spec, plan, checkSpec });
  const lostCells = await printReport(options, proposal, plan, merged?.operations, differing);
  if (merged === undefined) return plan.changes.length + differing.length + lostCells > 0 ? 1 : 0;
  if (lostCells > 0) {
    printError(`${count(lostCells, "cell")} would be lost; nothing was written`);
    return 1;
  }
  if (merged.problem !== undefined) {
    if (hasErrors(merged.diagnostics)) printDiagnostics(merged.diagnostics, merged.spec);
    printError(`${merged.problem}; nothing was written`);
    return 1;
  }
  const vanished = plan.changes.filter((change) => change.kind === "vanished");
  const snapshot = snapshotAfter(base ?? { documents: [], modules: {} }, plan.draft, vanished);
  const written = replaced(merged.files, merged.operations);
  await replaceFiles(options.spec, [...written, { path: snapshotFileName, text: snapshotText(snapshot) }]);
  if (options.report !== "json") for (const { path } of written) print(`updated ${options.spec}/${path}`);
  const unresolved = plan.changes.filter(({ kind }) => kind === "conflict" || kind === "meaning").length;
  if (unresolved === 0) return 0;
  printError(`${count(unresolved, "change")} to resolve; see above`);
  return 1;
}

/** A spec after a merge, before it is written. */
interface Merged {
  readonly spec: readonly SpecFile[];
  /** The files that the merge changes. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Why the merge cannot be written. */
  readonly problem?: string;
  readonly operations?: ImportedOperations | undefined;
}

/** Applies a plan to a spec, with the operations of the document. */
async function mergedSpec(
  options: ImportOptions,
  document: DocumentFile,
  proposal: Proposal,
  { before, plan, checkSpec }: Readonly<{ before: readonly SpecFile[]; plan: Plan; checkSpec: Check }>,
): Promise<Merged> {
  const { applyPlan } = await import("../import/merge/apply.js");
  let files: readonly OutputFile[];
  try {
    files = applyPlan(before.filter(isOwn), plan);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { spec: before, files: [], diagnostics: [], problem: error.message };
  }
  const spec = withFiles(before, files, options.spec);
  const { diagnostics } = checkSpec(spec);
  if (hasErrors(diagnostics)) return { spec, files, diagnostics, problem: "the merged spec would have errors" };
  return { spec, files, diagnostics, operations: await operationsOf(document, proposal, spec, checkSpec) };
}

function snapshotIn(folder: string, name: string, parse: (text: string) => Snapshot | undefined): Snapshot | undefined {
  const text = readIfThere(folder, name);
  if (text === undefined) return undefined;
  const snapshot = parse(text);
  if (snapshot === undefined)
    throw new UsageError(`cannot parse ${join(folder, name)}; restore it from version control`);
  return snapshot;
}

/** The spec as it would be after the merge, to check it before anything is written. */
function withFiles(spec: readonly SpecFile[], files: readonly OutputFile[], folder: string): SpecFile[] {
  const changed = new Map(files.map(({ path, text }) => [path, text]));
  const nameOf = ({ source }: SpecFile): string => source.replace(/^.*\//, "");
  const known = new Set(spec.filter(isOwn).map(nameOf));
  return [
    ...spec.map((file) => (isOwn(file) ? { ...file, text: changed.get(nameOf(file)) ?? file.text } : file)),
    ...files
      .filter(({ path }) => !known.has(path))
      .map(({ path, text }) => ({ path: `${folder}/${path}`, source: `spec/${path}`, text })),
  ];
}

/** The files of a spec with those that its operations are in. */
function replaced(files: readonly OutputFile[], operations: ImportedOperations | undefined): readonly OutputFile[] {
  const listed = operations?.files ?? [];
  return [...files.filter(({ path }) => !listed.some((file) => file.path === path)), ...listed];
}

function printOperations(operations: ImportedOperations | undefined): void {
  if (operations === undefined) return;
  print(`operations: ${operations.added} new`);
  for (const remark of operations.remarks) print(`note: ${visible(remark)}`);
}

/** Prints the report. Returns how many cells would be lost. */
async function printReport(
  options: ImportOptions,
  { draft, report }: Proposal,
  plan: Plan | undefined,
  operations: ImportedOperations | undefined,
  differing: readonly string[] = [],
): Promise<number> {
  const lostCells = report.accounts.reduce((sum, { cells }) => sum + cells.lost, 0);
  if (options.report === "json") {
    const { importReport } = await import("../import/report/json.js");
    const { added = 0, remarks = [] } = operations ?? {};
    const listed = isOpenapi(report) ? { added, remarks, differences: differing } : null;
    print(JSON.stringify(importReport(report, plan?.changes ?? [], listed), undefined, 2));
    return lostCells;
  }
  const { changeLines, reportLines } = await import("../import/report/report-lines.js");
  for (const line of reportLines(report, options.report)) print(line);
  printOperations(operations);
  if (options.review === true) {
    const { reviewLines } = await import("../import/report/review-lines.js");
    for (const line of reviewLines(draft)) print(line);
  }
  if (plan !== undefined) {
    for (const line of changeLines(plan.changes)) print(line);
    for (const line of differing) print(visible(line));
    if (plan.changes.length + differing.length + (operations?.added ?? 0) === 0)
      print("the spec is up to date with the document");
  }
  return lostCells;
}
