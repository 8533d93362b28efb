import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Catalog } from "../../../generator/model/catalog.js";
import { php } from "../../../generator/targets/php/target.js";
import { templatesOf } from "../../support/catalog.js";

const templates = templatesOf("php");

/** Writes the PHP of a catalog below a folder. */
export async function write(folder: string, catalog: Catalog): Promise<void> {
  const files = await php.generate(catalog, { templates, snippets: () => [], sources: () => Promise.resolve([]) });
  for (const { path, text } of files) {
    const file = join(folder, path.replace(/^php\//, ""));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
