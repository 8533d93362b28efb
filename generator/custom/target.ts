import * as v from "valibot";
import { targetProtocol } from "../api/target.js";
import type { OptionsSchema, TargetProblem, TargetRequest } from "../api/target.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Catalog } from "../model/catalog.js";
import type { CustomTarget } from "../model/custom-target.js";
import type { Exposed } from "../model/exposed.js";
import { publicCatalog } from "../model/sent.js";
import { keptFile, lazyFile } from "../output/file.js";
import type { OutputFile } from "../output/file.js";
import { identifierRules } from "../rules/lint/index.js";
import { runRules } from "../rules/lint/rule.js";
import { featuresOf, featuresRule } from "../targets/features.js";
import { generatedFrom } from "../targets/header.js";
import type { Target, TargetContext } from "../targets/target.js";
import { exposedIn, placedIdentifiers } from "./names.js";
import { fileProblem, resultSchema } from "./result.js";
import { conformanceRows } from "./rows.js";
import { sdkView } from "./sdk-view.js";

/** The code of a target of the spec's authors, ready to run. */
export interface LoadedTarget {
  /** The name of its folder in the output. */
  readonly folder: string;
  /** What it can do. Undefined: its result says so. */
  readonly features: readonly string[] | undefined;
  readonly options: OptionsSchema<object> | undefined;
  /** Makes the files. Whatever it returns is checked. Throws an `Error` with a sentence for the user if it fails. */
  readonly run: (request: TargetRequest<object>) => unknown;
}

/** What a custom target runs with: the version of errspec, and what takes the problems that it finds. */
interface Surroundings {
  readonly version: string;
  readonly report: (problem: Diagnostic) => void;
}

/** A target of the spec's authors as errspec runs its own. */
export function customTargetOf(
  { key }: CustomTarget,
  loaded: LoadedTarget,
  { version, report: take }: Surroundings,
): Target {
  const { folder } = loaded;
  const surfaces = new WeakMap<Catalog, readonly Exposed[]>();
  return {
    id: key,
    folder,
    isPublished: true,
    options: v.looseObject({}),
    identifiers: () => [], // known only when it has run, so it reports clashes itself
    surface: {
      category: `SRC_${folder.toUpperCase().replaceAll("-", "_")}`,
      title: folder,
      of: (catalog) => surfaces.get(publicCatalog(catalog)) ?? [],
    },
    async generate(catalog, context) {
      const report = (problem: Problem): void => take(diagnosticOf(catalog, key, problem));
      const options = await checkedOptions(catalog.options[key], loaded.options, report);
      if (options === undefined) return [];
      const request = await requestOf(catalog, context, { options, version });
      const { problems, result } = await resultOf(request, loaded);
      problems.forEach(report);
      if (result === undefined) return [];
      const identifiers = placedIdentifiers(catalog, folder, result.identifiers ?? []);
      runRules(identifierRules, { catalog, identifiers }).forEach(take);
      surfaces.set(catalog, exposedIn(result.surface ?? []));
      return result.files.map((file): OutputFile => {
        const path = `${folder}/${file.path}`;
        if ("rows" in file) return keptFile(path, () => conformanceRows(catalog, file.rows));
        // What the code reads is not known, so the text itself is what the file depends on.
        return lazyFile(path, () => file.text, [{ text: file.text }]);
      });
    },
  };
}

type Problem = TargetProblem & {
  readonly path?: readonly string[];
  /** The rule that found it, if it is not the target's own. */
  readonly rule?: string;
};

type Report = (problem: Problem) => void;

async function requestOf(
  catalog: Catalog,
  { sources }: TargetContext,
  { options, version }: { readonly options: object; readonly version: string },
): Promise<TargetRequest<object>> {
  const [file] = (await sources("catalog")).filter(({ path }) => path === "catalog.json");
  return {
    protocol: targetProtocol,
    errspec: version,
    header: generatedFrom(catalog.file),
    catalog: JSON.parse(file?.text ?? "") as Readonly<Record<string, unknown>>,
    sdk: sdkView(catalog),
    options,
    features: featuresOf(catalog),
  };
}

/** The options as the target's schema returns them. Undefined if they are wrong. */
async function checkedOptions(
  options: unknown,
  schema: OptionsSchema<object> | undefined,
  report: Report,
): Promise<object | undefined> {
  const given = options as object;
  if (schema === undefined) return given;
  const result = await schema["~standard"].validate(given);
  if (result.issues === undefined) return result.value;
  for (const { message, path = [] } of result.issues) {
    const keys = path.map((step) => String(typeof step === "object" ? step.key : step));
    report({ severity: "error", message: keys.length === 0 ? message : `${keys.join(".")}: ${message}`, path: keys });
  }
  return undefined;
}

/** What a target returns, and what is wrong with it or with the spec. With an error there is no result. */
interface Outcome {
  readonly problems: readonly Problem[];
  readonly result?: v.InferOutput<typeof resultSchema>;
}

async function resultOf(request: TargetRequest<object>, { run, features: declared }: LoadedTarget): Promise<Outcome> {
  const lacking = declared && lackOf(request, declared);
  if (lacking !== undefined) return lacking;
  let returned: unknown;
  try {
    returned = await run(request);
  } catch (error) {
    return failure(`the target failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = v.safeParse(resultSchema, returned);
  if (!parsed.success) {
    const [{ message, path = [] }] = parsed.issues;
    return failure(
      `the target returned a wrong result: ${[...path.map(({ key }) => String(key)), message].join(": ")}`,
    );
  }
  const { files, problems = [], features = declared ?? [] } = parsed.output;
  const missing = lackOf(request, features);
  if (missing !== undefined) return missing;
  const wrong = files.flatMap((file) => fileProblem(file) ?? []).flatMap((message) => failure(message).problems);
  return wrong.length > 0 ? { problems: [...problems, ...wrong] } : { problems, result: parsed.output };
}

/** What a target lacks that the catalog needs. Undefined if it lacks nothing. */
function lackOf({ features: needed }: TargetRequest<object>, features: readonly string[]): Outcome | undefined {
  const missing = needed.filter((feature) => !features.includes(feature));
  if (missing.length === 0) return undefined;
  const message = `the spec needs ${missing.join(", ")}, which the target does not support`;
  const help = "add it to the target and to its `features`, or leave the target out";
  return { problems: [{ rule: featuresRule, severity: "error", message, help }] };
}

function failure(message: string): Outcome {
  return { problems: [{ severity: "error", message }] };
}

/** A problem at the place that it names, or at the target's options. */
function diagnosticOf(
  catalog: Catalog,
  key: string,
  { rule = "custom-target", severity, message, help, module: id, code, path = [] }: Problem,
): Diagnostic {
  const module = catalog.modules.find((each) => each.id === id);
  const entry = module?.entries.find((each) => each.code === code);
  const at = entry?.at("code") ?? module?.at() ?? catalog.at("targets", key, ...path);
  return { rule, severity, at, message, help };
}
