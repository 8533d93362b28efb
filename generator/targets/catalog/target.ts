import { lazyFile } from "../../output/file.js";
import { printJson } from "../../render/json-layout.js";
import type { Target } from "../target.js";
import { catalogOptions } from "./options.js";
import { catalogFileSchema } from "./schema.js";
import { catalogView, schemaFileName } from "./view.js";

/** The resolved catalog for other tools, and its JSON Schema. */
export const catalog: Target = {
  id: "catalog",
  isPublished: true,
  options: catalogOptions,
  identifiers: () => [],
  surface: { category: "DOCS", title: "catalog.json", of: () => [] },
  generate: (resolved) =>
    Promise.resolve([
      lazyFile("catalog.json", () => printJson(catalogView(resolved))),
      lazyFile(schemaFileName, () => printJson(catalogFileSchema(resolved)), []),
    ]),
};
