import { homedir, hostname } from "node:os";
import { join } from "node:path";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { runProgram } from "../disk/custom-target.js";
import { inTemporaryFolder, readTree, replaceTree, writeTree } from "../disk/target-test.js";
import { conformanceRows } from "../custom/rows.js";
import type { Catalog } from "../model/catalog.js";
import { meetingPaths } from "../output/distinct.js";
import type { OutputFile } from "../output/file.js";
import { featuresRule } from "../targets/features.js";
import type { TestCatalog } from "../target-test/catalogs.js";
import { escapeIn } from "../target-test/injection.js";
import { mismatches, rowsIn } from "../target-test/rows.js";
import { catalogWith, elsewhere, otherMachine, runOn, withOtherOrder } from "./target-run.js";
import type { TargetUnderTest } from "./target-under-test.js";

/** What came of one catalog. */
export interface Checked {
  readonly catalog: TestCatalog;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly OutputFile[];
  /** Why the target was not tested with it: a feature that it does not support. */
  readonly skipped?: string | undefined;
  /** The kinds of files whose texts nothing is known about. */
  readonly unread: readonly string[];
  /** How many rows of conformance were answered. */
  readonly rows: number;
}

/** Where a finding is: in a file that a target makes of a catalog. */
type Found = (rule: string, path: string, line: number, message: string, help?: string) => Diagnostic;

/** Runs a target on a catalog of the test, and reports everything that is wrong with what it makes. */
export async function checkOn(catalog: TestCatalog, target: TargetUnderTest, goldens?: string): Promise<Checked> {
  const found: Found = (rule, path, line, message, help) => ({
    ...{ rule, severity: "error", message, help },
    at: { file: join(catalog.name, path), line, column: 1, endLine: line, endColumn: 1 },
  });
  const resolved = catalogWith(catalog.spec(catalog.hasHostileTexts), target);
  const loaded = await target.load();
  const { files, problems } = await runOn(resolved, target, loaded);
  const missing = problems.find(({ rule }) => rule === featuresRule);
  const none = { catalog, files, unread: [], rows: 0 };
  if (missing !== undefined) return { ...none, diagnostics: [], skipped: missing.message };
  if (hasErrors(problems)) {
    const failed = problems.map(({ message, help }) =>
      found("target-runs", "", 1, `${catalog.name}: ${message}`, help),
    );
    return { ...none, diagnostics: failed };
  }
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const again = await inTemporaryFolder((folder) =>
    elsewhere(folder, async () => runOn(resolved, target, withOtherOrder(await target.load(otherMachine)))),
  );
  const harmless = catalog.hasHostileTexts
    ? await runOn(catalogWith(catalog.spec(false), target), target, loaded)
    : undefined;
  const escapes =
    harmless === undefined ? { diagnostics: [], unread: [] } : escapesIn(texts, textsOf(harmless.files), found);
  const rows = await conformance(resolved, target, texts, found);
  return {
    ...none,
    diagnostics: [
      ...meetingPaths(files).map(([one, other]) =>
        found("target-paths", other, 1, `${one} and ${other} are one file on some systems`, "rename one of them"),
      ),
      ...differences(texts, textsOf(again.files), found),
      ...leaksIn(texts, target.folder, found),
      ...escapes.diagnostics,
      ...(goldens === undefined ? [] : changes(join(goldens, catalog.name), texts, found)),
      ...rows.diagnostics,
    ],
    unread: escapes.unread,
    rows: rows.answered,
  };
}

const textsOf = (files: readonly OutputFile[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));

/** The files that two runs make differently. */
function differences(
  first: ReadonlyMap<string, string>,
  second: ReadonlyMap<string, string>,
  found: Found,
): Diagnostic[] {
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((path) => {
    const [one, other] = [first.get(path), second.get(path)];
    if (one === other) return [];
    const help = "use no clock, no random numbers, no environment, and no order of keys";
    const rule = "target-deterministic";
    if (one === undefined || other === undefined)
      return found(rule, path, 1, "only one of two runs makes this file", help);
    return found(rule, path, firstDifference(one, other), "two runs with the same request differ here", help);
  });
}

