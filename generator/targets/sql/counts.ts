import { commonModule } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { calledModules } from "../../model/called.js";
import { grouped } from "../../model/grouped.js";
import { chain } from "./chain.js";
import { decodeSteps } from "./decode-steps.js";
import type { Column, Dialect, Step } from "./dialect.js";
import { engines } from "./engines.js";
import type { Engine } from "./engines.js";
import { caseOf, indented, isIn } from "./layout.js";
import { literal, matchedOperations } from "./operation-pattern.js";
import type { EngineId } from "./options.js";
import { textPatterns } from "./text-pattern.js";

/** What a counts query assumes about its rows. */
export interface CountsOptions {
  /** The name of the table or view of responses. */
  readonly table: string;
  /** The ID of the module of rows that name none, and no operation that has one. */
  readonly module: string | undefined;
  /** What is removed from the start of paths; may be empty. */
  readonly base: string;
}

/**
 * The query that counts responses as `errspec observe --counts` reads them: `test/observe/contract.md`, sections 5 to 7. It
 * needs nothing but a table with the columns time, module, operation, method, target, status and body; what is not known
 * is null there. It counts no repeats, and knows no headers.
 */
export function countsQuery(catalog: Catalog, engine: EngineId, options: CountsOptions): string {
  const { dialect, values } = engines[engine];
  const steps: readonly Step[] = [
    { name: "located", columns: [["found_operation", operationOf(catalog, dialect, options.base)]] },
    { name: "called", columns: [["module", moduleOf(catalog, dialect, options.module)]] },
    ...decodeSteps(catalog, dialect),
    { name: "observed", columns: observedColumns(catalog, dialect) },
  ];
  const keys = ["result", "module", "code", "module_code", "reason", "status", "operation"];
  const isSame = dialect.likeAny("error_detail", "texts.patterns");
  const text = caseOf(
    [["texts.id <> '' and error_detail <> ''", `case when ${isSame} then 'same' else 'other' end`]],
    "''",
  );
  return `-- Counts of responses, for errspec observe --counts. The table has the columns time (a timestamp in UTC), module, operation,
-- method, target, status (an integer) and body (text); select null for what is not known.
with given as (
  select
    time,
    module as given_module,
    operation as given_operation,
    method,
    target,
    case when status between 100 and 599 then status end as status,
    case when body <> '-' then body end as body
  from ${options.table}
),
${chain(steps, "given", dialect.fence)},
texts as (
  ${textsTable(catalog, dialect, values.list)}
)
select
${keys.map((key) => `  row_${key} as ${key},`).join("\n")}
  ${indented(text, 2)} as text,
  count(*) as n,
  0 as repeats,
  ${dialect.time("min(time)")} as first,
  ${dialect.time("max(time)")} as last
from observed
left join texts on texts.id = observed.own_entry
group by 1, 2, 3, 4, 5, 6, 7, 8
order by 1, 2, 3, 4, 5, 6, 7, 8;
`;
}

/** The operation that a row names, or else the first whose method and path are those of the request. */
function operationOf({ operations }: Catalog, dialect: Dialect, base: string): string {
  const local = dialect.without("target", "^https?://[^/?#]*");
  const path = dialect.without(base === "" ? local : dialect.without(local, `^${literal(base)}`), "[?#].*");
  const named = operations.map(({ id }) => dialect.string(id));
  const branches = [
    ...(named.length === 0 ? [] : [[isIn("given_operation", named), "given_operation"] as const]),
    ...matchedOperations(operations).map(
      ({ id, method, pattern }) =>
        [
          `upper(method) = ${dialect.string(method)} and ${dialect.matches(path, pattern)}`,
          dialect.string(id),
        ] as const,
    ),
  ];
  // A text that is null in every engine.
  return branches.length === 0 ? "nullif('', '')" : caseOf(branches);
}

/** The module that a row names, or else that of its operation, or else the one that is assumed. */
function moduleOf(catalog: Catalog, dialect: Dialect, assumed: string | undefined): string {
  const fallback = assumed ?? calledModules(catalog)[0]?.id ?? "";
  const located = catalog.operations.filter(({ module }) => module !== undefined);
  const byModule = grouped(located, ({ module }) => module ?? "");
  return caseOf(
    [
      [
        isIn(
          "given_module",
          catalog.modules.map(({ id }) => dialect.string(id)),
        ),
        "given_module",
      ],
      ...Array.from(
        byModule,
        ([module, operations]) =>
          [
            isIn(
              "found_operation",
              operations.map(({ id }) => dialect.string(id)),
            ),
            dialect.string(module),
          ] as const,
      ),
    ],
    dialect.string(fallback),
  );
}

/** The key of a row of counts. */
function observedColumns(catalog: Catalog, dialect: Dialect): readonly Column[] {
  const isBlank = dialect.matches("body", "[ \\t\\r\\n]*");
  const isQuiet = "coalesce(method = 'HEAD' or status between 100 and 199 or status in (204, 205, 304), false)";
  const whenRead = (blank: string, read: string, unread: string): string =>
    caseOf(
      [
        ["body is null", unread],
        [isBlank, blank],
      ],
      read,
    );
  const nothing = "''";
  const ofError = (column: string): string => whenRead(nothing, `coalesce(${column}, '')`, nothing);
  return [
    ["row_result", whenRead(`case when ${isQuiet} then 'success' else 'invalid' end`, "result", "'unread'")],
    ["row_module", caseOf([["body is null", nothing]], "module")],
    ["row_code", ofError("error_code")],
    ["row_module_code", ofError("module_code")],
    ["row_reason", whenRead(`case when ${isQuiet} then '' else 'empty' end`, "coalesce(reason, '')", nothing)],
    ["row_status", "status"],
    ["row_operation", "coalesce(found_operation, '')"],
    ["own_entry", ownEntry(catalog, dialect)],
  ];
}

/** The ID of the entry of an error's own code, which the catalog may not have. */
function ownEntry(catalog: Catalog, dialect: Dialect): string {
  const common = commonModule(catalog);
  if (common === undefined) return "module || '/' || error_code";
  return caseOf(
    [["module_code is not null", "module || '/' || module_code"]],
    `${dialect.string(common.id)} || '/' || error_code`,
  );
}

/** The texts of each entry as patterns of LIKE. */
function textsTable({ modules }: Catalog, { string, rows }: Dialect, list: Engine["values"]["list"]): string {
  return rows(
    { id: "text", patterns: "texts" },
    modules.flatMap(({ id, entries }) =>
      entries.map((entry) => [string(`${id}/${entry.code}`), list(textPatterns(entry).map(string))]),
    ),
  );
}
