import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { readOptional } from "../disk/baseline.js";
import { decodeSpec } from "../load/decode-spec.js";
import type { SpecFile } from "../load/spec-file.js";
import { allowancesFile, loadAllowances } from "../rules/breaking/allowances.js";
import type { Allowance } from "../rules/breaking/allowances.js";

/** The allowances of a spec folder, if it has any. */
export function readAllowances(folder: string): {
  readonly allowances: readonly Allowance[];
  readonly diagnostics: readonly Diagnostic[];
  /** The file that they are in. */
  readonly files: readonly SpecFile[];
} {
  const input = readOptional(folder, allowancesFile);
  const { spec: files, diagnostics } = decodeSpec(input === undefined ? [] : [input]);
  const [file] = files;
  return file === undefined ? { allowances: [], diagnostics, files } : { ...loadAllowances(file), files };
}
