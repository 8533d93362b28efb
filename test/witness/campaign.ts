import { hasErrors } from "../../generator/diagnostic/diagnostic.js";
import { readTemplates } from "../../generator/disk/inputs.js";
import { versionOf } from "../../generator/version.js";
import { check } from "../../generator/check.js";
import { generate } from "../../generator/pipeline.js";
import { breakingRules } from "../../generator/rules/breaking/index.js";
import { breaking } from "../../generator/rules/breaking/run.js";
import type { BreakingFinding } from "../../generator/rules/breaking/finding.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { targets } from "../../generator/targets/index.js";
import { csharpValues, csharpWitness } from "./csharp.js";
import { randomEdit } from "./edits.js";
import { goValues, goWitness } from "./go.js";
import { javaValues, javaWitness } from "./java.js";
import { literalsReassigned, reassigned } from "./names.js";
import { phpValues, phpWitness } from "./php.js";
import { pythonValues, pythonWitness } from "./python.js";
import { randomOf } from "./random.js";
import { rustValues, rustWitness } from "./rust.js";
import { baseSpecs, specText } from "./specs.js";
import type { Spec } from "./specs.js";
import { typescriptWitness } from "./typescript.js";
import { typescriptLiterals, typescriptValues } from "./typescript-values.js";
import {
  anchorsLost,
  decodesOtherwise,
  printsOtherwise,
  reactsOtherwise,
  sendsOtherwise,
  receivesOtherwise,
} from "./wire.js";
import { identifiesOtherwise, travelsOtherwise } from "./travel.js";

/** What is generated from a spec, by path, and the catalog. */
export interface Output {
  readonly catalog: Catalog;
  readonly files: ReadonlyMap<string, string>;
}

/** One edit: what the rules say, and what users of the old output meet. */
export interface Case {
  readonly id: number;
  readonly base: number;
  readonly edit: string;
  readonly before: Output;
  readonly after: Output;
  readonly findings: readonly BreakingFinding[];
}

/** What users of a language meet: their program as it compiled before no longer does, and why. Cases are judged together. */
export type Witness = (cases: readonly Case[]) => Promise<ReadonlyMap<number, string>>;

export interface Judged {
  readonly edits: number;
  readonly byEdit: ReadonlyMap<string, number>;
  readonly missed: readonly string[];
  readonly falseAlarms: readonly string[];
  /** How many cases broke, by category. */
  readonly broken: Readonly<Record<string, number>>;
}

/** Makes edits at random and has each judged by the rules and by the witnesses. */
export async function campaign(count: number, seed: number, specs = baseSpecs(), batch = 100): Promise<Judged> {
  const random = randomOf(seed);
  const bases = await Promise.all(specs.map(async (spec) => ({ spec, output: await outputOf(spec) })));
  const byEdit = new Map<string, number>();
  const missed: string[] = [];
  const falseAlarms: string[] = [];
  const broken: Record<string, number> = {};
  for (let id = 0; id < count;) {
    const cases: Case[] = [];
    while (cases.length < batch && id < count) {
      const base = random.integer(0, bases.length - 1);
      const { spec, output: before } = bases[base] ?? { spec: undefined, output: undefined };
      if (spec === undefined || before === undefined) throw new Error("there is no such base");
      const { edit, spec: edited } = randomEdit(spec, random);
      const after = await outputOf(edited);
      if (after === undefined) continue; // the edit broke a rule on specs: it would never get that far
      const { findings } = breaking(breakingRules, versionOf(before.catalog), versionOf(after.catalog), {
        today: "2026-06-01",
      });
      cases.push({ id, base, edit, before, after, findings });
      byEdit.set(edit, (byEdit.get(edit) ?? 0) + 1);
      id += 1;
    }
    await judge(cases, missed, falseAlarms, broken);
    if (count > 200)
      process.stderr.write(
        `${id} edits: missed ${missed.length}, false alarms ${falseAlarms.length}\n${[...missed, ...falseAlarms].slice(-3).join("\n")}\n`,
      );
  }
  return { edits: count, byEdit, missed, falseAlarms, broken };
}

/** Milliseconds, by category. */
export const took: Record<string, number> = {};

