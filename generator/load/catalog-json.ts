import * as v from "valibot";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Catalog, Entry, Envelope, Module } from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";
import type { CodeType } from "../model/code-type.js";
import { defaultEffect } from "../model/effect.js";
import { kinds } from "../model/kind.js";
import type { Operation } from "../model/operation.js";
import { parsePointer } from "../model/pointer.js";
import type { Locate, Step } from "../model/position.js";
import type { Loaded } from "./catalog.js";
import { catalogJsonSchema } from "./catalog-json-schema.js";
import type { CatalogJsonShape, EntryShape, ModuleShape, OperationShape, SuccessShape } from "./catalog-json-schema.js";
import { checkShape } from "./shape.js";
import type { SpecFile } from "./spec-file.js";
import { parseYaml } from "./yaml.js";
import type { ParsedYaml } from "./yaml.js";

/** What a spec says about its targets. */
type TargetSettings = Pick<Catalog, "options" | "imports">;

/**
 * Loads the catalog of a `catalog.json`. The file says nothing about targets, so their options and imports are taken from
 * `settings`: two catalogs are compared as the same targets would generate them.
 */
export function loadCatalogJson(file: SpecFile, settings: TargetSettings): Loaded {
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch (error) {
    // The YAML parser reports the place. If the file is valid YAML but not JSON, the place is the start of the file.
    const { diagnostics } = parseYaml(file);
    return { catalog: undefined, diagnostics: diagnostics.length > 0 ? diagnostics : [notJson(file, error)] };
  }
  const result = v.safeParse(catalogJsonSchema, value);
  if (!result.success) {
    const yaml = parseYaml(file);
    const { diagnostics } = yaml.value === undefined ? yaml : checkShape(catalogJsonSchema, yaml);
    return { catalog: undefined, diagnostics };
  }
  // Places are needed only if there is a problem: the file is parsed again for them then.
  let yaml: ParsedYaml | undefined;
  const at: Locate = (...path) => (yaml ??= parseYaml(file)).at(...path);
  const invalid = invalidCodes(result.output, at);
  return invalid.length > 0
    ? { catalog: undefined, diagnostics: invalid }
    : { catalog: catalogOf(result.output, file, at, settings), diagnostics: [] };
}

function notJson({ path }: SpecFile, error: unknown): Diagnostic {
  return {
    rule: "json-syntax",
    severity: "error",
    at: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    message: `the file is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
  };
}

function invalidCodes({ modules }: CatalogJsonShape, at: Locate): Diagnostic[] {
  return modules.flatMap(({ codeType, entries }, index) =>
    entries.flatMap(({ code }, i): Diagnostic[] => {
      const parsed = parseCode(codeType, code);
      if ("code" in parsed && parsed.code === code) return [];
      return [
        {
          rule: "canonical-code",
          severity: "error",
          at: at("modules", index, "entries", i, "code"),
          message: `\`${code}\` is not a code of type ${codeType.kind}`,
        },
      ];
    }),
  );
}

function catalogOf(shape: CatalogJsonShape, file: SpecFile, at: Locate, { options, imports }: TargetSettings): Catalog {
  const [source = "en", ...others] = shape.locales;
  return {
    id: shape.id,
    name: shape.name,
    title: shape.title,
    description: shape.description,
    version: shape.version,
    locales: [source, ...others],
    fallbackLocales: shape.fallbackLocales,
    docs: shape.docs,
    messageTail: shape.messageTail,
    initialisms: shape.initialisms,
    envelope: envelopeOf(shape.envelope),
    envelopes: shape.envelopes,
    // What a server sends is not published.
    server: { unexpected: undefined },
    modules: shape.modules.map((module, index) => moduleOf(module, index, file, at)),
    operations: shape.operations.map((operation, index) =>
      operationOf(operation, (...path) => at("operations", index, ...path)),
    ),
    options,
    imports,
    lint: { preset: "standard", rules: {} },
    breaking: { rules: {}, failOn: undefined, categories: [] },
    file: file.source,
    at: (...path) => at(...keysOf(path)),
  };
}

