import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { buildProgram } from "../../../generator/cli/program.js";
import type { EngineId } from "../../../generator/targets/sql/options.js";
import { captured } from "../../cli/captured.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { root } from "../../support/tools.js";
import { mayDiffer } from "./differences.js";
import type { Running, Table } from "./engine.js";

/*
 * Tables of responses with planted deviations, and what they come to. The generator in test/observe/traffic knows nothing
 * of queries. Bodies that an engine reads otherwise, as its page in docs/sql lists them, are left out for that engine.
 */

const traffic = join(root, "test", "observe", "traffic");
const kinds = ["table-ndjson", "table-har", "table-text"] as const;

const columns = {
  time: "time",
  module: "text",
  operation: "text",
  method: "text",
  target: "text",
  status: "int",
  body: "text",
  client: "text",
  request: "text",
} as const satisfies Table["columns"];

type Row = Readonly<Record<keyof typeof columns, string | number | null>> & { readonly exp: object };

interface Truth {
  readonly findings: readonly Finding[];
  readonly coverage: object;
  readonly counts: readonly Readonly<Record<string, string | number>>[];
}

interface Finding {
  readonly rule: string;
  readonly subject: Readonly<Record<string, string | number | null>>;
  readonly n: number;
  readonly first: string | null;
  readonly last: string | null;
}

interface Oracle {
  readonly Truth: new (args: readonly string[]) => {
    add: (expected: object) => void;
    finish: (extra: object) => Truth;
  };
}

interface Report {
  readonly coverage: object;
  readonly diagnostics: readonly {
    readonly rule: string;
    readonly observed: Readonly<Record<string, string | number | null>>;
  }[];
}

/** Compares what an engine counts in tables with what was planted, and the findings from that. */
export async function expectPlanted(engine: EngineId, running: Running): Promise<void> {
  const folder = temporaryFolder();
  const generate = [join(traffic, "generate.mjs"), "--out", folder, "--size", "1500", "--only", kinds.join(",")];
  execFileSync(process.execPath, generate);
  const { Truth } = (await import(pathToFileURL(join(traffic, "truth.mjs")).href)) as Oracle;
  const page = readFileSync(join(root, "docs", "sql", `${engine}.md`), "utf8");
  const observe = async (...args: readonly string[]): Promise<string> => {
    const argv = ["node", "errspec", "observe", "--today", "2026-11-29", ...args];
    const { stdout } = await captured(folder, () => buildProgram().parseAsync(argv));
    process.exitCode = 0;
    return stdout;
  };
  const query = await observe("--sql", engine);
  for (const kind of kinds) {
    const all = readFileSync(join(folder, kind, "rows.ndjson"), "utf8")
      .trimEnd()
      .split("\n");
    const given = all.map((line) => JSON.parse(line) as Row);
    // With one attempt of a run, all of the run are left out.
    const odd = new Set(given.filter(({ body }) => mayDiffer(page, String(body))).map(({ client }) => client));
    const rows = given.filter(({ client }) => client === null || !odd.has(client));
    expect(rows.length / all.length, "rows that the engine should read").toBeGreaterThan(0.95);
    const truth = new Truth(["--today", "2026-11-29"]);
    for (const { exp } of rows) truth.add(exp);
    const { findings, coverage, counts } = truth.finish({});

    const names = Object.keys(columns) as (keyof typeof columns)[];
    const table = { name: "responses", columns, rows: rows.map((row) => names.map((name) => row[name])) };
    const [counted = []] = await running.run({ table, queries: [query] });
    const header = Object.keys(counts[0] ?? {});
    const lines = (cells: readonly (readonly unknown[])[]): string[] => cells.map((row) => row.join(",")).sort();
    expect(lines(counted), kind).toEqual(lines(counts.map((row) => Object.values(row))));

    put(folder, { "counts.csv": `${[header, ...counted].map((row) => row.join(",")).join("\n")}\n` });
    const report = JSON.parse(await observe("--counts", "counts.csv", "--format", "json")) as Report;
    const text = (
      rule: string,
      of: Readonly<Record<string, unknown>>,
      of2: Readonly<Record<string, unknown>>,
    ): string => [rule, ...parts.map((part) => of[part]), of2["n"], of2["first"], of2["last"]].join(" ");
    expect(report.diagnostics.map(({ rule, observed }) => text(rule, observed, observed)).sort(), kind).toEqual(
      findings.map((finding) => text(finding.rule, finding.subject, { ...finding })).sort(),
    );
    expect(report.coverage, kind).toMatchObject(coverage);
  }
}

const parts = ["module", "code", "operation", "status", "reason"] as const;
