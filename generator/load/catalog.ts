import type * as v from "valibot";
import { actions } from "../model/action.js";
import type {
  Catalog,
  Deprecation,
  Entry,
  Envelope,
  Group,
  Module,
  Pointer,
  Reserved,
  Text,
} from "../model/catalog.js";
import { parseCode } from "../model/code-type.js";
import type { CodeType } from "../model/code-type.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { kinds } from "../model/kind.js";
import { kebabCase, nameFromId } from "../model/name.js";
import type { Locate, Range, Step } from "../model/position.js";
import { catalogSchema, moduleSchema } from "./schema.js";
import type { CatalogShape, EntryShape, EnvelopeShape, ModuleShape, TextShape } from "./schema.js";
import { checkShape, extensionsOf } from "./shape.js";
import { catalogFileName } from "./spec-file.js";
import type { SpecFile } from "./spec-file.js";
import { parseYaml } from "./yaml.js";
import type { ParsedYaml } from "./yaml.js";

export interface Loaded {
  /** Undefined when a file could not be read as a spec at all. Entries that could not be read are left out of it. */
  readonly catalog: Catalog | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Spec text to catalog. `options` has the schema of each target's options, by target id. Files may come in any order:
 * modules are put in the order of the catalog's common module first, then of their files' names.
 */
export function loadCatalog(files: readonly SpecFile[], options: Readonly<Record<string, v.GenericSchema>>): Loaded {
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => void diagnostics.push(problem);
  const sorted = [...files].sort((a, b) => (a.source < b.source ? -1 : 1));
  const main = sorted.find(({ source }) => isCatalogFile(source));
  if (main === undefined) {
    const file = sorted[0]?.path ?? catalogFileName;
    report({
      rule: "catalog-file",
      severity: "error",
      at: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
      message: `there is no ${catalogFileName} beside it`,
      help: "run `errspec init` for one to start from",
    });
    return { catalog: undefined, diagnostics };
  }

  const mainYaml = parseYaml(main);
  const mainShape = shapeOf(catalogSchema(options), mainYaml, report);
  const modules: LocatedModule[] = (mainShape?.modules ?? []).map((shape, index) =>
    located(shape, main, mainYaml, ["modules", index]),
  );
  let whole = mainShape !== undefined;
  for (const file of sorted) {
    if (file === main) continue;
    const yaml = parseYaml(file);
    const shape = shapeOf(moduleSchema, yaml, report);
    if (shape === undefined) whole = false;
    else modules.push(located(shape, file, yaml, []));
  }
  if (mainShape === undefined) return { catalog: undefined, diagnostics };

  const source = mainShape.locales[0] ?? "en";
  const common = mainShape.envelope.common;
  const resolved = modules
    .map((module) => resolveModule(module, mainShape, source, report))
    .sort((a, b) => Number(b.id === common) - Number(a.id === common));
  const at: Locate = (...path) => mainYaml.at(...path);
  const catalog: Catalog = {
    id: mainShape.catalog,
    name: mainShape.name ?? nameFromId(mainShape.catalog),
    title: textOf(mainShape.title, source),
    description: textOf(mainShape.description, source),
    version: mainShape.version ?? "0.0.0",
    locales: [source, ...mainShape.locales.slice(1)],
    docs: mainShape.docs,
    initialisms: mainShape.initialisms ?? [],
    envelope: resolveEnvelope(mainShape.envelope),
    modules: resolved,
    options: targetOptions(mainShape, options),
    file: main.source,
    at,
  };
  if (whole) checkEnvelope(catalog, report);
  return { catalog: whole ? catalog : { ...catalog, modules: resolved }, diagnostics };
}

type Report = (problem: Diagnostic) => void;

/** A module's shape, and where in which file it stands: a module may also be a part of the catalog's file. */
interface LocatedModule {
  readonly shape: ModuleShape;
  readonly file: SpecFile;
  readonly yaml: ParsedYaml;
  readonly path: readonly Step[];
}

const located = (shape: ModuleShape, file: SpecFile, yaml: ParsedYaml, path: readonly Step[]): LocatedModule => ({
  shape,
  file,
  yaml,
  path,
});

function isCatalogFile(source: string): boolean {
  return source === catalogFileName || source.endsWith(`/${catalogFileName}`);
}

function shapeOf<const S extends v.GenericSchema>(
  schema: S,
  yaml: ParsedYaml,
  report: Report,
): v.InferOutput<S> | undefined {
  yaml.diagnostics.forEach(report);
  if (yaml.value === undefined) return undefined;
  const { output, diagnostics } = checkShape(schema, yaml);
  diagnostics.forEach(report);
  return output;
}

/** Every target with its options, or the ones that the spec names. */
function targetOptions(
  shape: CatalogShape,
  options: Readonly<Record<string, v.GenericSchema>>,
): Record<string, unknown> {
  const chosen = (shape.targets ?? Object.fromEntries(Object.keys(options).map((id) => [id, {}]))) as Record<
    string,
    unknown
  >;
  return Object.fromEntries(Object.entries(chosen).map(([id, value]) => [id, value ?? {}]));
}

function resolveModule(module: LocatedModule, catalog: CatalogShape, source: string, report: Report): Module {
  const { shape, yaml, path, file } = module;
  const at: Locate = (...inner) => yaml.at(...path, ...inner);
  const codeType = codeTypeOf(shape["code-type"]);
  const context: ModuleContext = { id: shape.module, codeType, source, catalog, yaml, path, report };
  const success = shape.success && resolveEntry(shape.success, ["success"], context);
  const groups = Object.entries(shape.groups ?? {}).map(([id, group]): Group => ({
    id,
    title: textOf(group.title, source),
    range: group.range === undefined ? undefined : codeRange(group.range, ["groups", id, "range"], context),
    at: (...inner) => at("groups", id, ...inner),
  }));
  const reserved = (shape.reserved ?? []).map((item, index): Reserved => ({
    codes: (item.codes ?? []).flatMap((text, i) => {
      const range = codeRange(text, ["reserved", index, "codes", i], context);
      return range === undefined ? [] : [range];
    }),
    names: item.names ?? [],
    reason: item.reason,
    at: (...inner) => at("reserved", index, ...inner),
  }));
  return {
    id: shape.module,
    name: nameFromId(shape.module),
    title: textOf(shape.title ?? nameFromId(shape.module), source),
    description: textOf(shape.description, source),
    codeType,
    groups,
    reserved,
    success,
    entries: shape.errors.flatMap((entry, index) => resolveEntry(entry, ["errors", index], context) ?? []),
    file: file.source,
    at,
  };
}

interface ModuleContext {
  readonly id: string;
  readonly codeType: CodeType;
  readonly source: string;
  readonly catalog: CatalogShape;
  readonly yaml: ParsedYaml;
  readonly path: readonly Step[];
  readonly report: Report;
}

function resolveEntry(shape: EntryShape, inner: readonly Step[], context: ModuleContext): Entry | undefined {
  const { source, catalog, yaml, path } = context;
  const at: Locate = (...steps) => yaml.at(...path, ...inner, ...steps);
  const code = canonicalCode(shape.code, at("code"), context);
  if (code === undefined) return undefined;
  const kind = shape.kind ?? "unknown";
  const action = shape.action ?? "none";
  return {
    module: context.id,
    code,
    name: shape.name,
    aliases: shape.aliases ?? [],
    group: shape.group,
    title: textOf(shape.title, source),
    text: textOf(shape.text, source),
    kind,
    action,
    fallback: shape.fallback,
    retryable: shape.retryable ?? actions[action].retryable,
    http: shape.http ?? kinds[kind].http,
    params: (shape.params ?? []).map((param, index) => ({ ...param, at: (...steps) => at("params", index, ...steps) })),
    since: shape.since,
    deprecated: shape.deprecated && deprecation(shape.deprecated, source),
    was: (shape.was ?? []).map((was) => ({ text: textOf(was.text, source), until: was.until })),
    note: textOf(shape.note, source),
    links: (shape.links ?? []).map(({ url, title }) => ({ url, title: textOf(title, source) })),
    examples: shape.examples ?? [],
    url: catalog.docs === undefined ? undefined : docsUrl(catalog.docs, context.id, code, shape.name),
    extensions: extensionsOf(valueAt(yaml.value, [...path, ...inner])),
    at,
  };
}

function deprecation(shape: NonNullable<EntryShape["deprecated"]>, source: string): Deprecation {
  return { since: shape.since, reason: textOf(shape.reason, source), replacedBy: shape["replaced-by"] };
}

/** Surrounding blanks are no part of a text; everything else is, typing errors too. */
function textOf(shape: TextShape | undefined, source: string): Text {
  if (shape === undefined) return {};
  if (typeof shape === "string") return { [source]: shape.trim() };
  return Object.fromEntries(Object.entries(shape).map(([locale, text]) => [locale, text.trim()]));
}

function codeTypeOf(shape: ModuleShape["code-type"]): CodeType {
  if (typeof shape === "object") return shape;
  return shape === "hex" ? { kind: "hex", bits: 32, signed: false } : { kind: shape ?? "int" };
}

function canonicalCode(text: string, at: Range, { codeType, report }: ModuleContext): string | undefined {
  const parsed = parseCode(codeType, text);
  if ("code" in parsed) return parsed.code;
  report({
    rule: "canonical-code",
    severity: "error",
    at,
    message: `the code \`${text}\` ${parsed.problem}`,
    help:
      parsed.suggestion === undefined
        ? `the module's codes are of type ${codeType.kind}`
        : `write ${parsed.suggestion}`,
  });
  return undefined;
}

/** One code, or the first and the last of a range: `1103-1109`, also of negative codes: `-32099--32000`. */
function codeRange(
  text: string,
  inner: readonly Step[],
  context: ModuleContext,
): readonly [string, string] | undefined {
  const at = context.yaml.at(...context.path, ...inner);
  const [, first, last] = /^(-?[0-9A-Za-z]+)-(-?[0-9A-Za-z]+)$/.exec(text) ?? [];
  const ranged = context.codeType.kind === "int" || context.codeType.kind === "hex";
  if (!ranged || first === undefined || last === undefined) {
    const code = canonicalCode(text, at, context);
    return code === undefined ? undefined : [code, code];
  }
  const [from, to] = [canonicalCode(first, at, context), canonicalCode(last, at, context)];
  if (from === undefined || to === undefined) return undefined;
  if (Number(from) <= Number(to)) return [from, to];
  context.report({
    rule: "range-order",
    severity: "error",
    at,
    message: `the range \`${text}\` ends before it begins`,
    help: `write ${to}-${from}`,
  });
  return undefined;
}

function docsUrl(pattern: string, module: string, code: string, name: string): string {
  const values: Readonly<Record<string, string>> = { module, code: encodeURIComponent(code), name: kebabCase(name) };
  return pattern.replace(/\{(module|code|name)\}/g, (_, key: string) => values[key] ?? "");
}

function resolveEnvelope(shape: EnvelopeShape): Envelope {
  return {
    success: {
      code: shape.success?.code,
      absent: shape.success?.absent === undefined ? undefined : pointer(shape.success.absent),
      present: shape.success?.present === undefined ? undefined : pointer(shape.success.present),
    },
    code: pointers(shape.code),
    common: shape.common,
    moduleCode: (shape["module-code"] ?? []).map(({ at, forms }) => ({
      at: pointer(at),
      forms: (forms ?? []).map((form) => {
        const [before = "", after = ""] = form.split("{code}");
        return { before, after };
      }),
    })),
    text: pointers(shape.text),
    requestId: pointers(shape["request-id"]),
  };
}

function pointers(shape: string | readonly string[] | undefined): readonly Pointer[] {
  if (shape === undefined) return [];
  return typeof shape === "string" ? [pointer(shape)] : shape.map(pointer);
}

/** The steps of a JSON pointer. Source: RFC 6901, section 3 and 4. */
function pointer(text: string): Pointer {
  return text
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The envelope speaks of modules and codes: they must be there. */
function checkEnvelope(catalog: Catalog, report: Report): void {
  const { envelope, modules, at } = catalog;
  const complain = (message: string, help: string, ...path: Step[]): void =>
    report({ rule: "envelope", severity: "error", at: at("envelope", ...path), message, help });
  const ids = modules.map(({ id }) => id);
  if (envelope.common !== undefined && !ids.includes(envelope.common)) {
    complain(`there is no module \`${envelope.common}\``, `the modules are ${ids.join(", ")}`, "common");
  }
  if (envelope.common === undefined && envelope.moduleCode.length > 0) {
    complain(
      "a module code needs a common code beside it",
      "name the module of the common codes with `common:`, or leave `module-code` out",
      "module-code",
    );
  }
  const { code } = envelope.success;
  if (code === undefined) return;
  const owners = envelope.common === undefined ? modules : modules.filter(({ id }) => id === envelope.common);
  for (const { codeType, id, success } of owners) {
    const parsed = parseCode(codeType, code);
    if (!("code" in parsed)) {
      complain(
        `\`${code}\` is no code of the module \`${id}\`, whose codes are of type ${codeType.kind}`,
        "write the code as that module would",
        "success",
        "code",
      );
    } else if (success !== undefined && success.code !== parsed.code) {
      complain(
        `a call succeeds with \`${code}\`, but \`success\` of the module \`${id}\` has \`${success.code}\``,
        "make the two the same",
        "success",
        "code",
      );
    }
  }
}

function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<Step, unknown> | undefined)?.[step], value);
}
