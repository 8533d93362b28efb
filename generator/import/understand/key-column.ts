import type { Candidate } from "./candidate.js";
import type { Column } from "./table.js";
import type { Role } from "./column-role.js";

/** The code column of a table in which another column looks like it but does not identify rows. */
export interface Key {
  readonly key: Candidate;
  readonly repeating: Candidate;
  /** Whether the other column has HTTP statuses. */
  readonly status: boolean;
}

/** A column with a smaller share of distinct values than this does not identify rows. */
const leastDistinct = 0.5;

/** Roles of columns that may hold the statuses. */
const statusRoles: ReadonlySet<Role> = new Set<Role>(["http", "status", "code", "value"]);

/** Roles of columns that never hold codes. A column of causes may: a cause such as `ORDER_LOST` is one. */
const descriptiveRoles: ReadonlySet<Role> = new Set<Role>(["solution", "retry", "parameter", "type", "required"]);

/** Whether a column has HTTP statuses of errors, and a smaller share of them is distinct than `most`. */
const hasRepeatingStatuses = ({ statuses, distinct, failures, column }: Candidate, most: number): boolean =>
  statuses >= 0.9 &&
  distinct < most &&
  failures >= 0.5 &&
  (statusRoles.has(column.role) || /^status$/i.test(column.header));

const isRepeatingStatus = (candidate: Candidate): boolean => hasRepeatingStatuses(candidate, leastDistinct);

/** Whether a column has a different code in each row. */
const isUnique = ({ share, distinct, form, codeLike, column }: Candidate): boolean =>
  share >= 0.9 &&
  distinct >= 0.9 &&
  form !== "mixed" &&
  codeLike &&
  column.role !== "inner" &&
  !descriptiveRoles.has(column.role);

/** Whether a column describes a code and never holds codes. */
export const isDescriptive = (role: Role): boolean => descriptiveRoles.has(role);

/** Headers of columns that number the rows. */
const rowNumbers = /^(?:#|no\.?|nr\.?|n[°º.]?|№|s\/?n|index|idx|row|seq(?:uence)?|序号|編號|编号|番号|번호)$/i;

/** Whether a column numbers the rows by what its header says. Such numbers come first. */
export const isRowNumber = ({ header, index }: Column): boolean => index === 0 && rowNumbers.test(header);

/**
 * If one column repeats and another has a different code in each row, the second is the key, whatever the headers say.
 * Using a status or a class as the key would merge hundreds of errors into a few. So would the numbers of the rows tell
 * nothing.
 */
export function keyBeside(candidates: readonly Candidate[]): Key | undefined {
  const status =
    best(candidates.filter(isRepeatingStatus)) ??
    best(candidates.filter((candidate) => hasRepeatingStatuses(candidate, 1) && candidate.filled >= 3));
  const repeating = status ?? misleading(candidates);
  if (repeating === undefined) return undefined;
  // Codes that rows share are classes. Then an identifier below them says which error it is.
  const keys = candidates.filter(
    (candidate) =>
      candidate !== repeating &&
      (isUnique(candidate) || (candidate.column.role === "inner" && isIdentifier(candidate))),
  );
  const clear = status !== undefined && isRepeatingStatus(status);
  const key = best(clear ? keys : keys.filter(({ share, distinct }) => share * distinct >= 0.95));
  return key === undefined ? undefined : { key, repeating, status: status !== undefined };
}

const isIdentifier = (candidate: Candidate): boolean =>
  (candidate.form === "name" || candidate.form === "dotted") &&
  isUnique({ ...candidate, column: { ...candidate.column, role: "other" } });

/** The column that looks most like the code column, if it repeats or only numbers the rows. */
function misleading(candidates: readonly Candidate[]): Candidate | undefined {
  const first = best(candidates);
  if (first === undefined || first.column.role === "inner") return undefined;
  if (first.ordinal && isRowNumber(first.column)) return first;
  // Beside a column of sub-codes, any code that repeats is a class.
  const most = candidates.some((candidate) => candidate.column.role === "inner" && isIdentifier(candidate)) ? 1 : 0.75;
  return first.share >= 0.6 && first.distinct < most && first.filled >= 3 ? first : undefined;
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
