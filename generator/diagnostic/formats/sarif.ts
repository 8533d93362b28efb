import type { Severity } from "../diagnostic.js";
import type { Range } from "../../model/position.js";
import { fingerprints } from "./report.js";
import type { Report } from "./report.js";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Prints a report as SARIF 2.1.0, for code scanning. Source: the OASIS standard of that version. */
export function sarifReport({ diagnostics, rules, rulesPage, nameOf }: Report): string {
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const identities = fingerprints(diagnostics, nameOf);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "errspec", rules: ids.map((id) => descriptor(id, rules, rulesPage)) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map(({ rule, severity, message: text, help, at, related, fix }, index) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: levels[severity],
          message: message(help === undefined ? text : `${text}\n${help}`),
          locations: [{ physicalLocation: location(at) }],
          ...(related === undefined
            ? {}
            : {
                relatedLocations: [
                  { id: 0, message: message(related.message), physicalLocation: location(related.at) },
                ],
              }),
          partialFingerprints: { "errspec/v1": identities[index] },
          ...(fix === undefined
            ? {}
            : {
                fixes: [
                  {
                    description: message(help ?? text),
                    artifactChanges: [
                      {
                        artifactLocation: artifact(fix.at.file),
                        replacements: [{ deletedRegion: region(fix.at), insertedContent: { text: fix.text } }],
                      },
                    ],
                  },
                ],
              }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(id: string, rules: Report["rules"], page: Report["rulesPage"]) {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return { id };
  return {
    id,
    shortDescription: message(rule.summary),
    fullDescription: message(`${rule.summary} ${rule.why}`),
    defaultConfiguration: { level: levels[rule.severity] },
    help: message(rule.why),
    ...(page === undefined ? {} : { helpUri: `${page}#${id}` }),
  };
}

/** A SARIF message. Braces would start placeholders, so they are doubled; brackets would start links, so they are escaped. */
function message(text: string): { readonly text: string } {
  return { text: text.replace(/[\\[\]]/g, "\\$&").replace(/[{}]/g, "$&$&") };
}

function location(at: Range) {
  return { artifactLocation: artifact(at.file), region: region(at) };
}

/** A path relative to the root of the repository, which is `%SRCROOT%` by convention. */
function artifact(file: string) {
  const uri = file.toWellFormed().split(/[\\/]/).map(encodeURIComponent).join("/");
  return { uri, uriBaseId: "%SRCROOT%" };
}

function region({ line, column, endLine, endColumn }: Range) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
