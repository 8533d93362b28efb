import { count } from "../diagnostic/count.js";
import { allEntries } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import { grouped } from "../model/grouped.js";
import { most } from "./counts.js";
import type { Counts } from "./counts.js";
import { readRows } from "./findings.js";
import { timeText } from "./time.js";

/** The errors that operations have returned, as JSON that `lint --evidence` reads. Others may come, so it is never complete. */
export function observedEvidence(catalog: Catalog, { rows }: Counts): string {
  const seen = readRows(catalog, rows).filter(({ operation }) => operation !== undefined);
  const byOperation = grouped(seen, ({ operation }) => operation);
  const operations = catalog.operations.flatMap((operation) => {
    const own = byOperation.get(operation);
    if (own === undefined) return [];
    const entries = grouped(own, ({ entry }) => entry);
    const errors = catalog.modules.flatMap(allEntries).flatMap((entry) => {
      const responses = entries.get(entry) ?? [];
      if (responses.length === 0) return [];
      const n = responses.reduce((total, { row }) => total + row.n, 0);
      const last = responses.reduce<number | undefined>((time, { row }) => most(time, row.last), undefined);
      const evidence = [count(n, "response"), ...(last === undefined ? [] : [`the last at ${timeText(last)}`])].join(
        ", ",
      );
      return [{ module: entry.module, code: entry.code, name: entry.name, evidence }];
    });
    return [{ operation: operation.id, complete: false, errors }];
  });
  return `${JSON.stringify({ version: 1, command: "observe", operations }, undefined, 2)}\n`;
}
