import { count } from "../diagnostic/count.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { InputFile } from "../disk/inputs.js";
import { keptModules } from "../disk/kept-modules.js";
import { hasManifest } from "../disk/output.js";
import { writeShardList } from "../disk/shard-lists.js";
import { overriddenTemplates, templatesWith } from "../disk/templates.js";
import type { Settled } from "../disk/watch.js";
import { staleSchemas, writeSchema } from "../disk/schemas.js";
import { buildHash, inputsHash, stampOf, writeStamps } from "../disk/stamp.js";
import { keysOf } from "../file-key.js";
import { decodeSpec } from "../load/decode-spec.js";
import type { KeptModules } from "../load/kept.js";
import type { Change, ChangeKind } from "../output/compare.js";
import type { OutputFile } from "../output/file.js";
import type { Folders } from "../output/folders.js";
import { generate } from "../pipeline.js";
import type { Inputs, Outputs } from "../pipeline.js";
import type { Shard } from "../shard.js";
import { targets } from "../targets/index.js";
import type { Templates } from "../targets/target.js";
import { customTargets } from "./custom-targets.js";
import { reportDrift } from "./drift.js";
import { SpecChanged } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { toItsEnd } from "./failure.js";
import { print, printError } from "./output.js";
import { formatted, placedError, refuseStrays } from "./overridden.js";
import { outsOf, targetFolders } from "./places.js";
import { joinShards, shardOfFolders } from "./shards.js";
import type { OutputFolder } from "./shards.js";
import { printDiagnostics, readSpec } from "./spec.js";
import { compareOutput } from "./write-output.js";
import type { Report } from "./write-output.js";
import { writeTraced } from "./traced-output.js";

export interface GenerateFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** The output's folder. */
  readonly out: string;
  /** Write nothing; report what would change. */
  readonly check: boolean;
  /** With `check`, show every line that differs. */
  readonly diff: boolean;
  /** Overwrite files that were edited by hand or are not errspec's. */
  readonly force: boolean;
  /** Use and update the user's cache. */
  readonly cache: boolean;
  /** With `cache`: the modules that earlier runs have loaded, if not only the cache has them. */
  readonly kept?: KeptModules | undefined;
  /** With `kept`, for a spec that somebody may be writing: waits until its files are complete. */
  readonly settled?: Settled | undefined;
  /** Run the code of the targets that the spec's authors have written. */
  readonly runTargets?: boolean;
  /** Make only the files of one of several runs that share the work. */
  readonly shard?: Shard | undefined;
  /** Make no files; join the results of all shards. */
  readonly joinShards?: boolean;
}

/** Generates the output of a spec, or with `check` reports how it differs. */
export async function generateCommand(options: GenerateFlags): Promise<ExitCode> {
  refuseStrays(options.spec);
  const overridden = overriddenTemplates(options.spec);
  try {
    return await toItsEnd(() => generateWith(overridden, options));
  } catch (error) {
    throw placedError(error, options.spec, overridden);
  }
}

async function generateWith(overridden: readonly InputFile[], options: GenerateFlags): Promise<ExitCode> {
  const started = Date.now();
  const files = readSpec(options.spec);
  const inputs = inputsHash(files, overridden);
  if (options.joinShards === true) return joinedShards(options, inputs);
  const templates = templatesOf(overridden);
  const kept = options.cache && !options.check ? (options.kept ?? keptModules()) : undefined;
  const { spec, diagnostics: unreadable } = decodeSpec(files);
  const beSettled = async (): Promise<void> => {
    if (options.settled !== undefined) await requireSame(files, options.spec, options.settled);
  };
  const inputsOf = (used: Templates): Inputs => ({
    ...{ spec, targets, templates: used, kept },
    customTargets: async (wanted, report) => {
      await beSettled(); // their code may do anything
      return customTargets(wanted, options, report);
    },
  });
  const made =
    unreadable.length > 0 ? { diagnostics: unreadable, files: [], elsewhere: [] } : await generate(inputsOf(templates));
  await beSettled();
  const outputs =
    overridden.length === 0 || hasErrors(made.diagnostics) ? made : await withFormats(made, inputsOf, options);
  if (outputs.diagnostics.length > 0) printDiagnostics(outputs.diagnostics, spec);
  if (hasErrors(outputs.diagnostics)) return 1;

  // What custom targets depend on is not known, so no stamp can say that their files are up to date.
  const isWhole = outputs.catalog?.customTargets === undefined && options.shard === undefined;
  const schemas = staleSchemas(options.spec);
  for (const schema of schemas) {
    if (!options.check) writeSchema(schema);
    print(options.check ? `${schema.path}: stale` : `updated ${schema.path}`);
  }
  const { shard } = options;
  const { catalog } = outputs;
  const folders = shardOfFolders(foldersOf(options, outputs), catalog, shard);
  const total = folders.reduce((sum, folder) => sum + folder.files.length, 0);
  if (options.check) {
    const drifts = folders.map(({ out, files: wanted, isMeant }) => ({
      out,
      changes: compareOutput(out, wanted, isMeant),
    }));
    const stale = drifts.reduce((sum, { changes }) => sum + changes.length, 0);
    if (stale === 0) {
      if (schemas.length === 0 && isWhole) stamp(options, inputs, folders);
      print(`${count(total, "file")} up to date (${seconds(started)})`);
      return schemas.length > 0 ? 1 : 0;
    }
    reportDrift(drifts, options.diff);
    print(`${count(stale, "file")} of ${total} not up to date (${seconds(started)})`);
    return 1;
  }

  let [changed, unchanged, refused] = [0, total, 0];
  const keys =
    options.cache && catalog !== undefined && shard === undefined ? keysOf(catalog, buildHash(overridden)) : undefined;
  for (const [index, { out, files: wanted, isMeant }] of folders.entries()) {
    // Before the files are flushed, which takes as long as all the rest: they have their new texts already.
    const report: Report = ({ done, conflicts }) => {
      // At once: to print a line takes as long as to look at a file.
      if (done.length > 0) print(done.map(({ kind, path }) => `${verbs[kind]} ${out}/${path}`).join("\n"));
      for (const conflict of conflicts) printError(refusal(out, conflict));
      changed += done.length;
      unchanged -= done.filter(({ kind }) => kind !== "extra").length + conflicts.length;
      refused += conflicts.length;
      if (index < folders.length - 1) return;
      print(`${count(changed, "file")} changed, ${Math.max(0, unchanged)} unchanged (${seconds(started)})`);
    };
    const { conflicts, current } = await writeTraced(out, wanted, options.force, keys, report, isMeant);
    if (shard !== undefined && conflicts.length === 0) writeShardList(out, { ...shard, inputs, files: current });
  }
  if (refused > 0) return 1;
  if (isWhole) stamp(options, inputs, folders);
  return 0;
}

