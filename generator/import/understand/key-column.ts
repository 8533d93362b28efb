import type { Candidate } from "./candidate.js";
import type { Column } from "./table.js";
import type { Role } from "./column-role.js";

/** The code column of a table that has HTTP statuses in another column. */
export interface Key {
  readonly column: Column;
  readonly status: Column;
}

/** A column with a smaller share of distinct values than this does not identify rows. */
const leastDistinct = 0.5;

/** Roles of columns that may hold the statuses. */
const statusRoles: ReadonlySet<Role> = new Set<Role>(["http", "status", "code", "value"]);

/** Roles of columns that describe a code and never hold codes. */
const descriptiveRoles: ReadonlySet<Role> = new Set<Role>([
  "text",
  "cause",
  "solution",
  "retry",
  "parameter",
  "type",
  "required",
]);

const isRepeatingStatus = ({ statuses, distinct, failures, column }: Candidate): boolean =>
  statuses >= 0.9 &&
  distinct < leastDistinct &&
  failures >= 0.5 &&
  (statusRoles.has(column.role) || /^status$/i.test(column.header));

const isUnique = ({ share, distinct, form, codeLike, column }: Candidate): boolean =>
  share >= 0.9 &&
  distinct >= 0.9 &&
  form !== "mixed" &&
  codeLike &&
  column.role !== "inner" &&
  !descriptiveRoles.has(column.role);

/**
 * If one column repeats a few HTTP statuses and another has a different code in each row, the second is the key, whatever
 * the headers say. Using the status as the key would merge hundreds of errors into a few.
 */
export function keyBeside(candidates: readonly Candidate[]): Key | undefined {
  const status = best(candidates.filter(isRepeatingStatus));
  if (status === undefined) return undefined;
  const key = best(candidates.filter((candidate) => candidate !== status && isUnique(candidate)));
  return key === undefined ? undefined : { column: key.column, status: status.column };
}

/** Why a table is refused if its only codes are HTTP statuses that many rows share; otherwise undefined. */
export function mergedRows(
  candidates: readonly Candidate[],
  columns: readonly Column[],
  codeColumn: number,
): string | undefined {
  const code = candidates.find(({ column }) => column.index === codeColumn);
  if (code === undefined || !isRepeatingStatus(code) || code.filled < fewestRows) return undefined;
  if (columns.some(({ role }) => role === "inner")) return undefined;
  const header = code.column.header === "" ? "the first column" : `\`${code.column.header}\``;
  return `${header} repeats the same few HTTP statuses in ${code.filled} rows, and no other column has a distinct code for each row; add a column with a distinct code for each error`;
}

/** Shorter tables are not refused: they may list a status twice. */
const fewestRows = 8;

function best(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>((a, b) => (a === undefined || b.score > a.score ? b : a), undefined);
}
