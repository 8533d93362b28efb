import { createTwoFilesPatch } from "diff";
import { count } from "../diagnostic/count.js";
import { visible } from "../diagnostic/visible.js";
import { rewriteFile } from "../disk/spec-files.js";
import { formatSpec } from "../format/format.js";
import { decodeSpec } from "../load/decode-spec.js";
import { catalogFileName, isOwn } from "../load/spec-file.js";
import type { SpecFile } from "../load/spec-file.js";
import { parseYaml } from "../load/yaml.js";
import type { ParsedYaml } from "../load/yaml.js";
import type { ExitCode } from "./exit.js";
import { print } from "./output.js";
import { printDiagnostics, readSpec } from "./spec.js";

export interface FmtOptions {
  /** The spec's folder. */
  readonly spec: string;
  /** Write nothing; show what would change. */
  readonly check: boolean;
}

/** Formats the files of a spec. If any file cannot be formatted, nothing is written. */
export function fmtCommand({ spec: folder, check }: FmtOptions): ExitCode {
  const files = readSpec(folder).filter(isOwn);
  const { spec, diagnostics: unreadable } = decodeSpec(files);
  const parsed = spec.map(parseYaml);
  const diagnostics = [...unreadable, ...parsed.flatMap((yaml) => yaml.diagnostics)];
  if (diagnostics.length > 0) {
    printDiagnostics(diagnostics, spec);
    return 1;
  }
  const locales = localesOf(spec, parsed);
  const changed = spec.flatMap((file, index) => {
    const text = withEndings(formatSpec(file, locales, parsed[index]), file.text);
    const bytes = Buffer.from(text);
    return files[index]?.bytes.equals(bytes) === true ? [] : [{ file, text, bytes }];
  });
  for (const { file, text, bytes } of changed) {
    if (check) printPatch(file, text);
    else {
      rewriteFile(file.path, bytes);
      print(`formatted ${file.path}`);
    }
  }
  if (check) print(`${count(changed.length, "file")} of ${spec.length} to format`);
  else print(`${count(changed.length, "file")} formatted, ${spec.length - changed.length} unchanged`);
  return check && changed.length > 0 ? 1 : 0;
}

/** A formatted text with the line ends of its file: git may have checked it out with CRLF on Windows. */
function withEndings(text: string, before: string): string {
  return before.includes("\r\n") ? text.replaceAll(/\r?\n/g, "\r\n") : text;
}

function printPatch({ path, text: before }: SpecFile, after: string): void {
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, { timeout: 2000 });
  for (const line of patch?.trimEnd().split("\n").slice(1) ?? [`${path} is not formatted`]) print(visible(line));
}

/** The locales in the catalog file, if there are any. */
function localesOf(spec: readonly SpecFile[], parsed: readonly ParsedYaml[]): readonly string[] {
  const main = parsed[spec.findIndex(({ source }) => source.endsWith(`/${catalogFileName}`))];
  const locales = (main?.value as { readonly locales?: unknown } | undefined)?.locales;
  return Array.isArray(locales) ? locales.filter((locale) => typeof locale === "string") : [];
}
