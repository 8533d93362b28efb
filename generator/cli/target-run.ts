import { check } from "../check.js";
import { customTargetOf } from "../custom/target.js";
import type { LoadedTarget } from "../custom/target.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { readVersion } from "../disk/inputs.js";
import type { Catalog } from "../model/catalog.js";
import type { OutputFile } from "../output/file.js";
import { targets } from "../targets/index.js";
import { sourcesOf } from "./custom-targets.js";
import type { TargetUnderTest } from "./target-under-test.js";

/** What a target makes of a catalog. */
export interface Made {
  readonly files: readonly OutputFile[];
  readonly problems: readonly Diagnostic[];
}

/** The catalog of a spec of the test, with the options of the target. */
export function catalogWith(text: string, { custom, options }: TargetUnderTest): Catalog {
  const { catalog } = check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], targets);
  if (catalog === undefined) throw new Error("a catalog of the test has errors");
  return { ...catalog, options: { [custom.key]: options } };
}

/** Runs a target on a catalog. Paths of files are below the target's folder. */
export async function runOn(catalog: Catalog, { custom }: TargetUnderTest, loaded: LoadedTarget): Promise<Made> {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => void problems.push(problem);
  const target = customTargetOf(custom, loaded, { version: readVersion(), report });
  const context = { templates: new Map<string, string>(), snippets: () => [], sources: sourcesOf(catalog) };
  const files = await target.generate(catalog, context);
  const below = ({ path, text }: OutputFile): OutputFile => ({ path: path.slice(loaded.folder.length + 1), text });
  return { files: files.map(below), problems };
}

/** The same target, to which each request comes with its keys in the opposite order. */
export function withOtherOrder(loaded: LoadedTarget): LoadedTarget {
  return { ...loaded, run: (request) => loaded.run(reversed(request) as typeof request) };
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reversed(inner)] as const)
      .reverse(),
  );
}

/** Another machine: its language, its time zone, its home. */
export const otherMachine: Readonly<Record<string, string>> = {
  ...{ LANG: "tr_TR.UTF-8", LC_ALL: "", TZ: "Pacific/Kiritimati", PYTHONHASHSEED: "1", COLUMNS: "40" },
  ...{ USER: "somebody-else", HOSTNAME: "another-machine", NO_COLOR: "1" },
};

/** Calls a function in another folder, with another environment. */
export async function elsewhere<T>(folder: string, call: () => Promise<T>): Promise<T> {
  const [cwd, env] = [process.cwd(), { ...process.env }];
  process.chdir(folder);
  Object.assign(process.env, otherMachine);
  try {
    return await call();
  } finally {
    process.chdir(cwd);
    for (const key of Object.keys(otherMachine)) if (!(key in env)) Reflect.deleteProperty(process.env, key);
    Object.assign(process.env, env);
  }
}
