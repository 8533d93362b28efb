import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pythonPath, root, run } from "./tools.js";
import type { Ran } from "./tools.js";

/*
 * A compiler of C# 12 and the runtime of .NET 8, without an SDK of .NET, of which the registries that the other tools come from
 * have none: Roslyn out of a package of npm that carries it, on the runtime out of a package for Python, and pythonnet between
 * them. That is enough to compile and to run. It has no analyzers, no `dotnet format`, no MSBuild and no NuGet.
 */

const here = join(root, "test", "support", "csharp");
const roslyn = {
  package: "@typespec/http-client-csharp@1.0.0-alpha.20250605.3",
  sha512: "p8vOr6fCO0PavIh/LBMruBIfddLznlZC+yvIMc7KSgbop4obl7ePBsfyc9R3NTAMvYQvkybJsrCIS2pxNkjyYQ==",
} as const;
const assemblies = ["Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll"];
const requirements = join(here, "requirements.txt");
const runtimeConfig = join(here, "runtimeconfig.json");

/** Where the tools are: below node_modules, so that `npm ci` starts again, and by what they were installed from. */
const version = createHash("sha256")
  .update(readFileSync(requirements))
  .update(readFileSync(runtimeConfig))
  .update([roslyn.sha512, ...assemblies].join())
  .digest("hex")
  .slice(0, 16);
const tools = join(root, "node_modules", ".cache", "errspec-tools");
const installed = join(tools, `csharp-${version}`);
const dotnetFolder = join("python", "dnv", "net", "runtime", ".net");
const runtime = join(installed, dotnetFolder);

/** Installs the compiler and the runtime, once. */
async function installCSharp(): Promise<void> {
  if (existsSync(installed)) return;
  mkdirSync(tools, { recursive: true });
  const folder = mkdtempSync(join(tools, "csharp-"));
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--no-deps"];
  // The Python that runs the compiler, for which pip chooses what it installs.
  const python = must(pythonPath, [...pip, "--require-hashes", "--target", join(folder, "python"), "-r", requirements]);
  try {
    // Both end before the folder is used, or removed.
    for (const part of await Promise.allSettled([python, installRoslyn(folder)]))
      if (part.status === "rejected") throw part.reason;
    chmodSync(join(folder, dotnetFolder, "dotnet"), 0o755); // pip drops it
    renameSync(folder, installed);
  } catch (error) {
    rmSync(folder, { recursive: true });
    if (!existsSync(installed)) throw error; // or another run was faster
  }
}

async function installRoslyn(folder: string): Promise<void> {
  const place = join(folder, "roslyn");
  mkdirSync(place);
  await must("npm", ["pack", "--silent", roslyn.package, "--pack-destination", folder]);
  const [name = ""] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  const archive = join(folder, name);
  const sum = createHash("sha512").update(readFileSync(archive)).digest("base64");
  if (sum !== roslyn.sha512) throw new Error(`${roslyn.package} has the checksum ${sum}`);
  const inside = "package/dist/generator";
  const wanted = assemblies.map((file) => `${inside}/${file}`);
  await must("tar", ["-xzf", archive, "-C", place, "--strip-components=3", ...wanted]);
  copyFileSync(runtimeConfig, join(place, "runtimeconfig.json"));
  rmSync(archive);
}

async function must(command: string, args: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await run(command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}:\n${stdout}${stderr}`);
}

/** What to compile: source files, and the assemblies that they use. */
export interface Compilation {
  readonly sources: readonly string[];
  readonly references?: readonly string[];
  /** The assembly to write. */
  readonly out: string;
  /** The class with the main method, for a program. */
  readonly main?: string;
  /** Whether what is public must have documentation, as a package must. */
  readonly docs?: boolean;
}

/** A compiler that runs until it is closed: it takes seconds to start. */
export interface Compiler {
  /** Compiles as a strict project does: nullable, every warning an error. Returns what is wrong. */
  readonly compile: (compilation: Compilation) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Starts the compiler, which is installed first if necessary. */
export async function startCompiler(): Promise<Compiler> {
  await installCSharp();
  const args = [join(here, "compiler.py"), runtime, join(installed, "roslyn")];
  const env = { ...process.env, PYTHONPATH: join(installed, "python") };
  const child: ChildProcessWithoutNullStreams = spawn(pythonPath, args, { env, stdio: "pipe" });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.on("error", () => undefined); // it has ended: there is no answer
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    compile: async ({ sources, references = [], out, main = "", docs = false }) => {
      child.stdin.write(`${JSON.stringify({ sources, references, out, main, docs })}\n`);
      const { value } = (await answers.next()) as { readonly value: string | undefined };
      if (value === undefined) throw new Error(`the compiler ended:\n${said}`);
      return JSON.parse(value) as readonly string[];
    },
    close: () => {
      child.stdin.end();
      return closed;
    },
  };
}

/** The command that runs a compiled program. */
export const dotnet = join(runtime, "dotnet");

/** What that command is called with. */
export function argumentsOf(assembly: string, args: readonly string[] = []): string[] {
  return ["exec", "--runtimeconfig", runtimeConfig, assembly, ...args];
}

/** Runs a compiled program. */
export function runProgram(assembly: string, args: readonly string[] = []): Promise<Ran> {
  return run(dotnet, argumentsOf(assembly, args));
}

/** The assemblies of the compiler itself, for programs that read C#. */
export function roslynAssemblies(): string[] {
  return assemblies.map((file) => join(installed, "roslyn", file));
}

/** The C# files below a folder, with the folder in front. */
export function csharpFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".cs"))
    .sort()
    .map((path) => join(folder, path));
}
