import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { describe } from "vitest";

/** The root of the repository. */
export const root = join(import.meta.dirname, "..", "..");

/** Where the tests keep the tools they install: below node_modules, so that `npm ci` starts again. */
const tools = join(root, "node_modules", ".cache", "errspec-tools");
const venv = join(tools, "venv");
const goBin = join(tools, "go-bin");

/** The tools that check generated code, in addition to those that `npm ci` installs. */
const pythonTools = readFileSync(join(root, "test", "support", "requirements.txt"), "utf8");
const goTools = ["honnef.co/go/tools/cmd/staticcheck@v0.8.2", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12"];

/** A compiler, interpreter or checker that is not an npm package. */
export type Tool =
  | "go"
  | "gofmt"
  | "javac"
  | "mvn"
  | "python3"
  | "pytest"
  | "mypy"
  | "ruff"
  | "staticcheck"
  | "git"
  | "actionlint"
  | "zizmor"
  | "gcc"
  | "make"
  | "cargo"
  | "php"
  | "pcov"
  | "phpunit"
  | "phpcs"
  | "composer"
  | "dotnet";

/** The Python libraries that generated adapters use. */
const libraries = ["httpx", "requests", "tenacity", "fastapi", "flask", "django", "uvicorn", "grpc"] as const;
type Library = (typeof libraries)[number];

/** The Python that has what the tests install, for checkers that look libraries up. */
export const pythonPath = join(venv, "bin", "python3");

const places: Readonly<Record<Tool, string>> = {
  go: "go",
  gofmt: "gofmt",
  git: "git",
  javac: "javac",
  mvn: "mvn",
  python3: pythonPath,
  pytest: join(venv, "bin", "pytest"),
  mypy: join(venv, "bin", "mypy"),
  ruff: join(venv, "bin", "ruff"),
  staticcheck: join(goBin, "staticcheck"),
  actionlint: join(goBin, "actionlint"),
  zizmor: join(venv, "bin", "zizmor"),
  gcc: "gcc",
  make: "make",
  cargo: "cargo",
  php: "php",
  pcov: "php",
  phpunit: "phpunit",
  phpcs: "phpcs",
  composer: "composer",
  dotnet: pythonPath, // support/csharp.ts installs it
};

/**
 * Installs the Python and Go checkers, once. Without Python, Go or a registry the tests that need them are skipped. Python
 * waits for the registry while Go compiles.
 */
export async function installTools(): Promise<void> {
  const stamp = join(tools, "stamp");
  const wanted = pythonTools + goTools.join("\n");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(stamp, { force: true });
  mkdirSync(tools, { recursive: true });
  const installed = await Promise.all([installPython(), installGo()]);
  if (installed.every(Boolean)) writeFileSync(stamp, wanted);
}

async function installPython(): Promise<boolean> {
  const requirements = join(root, "test", "support", "requirements.txt");
  // Most modules of these packages are never imported: Python compiles those that are.
  const options = ["--quiet", "--disable-pip-version-check", "--no-compile"];
  return (
    (await install("python3", ["-m", "venv", "--clear", venv])) &&
    (await install(places.python3, ["-m", "pip", "install", ...options, "-r", requirements]))
  );
}

async function installGo(): Promise<boolean> {
  const env = { GOBIN: goBin, GOGC: "400" };
  const installed: boolean[] = [];
  for (const tool of goTools) installed.push(await install("go", ["install", tool], env));
  return installed.every(Boolean);
}

async function install(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  try {
    const { status, stderr } = await runProgram(command, args, { env });
    if (status !== 0) console.warn(`${command} ${args.join(" ")}: ${stderr}`);
    return status === 0;
  } catch (error) {
    console.warn(`${command} ${args.join(" ")}: ${String(error)}`);
    return false;
  }
}

/** Whether a tool is there. In CI it must be: the test that starts it fails if it is not. */
export const isExpected = (tool: Tool): boolean => process.env["CI"] !== undefined || available(tool);

function available(tool: Tool | Library): boolean {
  if (isLibrary(tool)) return isInstalled(tool);
  // The runtime that can be installed without an SDK is for this platform only.
  if (tool === "dotnet" && `${process.platform} ${process.arch}` !== "linux x64") return false;
  if (tool === "pcov" && !hasPcov()) return false;
  const place = places[tool];
  if (place.includes("/")) return existsSync(place);
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, place)));
}

const isLibrary = (tool: Tool | Library): tool is Library => libraries.some((library) => library === tool);

function isInstalled(library: Library): boolean {
  const lib = join(venv, "lib");
  const pythons = existsSync(lib) ? readdirSync(lib) : [];
  return pythons.some((python) => existsSync(join(lib, python, "site-packages", library)));
}

/** Whether PHP has the extension that says which lines have run. */
function hasPcov(): boolean {
  const { status, stdout } = spawnSync(places.php, ["-m"], { encoding: "utf8" });
  return status === 0 && /^pcov$/m.test(stdout);
}

/** Tests that need tools. In CI a missing one is a failure; elsewhere the tests are skipped and their title says why. */
export function describeWith(needed: readonly (Tool | Library)[], title: string, tests: () => void): void {
  const missing = needed.filter((tool) => !available(tool));
  if (missing.length === 0 || process.env["CI"] !== undefined) describe(title, tests);
  else describe.skip(`${title} (skipped: ${missing.join(", ")} not found)`, tests);
}

/** What a program printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a tool, or any program by its path, in a folder. The caller checks its exit status. A program that takes longer than
 * `timeout` milliseconds is assumed to hang and is killed.
 */
export async function run(command: Tool | (string & {}), args: readonly string[], options?: Options): Promise<Ran> {
  return runProgram((places as Readonly<Record<string, string>>)[command] ?? command, args, options);
}

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeout?: number;
}

/** Runs a program of the machine, even if the tests have a tool of that name. */
async function runProgram(
  program: string,
  args: readonly string[],
  { cwd = root, env = {}, timeout = 0 }: Options = {},
): Promise<Ran> {
  try {
    const options = { cwd, env: { ...process.env, ...env }, timeout, maxBuffer: 64 * 1024 * 1024 };
    const { stdout, stderr } = await promisify(execFile)(program, [...args], options);
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "", message } = error as Partial<Ran> & { code?: unknown; message: string };
    if (typeof code !== "number") throw new Error(`${program}: ${message}`, { cause: error });
    return { status: code, stdout, stderr };
  }
}
