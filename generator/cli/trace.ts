import { languageOf } from "../audit/mention.js";
import { formatReport } from "../diagnostic/formats/format.js";
import { visible } from "../diagnostic/visible.js";
import { readSources } from "../disk/sources.js";
import { replaceFile } from "../disk/stage.js";
import { compareTraced, traceRules } from "../trace/compare.js";
import { proposal, proposalTitle, tracedJson, tracedText } from "../trace/report.js";
import { traceOperations } from "../trace/trace.js";
import { versionOf } from "../version.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { openSpec } from "./open.js";
import { requireOwnFile } from "./own-file.js";
import { paintFor, print } from "./output.js";
import { sourceFacts } from "./source-facts.js";

export interface TraceFlags {
  /** The folder of the spec. */
  readonly spec: string;
  /** Files and folders of source code. */
  readonly sources: readonly string[];
  readonly json: boolean;
  /** The file for operations with the errors that the spec lacks. */
  readonly write?: string | undefined;
}

/** Follows the calls of each operation to the errors that it can raise, and compares them with the declared ones. */
export async function traceCommand({ spec: folder, sources: paths, json, write }: TraceFlags): Promise<ExitCode> {
  if (write !== undefined) requireOwnFile(write, folder, proposalTitle, "errspec trace");
  const opened = await openSpec(folder);
  if (opened === undefined) return 1;
  const { catalog, spec } = opened;
  if (catalog.operations.length === 0) {
    throw new UsageError(
      "the spec has no operations; declare them, or list those of an OpenAPI file with `errspec openapi operations`",
    );
  }
  const sources = readSources(paths, (path) => languageOf(path) !== undefined);
  if ("missing" in sources) throw new UsageError(`there is no ${visible(sources.missing)}`);
  const facts = await sourceFacts(catalog, versionOf(catalog).surfaces, sources);
  if (facts.length === 0) {
    throw new UsageError(
      `no sources in a language that the spec generates a package for in ${visible(paths.join(", "))}`,
    );
  }
  const traced = traceOperations(catalog, facts);
  const diagnostics = compareTraced(catalog, traced, sources);
  if (json) process.stdout.write(tracedJson(traced, diagnostics));
  else {
    tracedText(traced).forEach(print);
    const texts = new Map([...spec, ...sources].map(({ path, text }) => [path, text]));
    const report = { command: "trace", diagnostics, suppressed: 0, sources: texts, rules: traceRules };
    process.stdout.write(await formatReport("text", report, paintFor(process.stdout)));
  }
  if (write !== undefined) {
    await replaceFile(write, proposal(traced));
    if (!json) print(`wrote ${write}`);
  }
  return diagnostics.length > 0 ? 1 : 0;
}
