import { describe, expect, it } from "vitest";
import { UsageError } from "../../../generator/cli/exit.js";
import { observeCommand } from "../../../generator/cli/observe.js";
import type { ObserveFlags } from "../../../generator/cli/observe.js";
import { captured } from "../../cli/captured.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { countedSpec, countedTable } from "./counts-case.js";
import { installEngine, startEngine } from "./engine.js";
import { testEngine } from "./suite.js";

testEngine("duckdb");

const flags: ObserveFlags = {
  spec: "spec",
  inputs: [],
  input: "auto",
  field: [],
  base: "/v1",
  jobs: 1,
  format: "json",
  failOn: "error",
  allowEmpty: false,
  printCounts: false,
  repeats: true,
  today: "2026-11-29",
};

describe.skipIf(!installEngine("duckdb") && process.env["CI"] === undefined)("errspec observe", () => {
  it("says the same of a table that a database has counted as of the records themselves", async () => {
    const folder = temporaryFolder();
    const names = Object.keys(countedTable.columns).map((name) => (name === "request" ? "request_body" : name));
    const records = countedTable.rows.map((row) =>
      JSON.stringify(
        Object.fromEntries(row.flatMap((value, index) => (value === null ? [] : [[names[index] ?? "", value]]))),
      ),
    );
    // A row that has nothing is no record of a response.
    put(folder, {
      "spec/errspec.yaml": countedSpec,
      "in.ndjson": `${records.filter((record) => record !== "{}").join("\n")}\n`,
    });
    const query = await captured(folder, () => observeCommand({ ...flags, sql: "duckdb", table: "logged" }));
    const database = await startEngine("duckdb");
    const [rows = []] = await database.run({ table: countedTable, queries: [query.stdout] });
    const header = "result,module,code,module_code,reason,status,operation,text,n,repeats,first,last";
    put(folder, {
      "counts.csv": `${[header, ...rows.map((row) => row.map((cell) => (cell as string | number | null) ?? "").join(","))].join("\n")}\n`,
    });
    const read = await captured(folder, () => observeCommand({ ...flags, inputs: ["in.ndjson"] }));
    const counted = await captured(folder, () => observeCommand({ ...flags, counts: "counts.csv" }));
    const [ofRecords, ofTable] = [read, counted].map(
      ({ stdout }) => JSON.parse(stdout) as Readonly<Record<string, unknown>>,
    );
    expect(ofTable?.["diagnostics"]).toEqual(ofRecords?.["diagnostics"]);
    expect(ofTable?.["coverage"]).toEqual(ofRecords?.["coverage"]);
    expect(ofTable?.["codes"]).toEqual(ofRecords?.["codes"]);
    expect((ofTable?.["diagnostics"] as unknown[]).length).toBeGreaterThan(3);
  });

  it("prints no query for an engine or a table that cannot be", async () => {
    const folder = temporaryFolder();
    put(folder, { "spec/errspec.yaml": countedSpec });
    const asked = (more: Partial<ObserveFlags>): Promise<unknown> =>
      captured(folder, () => observeCommand({ ...flags, ...more }));
    await expect(asked({ sql: "oracle" })).rejects.toThrow(UsageError);
    await expect(asked({ sql: "duckdb", table: "a; drop table b" })).rejects.toThrow(UsageError);
  });
});
