import { quoted } from "../edit/scalar.js";
import type { Catalog, Module } from "../model/catalog.js";
import { exampleKey, otherCodes } from "./counts.js";
import type { Counts } from "./counts.js";
import type { ObserveFinding } from "./findings.js";
import { timeText } from "./time.js";

/** The first line of a file with proposed entries, which tells it from one that somebody wrote. */
export const proposalTitle =
  "# Proposed by `errspec observe`: codes and errors that responses have and the spec lacks.";

/**
 * Entries for the codes that the spec lacks, and errors that operations return without declaring them, in the form of a
 * spec: a YAML document for each module, and one for the operations. Everything in it is marked as inferred.
 */
export function proposal(catalog: Catalog, counts: Counts, findings: readonly ObserveFinding[]): string {
  const documents = [
    ...catalog.modules.flatMap((module) => {
      const own = findings.filter(
        (each) => each.rule === "unknown-code" && each.module === module && each.code !== otherCodes,
      );
      return own.length === 0 ? [] : [moduleDocument(catalog, module, own, counts)];
    }),
    ...operationsDocument(findings),
  ];
  return [proposalTitle, "# Copy what is right into the spec.", ...documents.flatMap((lines) => ["---", ...lines])]
    .map((line) => `${line}\n`)
    .join("");
}

function moduleDocument(
  { locales: [source] }: Catalog,
  { id, codeType }: Module,
  findings: readonly ObserveFinding[],
  { examples, rows }: Counts,
): readonly string[] {
  const textOf = (code: string): string => {
    const row = rows.find((each) =>
      each.moduleCode === "" ? each.code === code : each.module === id && each.moduleCode === code,
    );
    return (row && examples.get(exampleKey(row))) ?? "";
  };
  const isNumber = codeType.kind === "int" || codeType.kind === "hex";
  return [
    `module: ${id}`,
    "errors:",
    ...findings.flatMap((finding) => {
      const code = finding.code ?? "";
      return [
        `  - code: ${isNumber ? code : quotedText(code)} # inferred: ${evidence(finding)}`,
        `    name: ${nameFor(code)} # inferred: choose a name`,
        `    text: { ${source}: ${quotedText(textOf(code))} } # inferred: a message, with values hidden`,
      ];
    }),
  ];
}

function operationsDocument(findings: readonly ObserveFinding[]): readonly (readonly string[])[] {
  const undeclared = findings.filter(({ rule }) => rule === "undeclared-error");
  if (undeclared.length === 0) return [];
  const ids = [...new Set(undeclared.map(({ operation }) => operation?.id ?? ""))].sort();
  const lines = ids.flatMap((id) => [
    `    ${quotedText(id)}:`,
    "      errors:",
    ...undeclared
      .filter(({ operation }) => operation?.id === id)
      .map((finding) => `        - ${finding.entry?.module}.${finding.entry?.name} # inferred: ${evidence(finding)}`),
  ]);
  return [["operations:", "  list:", ...lines]];
}

function evidence({ n, first, last }: ObserveFinding): string {
  const times = first === undefined || last === undefined ? "" : `, from ${timeText(first)} to ${timeText(last)}`;
  return `${n} responses${times}`;
}

/** A name to start from, made of the letters and digits of a code. */
function nameFor(code: string): string {
  const words = code.match(/[A-Za-z]+|[0-9]+/g) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join("");
  return /^[A-Z]/.test(name) ? name.slice(0, 60) : `Unknown${name.slice(0, 50)}`;
}

const quotedText = (text: string): string => quoted(text.toWellFormed());
