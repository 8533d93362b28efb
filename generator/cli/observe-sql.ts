import { visible } from "../diagnostic/visible.js";
import type { Catalog } from "../model/catalog.js";
import { choice } from "./choice.js";
import { UsageError } from "./exit.js";

interface SqlFlags {
  readonly table?: string | undefined;
  readonly base: string;
  readonly module?: string | undefined;
  readonly repeats: boolean;
}

/** The query with which an engine counts responses as `--counts` reads them. */
export async function countsSql(
  catalog: Catalog,
  engine: string,
  { table = "responses", base, module, repeats }: SqlFlags,
): Promise<string> {
  const [{ countsQuery }, { engineIds }] = await Promise.all([
    import("../targets/sql/counts.js"),
    import("../targets/sql/options.js"),
  ]);
  if (!/^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(table)) {
    throw new UsageError(`--table ${visible(table)} is not the name of a table; use letters, digits, _ and dots`);
  }
  if (module !== undefined) choice("module", module, catalog.modules.map(({ id }) => id)); // prettier-ignore
  return countsQuery(catalog, choice("sql", engine, engineIds), { table, base, module, repeats });
}
