/** A problem with a file that only the user can fix. The message says what is wrong and what to do. */
export class DiskProblem extends Error {
  override readonly name = "DiskProblem";
}

/** What each system error means, and what to do about it. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied; change the permissions or choose another folder",
  EDQUOT: "disk quota exceeded; free some space and run errspec again",
  EEXIST: "something with this name already exists; move it away",
  EIO: "input/output error; check the disk and run errspec again",
  ELOOP: "too many levels of symbolic links; pass the real path",
  EMFILE: "too many open files; raise the limit (`ulimit -n`) and run errspec again",
  ENAMETOOLONG: "the name is too long; choose a shorter one",
  ENFILE: "too many open files on this machine; close some programs and run errspec again",
  ENOENT: "no such file or folder; check the path or choose another folder",
  ENOSPC: "the disk is full; free some space and run errspec again",
  ENOTDIR: "a file is where a folder should be; move it away",
  EPERM: "operation not permitted; change the permissions or choose another folder",
  EROFS: "the file system is read-only; choose a folder that can be written",
};

/**
 * Turns a known system error into a problem for the user. Any other error is returned as it is: it may be a bug. The system
 * often does not name the file, for example when the disk is full, so the caller can.
 */
export function problemOf(error: unknown, file?: string): unknown {
  const { code = "", dest, path, message } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (reason === undefined) return error;
  return new DiskProblem(`${file ?? dest ?? path ?? message}: ${reason} (${code})`, { cause: error });
}
