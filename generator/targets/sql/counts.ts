import { commonModule } from "../../model/catalog.js";
import type { Catalog } from "../../model/catalog.js";
import { calledModules } from "../../model/called.js";
import { grouped } from "../../model/grouped.js";
import { chain } from "./chain.js";
import type { Context } from "./decode-context.js";
import { decodeSteps, ownCodeIn } from "./decode-steps.js";
import type { Column, Dialect, Step } from "./dialect.js";
import { engines } from "./engines.js";
import type { Engine } from "./engines.js";
import { caseOf, indented, isIn } from "./layout.js";
import { literal, matchedOperations } from "./operation-pattern.js";
import type { EngineId } from "./options.js";
import { repeatSteps } from "./repeats.js";
import { textPatterns } from "./text-pattern.js";

/** What a counts query assumes about its rows. */
export interface CountsOptions {
  /** The name of the table or view of responses. */
  readonly table: string;
  /** The ID of the module of rows that name none, and no operation that has one. */
  readonly module: string | undefined;
  /** What is removed from the start of paths; may be empty. */
  readonly base: string;
  /** Whether repeated requests are counted, which needs the columns client and request, and a sort. */
  readonly repeats: boolean;
}

/**
 * The query that counts responses as `errspec observe --counts` reads them: `test/observe/contract.md`, sections 5 to 7. It
 * needs nothing but a table with the columns time, module, operation, method, target, status, body, client and request;
 * what is not known is null there. It knows no headers.
 */
export function countsQuery(catalog: Catalog, engine: EngineId, options: CountsOptions): string {
  const { dialect, values } = engines[engine];
  const { table, module: assumed, base, repeats } = options;
  const steps: readonly Step[] = [
    ...requestSteps(dialect, base),
    { name: "located", columns: [["found_operation", operationOf(catalog, dialect)]] },
    { name: "named", columns: [["named_module", namedModule(catalog, dialect, assumed)]] },
    ...decodeSteps(catalog, dialect, (context) => calledSteps(catalog, context)),
    { name: "observed", columns: observedColumns(catalog, dialect) },
  ];
  const text = caseOf(
    [
      [
        "texts.id <> '' and error_detail <> ''",
        `case when ${dialect.likeAny("error_detail", "texts.patterns")} then 'same' else 'other' end`,
      ],
    ],
    "''",
  );
  const failing = caseOf([["row_result = 'error'", "coalesce(texts.failing, '')"]], "''");
  return `-- Counts of responses, for errspec observe --counts. The table has the columns time (a timestamp in UTC), module, operation,
-- method, target, status (an integer), body (text)${repeats ? ", client and request (the text of a request body)" : ""};
-- select null for what is not known.
with given as (
  select
    time,
    module as given_module,
    operation as given_operation,
    method,
    target,
${repeats ? "    client,\n    request,\n" : ""}    case when status between 100 and 599 then status end as status,
    case when body <> '-' then body end as body
  from ${table}
),
${chain(steps, "given", dialect.fence)},
texts as (
  ${textsTable(catalog, dialect, values.list)}
),
worded as (
  select
    observed.*,
    ${indented(text, 4)} as row_text${repeats ? `,\n    ${indented(failing, 4)} as failing` : ""}
  from observed
  left join texts on texts.id = observed.own_entry
)${
    repeats
      ? repeatSteps(
          dialect,
          keys.map((key) => `row_${key}`),
        )
      : ""
  }
select
${keys.map((key) => `  row_${key} as ${key},`).join("\n")}
  count(*) as n,
  ${repeats ? "cast(sum(is_repeat) as bigint)" : "0"} as repeats,
  ${dialect.time("min(time)")} as first,
  ${dialect.time("max(time)")} as last
from ${repeats ? "repeated" : "worded"}
group by 1, 2, 3, 4, 5, 6, 7, 8
order by 1, 2, 3, 4, 5, 6, 7, 8;
`;
}

const keys = ["result", "module", "code", "module_code", "reason", "status", "operation", "text"] as const;

