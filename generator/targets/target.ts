import type * as v from "valibot";
import type { TargetFeature } from "../api/target.js";
import type { Catalog, Entry } from "../model/catalog.js";
import type { SourceCategory } from "../model/category.js";
import type { Exposed } from "../model/exposed.js";
import type { Range } from "../model/position.js";
import type { OutputFile } from "../output/file.js";
import type { LintRule } from "../rules/lint/rule.js";

/** One output language: a folder beside this file, and one line in `index.ts`. */
export interface Target {
  /** The key under `targets:` in the spec, and the name of its folder in `templates/`. */
  readonly id: string;
  /** The name of its folder in the output. Default: the ID. */
  readonly folder?: string;
  /**
   * The schema of its options in the spec, with a default for each. Its metadata may have the category of changes that break
   * users' code, and `optIn`: then a spec without `targets:` does not have the target.
   */
  readonly options: v.GenericSchema;
  /**
   * Why its packages for a catalog cannot import the package of one that the catalog uses. A target without this method
   * imports no package: it generates all modules.
   */
  importProblems?(catalog: Catalog, imported: Catalog): readonly ImportProblem[];
  /** What a catalog may need and the target does not have yet. */
  readonly lacks?: readonly TargetFeature[];
  /** The identifiers in its output, so that collisions and reserved words are reported. */
  identifiers(catalog: Catalog): readonly Identifier[];
  /** Generates the files of a catalog without errors. */
  generate(catalog: Catalog, context: TargetContext): Promise<readonly OutputFile[]>;
  /** Whether its output is for everyone who calls the API: then it has no internal entries. */
  readonly isPublished?: boolean;
  /** The lint rules about its options. */
  readonly rules?: readonly TargetRule[];
  /** What users of its output rely on. The breaking rules compare it with that of the earlier version. */
  readonly surface?: Surface;
  /** Returns a function that gives a snippet for an entry: code that handles and raises this error. The docs show it. */
  snippets?(catalog: Catalog): (entry: Entry) => Snippet;
}

/** Why the package of a used catalog cannot be imported. */
export interface ImportProblem {
  readonly message: string;
  readonly help: string;
  /** Where the used catalog says so: a path in the options of the target there. */
  readonly option: readonly string[];
}

/** A lint rule about the options of one target. Its ID starts with the target's. The schema finds invalid options. */
export interface TargetRule extends LintRule {
  readonly severity: "warning" | "info";
}

/** The schema of the options of each target, by its ID. */
export function optionsOf(targets: readonly Target[]): Readonly<Record<string, v.GenericSchema>> {
  return Object.fromEntries(targets.map(({ id, options }) => [id, options]));
}

/** The targets that a spec names. */
export function chosenTargets({ options }: Catalog, targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ id }) => id in options);
}

/** The texts of templates by path. Each is read when it is asked for: a run uses few of them. */
export type Templates = Pick<ReadonlyMap<string, string>, "get">;

/** What a target needs besides the catalog. */
export interface TargetContext {
  /** Its templates, by path below its folder. */
  readonly templates: Templates;
  /** The snippets of every target of the catalog that has them, in the order of the targets. */
  readonly snippets: (entry: Entry) => readonly Snippet[];
  /** The files of another target for this catalog: the site runs the TypeScript package in the page. */
  readonly sources: (target: string) => Promise<readonly OutputFile[]>;
}

/** A few lines of code in one language, without a line feed at the end. */
export interface Snippet {
  /** The language of a Markdown code fence: `typescript`. */
  readonly language: string;
  /** The name of the language: `TypeScript`. */
  readonly title: string;
  /** How a caller handles the error; empty for a package of servers, and for success of most languages. */
  readonly handle: string;
  /** How a server raises the error; empty for a package of clients. */
  readonly raise: string;
}

/** A name that a target gives to something in the spec. */
export interface Identifier {
  readonly text: string;
  /** Where it must be unique: a file, a package, an enum. */
  readonly scope: string;
  /** Why the language does not allow the name: `a keyword of Go`. */
  readonly reserved?: string | undefined;
  /** What it is derived from, for the message: `the name of dsa/2130`. */
  readonly of: string;
  /** What to do if another one is equal, other than to rename one of them. */
  readonly help?: string;
  /** Finds its place in the spec. The lookup is slow, so it is used only for findings. */
  readonly at: () => Range;
}

/** What users rely on, and which consumers a change breaks. */
export interface Surface {
  readonly category: SourceCategory | "DOCS";
  /** The name of the language or the medium: `TypeScript`. */
  readonly title: string;
  of(catalog: Catalog): readonly Exposed[];
  /** The default locale of texts, if there are texts in several locales. */
  locale?(catalog: Catalog): string | undefined;
}
