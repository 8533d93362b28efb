import type { Diagnostic } from "../diagnostic.js";
import { visible } from "../visible.js";
import type { Report } from "./report.js";

/**
 * Prints a report as JUnit XML, which most CI systems show. Each file is a suite, and each error or warning a failed test.
 * An info finding is a passed test with its text as output.
 */
export function junitReport({ command, diagnostics, sources }: Report): string {
  const files = [...new Set([...sources.keys(), ...diagnostics.map(({ at }) => at.file)])].sort();
  const suites = files.map((file) => ({ file, found: diagnostics.filter(({ at }) => at.file === file) }));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="errspec ${xml(command)}" tests="${sum(suites.map(tests))}" failures="${failures(diagnostics)}" errors="0">`,
    ...suites.flatMap(({ file, found }) => [
      `  <testsuite name="${xml(file)}" tests="${tests({ found })}" failures="${failures(found)}" errors="0" skipped="0">`,
      ...(found.length === 0
        ? [`    <testcase classname="${xml(file)}" name="${xml(command)}"/>`]
        : found.flatMap((diagnostic) => testcase(diagnostic))),
      "  </testsuite>",
    ]),
    "</testsuites>",
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function testcase({ rule, severity, at, message, help }: Diagnostic): string[] {
  const name = `${rule} ${at.line}:${at.column}-${at.endLine}:${at.endColumn}`;
  const text = help === undefined ? message : `${message}\n${help}`;
  const open = `    <testcase classname="${xml(at.file)}" name="${xml(name)}" file="${xml(at.file)}" line="${at.line}">`;
  return [
    open,
    severity === "info"
      ? `      <system-out>${xml(text)}</system-out>`
      : `      <failure type="${severity}" message="${xml(message)}">${xml(text)}</failure>`,
    "    </testcase>",
  ];
}

function tests({ found }: { readonly found: readonly Diagnostic[] }): number {
  return Math.max(1, found.length);
}

function failures(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity !== "info").length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** Encodes text for an attribute or an element. Characters that XML 1.0 cannot contain become visible escapes. */
function xml(text: string): string {
  return text
    .split("\n")
    .map((line) => visible(line).replace(/[\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`))
    .join("\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;")
    .replaceAll("\n", "&#10;");
}
