import type { ObserveFlags } from "./observe.js";
import { collect, end, readCount, readPercent } from "./program-options.js";
import type { AddCommand, Several } from "./program-options.js";
import { onlySpec } from "./specs.js";
import { todayOption } from "./today.js";

/** Adds the command that compares traffic with the spec. */
export function addObserveCommand(command: AddCommand): void {
  command("observe", "Compare responses in traffic and logs with the spec")
    .argument("[inputs...]", "files and folders: HAR, NDJSON, access logs, OTLP or plain logs; `-` for standard input")
    .option("--input <format>", "how the files are read: auto, har, json or text", "auto")
    .option("--field <name=pointer>", "where records have a field: body=/resp/content; may be repeated", collect, [])
    .option("--base <path>", "what the path of every request starts with, such as /v1", "")
    .option("--module <id>", "the module that is called where nothing else says so")
    .option("--counts <file>", "judge a table of counts, as CSV or NDJSON, instead of reading responses")
    .option("--print-counts", "print the counts as CSV instead of a report", false)
    .option("--engine <engine>", "count with duckdb, if @duckdb/node-api is installed: NDJSON and Parquet files")
    .option("--sql <engine>", "print the query that makes such a table: clickhouse, duckdb, postgres or spark")
    .option("--table <name>", "the table of responses that the query reads", "responses")
    .option("--no-repeats", "leave repeated requests out of the query, which then needs no client and no sort")
    .option("--jobs <number>", "how many threads read", readCount, 1)
    .option("--format <format>", "the format: text, json, github, sarif or junit", "text")
    .option("--html <file>", "also write a report with plots as one page")
    .option("--evidence <file>", "also write which errors operations returned, for lint --evidence")
    .option("--write <file>", "also write entries for what the spec lacks, marked as inferred")
    .option("--fail-on <severity>", "the lowest severity that makes the exit code 1: info, warning or error", "error")
    .option("--fail-under <percent>", "exit with 1 if fewer of the codes were seen", readPercent)
    .option("--allow-empty", "accept input without any response", false)
    .option("--baseline <file>", "report only findings that this file does not list")
    .option("--update-baseline", "write the baseline with what is found now", false)
    .addOption(todayOption())
    .action(async (inputs: string[], { spec, ...flags }: Several<Omit<ObserveFlags, "inputs">>) => {
      const { observeCommand } = await import("./observe.js");
      end(await observeCommand({ ...flags, inputs, spec: onlySpec(spec, "observe") }));
    });
}
