import { actions } from "../model/action.js";
import type { Carriers, Deprecation, Entry, Group, Module, Reserved } from "../model/catalog.js";
import { codeAnchor } from "../model/code-type.js";
import { defaultEffect } from "../model/effect.js";
import { kinds } from "../model/kind.js";
import { kebabCase, nameFromId } from "../model/name.js";
import { below } from "../model/position.js";
import type { Step } from "../model/position.js";
import { sectionOf } from "./operations.js";
import { canonicalCode, codeRange, codeTypeOf } from "./codes.js";
import type { ModuleContext } from "./codes.js";
import type { Reporter } from "./reporter.js";
import type { CatalogShape, EntryShape, ModuleShape } from "./schema.js";
import { extensionsOf } from "./shape.js";
import type { SpecFile } from "./spec-file.js";
import { textOf } from "./text.js";
import type { TextLocales } from "./text.js";
import type { ParsedYaml } from "./yaml.js";

/** The shape of a module and its place: a module has a file of its own, or is part of the catalog's file. */
export interface LocatedModule {
  readonly shape: ModuleShape;
  readonly file: SpecFile;
  readonly yaml: ParsedYaml;
  readonly path: readonly Step[];
}

/** Resolves a module. Entries whose code is not valid are reported and left out. */
export function resolveModule(
  module: LocatedModule,
  catalog: CatalogShape,
  texts: TextLocales,
  report: Reporter,
): Module {
  const { shape, yaml, path, file } = module;
  const at = below(yaml.at, ...path);
  const value = valueAt(yaml.value, path) as RawModule;
  const codeType = codeTypeOf(shape["code-type"]);
  const stability = shape.stability ?? "stable";
  const audience = shape.audience ?? "public";
  const context: ModuleContext = { id: shape.module, codeType, stability, audience, texts, catalog, at, report };
  const success = shape.success && resolveEntry(shape.success, value.success, ["success"], context);
  const groups = Object.entries(shape.groups ?? {}).map(([id, group]): Group => ({
    id,
    title: textOf(group.title, texts),
    range: group.range === undefined ? undefined : codeRange(group.range, ["groups", id, "range"], context),
    at: below(at, "groups", id),
  }));
  const reserved = (shape.reserved ?? []).map((item, index): Reserved => ({
    codes: (item.codes ?? []).flatMap((text, i) => {
      const range = codeRange(text, ["reserved", index, "codes", i], context);
      return range === undefined ? [] : [range];
    }),
    names: item.names ?? [],
    reason: item.reason,
    at: below(at, "reserved", index),
  }));
  return {
    id: shape.module,
    name: nameFromId(shape.module),
    title: textOf(shape.title ?? nameFromId(shape.module), texts),
    description: textOf(shape.description, texts),
    codeType,
    stability,
    carriers: carriersOf(shape.carrier),
    groups,
    reserved,
    success,
    entries: shape.errors.flatMap(
      (entry, index) => resolveEntry(entry, value.errors[index], ["errors", index], context) ?? [],
    ),
    operations: shape.operations && sectionOf(shape.operations, texts, below(at, "operations")),
    file: file.source,
    at,
  };
}

function carriersOf(shape: ModuleShape["carrier"]): Carriers {
  if (typeof shape === "string") return { default: shape, byKind: {} };
  const { default: other, ...byKind } = shape ?? {};
  return { default: other, byKind };
}

/** The entries of a module with the keys of their author. */
interface RawModule {
  readonly success?: unknown;
  readonly errors: readonly unknown[];
}

/** For all entries without such things: a list or a mapping for each would fill the memory. */
const none: readonly never[] = [];

function resolveEntry(
  shape: EntryShape,
  value: unknown,
  path: readonly Step[],
  context: ModuleContext,
): Entry | undefined {
  const { texts, catalog } = context;
  const at = below(context.at, ...path);
  const code = canonicalCode(shape.code, () => at("code"), context);
  if (code === undefined) return undefined;
  const kind = shape.kind ?? "unknown";
  const action = shape.action ?? "none";
  return {
    module: context.id,
    code,
    name: shape.name,
    aliases: shape.aliases ?? none,
    group: shape.group,
    title: textOf(shape.title, texts),
    text: textOf(shape.text, texts),
    kind,
    action,
    fallback: shape.fallback,
    retryable: shape.retryable ?? actions[action].retryable,
    effect: shape.effect ?? defaultEffect(kind, action),
    http: shape.http ?? kinds[kind].http,
    audience: shape.audience ?? context.audience,
    carrier: shape.carrier,
    params: shape.params?.map((param, index) => ({ ...param, at: below(at, "params", index) })) ?? none,
    stability: shape.stability ?? context.stability,
    since: shape.since,
    deprecated: shape.deprecated && deprecation(shape.deprecated, texts),
    was: shape.was?.map((was) => ({ text: textOf(was.text, texts), until: was.until })) ?? none,
    note: textOf(shape.note, texts),
    causes: shape.causes?.map((cause) => textOf(cause, texts)) ?? none,
    solutions: shape.solutions?.map((step) => textOf(step, texts)) ?? none,
    otherwise: textOf(shape.otherwise, texts),
    links: shape.links?.map(({ url, title }) => ({ url, title: textOf(title, texts) })) ?? none,
    examples: shape.examples ?? none,
    url: catalog.docs === undefined ? undefined : docsUrl(catalog.docs, context.id, code, shape.name),
    extensions: extensionsOf(value),
    at,
  };
}

function deprecation(shape: NonNullable<EntryShape["deprecated"]>, texts: TextLocales): Deprecation {
  const { since, sunset, reason } = shape;
  return { since, sunset, reason: textOf(reason, texts), replacedBy: shape["replaced-by"] };
}

function docsUrl(pattern: string, module: string, code: string, name: string): string {
  const spelled = encodeURIComponent(codeAnchor(code)); // as in the addresses of errspec's own pages
  const values: Readonly<Record<string, string>> = { module, code: spelled, name: kebabCase(name) };
  return pattern.replace(/\{(module|code|name)\}/g, (_, key: string) => values[key] ?? "");
}

function valueAt(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<Step, unknown>)[step], value);
}
