import type { Catalog } from "../../model/catalog.js";
import { itemFile, lazyFile } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";
import { partedFile } from "../../output/parted.js";
import { jsonPieces, printJson } from "../../render/json-layout.js";
import type { Target } from "../target.js";
import { catalogOptions } from "./options.js";
import { catalogFileSchema } from "./schema.js";
import { catalogView, modulesView, schemaFileName } from "./view.js";

/** The resolved catalog for other tools, and its JSON Schema. */
export const catalog: Target = {
  id: "catalog",
  isPublished: true,
  options: catalogOptions,
  identifiers: () => [],
  surface: { category: "DOCS", title: "catalog.json", of: () => [] },
  generate: (resolved) =>
    Promise.resolve([
      catalogFile(resolved),
      lazyFile(schemaFileName, () => printJson(catalogFileSchema(resolved)), []),
    ]),
};

/** `catalog.json`, in a part for each module. */
function catalogFile(resolved: Catalog): OutputFile {
  const { start, item, end } = jsonPieces(catalogView(resolved), "modules", modulesView(resolved));
  const modules = resolved.modules.map((module, index) => itemFile("", (items) => item(index, items), [module]));
  return partedFile("catalog.json", [
    { text: start, reads: [resolved.operations] },
    ...modules,
    { text: end, reads: [] },
  ]);
}
