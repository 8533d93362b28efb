import { actions } from "../model/action.js";
import type { Deprecation, Entry, Group, Module, Reserved } from "../model/catalog.js";
import { defaultEffect } from "../model/effect.js";
import { kinds } from "../model/kind.js";
import { kebabCase, nameFromId } from "../model/name.js";
import type { Locate, Step } from "../model/position.js";
import { canonicalCode, codeRange, codeTypeOf } from "./codes.js";
import type { ModuleContext } from "./codes.js";
import type { Reporter } from "./reporter.js";
import type { CatalogShape, EntryShape, ModuleShape } from "./schema.js";
import { extensionsOf } from "./shape.js";
import type { SpecFile } from "./spec-file.js";
import { textOf } from "./text.js";
import type { ParsedYaml } from "./yaml.js";

/** The shape of a module and its place: a module has a file of its own, or is part of the catalog's file. */
export interface LocatedModule {
  readonly shape: ModuleShape;
  readonly file: SpecFile;
  readonly yaml: ParsedYaml;
  readonly path: readonly Step[];
}

/** Resolves a module. Entries whose code is not valid are reported and left out. */
export function resolveModule(module: LocatedModule, catalog: CatalogShape, source: string, report: Reporter): Module {
  const { shape, yaml, path, file } = module;
  const at: Locate = (...inner) => yaml.at(...path, ...inner);
  const codeType = codeTypeOf(shape["code-type"]);
  const stability = shape.stability ?? "stable";
  const context: ModuleContext = { id: shape.module, codeType, stability, source, catalog, yaml, path, report };
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
    stability,
    groups,
    reserved,
    success,
    entries: shape.errors.flatMap((entry, index) => resolveEntry(entry, ["errors", index], context) ?? []),
    file: file.source,
    at,
  };
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
    effect: shape.effect ?? defaultEffect(kind, action),
    http: shape.http ?? kinds[kind].http,
    params: (shape.params ?? []).map((param, index) => ({ ...param, at: (...steps) => at("params", index, ...steps) })),
    stability: shape.stability ?? context.stability,
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
  const { since, sunset, reason } = shape;
  return { since, sunset, reason: textOf(reason, source), replacedBy: shape["replaced-by"] };
}

function docsUrl(pattern: string, module: string, code: string, name: string): string {
  const values: Readonly<Record<string, string>> = { module, code: encodeURIComponent(code), name: kebabCase(name) };
  return pattern.replace(/\{(module|code|name)\}/g, (_, key: string) => values[key] ?? "");
}

function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<Step, unknown>)[step], value);
}
