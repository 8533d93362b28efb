import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Catalog, Entry } from "../model/catalog.js";
import type { Range } from "../model/position.js";
import { exampleKey, otherCodes } from "./counts.js";
import type { Counts } from "./counts.js";
import { expectedStatus } from "./findings.js";
import type { ObserveFinding } from "./findings.js";
import { observeRules } from "./rules.js";
import { timeText } from "./time.js";

/** A finding as a diagnostic, at the place in the spec that it is about. */
export interface ObservedDiagnostic {
  readonly finding: ObserveFinding;
  readonly diagnostic: Diagnostic;
}

/** Describes findings. */
export function describe(
  catalog: Catalog,
  counts: Counts,
  findings: readonly ObserveFinding[],
): readonly ObservedDiagnostic[] {
  const severities = new Map(observeRules.map(({ id, severity }) => [id, severity]));
  const examples = examplesByCode(counts);
  return findings.map((finding) => {
    const { rule } = finding;
    const { problem, help } = wording(catalog, finding);
    const example = rule === "unknown-code" ? examples.get(`${finding.module?.id}\n${finding.code}`) : undefined;
    const message = `${problem}${timesOf(finding)}${example === undefined ? "" : `; such as \`${example}\``}`;
    const key = [finding.module?.id, finding.code, finding.operation?.id, finding.status, finding.reason]
      .map((part) => part ?? "")
      .join(" ");
    const severity = severities.get(rule) ?? "error";
    return { finding, diagnostic: { rule, severity, at: placeOf(catalog, finding, counts), message, help, key } };
  });
}

/** The messages by module and code. An unknown module code belongs to the called module, another to its owner. */
function examplesByCode({ examples, rows }: Counts): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const row of rows) {
    const example = examples.get(exampleKey(row));
    if (example !== undefined)
      found.set(`${row.module}\n${row.moduleCode === "" ? row.code : row.moduleCode}`, example);
  }
  return found;
}

function placeOf(catalog: Catalog, finding: ObserveFinding, { damage }: Counts): Range {
  const { entry, module, operation, file } = finding;
  if (finding.rule === "undeclared-error" && operation !== undefined) return operation.at();
  if (entry !== undefined) return entry.at("code");
  if (module !== undefined) return module.at();
  if (operation !== undefined) return operation.at();
  if (file === undefined) return catalog.at("envelope");
  const line = damage.find((each) => each.file === file)?.lines[0] ?? 1;
  return { file, line, column: 1, endLine: line, endColumn: 1 };
}

/** ` (first 2026-11-29T23:10:00Z, last …)` */
function timesOf({ first, last }: ObserveFinding): string {
  if (first === undefined || last === undefined) return "";
  const short = (time: number): string => timeText(time).replace(/\.000Z$/, "Z");
  return first === last ? `, at ${short(first)}` : `, from ${short(first)} to ${short(last)}`;
}

const nameOf = (entry: Entry): string => `${entry.module}.${entry.name} (${entry.code})`;

interface Wording {
  readonly problem: string;
  readonly help: string;
}

function wording(catalog: Catalog, finding: ObserveFinding): Wording {
  const { rule, n, entry, operation, status, reason, module, code = "", file = "" } = finding;
  const name = entry === undefined ? code : nameOf(entry);
  const responses = count(n, "response");
  const on = operation === undefined ? "" : ` on ${operation.id}`;
  switch (rule) {
    case "unknown-code":
      if (code === otherCodes) {
        return {
          problem: `${responses} with further codes that ${module?.id ?? ""} lacks`,
          help: "check that the codes are really codes of the API",
        };
      }
      return {
        problem: `${module?.id ?? ""} does not have the code ${code} of ${responses}`,
        help: "add it to the spec, or correct the service; --write proposes an entry",
      };
    case "reserved-code":
      return {
        problem: `${module?.id ?? ""} reserves the code ${code} of ${responses}`,
        help: "give the error a code of its own in the service and in the spec",
      };
    case "sunset-code":
      return {
        problem: `${name} was to be removed on ${entry?.deprecated?.sunset ?? ""}, and ${responses} had it`,
        help: "stop sending it, or postpone its sunset",
      };
    case "deprecated-code":
      return {
        problem: `${name} is deprecated, and ${responses} had it`,
        help: replacement(entry) ?? "stop sending it before its sunset",
      };
    case "internal-code":
      return {
        problem: `${name} is internal, and ${responses} had it`,
        help: "send a public error in its place, or make the entry public",
      };
    case "status-mismatch":
      return {
        problem: `${name} came with the status ${status ?? ""} instead of ${entry === undefined ? "" : (expectedStatus(catalog, entry) ?? "")} in ${responses}`,
        help: "correct the status in the service, or `http` in the spec",
      };
    case "undeclared-error":
      return {
        problem: `${operation?.id ?? ""} returned ${name} in ${responses}, but the spec does not declare it`,
        help: "add it to the `errors` of the operation, or correct the service",
      };
    case "text-differs":
      return {
        problem: `${name} came with a message that is none of its texts in ${responses}`,
        help: "correct the text in the spec, or the message of the service",
      };
    case "retry-storm":
      return {
        problem: `the same request was sent again ${count(n, "time")} after ${name}${on}, which is not retryable`,
        help: "correct the clients, or `action` and `retryable` in the spec",
      };
    case "unreadable-body":
      return {
        problem: `${responses}${on} ${n === 1 ? "is" : "are"} not of the API: ${reasonText(reason)}`,
        help: reasonHelp(reason),
      };
    case "damaged-line":
      return {
        problem: `${count(n, "line")} of ${file} cannot be read`,
        help: "check how the file is written; damaged lines are not counted",
      };
    case "unseen-code":
      return { problem: `${name} was not seen`, help: "observe more traffic, or remove the code if it is never sent" };
    case "no-responses":
      return {
        problem: "the input has no response",
        help: "check the files, --input and --field, or allow it with --allow-empty",
      };
  }
}

function replacement(entry: Entry | undefined): string | undefined {
  const name = entry?.deprecated?.replacedBy;
  return name === undefined ? undefined : `send ${name} instead`;
}

const reasons: Readonly<Record<string, string>> = {
  empty: "the body is empty",
  not_json: "the body is not JSON",
  not_object: "the body is not a JSON object",
  no_code: "the body has no code",
  bad_code: "the code cannot be read",
  failed_status: "the body reports success, but the status does not",
  foreign: "the body looks like another server's error",
};

const reasonText = (reason = ""): string => reasons[reason] ?? reason;

const reasonHelp = (reason = ""): string =>
  ["no_code", "bad_code", "failed_status"].includes(reason)
    ? "correct the service, or the envelope in the spec"
    : "see what answers in place of the service";