/** The path with its query, and the path below the base. */
function requestSteps(dialect: Dialect, base: string): readonly Step[] {
  const start = base.replace(/\/$/, "");
  const below =
    start === ""
      ? "path"
      : caseOf(
          [
            [
              `path = ${dialect.string(start)} or ${dialect.matches("path", `${literal(start)}/.*`)}`,
              dialect.without("path", `^${literal(start)}`),
            ],
          ],
          "path",
        );
  return [
    { name: "cut", columns: [["rest", dialect.without("target", "^https?://[^/?#]*")]] },
    {
      name: "requested",
      columns: [
        ["request_target", caseOf([["rest like '/%'", "rest"], ["rest <> target", "'/' || rest"]])], // prettier-ignore
      ],
    },
    { name: "cleared", columns: [["path", dialect.without("request_target", "[?#].*")]] },
    { name: "based", columns: [["local_path", below]] },
  ];
}

/** The operation that a row names, or else the first whose method and path are those of the request. */
function operationOf({ operations }: Catalog, dialect: Dialect): string {
  const named = operations.map(({ id }) => dialect.string(id));
  const branches = [
    ...(named.length === 0 ? [] : [[isIn("given_operation", named), "given_operation"] as const]),
    ...matchedOperations(operations).map(
      ({ id, method, pattern }) =>
        [
          `upper(method) = ${dialect.string(method)} and ${dialect.matches("local_path", pattern)}`,
          dialect.string(id),
        ] as const,
    ),
  ];
  return branches.length === 0 ? noText : caseOf(branches);
}

/** A text that is null in every engine. */
const noText = "nullif('', '')";

/** The module that a row names, or else that of its operation, or else the one that is assumed; null if there is none. */
function namedModule(catalog: Catalog, dialect: Dialect, assumed: string | undefined): string {
  const literals = (ids: readonly { readonly id: string }[]): string[] => ids.map(({ id }) => dialect.string(id));
  const called = calledModules(catalog);
  const only = assumed ?? (called.length === 1 ? called[0]?.id : undefined);
  const located = catalog.operations.filter(({ module }) => module !== undefined);
  const byModule = grouped(located, ({ module }) => module ?? "");
  return caseOf(
    [
      [isIn("given_module", literals(catalog.modules)), "given_module"],
      ...Array.from(
        byModule,
        ([module, operations]) => [isIn("found_operation", literals(operations)), dialect.string(module)] as const,
      ),
    ],
    only === undefined ? noText : dialect.string(only),
  );
}

/** The called module: where nothing names it, the first that knows the own code of the error. */
function calledSteps(catalog: Catalog, context: Context): readonly Step[] {
  const { dialect } = context;
  const called = calledModules(catalog);
  if (called.length === 1) return [{ name: "called", columns: [["module", "named_module"]] }];
  const tried = called.map((module, at): Column => [`own_of_${at}`, ownCodeIn(context, module)]);
  const knowing = called.map(({ id }, at) => [`own_of_${at} is not null`, dialect.string(id)] as const);
  const guess = caseOf(knowing, dialect.string(called[0]?.id ?? ""));
  return [
    { name: "tried", columns: tried },
    { name: "called", columns: [["module", `coalesce(named_module, ${indented(guess, 2)})`]] },
  ];
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
  // Only an error shows which module was called.
  const first = dialect.string(calledModules(catalog)[0]?.id ?? "");
  const unnamed = [[`named_module is null and (${isBlank} or result <> 'error')`, first] as const];
  const ofError = (column: string): string => whenRead(nothing, `coalesce(${column}, '')`, nothing);
  return [
    ["row_result", whenRead(`case when ${isQuiet} then 'success' else 'invalid' end`, "result", "'unread'")],
    ["row_module", caseOf([["body is null", nothing], ...unnamed], "module")],
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

/** The texts of each entry as patterns of LIKE, and its ID again if the same request fails again. */
function textsTable({ modules }: Catalog, { string, rows }: Dialect, list: Engine["values"]["list"]): string {
  return rows(
    { id: "text", patterns: "texts", failing: "text" },
    modules.flatMap(({ id: module, entries }) =>
      entries.map((entry) => {
        const id = string(`${module}/${entry.code}`);
        return [id, list(textPatterns(entry).map(string)), entry.retryable ? "''" : id];
      }),
    ),
  );
}
