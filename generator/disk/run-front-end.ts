import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { packageFolder } from "./package-folder.js";
import { DiskProblem } from "./problem.js";

/** Reads Python sources with python3, without importing them. Returns what the program prints. */
export function readWithPython(input: object): string {
  const { error, status, stdout, stderr } = run("python3", ["-B", folderOf("python")], input);
  if (error !== undefined) {
    throw new DiskProblem("python3 does not run; install Python 3.10 or later, or leave out its files");
  }
  if (status === 0) return stdout;
  throw new DiskProblem(`python3 could not read the sources: ${lastLine(stderr)}`);
}

/** Reads a Go module with a program that the go command builds when it is needed. Returns what the program prints. */
export function readWithGo(input: object): string {
  // A workspace or flags of the user's module must not decide how the program itself is built.
  const { GOFLAGS: flags = "", GOWORK: workspace = "" } = process.env;
  const given = { ...input, env: [`GOFLAGS=${flags}`, `GOWORK=${workspace}`] };
  const folder = folderOf("go");
  const { error, status, stdout, stderr } = run("go", ["run", "-C", folder, "."], given, {
    GOFLAGS: "",
    GOWORK: "off",
  });
  if (error !== undefined) throw new DiskProblem("go does not run; install Go, or leave out its files");
  if (status === 0) return stdout;
  if (/golang\.org\/x\/tools|toolchain/.test(stderr)) {
    throw new DiskProblem(
      `the reader of Go sources cannot be built: ${lastLine(stderr)}; run \`go mod download -C ${folder}\` once, with a network`,
    );
  }
  throw new DiskProblem(
    `the Go sources cannot be read: ${firstLine(stderr)}; make sure that \`go build ./...\` passes`,
  );
}

const folderOf = (language: string): string => join(packageFolder, "front-ends", language);

function run(command: string, args: readonly string[], input: object, env: NodeJS.ProcessEnv = {}) {
  const options = { input: JSON.stringify(input), encoding: "utf8", maxBuffer: 2 ** 30 } as const;
  return spawnSync(command, args, { ...options, env: { ...process.env, ...env } });
}

const lastLine = (text: string): string => text.trim().replace(/^[^]*\n/, "");
const firstLine = (text: string): string => text.trim().replace(/\n[^]*$/, "");
