import * as v from "valibot";
import type { Catalog } from "../../model/catalog.js";
import { shownModules } from "../../model/shown.js";
import { lazyFile } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";
import { freeText } from "../../render/free-text.js";
import { rendererWith } from "../../render/renderer.js";
import type { Render } from "../../render/renderer.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { generatedFrom } from "../header.js";
import type { Target } from "../target.js";
import { chain, nested } from "./chain.js";
import { codesCsv, codesLists, codesView } from "./codes-view.js";
import { decodeSteps } from "./decode-steps.js";
import type { Column, Step } from "./dialect.js";
import { engines } from "./engines.js";
import { comment } from "./literals.js";
import { namesOf } from "./names.js";
import { sqlOptions } from "./options.js";
import type { EngineId } from "./options.js";

const rendererOf = rendererWith({ comment });

/** SQL for data engines: the codes as a table, a function that decodes responses, and queries about them. */
export const sql: Target = {
  id: "sql",
  options: sqlOptions,
  identifiers: () => [],
  generate: (catalog, { templates }) => {
    const render = rendererOf(templates);
    const { engines: chosen } = v.parse(sqlOptions, catalog.options["sql"] ?? {});
    const reads = shownModules(catalog, docLocale(catalog.locales));
    return Promise.resolve([
      lazyFile("sql/codes.csv", () => codesCsv(catalog), reads),
      ...chosen.flatMap((engine) => filesOf(engine, catalog, render, reads)),
    ]);
  },
};

/** The queries that are ready to run. Each is a file. */
const queries = ["first-seen", "retryable-by-hour", "top-codes", "unknown-codes"] as const;

function filesOf(id: EngineId, catalog: Catalog, render: Render, reads: readonly object[]): readonly OutputFile[] {
  const { dialect, values, decoded } = engines[id];
  const names = namesOf(catalog);
  const shared = { generated: freeText(generatedFrom(catalog.file)), ...names, source: decoded(names.decode) };
  const file = (path: string, template: string, view: () => object): OutputFile =>
    lazyFile(`sql/${id}/${path}`, () => render(`${template}.hbs`, { ...shared, ...view() }), reads);
  return [
    file("codes.sql", `${id}/codes.sql`, () => codesView(catalog, { ...values, string: dialect.string })),
    file("decode.sql", `${id}/decode.sql`, () => decodeView(id, catalog)),
    ...queries.map((query) => file(`${query}.sql`, `queries/${query}.sql`, () => ({}))),
  ];
}

function decodeView(id: EngineId, catalog: Catalog): object {
  const { dialect, values } = engines[id];
  const steps = decodeSteps(catalog, dialect);
  if (id !== "clickhouse") return { steps: chain(steps, "input", dialect.fence) };
  const { id: ids = "", ...lists } = codesLists(catalog, { ...values, string: dialect.string });
  const row: Step = { name: "row", columns: [["at", `indexOf(${ids}, ifNull(entry, ''))`]] };
  const found = (name: string): string => `if(at = 0, null, ${lists[name] ?? ""}[at])`;
  const error = (name: string, otherwise: string): string =>
    `if(result = 'error', ifNull(${found(name)}, ${otherwise}), null)`;
  const fields: readonly Column[] = [
    ["result Nullable(String)", "result"],
    ["reason Nullable(String)", "reason"],
    ["module Nullable(String)", `ifNull(${found("module")}, module)`],
    ["code Nullable(String)", "error_code"],
    ["module_code Nullable(String)", "module_code"],
    ["name Nullable(String)", found("name")],
    ["kind Nullable(String)", error("kind", "'unknown'")],
    ["action Nullable(String)", error("action", "'none'")],
    [
      "retryable Nullable(Bool)",
      `multiIf(result = 'error', ifNull(${found("retryable")}, false), result = 'invalid', ifNull(status in (408, 429, 502, 503, 504), false), null)`,
    ],
    ["http Nullable(UInt16)", error("http", "500")],
    ["detail Nullable(String)", "error_detail"],
    ["entry Nullable(String)", "entry"],
  ];
  const tuple = `tuple(\n${fields.map(([, value]) => `  ${value}`).join(",\n")}\n)`;
  const type = `Tuple(${fields.map(([name]) => name).join(", ")})`;
  return { expression: nested([...steps, row], `cast(${tuple}, '${type}')`) };
}
