import type * as v from "valibot";
import type { Catalog, Entry } from "../model/catalog.js";
import type { SourceCategory } from "../model/category.js";
import type { Exposed } from "../model/exposed.js";
import type { Range } from "../model/position.js";
import type { OutputFile } from "../output/file.js";
import type { LintRule } from "../rules/lint/rule.js";

/** One output language: a folder beside this file, and one line in `index.ts`. */
export interface Target {
  /** The key under `targets:` in the spec, the name of its folder of templates, and of its folder in the output. */
  readonly id: string;
  /** The options it takes in the spec, as a valibot schema with a default for each. */
  readonly options: v.GenericSchema;
  /** The identifiers it would write, so that two that meet, or one that the language keeps for itself, are reported. */
  identifiers(catalog: Catalog): readonly Identifier[];
  /** Its files, of a catalog without errors. */
  generate(catalog: Catalog, context: TargetContext): Promise<readonly OutputFile[]>;
  /** The lint rules about its options. */
  readonly rules?: readonly TargetRule[];
  /** What users of its output rely on: the rules on breaking changes compare it with what it was. */
  readonly surface?: Surface;
  /** Gives how a caller handles one very error with what this target makes; documentation shows it. */
  snippets?(catalog: Catalog): (entry: Entry) => Snippet;
}

/** A lint rule about the options of one target. Its ID starts with the target's. Invalid options are found by their schema. */
export interface TargetRule extends LintRule {
  readonly severity: "warning" | "info";
}

/** The schema of the options of each target, by its ID. */
export function optionsOf(targets: readonly Target[]): Readonly<Record<string, v.GenericSchema>> {
  return Object.fromEntries(targets.map(({ id, options }) => [id, options]));
}

/** What a target needs besides the catalog. */
export interface TargetContext {
  /** The text of its templates, by path below its folder. */
  readonly templates: ReadonlyMap<string, string>;
  /** The snippets of every target of the catalog that has them, in the order of the targets. */
  readonly snippets: (entry: Entry) => readonly Snippet[];
  /** The files that another target makes of this catalog: the site runs the TypeScript package in the page. */
  readonly sources: (target: string) => Promise<readonly OutputFile[]>;
}

/** A few lines of code in one language. */
export interface Snippet {
  /** As a Markdown fence names it: `typescript`. */
  readonly language: string;
  /** As people write it: `TypeScript`. */
  readonly title: string;
  /** The lines, without a line feed at the end. */
  readonly code: string;
}

/** A name that a target gives to something of the spec. */
export interface Identifier {
  readonly text: string;
  /** Where it must be unique: a file, a package, an enum. Two identifiers meet only in one scope. */
  readonly scope: string;
  /** What the language has under this name already: `a keyword of Go`. */
  readonly reserved?: string | undefined;
  /** What it is made from, for the message: `the name of dsa/2130`. */
  readonly of: string;
  readonly at: Range;
}

/** What users rely on, and who breaks when it changes. */
export interface Surface {
  readonly category: SourceCategory | "DOCS";
  /** What people call the language or the medium: `TypeScript`. */
  readonly title: string;
  of(catalog: Catalog): readonly Exposed[];
  /** The language of texts for programs that ask for none, where there are texts in several. */
  locale?(catalog: Catalog): string | undefined;
}
