import type { Values } from "./codes-view.js";
import { clickhouse } from "./clickhouse.js";
import type { Dialect } from "./dialect.js";
import { duckdb } from "./duckdb.js";
import type { EngineId } from "./options.js";
import { postgres } from "./postgres.js";
import { spark } from "./spark.js";

/** An engine: how it decodes, and how it keeps the table of codes. */
export interface Engine {
  readonly dialect: Dialect;
  readonly values: Omit<Values, "string">;
  /** The rows of the table `responses`, each with what it means as `decoded`. */
  readonly decoded: (decode: string) => string;
}

const list = (literals: readonly string[]): string => `[${literals.join(", ")}]`;

/** What follows FROM where a function takes one row. */
const lateral = (decode: string): string =>
  `responses as r cross join lateral ${decode}(r.module, r.status, r.body) as decoded`;

export const engines: Readonly<Record<EngineId, Engine>> = {
  clickhouse: {
    dialect: clickhouse,
    values: {
      types: { text: "Nullable(String)", number: "UInt16", truth: "Bool", texts: "Array(String)" },
      list,
    },
    decoded: (decode) => `(select *, ${decode}(module, status, body) as decoded from responses)`,
  },
  duckdb: {
    dialect: duckdb,
    values: { types: { text: "varchar", number: "integer", truth: "boolean", texts: "varchar[]" }, list },
    decoded: (decode) => `${decode}('responses')`,
  },
  postgres: {
    dialect: postgres,
    values: {
      types: { text: "text", number: "integer", truth: "boolean", texts: "text[]" },
      list: (literals) => `array${list(literals)}`,
    },
    decoded: lateral,
  },
  spark: {
    dialect: spark,
    values: {
      types: { text: "string", number: "int", truth: "boolean", texts: "array<string>" },
      list: (literals) => `array(${literals.join(", ")})`,
    },
    decoded: lateral,
  },
};
