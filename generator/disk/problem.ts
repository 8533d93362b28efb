/** Something about a file that only the user can mend, as a sentence: what is wrong, and what to do. */
export class DiskProblem extends Error {
  override readonly name = "DiskProblem";
}

/** What the system says when it does not read or write, and what to do about it. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not do that; change the rights, or name another folder",
  EDQUOT: "this user's share of the disk is used up; make room, and run errspec again",
  EEXIST: "something is in the way; move it away",
  EIO: "the disk does not work as it should; check it, and run errspec again",
  ELOOP: "links lead in a circle; name what they are for",
  EMFILE: "too many files are open; raise the limit (`ulimit -n`), and run errspec again",
  ENAMETOOLONG: "the name is longer than the disk takes; name another",
  ENFILE: "too many files are open on this machine; close some, and run errspec again",
  ENOENT: "what it should be in is not there, or takes nothing new; name another folder",
  ENOSPC: "the disk is full; make room, and run errspec again",
  ENOTDIR: "a file is where a folder should be; move it away",
  EPERM: "the system does not permit that; change the rights, or name another folder",
  EROFS: "the disk can only be read; name a folder that can be written",
};

/**
 * The problem that an error of the system's is, or the error itself where it may be our fault. The system often does not
 * say which file it was: of a full disk no more than that it is full.
 */
export function problemOf(error: unknown, file?: string): unknown {
  const { code = "", dest, path, message } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  if (reason === undefined) return error;
  return new DiskProblem(`${file ?? dest ?? path ?? message}: ${reason} (${code})`, { cause: error });
}
