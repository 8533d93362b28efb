import * as v from "valibot";
import { englishTitle, textIn } from "../../model/catalog.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { grouped } from "../../model/grouped.js";
import type { Kind } from "../../model/kind.js";
import { pascalCase, snakeCase } from "../../model/name.js";
import { freeText } from "../../render/free-text.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { generatedFrom } from "../header.js";
import { telemetryOptions } from "./options.js";

/** The kinds of which a server is the cause, and how bad they are. Others say something about the request. */
const severities: Readonly<Partial<Record<Kind, "critical" | "warning">>> = {
  data_loss: "critical",
  internal: "critical",
  unknown: "critical",
  deadline_exceeded: "warning",
  unavailable: "warning",
  unimplemented: "warning",
};

/** What the templates print: the closed set of error types, and an alert for each of which a server is the cause. */
export function telemetryView(catalog: Catalog): object {
  const { otel, prometheus } = metricOf(catalog);
  const types = errorTypes(catalog);
  const start = pascalCase(catalog.name);
  return {
    generated: freeText(generatedFrom(catalog.file)),
    id: catalog.id,
    group: catalog.id.replaceAll("-", "_"),
    title: freeText(englishTitle(catalog)),
    metric: otel,
    counter: prometheus,
    start,
    types: types.map(({ entry, value }) => ({
      id: snakeCase(entry.name),
      value,
      brief: freeText(briefOf(catalog, entry)),
      stability: entry.stability === "experimental" ? "development" : "stable",
      deprecated: entry.deprecated !== undefined,
    })),
    alerts: types.flatMap(({ entry, value }) => {
      const severity = severities[entry.kind];
      if (severity === undefined) return [];
      const { kind, url } = entry;
      return [
        {
          alert: `${start}${pascalCase(entry.name)}`,
          value,
          severity,
          kind,
          summary: freeText(briefOf(catalog, entry)),
          hasRunbook: url !== undefined,
          runbook: freeText(url ?? ""),
        },
      ];
    }),
    deprecated: types
      .flatMap(({ entry, value }) => (entry.deprecated === undefined ? [] : [value.replace(".", "\\\\.")]))
      .join("|"),
  };
}

/** The names of the counter in OpenTelemetry and in Prometheus. */
export function metricOf({ id, options }: Catalog): { readonly otel: string; readonly prometheus: string } {
  const { metric } = v.parse(telemetryOptions, options["telemetry"] ?? {});
  const otel = metric ?? `${id.replaceAll("-", "_")}.errors`;
  return { otel, prometheus: `${otel.replaceAll(".", "_")}_total` };
}

/** The values of `error.type` that servers count: one for each name, though two modules may have it. */
function errorTypes({ id, modules }: Catalog): readonly { readonly entry: Entry; readonly value: string }[] {
  const byName = grouped(
    modules.flatMap(({ entries }) => entries),
    ({ name }) => name,
  );
  return Array.from(byName.values(), ([entry]) => entry).flatMap((entry) =>
    entry === undefined ? [] : [{ entry, value: `${id}.${entry.name}` }],
  );
}

const briefOf = (catalog: Catalog, { text }: Entry): string => textIn(text, docLocale(catalog.locales), catalog);
