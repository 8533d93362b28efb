import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { snippetsIn } from "../../../generator/emit.js";
import { site } from "../../../generator/targets/site/target.js";
import { targets } from "../../../generator/targets/index.js";
import type { Target, TargetContext } from "../../../generator/targets/target.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import type { OutputFile } from "../../../generator/output/file.js";
import { templatesOf } from "../../support/catalog.js";
import { root } from "../../support/tools.js";

/**
 * The site of a catalog, by path below its folder; the decoder's SDK and the snippets are made for it as in a run, but
 * where no script is of interest `sdk` may leave out the former.
 */
export async function siteOf(catalog: Catalog, { sdk = true } = {}): Promise<ReadonlyMap<string, string>> {
  const client = join(root, "dist", "targets", "site", "client");
  const scripts = readdirSync(client).map(
    (name) => [`client/${name}`, readFileSync(join(client, name), "utf8")] as const,
  );
  const made = new Map<string, Promise<readonly OutputFile[]>>();
  const contextOf = (target: Target): TargetContext & { readonly sources: typeof sources } => ({
    templates: new Map([
      ...(target.id === "catalog" ? [] : templatesOf(target.id)),
      ...(target === site ? scripts : []),
    ]),
    snippets: snippetsIn(catalog, targets),
    sources,
  });
  const sources = (id: string): Promise<readonly OutputFile[]> => {
    if (!sdk) return Promise.resolve([]);
    const target = targets.find((candidate) => candidate.id === id);
    if (target === undefined) throw new Error(`there is no target ${id}`);
    const files = made.get(id) ?? target.generate(catalog, contextOf(target));
    made.set(id, files);
    return files;
  };
  const files = await site.generate(catalog, contextOf(site));
  return new Map(files.map(({ path, text }) => [path.replace(/^site\//, ""), text]));
}
