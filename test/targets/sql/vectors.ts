import { decode } from "../../../generator/decode/decode.js";
import { responseRows } from "../../../generator/conformance/cases.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { sql } from "../../../generator/targets/sql/target.js";
import type { EngineId } from "../../../generator/targets/sql/options.js";
import { templatesOf } from "../../support/catalog.js";
import { cases, receivers } from "../python/cases.js";

/*
 * The shared vectors for engines of SQL: the rows of `decode.jsonl` that are about bodies alone, of a catalog for each
 * envelope and each kind of code, with what the decoder of the tool says.
 */

/** A response, and what it means: the fields that the decode function of an engine gives, in their order. */
export interface Vector {
  readonly module: string;
  readonly status: number | undefined;
  readonly body: string;
  readonly expected: string;
}

/** Spark takes many seconds to plan a function: it has a catalog of each kind of code, of each kind of source and of JSON-RPC. */
const few = ["seed", "dotted", "rpc", "hex", "sqlstate", "mixed", "indexed"];

/** The catalogs for an engine, by name. */
export function catalogs(engine: EngineId): ReadonlyMap<string, Catalog> {
  const names = receivers.filter((name) => engine !== "spark" || few.includes(name));
  return new Map(names.map((name) => [name, (cases.get(name) as () => Catalog)()]));
}

/** The fields of what a decode function gives. */
// prettier-ignore
export const fields = ["result", "reason", "module", "code", "module_code", "name", "kind", "action", "retryable", "http", "detail"];

/** The vectors of a catalog. The body of each is text, in which bytes that are not UTF-8 have become U+FFFD. */
export function vectorsOf(catalog: Catalog): readonly Vector[] {
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const vectors = new Map<string, Vector>();
  for (const row of responseRows(catalog)) {
    const { module: id, body, body64, status, headers } = JSON.parse(row()) as Row;
    const module = modules.get(id);
    if (headers !== undefined || module === undefined) continue;
    const bytes = body64 === undefined ? Buffer.from(body ?? "") : Buffer.from(body64, "base64");
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    vectors.set(JSON.stringify([id, status, text]), {
      module: id,
      status,
      body: text,
      expected: expectedOf(catalog, id, text, status),
    });
  }
  return [...vectors.values()];
}

interface Row {
  readonly module: string;
  readonly body?: string;
  readonly body64?: string;
  readonly status?: number;
  readonly headers?: unknown;
}

function expectedOf(catalog: Catalog, id: string, body: string, status: number | undefined): string {
  const module = catalog.modules.find((each) => each.id === id);
  if (module === undefined) throw new Error(`there is no module ${id}`);
  const verdict = decode(catalog, module, body, status);
  const nothing = { reason: null, module: id, code: null, module_code: null, name: null, kind: null, action: null };
  const none = { ...nothing, retryable: null, http: null, detail: null };
  switch (verdict.result) {
    case "success":
      return rowText({ ...none, result: "success" });
    case "invalid":
      return rowText({ ...none, result: "invalid", reason: verdict.reason, retryable: verdict.retryable });
    case "error":
      return rowText({
        result: "error",
        reason: null,
        module: verdict.entry?.module ?? id,
        code: verdict.code,
        module_code: verdict.moduleCode ?? null,
        name: verdict.entry?.name ?? null,
        kind: verdict.entry?.kind ?? "unknown",
        action: verdict.entry?.action ?? "none",
        retryable: verdict.entry?.retryable ?? false,
        http: verdict.entry?.http ?? 500,
        detail: verdict.detail.toWellFormed(),
      });
  }
}

/** The fields of a row in their order, as JSON. */
function rowText(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(fields.map((field) => row[field] ?? null));
}

/** The files for an engine, by path below its folder. */
export async function filesFor(
  engine: EngineId,
  catalog: Catalog,
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  const files = await sql.generate(
    { ...catalog, options: { sql: { engines: [engine], prefix } } },
    { templates: templatesOf("sql"), snippets: () => [], sources: () => Promise.resolve([]) },
  );
  return new Map(files.map(({ path, text }) => [path.replace(/^sql\/(?:[a-z]+\/)?/, ""), text]));
}
