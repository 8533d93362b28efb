import { files } from "files-errors/server";
import type { Account, FileEntry } from "./model.js";

type Reason = "deleted" | "foreign" | "locked";

/** Why somebody may not use a file. */
export class AccessProblem extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

export function checkAccess(account: Account, file: FileEntry): void {
  if (file.deleted) throw new AccessProblem("deleted");
  if (file.owner !== account.id) throw new AccessProblem("foreign");
}

/** Does something, and throws the error of the catalog if access is a problem. */
export async function withAccess<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AccessProblem ? toError(error) : error;
  }
}

function toError(problem: AccessProblem): Error {
  switch (problem.reason) {
    case "deleted":
      return files.fileNotFound({ cause: problem });
    case "foreign":
      return files.forbidden({ cause: problem });
    case "locked":
      return files.fileLocked({ cause: problem });
    default:
      return never(problem.reason);
  }
}

function never(value: never): never {
  throw files.unexpected({ detail: String(value) });
}
