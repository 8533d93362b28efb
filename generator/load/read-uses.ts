import * as v from "valibot";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { checkShape } from "./shape.js";
import type { SpecFile } from "./spec-file.js";
import { uses } from "./uses-schema.js";
import type { UsesShape } from "./uses-schema.js";
import { parseYaml } from "./yaml.js";

/** The catalogs that a catalog file names under `uses:`, whatever else it has. Undefined, with problems, if it is not valid. */
export function readUses(main: SpecFile): {
  readonly uses: UsesShape | undefined;
  /** The version of the catalog itself. */
  readonly version: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const yaml = parseYaml(main);
  if (yaml.value === undefined) return { uses: undefined, version: undefined, diagnostics: yaml.diagnostics };
  const { output, diagnostics } = checkShape(ofUses, yaml);
  const version = typeof output?.version === "string" ? output.version : undefined;
  return { uses: output && (output.uses ?? {}), version, diagnostics };
}

const ofUses = v.looseObject({ uses: v.optional(uses), version: v.optional(v.unknown()) });
