import * as v from "valibot";
import type { OptionsSchema, TargetRequest } from "../api/target.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { importTarget, runProgram } from "../disk/custom-target.js";
import { readVersion } from "../disk/inputs.js";
import type { CustomTarget } from "../model/custom-target.js";
import { publicCatalog } from "../model/sent.js";
import { customTargetOf } from "../custom/target.js";
import type { LoadedTarget } from "../custom/target.js";
import type { Catalog } from "../model/catalog.js";
import { targets } from "../targets/index.js";
import type { Target, TargetContext } from "../targets/target.js";
import { UsageError } from "./exit.js";

/*
 * Targets of the spec's authors. A spec is data: only the command line makes errspec run code of theirs.
 */

interface Flags {
  readonly spec: string;
  readonly runTargets?: boolean;
}

/** Loads the code of the authors' own targets. Throws if the command line does not allow it. */
export async function customTargets(
  wanted: readonly CustomTarget[],
  { spec, runTargets = false }: Flags,
  report: (problem: Diagnostic) => void,
): Promise<readonly Target[]> {
  if (!runTargets) {
    const keys = wanted.map(({ key }) => key).join(", ");
    throw new UsageError(`${spec} has targets that run code (${keys}); add --run-targets to run it`);
  }
  const loaded: Target[] = [];
  for (const each of wanted) {
    const { folder, ...target } = await load(each, spec);
    const taken = [...targets.map(({ id }) => id), ...loaded.map((other) => other.folder)].includes(folder);
    if (taken) throw new UsageError(`${each.key}: there is already a target with the folder ${folder}; rename it`);
    loaded.push(customTargetOf(each, { folder, ...target }, { version: readVersion(), report }));
  }
  return loaded;
}

/**
 * Runs the code of the authors' own targets on catalogs of a spec, for what they say besides files. The targets and the problems
 * of each catalog come back; a catalog that does not name a target leaves it alone.
 */
export async function ranTargets(
  wanted: readonly CustomTarget[],
  catalogs: readonly Catalog[],
  flags: Flags,
): Promise<{ readonly custom: readonly Target[]; readonly problems: readonly (readonly Diagnostic[])[] }> {
  let current: Diagnostic[] = [];
  const custom = await customTargets(wanted, flags, (problem) => void current.push(problem));
  const problems: Diagnostic[][] = [];
  for (const catalog of catalogs.map(publicCatalog)) {
    current = [];
    problems.push(current);
    for (const target of custom.filter(({ id }) => id in catalog.options)) {
      await target.generate(catalog, { templates: new Map(), snippets: () => [], sources: sourcesOf(catalog) });
    }
  }
  return { custom, problems };
}

/** The files of errspec's own targets for a catalog. */
export function sourcesOf(catalog: Catalog): TargetContext["sources"] {
  const context: TargetContext = { templates: new Map(), snippets: () => [], sources: () => Promise.resolve([]) };
  return async (id) => (await targets.find((target) => target.id === id)?.generate(catalog, context)) ?? [];
}

const name = v.pipe(
  v.string("`name` must be text"),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, "`name` must be lower-case letters, digits and -, such as java"),
);

const definition = v.object(
  {
    name,
    features: v.optional(v.array(v.string("a feature must be text"), "`features` must be a list")),
    options: v.optional(
      v.custom<OptionsSchema<object>>(
        (value) => (typeof value === "object" || typeof value === "function") && value !== null && "~standard" in value,
        "`options` must be a schema of Standard Schema, such as one of Valibot or Zod",
      ),
    ),
    generate: v.custom<LoadedTarget["run"]>((value) => typeof value === "function", "`generate` must be a function"),
  },
  "it must export a target as its default: an object with `name` and `generate`",
);

/** Loads a target whose code is in a spec's folder. `env` is added to the environment of a program whenever it runs. */
export async function load(
  { key, from }: CustomTarget,
  spec: string,
  env?: Readonly<Record<string, string>>,
): Promise<LoadedTarget> {
  if (from.kind === "program") {
    const folder = v.safeParse(name, key);
    if (!folder.success)
      throw new UsageError(`target ${key}: ${folder.issues[0].message.replace("`name`", "its key")}`);
    const run = async (request: TargetRequest<object>): Promise<unknown> => {
      const printed = await runProgram(spec, from.command, `${JSON.stringify(request)}\n`, { env });
      return JSON.parse(printed);
    };
    return { folder: folder.output, features: undefined, options: undefined, run };
  }
  let exported: unknown;
  try {
    exported = await importTarget(spec, from);
  } catch (error) {
    throw new UsageError(`target ${key} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = v.safeParse(definition, exported);
  if (!parsed.success) throw new UsageError(`target ${key}: ${parsed.issues[0].message}`);
  const { name: folder, features = [], options, generate } = parsed.output;
  return { folder, features, options, run: generate };
}
