import type { KnownFinding } from "../diagnostic/baseline.js";
import { formatReport } from "../diagnostic/formats/format.js";
import type { Format } from "../diagnostic/formats/format.js";
import { joinReports } from "../diagnostic/formats/report.js";
import type { Report } from "../diagnostic/formats/report.js";
import { paintFor, print, printError } from "./output.js";

/** Where the results of a command go. */
export interface Sink {
  readonly report: (format: Format, report: Report) => Promise<void>;
  /** A JSON document, instead of a report. */
  readonly json: (text: string) => void;
  /** A line below the report. */
  readonly line: (text: string) => void;
  /** All findings, for a baseline. */
  readonly found: (catalog: string, findings: readonly KnownFinding[]) => void;
}

/** Prints results immediately. */
export const stdout: Sink = {
  report: async (format, report) => {
    process.stdout.write(await formatReport(format, report, paintFor(process.stdout)));
  },
  json: (text) => {
    process.stdout.write(text);
  },
  line: print,
  found: () => undefined,
};

/** The results of one spec. */
export interface Collected {
  readonly spec: string;
  report: Report | undefined;
  json: string | undefined;
  readonly lines: string[];
  found: { readonly catalog: string; readonly findings: readonly KnownFinding[] } | undefined;
}

/** Collects results instead of printing them. */
export function collecting(spec: string): Sink & { readonly collected: Collected } {
  const collected: Collected = { spec, report: undefined, json: undefined, lines: [], found: undefined };
  return {
    collected,
    report: (_, report) => {
      collected.report = report;
      return Promise.resolve();
    },
    json: (text) => {
      collected.json = text;
    },
    line: (text) => {
      collected.lines.push(text);
    },
    found: (catalog, findings) => {
      collected.found = { catalog, findings };
    },
  };
}

/** Prints the results of several specs as one. A JSON document for each spec is an item of `specs`. */
export async function printJoined(
  format: Format,
  command: string,
  all: readonly Collected[],
  more: Pick<Report, "diagnostics" | "sources">,
): Promise<void> {
  const [only] = all.length === 1 ? all : [];
  const reports = all.flatMap(({ report }) => report ?? []);
  if (format === "json")
    for (const { message, at } of more.diagnostics) printError(`${at.file}:${at.line}: ${message}`);
  if (only?.json !== undefined) stdout.json(only.json);
  else if (all.some(({ json }) => json !== undefined)) {
    const specs = await Promise.all(
      all.map(async ({ spec, json, report }) => {
        const text =
          json ?? (report === undefined ? "{}" : await formatReport("json", report, paintFor(process.stdout)));
        return { spec, ...(JSON.parse(text) as object) };
      }),
    );
    stdout.json(`${JSON.stringify({ version: 1, command, specs }, undefined, 2)}\n`);
  } else {
    await stdout.report(format, joinReports([...reports, { command, suppressed: 0, rules: [], ...more }]));
  }
  for (const { spec, lines } of all) {
    for (const line of lines) stdout.line(all.length === 1 ? line : `${spec}: ${line}`);
  }
}
