import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, it } from "vitest";
import { root } from "../support/tools.js";

/*
 * Runs errspec under strace, which can do at a system call what a machine does when it dies or its disk fails.
 */

/** The system calls with which Node makes, writes, moves and removes files, and `openat`, which also reads. */
const traced = [
  ...[
    "openat",
    "close",
    "write",
    "writev",
    "pwrite64",
    "pwritev",
    "ftruncate",
    "fsync",
    "fdatasync",
    "fchmod",
    "chmod",
  ],
  ...["fchown", "utimensat", "mkdir", "rmdir", "rename", "link", "symlink", "unlink", "unlinkat", "copy_file_range"],
].join(",");

/** A system call of a run, told from all others by its name, its path and how many like it came before. */
export interface Call {
  readonly name: string;
  readonly path: string;
  readonly ordinal: number;
  /** Whether the call changes anything on the disk. Opening a file to read it and closing it do not, but can fail. */
  readonly writes: boolean;
}

/** What happens at a call: the machine dies before or after it, or the system says that it cannot be done. */
export type Event = "killed before" | "killed after" | "ENOSPC" | "EIO" | "EACCES" | "EROFS" | "EMFILE";

export interface Outcome {
  /** The exit code; undefined for a run that was killed. */
  readonly status: number | undefined;
  readonly stderr: string;
}

const main = join(root, "dist", "main.js");

/**
 * Temporary files have names at random, or after the process; here they are counted, and the process has a number that no
 * other has, so that a call is the same one in every run.
 */
const countedNames = `data:text/javascript,${encodeURIComponent(`
  import crypto from "node:crypto";
  import { syncBuiltinESMExports } from "node:module";
  let count = 0;
  crypto.randomBytes = (size) => { const bytes = Buffer.alloc(size); bytes.writeUInt32BE(++count); return bytes; };
  syncBuiltinESMExports();
  Object.defineProperty(process, "pid", { value: 99999997 });
`)}`;

/** One thread for files: then their order is that of the program. */
function environment(project: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CACHE_HOME: cacheOf(project), UV_THREADPOOL_SIZE: "1" };
}

/** Where a run keeps its stamp: beside the project, so that it is no secret what a run knows. */
export function cacheOf(project: string): string {
  return `${project}-cache`;
}

/** An ordinary run of a command. */
export function run(project: string, command: string): Outcome {
  const options = { cwd: project, env: environment(project), encoding: "utf8" } as const;
  const { status, stderr } = spawnSync(process.execPath, [main, command], options);
  return { status: status ?? undefined, stderr };
}

/** The calls of a run below some folders of the project, in order, and on its stamp. The run is made. */
export function callsOf(project: string, command: string, folders: readonly string[]): readonly Call[] {
  const log = `${project}-calls`;
  const args = ["-f", "--seccomp-bpf", "-qq", "-y", "-o", log, "-e", `trace=${traced}`, ...node, command];
  const { status, stderr } = spawnSync("strace", args, { cwd: project, env: environment(project), encoding: "utf8" });
  if (status !== 0) throw new Error(`strace ended with ${String(status)}: ${stderr}`);

  const seen = new Map<string, number>();
  const calls = new Map<string, Call>();
  for (const [, thread = "", name = "", descriptor, text = "", rest = ""] of readFileSync(log, "utf8").matchAll(line)) {
    const path = relative(project, resolve(project, descriptor ?? text));
    if (![...folders, "../project-cache"].some((folder) => isBelow(folder, path))) continue;
    const ordinal = (seen.get(`${thread} ${name} ${path}`) ?? 0) + 1;
    seen.set(`${thread} ${name} ${path}`, ordinal);
    // Node takes it for granted that a file that it has read, or written in one go, can be closed.
    if (name === "close" && !path.endsWith(".tmp")) continue;
    const writes = name !== "close" && (name !== "openat" || /O_WRONLY|O_RDWR|O_CREAT/.test(rest));
    const key = `${name} ${path} ${ordinal}`;
    if (!calls.has(key)) calls.set(key, { name, path, ordinal, writes });
  }
  return [...calls.values()];
}