/** The first line that differs, counted from 1. */
function firstDifference(one: string, other: string): number {
  const lines = other.split("\n");
  return one.split("\n").findIndex((line, index) => line !== lines[index]) + 1 || 1;
}

/** What of this machine is in the files. */
function leaksIn(files: ReadonlyMap<string, string>, folder: string, found: Found): Diagnostic[] {
  const today = new Date().toISOString().slice(0, 10);
  const own = [folder, process.cwd(), homedir(), hostname(), today].filter((text) => text.length > 5);
  return [...files].flatMap(([path, text]) => {
    const leak = own.find((each) => text.includes(each));
    if (leak === undefined) return [];
    const line = text.slice(0, text.indexOf(leak)).split("\n").length;
    return found(
      "target-portable",
      path,
      line,
      `the file has \`${leak}\`, which another machine does not have`,
      "leave it out",
    );
  });
}

function escapesIn(
  hostile: ReadonlyMap<string, string>,
  harmless: ReadonlyMap<string, string>,
  found: Found,
): Pick<Checked, "diagnostics" | "unread"> {
  const diagnostics: Diagnostic[] = [];
  const unread = new Set<string>();
  for (const [path, text] of hostile) {
    if (path.endsWith(".jsonl")) continue;
    const twin = harmless.get(path);
    const escape =
      twin === undefined
        ? {
            line: 1,
            message: "whether there is this file depends on texts",
            help: "name files after modules, codes and names",
          }
        : escapeIn(path, twin, text);
    if (escape === undefined) unread.add(path.slice(path.lastIndexOf(".")));
    else if (escape !== "none") diagnostics.push(found("target-texts", path, escape.line, escape.message, escape.help));
  }
  return { diagnostics, unread: [...unread] };
}

/** What differs from the files that were kept. Rows of conformance are errspec's, so they are not kept. */
function changes(folder: string, files: ReadonlyMap<string, string>, found: Found): Diagnostic[] {
  const kept = readTree(folder) ?? new Map<string, string>();
  const made = goldensOf(files);
  const help = "fix the target, or keep what it makes now with --update";
  return [...new Set([...kept.keys(), ...made.keys()])].flatMap((path) => {
    const [before, after] = [kept.get(path), made.get(path)];
    if (before === after) return [];
    if (before === undefined) return found("target-golden", path, 1, "this file was not kept", help);
    if (after === undefined) return found("target-golden", path, 1, "this file is no longer made", help);
    return found("target-golden", path, firstDifference(after, before), "this line is not as it was kept", help);
  });
}

function goldensOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([path]) => !path.endsWith(".jsonl")));
}

/** Keeps the files of a catalog. */
export function keepGoldens(folder: string, { catalog, files }: Checked): void {
  replaceTree(join(folder, catalog.name), goldensOf(textsOf(files)));
}

/** Most wrong answers of one catalog that are reported. */
const mostMismatches = 5;

async function conformance(
  catalog: Catalog,
  { program }: TargetUnderTest,
  files: ReadonlyMap<string, string>,
  found: Found,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly answered: number }> {
  if (program === undefined) return { diagnostics: [], answered: 0 };
  const all = (["decode", "encode", "envelopes"] as const).flatMap((kind) => rowsIn(conformanceRows(catalog, kind)));
  const rows = all.filter(({ kind }) => program.rows.includes(kind));
  const fail = (message: string, help?: string): Diagnostic => found("target-conformance", "", 1, message, help);
  try {
    const printed = await inTemporaryFolder(async (folder) => {
      writeTree(folder, files);
      if (program.build !== undefined) await runProgram(folder, program.build, "");
      return runProgram(folder, program.run, rows.map(({ input }) => `${input}\n`).join(""));
    });
    const wrong = mismatches(rows, printed);
    const shown = wrong
      .slice(0, mostMismatches)
      .map(({ row, printed: answer }) =>
        fail(`${row.input} must give ${row.expected}, and gives ${answer ?? "nothing"}`),
      );
    const more = wrong.length - shown.length;
    return {
      diagnostics: more > 0 ? [...shown, fail(`${more} more rows are answered wrongly`)] : shown,
      answered: rows.length,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostics: [fail(`the program under test failed: ${reason}`)], answered: 0 };
  }
}
