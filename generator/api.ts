import type { Explanation } from "./api/explanation.js";
import type {
  Changes,
  Decoded,
  DecodeOptions,
  EncodeOptions,
  EnvelopeName,
  Generated,
  GenerateOptions,
  LintOptions,
  Problem,
  RaisedError,
  ReceivedResponse,
  SentResponse,
  Spec,
  SpecFile,
} from "./api/spec.js";
import type { AnyTarget, TargetRequest } from "./api/target.js";
import { check } from "./check.js";
import type { Checked } from "./check.js";
import type { LoadedTarget } from "./custom/target.js";
import type { Diagnostic } from "./diagnostic/diagnostic.js";
import { placeJson } from "./diagnostic/json.js";
import type { SpecFile as LoadedFile } from "./load/spec-file.js";
import type { Catalog, Module, StandardEnvelope } from "./model/catalog.js";
import { commonModule } from "./model/catalog.js";
import type { CustomTarget } from "./model/custom-target.js";
import type { Target } from "./targets/target.js";
import { targets } from "./targets/index.js";

/*
 * errspec as a library. What it takes and returns is in `api/spec.ts`, apart from errspec's own types, so that those can
 * change. Parts that only one method needs are loaded when it is called.
 */

export type * from "./api/explanation.js";
export type * from "./api/import-report.js";
export type * from "./api/reports.js";
export type * from "./api/spec.js";

/** Reads the spec in a folder. */
export async function readSpec(folder: string): Promise<Spec> {
  const [{ readSpecFolder }, { decodeSpec }] = await Promise.all([
    import("./disk/spec-folder.js"),
    import("./load/decode-spec.js"),
  ]);
  const { spec, diagnostics } = decodeSpec(readSpecFolder(folder));
  return specOf(spec, diagnostics);
}

/** Opens a spec that has been read. */
export function openSpec(files: readonly SpecFile[]): Promise<Spec> {
  const spec = specOf(
    files.map(({ path, text }) => ({ path, source: path.split("/").slice(-2).join("/"), text })),
    [],
  );
  return Promise.resolve(spec);
}

/** The loaded files of specs, and their catalogs: another spec is compared with its own. */
const opened = new WeakMap<Spec, () => Catalog>();

function specOf(files: readonly LoadedFile[], unreadable: readonly Diagnostic[]): Spec {
  const checked = unreadable.length > 0 ? { catalog: undefined, diagnostics: unreadable } : check(files, targets);
  const { catalog, diagnostics } = checked;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const usable = (): Catalog => {
    if (catalog !== undefined && errors.length === 0) return catalog;
    const [first] = errors;
    throw new Error(`the spec cannot be used: ${first === undefined ? "" : lineOf(first)}`);
  };
  const spec: Spec = {
    files: files.map(({ path, text }) => ({ path, text })),
    problems: errors.map(problemOf),
    async catalog() {
      return catalogJson(usable());
    },
    async lint(options = {}) {
      return lintProblems(files, unreadable, options);
    },
    async generate(options = {}) {
      usable();
      return generated(checked, options);
    },
    async breaking(earlier, { today = todayText() } = {}) {
      const before = opened.get(earlier);
      if (before === undefined) throw new Error("the earlier version must come from openSpec or readSpec");
      return changesBetween(before(), usable(), today);
    },
    async decode(response, options = {}) {
      return decoded(usable(), response, options);
    },
    async encode(error, options = {}) {
      return encoded(usable(), error, options);
    },
    async explain(query, { locale } = {}) {
      return explained(usable(), query, locale);
    },
  };
  opened.set(spec, usable);
  return spec;
}

async function catalogJson(catalog: Catalog): Promise<Readonly<Record<string, unknown>>> {
  const { emit } = await import("./emit.js");
  const [made] = await emit({ ...catalog, options: { catalog: {} } }, targets, new Map());
  const file = made?.files.find(({ path }) => path === "catalog.json");
  return JSON.parse(file?.text ?? "") as Record<string, unknown>;
}

const todayText = (): string => new Date().toISOString().slice(0, 10);

async function lintProblems(
  files: readonly LoadedFile[],
  unreadable: readonly Diagnostic[],
  { preset, today = todayText() }: LintOptions,
): Promise<readonly Problem[]> {
  const { lintSpec } = await import("./lint.js");
  if (unreadable.length > 0) return unreadable.map(problemOf);
  return lintSpec(files, { targets, custom: [], preset, today }).diagnostics.map(problemOf);
}

async function generated(checked: Checked, { targets: given = {} }: GenerateOptions): Promise<Generated> {
  const [{ generateChecked }, { readVersion }, { readTemplate }, { customTargetOf }] = await Promise.all([
    import("./pipeline.js"),
    import("./disk/inputs.js"),
    import("./disk/shipped-templates.js"),
    import("./custom/target.js"),
  ]);
  const templates = { get: readTemplate };
  const customTargets = (
    wanted: readonly CustomTarget[],
    report: (problem: Diagnostic) => void,
  ): Promise<readonly Target[]> =>
    Promise.resolve(
      wanted.flatMap((each) => {
        const definition = given[each.key];
        return definition === undefined
          ? []
          : customTargetOf(each, loadedOf(definition), { version: readVersion(), report });
      }),
    );
  const { diagnostics, files, elsewhere } = await generateChecked(checked, { targets, templates, customTargets });
  return {
    problems: diagnostics.map(problemOf),
    files: [
      ...files.map(({ path, text }) => ({ path, text })),
      ...elsewhere.flatMap(({ out, files }) => files.map(({ path, text }) => ({ out, path, text }))),
    ],
  };
}

