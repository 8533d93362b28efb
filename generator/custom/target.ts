import * as v from "valibot";
import { targetProtocol } from "../api/target.js";
import type { OptionsSchema, TargetProblem, TargetRequest } from "../api/target.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Catalog } from "../model/catalog.js";
import type { CustomTarget } from "../model/custom-target.js";
import { lazyFile } from "../output/file.js";
import type { OutputFile } from "../output/file.js";
import { featuresOf } from "../targets/features.js";
import { generatedFrom } from "../targets/header.js";
import type { Target, TargetContext } from "../targets/target.js";
import { fileProblem, resultSchema } from "./result.js";

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
  return {
    id: key,
    folder,
    isPublished: true,
    options: v.looseObject({}),
    identifiers: () => [],
    async generate(catalog, context) {
      const report = (problem: Problem): void => take(diagnosticOf(catalog, key, problem));
      const options = await checkedOptions(catalog.options[key], loaded.options, report);
      if (options === undefined) return [];
      const request = await requestOf(catalog, context, { options, version });
      const files = await filesOf(request, loaded, report);
      // What the code reads is not known, so the text itself is what the file depends on.
      return files.map(({ path, text }): OutputFile => lazyFile(`${folder}/${path}`, () => text, [{ text }]));
    },
  };
}

type Problem = TargetProblem & { readonly path?: readonly string[] };

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

/** The files that a target makes, if nothing is wrong with them. */
async function filesOf(
  request: TargetRequest<object>,
  { run, features: declared }: LoadedTarget,
  report: Report,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const fail = (message: string, help?: string): [] => {
    report({ severity: "error", message, ...(help === undefined ? {} : { help }) });
    return [];
  };
  let returned: unknown;
  try {
    returned = await run(request);
  } catch (error) {
    return fail(`the target failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = v.safeParse(resultSchema, returned);
  if (!parsed.success) {
    const [{ message, path = [] }] = parsed.issues;
    return fail(`the target returned a wrong result: ${[...path.map(({ key }) => String(key)), message].join(": ")}`);
  }
  const { files, problems = [], features = declared ?? [] } = parsed.output;
  const missing = request.features.filter((feature) => !features.includes(feature));
  if (missing.length > 0) {
    return fail(
      `the spec needs ${missing.join(", ")}, which the target does not support`,
      "add it to the target and to its `features`, or leave the target out",
    );
  }
  problems.forEach(report);
  const wrong = files.flatMap((file) => fileProblem(file) ?? []);
  for (const message of wrong) fail(message);
  return wrong.length > 0 ? [] : files;
}

/** A problem at the place that it names, or at the target's options. */
function diagnosticOf(
  catalog: Catalog,
  key: string,
  { severity, message, help, module: id, code, path = [] }: Problem,
): Diagnostic {
  const module = catalog.modules.find((each) => each.id === id);
  const entry = module?.entries.find((each) => each.code === code);
  const at = entry?.at("code") ?? module?.at() ?? catalog.at("targets", key, ...path);
  return { rule: "custom-target", severity, at, message, help };
}