function isBelow(folder: string, path: string): boolean {
  // What Node itself writes to is no file: `anon_inode:[eventfd]`, `socket:[…]`, `pipe:[…]`.
  return folder === "."
    ? !path.startsWith("..") && !/^\w+:\[/.test(path)
    : path === folder || path.startsWith(`${folder}/`);
}

/** A line of strace's: the thread, the call, and the file by its descriptor's name or by its path. */
const line = /^(\d+) +(\w+)\((?:\d+<([^>]*)>|(?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)")(.*)$/gm;

const node = [process.execPath, "--import", countedNames, main];

/** A run to which something happens at a call. That it does not come to the call is an error of the test. */
export async function runUntil(project: string, command: string, call: Call, event: Event): Promise<Outcome> {
  const log = `${project}-log`;
  rmSync(log, { force: true });
  // A run names files as seen from where it stands, and strace finds the name of a descriptor's file from the root.
  const paths = [...new Set([call.path, resolve(project, call.path)])].flatMap((path) => ["-P", path]);
  const inject = `inject=${call.name}:${injections[event] ?? `error=${event}`}:when=${call.ordinal}`;
  // Signals are lost where strace filters calls in the kernel, which is quicker.
  const filter = event in injections ? [] : ["--seccomp-bpf"];
  const args = [
    "-f",
    ...filter,
    "-qq",
    "-o",
    log,
    ...paths,
    "-e",
    `trace=${call.name}`,
    "-e",
    inject,
    ...node,
    command,
  ];
  const child = spawn("strace", args, { cwd: project, env: environment(project), stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // strace kills before a call, for the call is not made then; it stops after one, and what is stopped we kill.
  const watch = event === "killed after" ? setInterval(() => killStopped(log), 5) : undefined;
  const [status, signal] = await new Promise<[number | null, string | null]>((done, fail) => {
    child.on("error", fail).on("close", (...ended) => done(ended));
  });
  clearInterval(watch);
  // What is killed while it is being stopped, strace may end with an error of its own.
  if (event === "killed after") killStopped(log);
  const logged = readFileSync(log, "utf8");
  const happened = event === "killed before" ? signal === "SIGKILL" : /\(INJECTED\)|stopped by SIGSTOP/.test(logged);
  if (!happened) throw new Error(`the run did not come to ${call.name} ${call.path} (${call.ordinal}): ${stderr}`);
  return { status: status ?? undefined, stderr: stderr.replace(/^strace: .*\n/gm, "") };
}

const injections: Readonly<Partial<Record<Event, string>>> = {
  "killed before": "signal=KILL",
  "killed after": "signal=STOP",
};

function killStopped(log: string): void {
  const stopped = existsSync(log) ? /^(\d+) +--- stopped by SIGSTOP ---$/m.exec(readFileSync(log, "utf8")) : null;
  try {
    if (stopped !== null) process.kill(Number(stopped[1]), "SIGKILL");
  } catch {
    // It has just been killed.
  }
}

/** Why nothing can be traced here, or undefined. */
function hindrance(): string | undefined {
  const { error, status, stderr } = spawnSync("strace", ["-o", "/dev/null", "true"], { encoding: "utf8" });
  if (error !== undefined) return "strace is not installed";
  if (status === 0) return undefined;
  return `strace may not trace here; in a container it takes --cap-add=SYS_PTRACE: ${stderr.trim()}`;
}

/** Tests that need strace. In CI they fail without it; elsewhere they are skipped, and their title says why. */
export function describeTraced(title: string, tests: () => void): void {
  const reason = hindrance();
  if (reason === undefined) describe(title, tests);
  else if (process.env["CI"] === undefined) describe.skip(`${title} (skipped: ${reason})`, tests);
  else
    it(title, () => {
      throw new Error(reason);
    });
}
