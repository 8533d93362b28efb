import { englishTitle } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { metricOf } from "./view.js";

const datasource = { type: "prometheus", uid: "${datasource}" };

/** A dashboard of Grafana: which errors, how many, and those that the spec does not know. */
export function dashboard(catalog: Catalog): object {
  const { prometheus: metric } = metricOf(catalog);
  const rate = `sum by (error_type) (rate(${metric}[$__rate_interval]))`;
  const unexpected = `sum(rate(${metric}{error_type="_OTHER"}[$__rate_interval]))`;
  return {
    uid: catalog.id.slice(0, 40),
    title: `${englishTitle(catalog)}: errors`,
    tags: ["errors", catalog.id],
    editable: true,
    schemaVersion: 39,
    time: { from: "now-6h", to: "now" },
    templating: { list: [{ name: "datasource", type: "datasource", query: "prometheus" }] },
    panels: [
      panel(1, "timeseries", "Errors per second, by type", rate, { x: 0, y: 0, w: 24, h: 9 }),
      panel(2, "timeseries", "Unexpected errors per second", unexpected, { x: 0, y: 9, w: 12, h: 8 }),
      panel(3, "bargauge", "Most frequent types", `topk(10, sum by (error_type) (increase(${metric}[$__range])))`, {
        x: 12,
        y: 9,
        w: 12,
        h: 8,
      }),
    ],
  };
}

function panel(id: number, type: string, title: string, expr: string, gridPos: object): object {
  return {
    id,
    type,
    title,
    datasource,
    gridPos,
    fieldConfig: { defaults: { unit: type === "timeseries" ? "reqps" : "short" }, overrides: [] },
    targets: [{ refId: "A", datasource, expr, legendFormat: "{{error_type}}", instant: type === "bargauge" }],
  };
}
