import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { cacheIn } from "../support/cache.js";
import { tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/** A git repository, and errspec run in it as a user runs it. */
export class Repository {
  readonly folder: string;
  /** The script to run: another edition of errspec can be measured with the same pairs. */
  readonly #main: string;

  constructor(folder: string, main = process.env["ERRSPEC_MAIN"] ?? join(root, "dist", "main.js")) {
    this.folder = folder;
    this.#main = main;
  }

  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = this.tryGit(...args);
    if (status !== 0) throw new Error(`git ${args.join(" ")}:\n${stdout}${stderr}`);
    return stdout;
  }

  tryGit(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
    // Neither the user's configuration nor the machine's counts, and no editor opens.
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", GIT_EDITOR: "true" };
    return spawnSync("git", [...who, ...args], { cwd: this.folder, encoding: "utf8", env });
  }

  commit(message: string): void {
    this.git("add", "-A");
    this.git("commit", "--quiet", "--allow-empty", "-m", message);
  }

  errspec(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const env = { ...process.env, XDG_CACHE_HOME: cacheIn(join(this.folder, ".git")), NO_COLOR: "1" };
    return spawnSync(process.execPath, [this.#main, ...args], { cwd: this.folder, encoding: "utf8", env });
  }

  /** Runs errspec where only success will do, and returns what it printed. */
  mustErrspec(...args: readonly string[]): string {
    const { status, stdout, stderr } = this.errspec(...args);
    if (status !== 0) throw new Error(`errspec ${args.join(" ")}: ${String(status)}\n${stdout}${stderr}`);
    return stdout;
  }

  /** The files that git could not merge. */
  conflicts(): readonly string[] {
    return this.git("diff", "--name-only", "--diff-filter=U").split("\n").filter(Boolean);
  }

  /** What errspec makes of the spec as it is now, in a folder that has nothing yet. */
  fresh(): Record<string, string> {
    const out = mkdtempSync(join(this.folder, ".git", "fresh-"));
    this.mustErrspec("generate", "--out", out);
    return tree(out);
  }
}