function moduleOf(shape: ModuleShape, index: number, file: SpecFile, at: Locate): Module {
  const atModule: Locate = (...path) => at("modules", index, ...path);
  const codeType: CodeType = shape.codeType;
  return {
    id: shape.id,
    name: shape.name,
    title: shape.title,
    description: shape.description,
    codeType,
    stability: shape.stability,
    carriers: { default: undefined, byKind: {} },
    groups: shape.groups.map(({ id, title, range }, i) => ({
      id,
      title,
      range: range && [range.first, range.last],
      at: (...path) => atModule("groups", i, ...path),
    })),
    reserved: shape.reserved.map(({ codes, names, reason }, i) => ({
      codes: codes.map(({ first, last }): readonly [string, string] => [first, last]),
      names,
      reason,
      at: (...path) => atModule("reserved", i, ...path),
    })),
    success: shape.success && entryOf(shape.success, shape.id, (...path) => atModule("success", ...path)),
    entries: shape.entries.map((entry, i) => entryOf(entry, shape.id, (...path) => atModule("entries", i, ...path))),
    operations: undefined, // they are the catalog's
    file: file.source,
    at: (...path) => atModule(...keysOf(path)),
  };
}

function entryOf(shape: EntryShape | SuccessShape, module: string, at: Locate): Entry {
  const reaction =
    "kind" in shape
      ? {
          kind: shape.kind,
          action: shape.action,
          fallback: shape.fallback,
          retryable: shape.retryable,
          // Files of earlier versions have none.
          effect: shape.effect ?? defaultEffect(shape.kind, shape.action),
          http: shape.http,
        }
      : // The defaults of the loader for a success code.
        {
          kind: "unknown" as const,
          action: "none" as const,
          fallback: undefined,
          retryable: false,
          effect: defaultEffect("unknown", "none"),
          http: kinds.unknown.http,
        };
  const { deprecated } = shape;
  return {
    module,
    code: shape.code,
    name: shape.name,
    aliases: shape.aliases,
    group: shape.group,
    title: shape.title,
    text: shape.text,
    ...reaction,
    audience: "public",
    carrier: undefined,
    params: shape.params.map((param, i) => ({ ...param, sensitive: false, at: (...path) => at("params", i, ...path) })),
    stability: shape.stability,
    since: shape.since,
    deprecated: deprecated && {
      since: deprecated.since,
      sunset: deprecated.sunset,
      reason: deprecated.reason,
      replacedBy: deprecated.replacedBy,
    },
    was: shape.was.map(({ text, until }) => ({ text, until })),
    note: shape.note,
    causes: shape.causes,
    solutions: shape.solutions,
    otherwise: shape.otherwise,
    links: shape.links,
    examples: shape.examples,
    url: shape.url,
    extensions: shape.extensions,
    at: (...path) => at(...keysOf(path)),
  };
}

function operationOf(shape: OperationShape, at: Locate): Operation {
  return {
    id: shape.id,
    name: shape.name,
    module: shape.module,
    method: shape.method,
    path: shape.path,
    summary: shape.summary,
    tags: shape.tags,
    errors: shape.errors.map((error, i) => ({ ...error, at: (...path) => at("errors", i, ...path) })),
    at,
  };
}

function envelopeOf(shape: CatalogJsonShape["envelope"]): Envelope {
  return {
    success: {
      code: shape.success.code,
      absent: shape.success.absent === undefined ? undefined : parsePointer(shape.success.absent),
      present: shape.success.present === undefined ? undefined : parsePointer(shape.success.present),
    },
    code: shape.code.map(parsePointer),
    common: shape.common,
    moduleCode: shape.moduleCode.map(({ at, forms }) => ({
      at: parsePointer(at),
      forms: forms.map((form) => {
        const [before = "", after = ""] = form.split("{code}");
        return { before, after };
      }),
    })),
    text: shape.text.map(parsePointer),
    requestId: shape.requestId.map(parsePointer),
    params: shape.params === undefined ? undefined : parsePointer(shape.params),
    fieldErrors: shape.fieldErrors && {
      at: parsePointer(shape.fieldErrors.at),
      field: parsePointer(shape.fieldErrors.field),
      code: shape.fieldErrors.code === undefined ? undefined : parsePointer(shape.fieldErrors.code),
      text: shape.fieldErrors.text === undefined ? undefined : parsePointer(shape.fieldErrors.text),
    },
    headers: shape.headers,
    status: shape.status,
  };
}

/** The keys of `catalog.json` that have another name in a spec. */
const keys: Readonly<Record<string, string>> = {
  catalog: "id",
  module: "id",
  "code-type": "codeType",
  "fallback-locales": "fallbackLocales",
  "message-tail": "messageTail",
  errors: "entries",
};

function keysOf([first, ...rest]: readonly Step[]): readonly Step[] {
  if (first === undefined) return [];
  return [typeof first === "string" ? (keys[first] ?? first) : first, ...rest];
}
