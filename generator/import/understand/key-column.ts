import type { Candidate } from "./candidate.js";
import type { Column } from "./table.js";
import type { Role } from "./column-role.js";

/** A table with the codes in one column and their HTTP statuses in another. */
export interface Key {
  readonly column: Column;
  readonly status: Column;
}

/** A share of distinct values below which a column repeats: what it holds does not tell rows apart. */
const repeating = 0.5;

/** Columns that may hold the statuses; a column called `Failure` may list those of an endpoint. */
const statusRoles: ReadonlySet<Role> = new Set<Role>(["http", "status", "code", "value"]);

/** Columns that hold words about a code, and never codes. */
const words: ReadonlySet<Role> = new Set<Role>(["text", "cause", "solution", "retry", "parameter", "type", "required"]);

const isRepeatingStatus = ({ statuses, distinct, failures, column }: Candidate): boolean =>
  statuses >= 0.9 &&
  distinct < repeating &&
  failures >= 0.5 &&
  (statusRoles.has(column.role) || /^status$/i.test(column.header));

const isUnique = ({ share, distinct, form, telling, column }: Candidate): boolean =>
  share >= 0.9 && distinct >= 0.9 && form !== "mixed" && telling && column.role !== "inner" && !words.has(column.role);

/**
 * Where one column repeats the same few HTTP statuses and another has a different code in each row, the second is the
 * key, whatever the headers say: taking the status would merge hundreds of errors into a handful.
 */
export function keyBeside(candidates: readonly Candidate[]): Key | undefined {
  const status = best(candidates.filter(isRepeatingStatus));
  if (status === undefined) return undefined;
  const key = best(candidates.filter((candidate) => candidate !== status && isUnique(candidate)));
  return key === undefined ? undefined : { column: key.column, status: status.column };
}

/** Why a table is refused whose codes are HTTP statuses that most rows share, or undefined. */
export function mergedRows(
  candidates: readonly Candidate[],
  columns: readonly Column[],
  codeColumn: number,
): string | undefined {
  const code = candidates.find(({ column }) => column.index === codeColumn);
  if (code === undefined || !isRepeatingStatus(code) || code.filled < fewestRows) return undefined;
  if (columns.some(({ role }) => role === "inner")) return undefined;
  const header = code.column.header === "" ? "the first column" : `\`${code.column.header}\``;
  return `${header} has the same few HTTP statuses in ${code.filled} rows and no other column has a code for each row; add a column with a code of its own for each error`;
}

/** Shorter tables may well list a status twice. */
const fewestRows = 8;

function best(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>((a, b) => (a === undefined || b.score > a.score ? b : a), undefined);
}