const witnesses: Readonly<Record<string, Witness>> = {
  SRC_TS: typescriptWitness,
  SRC_GO: goWitness,
  SRC_PY: pythonWitness,
  SRC_RS: rustWitness,
  SRC_JAVA: javaWitness,
  SRC_PHP: phpWitness,
  SRC_CSHARP: csharpWitness,
  WIRE: (cases) =>
    Promise.resolve(
      inProcess(
        cases,
        (each) =>
          decodesOtherwise(each) ?? receivesOtherwise(each) ?? travelsOtherwise(each) ?? identifiesOtherwise(each),
      ),
    ),
  BEHAVIOR: (cases) =>
    Promise.resolve(inProcess(cases, (each) => reactsOtherwise(each) ?? sendsOtherwise(each) ?? printsOtherwise(each))),
};

/** The cases whose programs compile as before and handle another error, by category. */
async function reassignedIn(cases: readonly Case[]): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const started = performance.now();
  const typescript = await reassigned(cases, typescriptValues);
  const go = await reassigned(cases, goValues);
  const python = await reassigned(cases, pythonValues);
  const rust = await reassigned(cases, rustValues);
  const java = await reassigned(cases, javaValues);
  const php = await reassigned(cases, phpValues);
  const csharp = await reassigned(cases, csharpValues);
  const literals = await literalsReassigned(cases, typescriptLiterals);
  took["names"] = (took["names"] ?? 0) + performance.now() - started;
  return new Map([
    ["SRC_TS", new Map([...literals, ...typescript])],
    ["SRC_GO", go],
    ["SRC_PY", python],
    ["SRC_RS", rust],
    ["SRC_JAVA", java],
    ["SRC_PHP", php],
    ["SRC_CSHARP", csharp],
    ["BEHAVIOR", new Map([...typescript, ...go, ...python, ...rust, ...java, ...php, ...csharp])],
  ]);
}

function inProcess(cases: readonly Case[], judge: (each: Case) => string | undefined): ReadonlyMap<number, string> {
  return new Map(
    cases.flatMap((each): [number, string][] => {
      const why = judge(each);
      return why === undefined ? [] : [[each.id, why]];
    }),
  );
}

async function judge(
  cases: readonly Case[],
  missed: string[],
  falseAlarms: string[],
  broken: Record<string, number>,
): Promise<void> {
  const others = await reassignedIn(cases);
  for (const [category, witness] of Object.entries(witnesses)) {
    const started = performance.now();
    const whys = new Map([...(others.get(category) ?? []), ...(await witness(cases))]);
    took[category] = (took[category] ?? 0) + performance.now() - started;
    for (const each of cases) {
      const fired = each.findings.filter(
        ({ bump, categories }) => bump === "major" && categories.some((one) => one === category),
      );
      const why = whys.get(each.id);
      const what = `#${each.id} base ${each.base}, ${each.edit}, ${category}`;
      if (why !== undefined) broken[category] = (broken[category] ?? 0) + 1;
      if (why !== undefined && fired.length === 0) missed.push(`${what}: ${why}`);
      if (why === undefined && fired.length > 0) {
        falseAlarms.push(`${what}: ${fired.map(({ rule, message }) => `${rule}: ${message}`).join("; ")}`);
      }
    }
  }
  for (const each of cases) {
    const lost = anchorsLost(each);
    if (lost === undefined) continue;
    broken["DOCS"] = (broken["DOCS"] ?? 0) + 1;
    const said = each.findings.some(({ severity, categories }) => severity !== "info" && categories.includes("DOCS"));
    if (!said) missed.push(`#${each.id} base ${each.base}, ${each.edit}, DOCS: ${lost}`);
  }
}

const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));

/** Everything that is made from a spec; undefined for one that breaks a rule on specs. */
async function outputOf(spec: Spec): Promise<Output | undefined> {
  const files = [{ path: "spec.yaml", source: "spec/errspec.yaml", text: specText(spec) }];
  const { catalog, diagnostics } = check(files, targets);
  if (catalog === undefined || hasErrors(diagnostics)) return undefined;
  const started = performance.now();
  const outputs = await generate({ spec: files, targets, templates });
  took["generate"] = (took["generate"] ?? 0) + performance.now() - started;
  // No witness reads the rows of the packages' own tests, which take longest to make.
  const read = outputs.files.filter(({ path }) => !path.endsWith(".jsonl"));
  return { catalog, files: new Map(read.map(({ path, text }) => [path, text])) };
}
