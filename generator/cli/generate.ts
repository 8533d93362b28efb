import { count } from "../diagnostic/count.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import { readTemplates } from "../disk/inputs.js";
import { staleSchemas, writeSchema } from "../disk/schemas.js";
import { inputsHash, writeStamp } from "../disk/stamp.js";
import type { Change, ChangeKind } from "../output/compare.js";
import { generate } from "../pipeline.js";
import { targets } from "../targets/index.js";
import { compareOutput, reportDrift, writeOutput } from "./drift.js";
import type { ExitCode } from "./exit.js";
import { print, printError } from "./output.js";
import { decodeSpec, printDiagnostics, readSpec } from "./spec.js";

export interface GenerateFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** The output's folder. */
  readonly out: string;
  /** Write nothing; report what would change. */
  readonly check: boolean;
  /** Overwrite files that were edited by hand or are not errspec's. */
  readonly force: boolean;
}

/** Makes the output of a spec, or with `check` says how it differs. */
export async function generateCommand(options: GenerateFlags): Promise<ExitCode> {
  const started = performance.now();
  const files = readSpec(options.spec);
  const inputs = inputsHash(files);
  const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));
  const { spec, diagnostics: unreadable } = decodeSpec(files);
  const outputs =
    unreadable.length > 0 ? { diagnostics: unreadable, files: [] } : await generate({ spec, targets, templates });
  if (outputs.diagnostics.length > 0) printDiagnostics(outputs.diagnostics, spec);
  if (hasErrors(outputs.diagnostics)) return 1;

  const schemas = staleSchemas(options.spec);
  for (const schema of schemas) {
    if (!options.check) writeSchema(schema);
    print(options.check ? `${schema.path}: stale` : `updated ${schema.path}`);
  }
  if (options.check) {
    const changes = compareOutput(options.out, outputs.files);
    if (changes.length === 0) {
      if (schemas.length === 0) writeStamp(options.out, inputs);
      print(`${count(outputs.files.length, "file")} up to date (${seconds(started)})`);
      return schemas.length > 0 ? 1 : 0;
    }
    reportDrift(options.out, changes);
    print(`${count(changes.length, "file")} of ${outputs.files.length} not up to date (${seconds(started)})`);
    return 1;
  }

  const { done, conflicts } = await writeOutput(options.out, outputs.files, options.force);
  for (const { kind, path } of done) print(`${verbs[kind]} ${options.out}/${path}`);
  for (const conflict of conflicts) printError(refusal(options.out, conflict));
  const unchanged = outputs.files.length - done.filter(({ kind }) => kind !== "extra").length - conflicts.length;
  print(`${count(done.length, "file")} changed, ${Math.max(0, unchanged)} unchanged (${seconds(started)})`);
  if (conflicts.length > 0) return 1;
  writeStamp(options.out, inputs);
  return 0;
}

const verbs: Readonly<Record<ChangeKind, string>> = {
  missing: "created",
  stale: "updated",
  extra: "removed",
  edited: "overwrote",
  unowned: "overwrote",
  blocked: "left",
};

/** Why a file was left alone, and what to do about it. */
function refusal(out: string, change: Change): string {
  const file = `${out}/${change.path}`;
  switch (change.kind) {
    case "edited":
      return `${file} was edited by hand and is left as it is: undo the edit, or give --force to overwrite it`;
    case "blocked":
      return `${file} cannot be written: ${change.obstacle}; move it away`;
    default:
      return `${file} is not errspec's and is left as it is: move it away, or give --force to overwrite it`;
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}
