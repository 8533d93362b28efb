import { shownModules } from "../../model/shown.js";
import { lazyFile } from "../../output/file.js";
import { printJson } from "../../render/json-layout.js";
import { rendererWith } from "../../render/renderer.js";
import { docLocale } from "../../sdk/entry-doc.js";
import type { Target } from "../target.js";
import { dashboard } from "./dashboard.js";
import { alertString, comment, yamlString } from "./literals.js";
import { telemetryOptions } from "./options.js";
import { telemetryView } from "./view.js";

const rendererOf = rendererWith({ alertString, comment, yamlString });

/** What watches a server: error types for OpenTelemetry, alerts for Prometheus, a dashboard for Grafana. */
export const telemetry: Target = {
  id: "telemetry",
  options: telemetryOptions,
  identifiers: () => [],
  generate: (catalog, { templates }) => {
    const render = rendererOf(templates);
    const reads = shownModules(catalog, docLocale(catalog.locales));
    return Promise.resolve([
      ...["alerts.yaml", "registry.yaml"].map((file) =>
        lazyFile(`telemetry/${file}`, () => render(`${file}.hbs`, telemetryView(catalog)), reads),
      ),
      lazyFile("telemetry/dashboard.json", () => printJson(dashboard(catalog)), []),
    ]);
  },
};
