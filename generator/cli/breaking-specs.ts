import { visible } from "../diagnostic/visible.js";
import { isNewSince } from "../disk/baseline.js";
import { DiskProblem } from "../disk/problem.js";
import { formats } from "../diagnostic/formats/format.js";
import { openBaseline, unusedIn, updatedBaseline } from "./baseline.js";
import type { BaselineFlags, Judged, OpenBaseline } from "./baseline.js";
import { breakingCommand } from "./breaking.js";
import type { BreakingFlags } from "./breaking.js";
import { choice } from "./choice.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { printError } from "./output.js";
import { collecting, printJoined } from "./sink.js";
import type { Collected } from "./sink.js";
import { eachSpec } from "./specs.js";

export interface BreakingSpecsFlags extends Omit<BreakingFlags, "spec" | "known">, BaselineFlags {
  /** The folders of the specs. */
  readonly specs: readonly string[];
  /** Leave out specs that the earlier version does not have. */
  readonly allowNew?: boolean;
}

/** Compares each spec with its earlier version and prints one report, without the findings that a baseline lists. */
export async function breakingSpecs(flags: BreakingSpecsFlags): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  let baseline = openBaseline(flags, "breaking");
  const specs = flags.allowNew === true ? flags.specs.filter((spec) => !isNew(spec, flags.against)) : flags.specs;
  let compared = await compareAll({ ...flags, specs }, baseline);
  if (baseline !== undefined && flags.updateBaseline === true) {
    baseline = updatedBaseline(baseline, "breaking", judged(compared.all));
    compared = await compareAll({ ...flags, specs }, baseline);
  }
  const unused = baseline === undefined ? [] : unusedIn(baseline, judged(compared.all));
  await printJoined(format, "breaking", compared.all, {
    diagnostics: unused,
    sources: new Map(baseline === undefined || unused.length === 0 ? [] : [[baseline.file, baseline.text]]),
  });
  const isFailure = unused.length > 0 && (flags.failOn === "info" || flags.failOn === "warning");
  return isFailure && compared.code === 0 ? 1 : compared.code;
}

function isNew(spec: string, against: string): boolean {
  try {
    if (!isNewSince(against, spec)) return false;
  } catch (error) {
    if (error instanceof DiskProblem) throw new UsageError(visible(error.message), { cause: error });
    throw error;
  }
  printError(`errspec: ${visible(spec)} is not in ${visible(against)}; it is new, so it is not compared`);
  return true;
}

async function compareAll(flags: BreakingSpecsFlags, baseline: OpenBaseline | undefined) {
  const all: Collected[] = [];
  const findings = new Set(baseline?.findings.map(({ place, fingerprint }) => `${catalogOf(place)} ${fingerprint}`));
  const known = (catalog: string, fingerprint: string): boolean => findings.has(`${catalog} ${fingerprint}`);
  const code = await eachSpec(flags.specs, async (spec) => {
    const sink = collecting(spec);
    const result = await breakingCommand({ ...flags, spec, known }, sink);
    all.push(sink.collected);
    return result;
  });
  return { all, code };
}

function judged(all: readonly Collected[]): Judged {
  const catalogs = new Set(all.flatMap(({ found }) => found?.catalog ?? []));
  return {
    found: all.flatMap(({ found }) => found?.findings ?? []),
    looked: ({ place }) => catalogs.has(catalogOf(place)),
  };
}

function catalogOf(place: string): string {
  return place.slice(0, place.indexOf("/"));
}
