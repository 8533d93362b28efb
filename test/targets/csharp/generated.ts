import type { Catalog } from "../../../generator/model/catalog.js";
import { csharp } from "../../../generator/targets/csharp/target.js";
import { templatesOf } from "../../support/catalog.js";
import { put } from "../../support/folder.js";

const templates = templatesOf("csharp");

/** Writes the C# of a catalog below a folder. */
export async function write(folder: string, catalog: Catalog): Promise<void> {
  const files = await csharp.generate(catalog, { templates, snippets: () => [], sources: () => Promise.resolve([]) });
  put(folder, Object.fromEntries(files.map(({ path, text }) => [path.replace(/^csharp\//, ""), text])));
}
