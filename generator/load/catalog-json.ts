import * as v from "valibot";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { Catalog, Entry, Envelope, Module } from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";
import type { CodeType } from "../model/code-type.js";
import { kinds } from "../model/kind.js";
import { parsePointer } from "../model/pointer.js";
import type { Locate, Step } from "../model/position.js";
import type { Loaded } from "./catalog.js";
import { catalogJsonSchema } from "./catalog-json-schema.js";
import type { CatalogJsonShape, EntryShape, ModuleShape, SuccessShape } from "./catalog-json-schema.js";
import { checkShape } from "./shape.js";
import type { SpecFile } from "./spec-file.js";
import { parseYaml } from "./yaml.js";
import type { ParsedYaml } from "./yaml.js";

/**
 * The catalog of a `catalog.json`. It holds no options of targets: they are taken from `options`, so that two catalogs
 * are compared as the same targets would write them.
 */
export function loadCatalogJson(file: SpecFile, options: Readonly<Record<string, unknown>>): Loaded {
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch (error) {
    // The parser for spec files knows better where; what it takes for YAML is reported by its first place.
    const { diagnostics } = parseYaml(file);
    return { catalog: undefined, diagnostics: diagnostics.length > 0 ? diagnostics : [notJson(file, error)] };
  }
  const result = v.safeParse(catalogJsonSchema, value);
  if (!result.success) {
    const yaml = parseYaml(file);
    const { diagnostics } = yaml.value === undefined ? yaml : checkShape(catalogJsonSchema, yaml);
    return { catalog: undefined, diagnostics };
  }
  // Places are asked for when something was found: then the file is read once more, for them.
  let yaml: ParsedYaml | undefined;
  const at: Locate = (...path) => (yaml ??= parseYaml(file)).at(...path);
  const bad = wrongCodes(result.output, at);
  return bad.length > 0
    ? { catalog: undefined, diagnostics: bad }
    : { catalog: catalogOf(result.output, file, at, options), diagnostics: [] };
}

function notJson({ path }: SpecFile, error: unknown): Diagnostic {
  return {
    rule: "json-syntax",
    severity: "error",
    at: { file: path, line: 1, column: 1, endLine: 1, endColumn: 1 },
    message: `the file is not JSON: ${error instanceof Error ? error.message : String(error)}`,
  };
}

function wrongCodes({ modules }: CatalogJsonShape, at: Locate): Diagnostic[] {
  return modules.flatMap(({ codeType, entries }, index) =>
    entries.flatMap(({ code }, i): Diagnostic[] => {
      const parsed = parseCode(codeType, code);
      if ("code" in parsed && parsed.code === code) return [];
      return [
        {
          rule: "canonical-code",
          severity: "error",
          at: at("modules", index, "entries", i, "code"),
          message: `\`${code}\` is no code of the type ${codeType.kind}`,
        },
      ];
    }),
  );
}

function catalogOf(
  shape: CatalogJsonShape,
  file: SpecFile,
  at: Locate,
  options: Readonly<Record<string, unknown>>,
): Catalog {
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
    initialisms: shape.initialisms,
    envelope: envelopeOf(shape.envelope),
    modules: shape.modules.map((module, index) => moduleOf(module, index, file, at)),
    options,
    lint: { preset: "standard", rules: {} },
    breaking: { rules: {}, failOn: undefined, categories: [] },
    file: file.source,
    at: (...path) => at(...keysOf(path)),
  };
}

function moduleOf(shape: ModuleShape, index: number, file: SpecFile, at: Locate): Module {
  const here: Locate = (...path) => at("modules", index, ...path);
  const codeType: CodeType = shape.codeType;
  return {
    id: shape.id,
    name: shape.name,
    title: shape.title,
    description: shape.description,
    codeType,
    stability: shape.stability,
    groups: shape.groups.map(({ id, title, range }, i) => ({
      id,
      title,
      range: range && [range.first, range.last],
      at: (...path) => here("groups", i, ...path),
    })),
    reserved: shape.reserved.map(({ codes, names, reason }, i) => ({
      codes: codes.map(({ first, last }): readonly [string, string] => [first, last]),
      names,
      reason,
      at: (...path) => here("reserved", i, ...path),
    })),
    success: shape.success && entryOf(shape.success, shape.id, (...path) => here("success", ...path)),
    entries: shape.entries.map((entry, i) => entryOf(entry, shape.id, (...path) => here("entries", i, ...path))),
    file: file.source,
    at: (...path) => here(...keysOf(path)),
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
          http: shape.http,
        }
      : // What the loader gives a success code that says nothing of it.
        {
          kind: "unknown" as const,
          action: "none" as const,
          fallback: undefined,
          retryable: false,
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
    params: shape.params.map((param, i) => ({ ...param, at: (...path) => at("params", i, ...path) })),
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
    links: shape.links,
    examples: shape.examples,
    url: shape.url,
    extensions: shape.extensions,
    at: (...path) => at(...keysOf(path)),
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
  };
}

/** Where `catalog.json` has other keys than a spec. */
const keys: Readonly<Record<string, string>> = {
  catalog: "id",
  module: "id",
  "code-type": "codeType",
  "fallback-locales": "fallbackLocales",
  errors: "entries",
};

function keysOf([first, ...rest]: readonly Step[]): readonly Step[] {
  if (first === undefined) return [];
  return [typeof first === "string" ? (keys[first] ?? first) : first, ...rest];
}