/** Throws if the files of a spec are not those that were read. */
async function requireSame(files: readonly InputFile[], spec: string, settled: Settled): Promise<void> {
  const isSame = (await settled()) && inputsHash(readSpec(spec), []) === inputsHash(files, []);
  if (!isSame) throw new SpecChanged();
}

function joinedShards({ spec, out }: GenerateFlags, inputs: string): Promise<ExitCode> {
  return joinShards(out, [...targetFolders({ spec, out }, outsOf(spec)).values()], inputs);
}

/** The same outputs, with the files of overridden templates formatted. */
async function withFormats(
  made: Outputs,
  inputsOf: (templates: Templates) => Inputs,
  { spec }: GenerateFlags,
): Promise<Outputs> {
  const own = await generate({ ...inputsOf(templatesWith([])), customTargets: undefined });
  const elsewhere = made.elsewhere.map(async ({ files, ...folder }) => ({
    ...folder,
    files: await formatted(files, own.elsewhere.find(({ target }) => target === folder.target)?.files ?? files, spec),
  }));
  const ofTemplates = new Set(own.files.map(({ path }) => path));
  const files = await formatted(
    made.files.filter(({ path }) => ofTemplates.has(path)),
    own.files,
    spec,
  );
  const others = made.files.filter(({ path }) => !ofTemplates.has(path));
  return { ...made, files: [...files, ...others], elsewhere: await Promise.all(elsewhere) };
}

let knownTemplates: { readonly hash: string; readonly templates: Templates } | undefined;

/** The templates of a spec. With `--watch`, the same templates are the same object: each is compiled once. */
function templatesOf(overridden: readonly InputFile[]): Templates {
  const hash = buildHash(overridden);
  if (knownTemplates?.hash !== hash) knownTemplates = { hash, templates: templatesWith(overridden) };
  return knownTemplates.templates;
}

/** The output folders of a spec with their files. The common one is last: files may move from it to another. */
function foldersOf(flags: GenerateFlags, { files, elsewhere }: Folders): readonly OutputFolder[] {
  const outs = targetFolders(flags, Object.fromEntries(elsewhere.map(({ target, out }) => [target, out])));
  const folders = elsewhere.map((folder) => ({ out: outs.get(folder.target) ?? "", files: folder.files }));
  const isUsed = files.length > 0 || hasManifest(flags.out);
  return isUsed ? [...folders, { out: flags.out, files }] : folders;
}

/** Writes a stamp, so that the next run with the same inputs only checks these folders. */
function stamp({ spec, out }: GenerateFlags, inputs: string, folders: readonly OutputFolder[]): void {
  writeStamps(
    out,
    stampOf(
      inputs,
      spec,
      folders.map((folder) => folder.out),
    ),
  );
}

const verbs: Readonly<Record<ChangeKind, string>> = {
  missing: "created",
  stale: "updated",
  extra: "removed",
  edited: "overwrote",
  unowned: "overwrote",
  blocked: "left",
};

/** Why a file was kept, and what to do about it. */
function refusal(out: string, { kind, path, wanted, obstacle, trait }: Change): string {
  const file = `${out}/${path}`;
  if (kind === "blocked") return `${file} cannot be written: ${obstacle}; move it away`;
  if (trait === "conflict") {
    return `${file} has a merge conflict with lines that errspec did not write; move those lines elsewhere, then ${remedy(wanted)}`;
  }
  if (kind === "edited") return `${file} was edited by hand; undo the edit, or ${remedy(wanted)}`;
  if (trait === "marked") {
    return `${file} has the header of a generated file, but it is not in the manifest or in git; ${remedy(wanted)}`;
  }
  return `${file} was not generated by errspec; move it away, or ${remedy(wanted)}`;
}

/** The last part of the message. A file that is no longer wanted can only be deleted. */
function remedy(wanted: OutputFile | undefined): string {
  return wanted === undefined ? "delete it (it is no longer generated)" : "overwrite it with --force";
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(2)} s`;
}
