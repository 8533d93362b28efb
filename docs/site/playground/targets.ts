import type { Templates } from "../../../generator/emit.js";
import { catalogOptions } from "../../../generator/targets/catalog/options.js";
import { docsOptions } from "../../../generator/targets/docs/options.js";
import { goOptions } from "../../../generator/targets/go/options.js";
import { javaOptions } from "../../../generator/targets/java/options.js";
import { protoOptions } from "../../../generator/targets/proto/options.js";
import { pythonOptions } from "../../../generator/targets/python/options.js";
import { rustOptions } from "../../../generator/targets/rust/options.js";
import { siteOptions } from "../../../generator/targets/site/options.js";
import { sqlOptions } from "../../../generator/targets/sql/options.js";
import type { Target } from "../../../generator/targets/target.js";
import { telemetryOptions } from "../../../generator/targets/telemetry/options.js";
import { typescriptOptions } from "../../../generator/targets/typescript/options.js";

/** The options of every target, which are enough to read a spec. */
export const options = {
  catalog: catalogOptions,
  docs: docsOptions,
  go: goOptions,
  java: javaOptions,
  proto: protoOptions,
  python: pythonOptions,
  rust: rustOptions,
  site: siteOptions,
  sql: sqlOptions,
  telemetry: telemetryOptions,
  typescript: typescriptOptions,
} as const;

export type TargetId = keyof typeof options;

export const targetIds = Object.keys(options) as TargetId[];

/** Targets are most of errspec, so each is loaded when it is wanted. */
const loaders: Readonly<Record<TargetId, () => Promise<Target>>> = {
  catalog: async () => (await import("../../../generator/targets/catalog/target.js")).catalog,
  docs: async () => (await import("../../../generator/targets/docs/target.js")).docs,
  go: async () => (await import("../../../generator/targets/go/target.js")).go,
  java: async () => (await import("../../../generator/targets/java/target.js")).java,
  proto: async () => (await import("../../../generator/targets/proto/target.js")).proto,
  python: async () => (await import("../../../generator/targets/python/target.js")).python,
  rust: async () => (await import("../../../generator/targets/rust/target.js")).rust,
  site: async () => (await import("../../../generator/targets/site/target.js")).site,
  sql: async () => (await import("../../../generator/targets/sql/target.js")).sql,
  telemetry: async () => (await import("../../../generator/targets/telemetry/target.js")).telemetry,
  typescript: async () => (await import("../../../generator/targets/typescript/target.js")).typescript,
};

const templateLoaders: Readonly<Partial<Record<TargetId, () => Promise<{ readonly default: TemplateTexts }>>>> = {
  docs: () => import("templates:docs"),
  go: () => import("templates:go"),
  java: () => import("templates:java"),
  proto: () => import("templates:proto"),
  python: () => import("templates:python"),
  rust: () => import("templates:rust"),
  site: () => import("templates:site"),
  sql: () => import("templates:sql"),
  telemetry: () => import("templates:telemetry"),
  typescript: () => import("templates:typescript"),
};

type TemplateTexts = Readonly<Record<string, string>>;

const none = { default: {} };

/** The targets with some IDs, in the order of the IDs. */
export function loadTargets(ids: readonly TargetId[]): Promise<readonly Target[]> {
  return Promise.all(targetIds.filter((id) => ids.includes(id)).map((id) => loaders[id]()));
}

/** The templates of some targets, by path: `go/module.go.hbs`. */
export async function loadTemplates(ids: readonly TargetId[]): Promise<Templates> {
  const all = await Promise.all(ids.map(async (id) => (await templateLoaders[id]?.()) ?? none));
  return new Map(all.flatMap(({ default: texts }) => Object.entries(texts)));
}