function loadedOf(target: AnyTarget): LoadedTarget {
  const { name: folder, features = [], options } = target;
  return { folder, features, options, run: (request) => target.generate(request as TargetRequest<never>) };
}

async function changesBetween(before: Catalog, after: Catalog, today: string): Promise<Changes> {
  const [{ breakingRules }, { breaking }, { versionOf }] = await Promise.all([
    import("./rules/breaking/index.js"),
    import("./rules/breaking/run.js"),
    import("./version.js"),
  ]);
  const { bump, findings } = breaking(breakingRules, versionOf(before), versionOf(after), { today });
  return {
    bump,
    changes: findings.map((finding) => ({
      ...problemOf(finding),
      bump: finding.bump,
      categories: finding.categories,
      of: finding.subject,
    })),
  };
}

async function decoded(
  catalog: Catalog,
  { status = 200, headers = {}, body }: ReceivedResponse,
  { module: id, envelope }: DecodeOptions,
): Promise<Decoded> {
  const [{ decodeResponse }, { decodeStandard }] = await Promise.all([
    import("./decode/response.js"),
    import("./decode/standard.js"),
  ]);
  const module = moduleOf(catalog, id);
  const response = { status, headers: Object.entries(headers), body };
  const standard = standardOf(catalog, envelope);
  const verdict =
    standard === undefined
      ? decodeResponse(catalog, module, response, Date.now)
      : decodeStandard(catalog, standard, module, response, Date.now);
  switch (verdict.result) {
    case "success":
      return { result: "success" };
    case "invalid":
      return {
        result: "invalid",
        reason: verdict.reason,
        kind: verdict.kind,
        retryable: verdict.retryable,
        requestId: verdict.requestId,
        excerpt: verdict.excerpt,
      };
    case "error": {
      const { entry, code, moduleCode, detail, requestId, effect, retryAfter, params = {} } = verdict;
      return {
        result: "error",
        module: entry?.module ?? module.id,
        code,
        moduleCode,
        name: entry?.name,
        detail,
        requestId,
        retryable: entry?.retryable ?? false,
        effect,
        retryAfter,
        params,
      };
    }
  }
}

async function encoded(
  catalog: Catalog,
  { error, params, detail, retryAfter }: RaisedError,
  { envelope, ...options }: EncodeOptions,
): Promise<SentResponse> {
  const [{ encode }, { encodeStandard }] = await Promise.all([
    import("./encode/encode.js"),
    import("./encode/standard.js"),
  ]);
  const slash = error.indexOf("/");
  const module = moduleOf(catalog, slash === -1 ? undefined : error.slice(0, slash));
  const wanted = error.slice(slash + 1);
  const entry = module.entries.find(({ code, name }) => code === wanted || name === wanted);
  if (entry === undefined) throw new Error(`the module ${module.id} has no error ${wanted}`);
  const raised = { module, entry, params, detail, retryAfter };
  const standard = standardOf(catalog, envelope);
  const { status, headers, body } =
    standard === undefined ? encode(catalog, raised, options) : encodeStandard(catalog, standard, raised, options);
  return { status, headers: Object.fromEntries(headers), body };
}

async function explained(catalog: Catalog, query: string, locale?: string): Promise<Explanation> {
  const [{ explain }, { decode }, { answerJson }, { usageIn }] = await Promise.all([
    import("./explain/explain.js"),
    import("./decode/decode.js"),
    import("./explain/json.js"),
    import("./usage.js"),
  ]);
  const chosen = locale ?? catalog.locales[0];
  const answer = answerJson(catalog, explain(catalog, query, decode), chosen, usageIn(catalog, targets, chosen));
  return JSON.parse(JSON.stringify(answer)) as Explanation;
}

/** The module that was called: the one that is named, the only one, or the common one. */
function moduleOf(catalog: Catalog, id: string | undefined): Module {
  const { modules } = catalog;
  const module =
    id === undefined
      ? modules.length === 1
        ? modules[0]
        : commonModule(catalog)
      : modules.find((each) => each.id === id);
  if (module !== undefined) return module;
  const ids = modules.map((each) => each.id).join(", ");
  throw new Error(id === undefined ? `name one of the modules ${ids}` : `there is no module ${id}; there are ${ids}`);
}

function standardOf({ envelopes }: Catalog, name: EnvelopeName | undefined): StandardEnvelope | undefined {
  if (name === undefined) return undefined;
  const found = envelopes.find(({ id }) => id === name);
  if (found !== undefined) return found;
  throw new Error(`the catalog has no envelope ${name}; add it to \`envelopes\` in errspec.yaml`);
}

function problemOf({ rule, severity, message, help, at }: Diagnostic): Problem {
  return { rule, severity, message, help, ...placeJson(at) };
}

function lineOf({ at, message }: Diagnostic): string {
  return `${at.file}:${at.line}:${at.column}: ${message}`;
}
