import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram, startCompiler } from "../support/csharp.js";
import type { Compiler } from "../support/csharp.js";
import { put } from "../support/folder.js";
import type { Output, Witness } from "./campaign.js";
import type { ValuesOf } from "./names.js";
import { targetsGone } from "./typescript.js";

/*
 * A user's program in C#: `csharp/Uses.cs` writes it from what reflection sees of the old package, so it has all that is
 * public, and Roslyn compiles it with the new one. Each package is an assembly of its own. What is obsolete may be used.
 */

/** A package that is compiled. */
interface Compiled {
  readonly assembly: string;
  /** Each uses one public member. */
  readonly statements: readonly string[];
  /** The code of each constant, such as `OrdersCode.OrderLost`. */
  readonly codes: Readonly<Record<string, string>>;
}

export const csharpWitness: Witness = async (cases) => {
  const broken = new Map(cases.length === 0 ? [] : targetsGone(cases, "csharp/src/"));
  const judged = cases.filter(({ before, after }) => hasPackage(before) && hasPackage(after));
  const found = await compiled(judged.flatMap(({ before, after }) => [before, after]));
  for (const { id, before, after } of judged) {
    const [old, now] = [found.get(before), found.get(after)];
    if (old === undefined || now === undefined) throw new Error("a package is not compiled");
    const [was, is] = [packageId(before), packageId(after)];
    if (was !== is) broken.set(id, `no ${was}`);
    else if (old !== now) {
      const [why] = await errorsOf(old.statements, now.assembly);
      if (why !== undefined) broken.set(id, why);
    }
  }
  return broken;
};

/** What the constants of packages stand for, as .NET says that has loaded them. */
export const csharpValues: ValuesOf = async (outputs) => {
  const found = await compiled(outputs.filter(hasPackage));
  return outputs.map((output) => {
    const codes = found.get(output)?.codes;
    return codes && new Map(Object.entries(codes));
  });
};

const hasPackage = ({ files }: Output): boolean => files.has("csharp/README.md");

/** What NuGet refers to. */
const packageId = ({ files }: Output): string =>
  [...files].flatMap(([path, text]) => (path.startsWith("csharp/src/") ? (/<PackageId>.*/.exec(text) ?? []) : []))[0] ??
  "";

interface Machine {
  readonly folder: string;
  readonly compiler: Compiler;
}

let machine: Promise<Machine> | undefined;

/** The compiler, and where everything is compiled. */
async function start(): Promise<Machine> {
  const folder = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const compiler = await startCompiler();
  const sources = [join(import.meta.dirname, "csharp", "Uses.cs")];
  const errors = await compiler.compile({ sources, out: join(folder, "Uses.dll"), main: "Uses" });
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return { folder, compiler };
}

/** Ends the compiler, which would keep the tests waiting. */
export async function closeCsharp(): Promise<void> {
  const started = await machine;
  machine = undefined;
  await started?.compiler.close();
}

const known = new Map<string, Compiled>();

/** The packages of outputs, compiled. Those with the same sources are one. */
async function compiled(outputs: readonly Output[]): Promise<ReadonlyMap<Output, Compiled>> {
  if (outputs.length === 0) return new Map();
  const { folder, compiler } = await (machine ??= start());
  const keys = new Map([...new Set(outputs)].map((output) => [output, JSON.stringify(sourcesOf(output))] as const));
  const fresh = [...new Set(keys.values())].filter((key) => !known.has(key));
  const assemblies: string[] = [];
  for (const key of fresh) {
    const name = `P${known.size + assemblies.length}`;
    const files = Object.entries(JSON.parse(key) as Record<string, string>);
    put(join(folder, name), Object.fromEntries(files));
    const out = join(folder, `${name}.dll`);
    const errors = await compiler.compile({ sources: files.map(([path]) => join(folder, name, path)), out });
    if (errors.length > 0) throw new Error(`a package does not compile: ${errors.slice(0, 3).join("\n")}`);
    assemblies.push(out);
  }
  if (fresh.length > 0) {
    const { status, stdout, stderr } = await runProgram(join(folder, "Uses.dll"), assemblies);
    if (status !== 0) throw new Error(`a package cannot be loaded: ${stderr}`);
    for (const [index, line] of stdout.trimEnd().split("\n").entries()) {
      const { statements, codes } = JSON.parse(line) as Omit<Compiled, "assembly">;
      const assembly = assemblies[index] ?? "";
      const [error] = await errorsOf(statements, assembly);
      if (error !== undefined) throw new Error(`the program is wrong: ${error}`);
      known.set(fresh[index] ?? "", { assembly, statements, codes });
    }
  }
  return new Map(
    [...keys].flatMap(([output, key]) => {
      const found = known.get(key);
      return found === undefined ? [] : [[output, found] as const];
    }),
  );
}

/** The sources of a package, by their paths. */
function sourcesOf({ files }: Output): Record<string, string> {
  return Object.fromEntries([...files].filter(([path]) => path.startsWith("csharp/src/") && path.endsWith(".cs")));
}

/** What the compiler says about a program with a package, with the statements that it says it about. */
async function errorsOf(statements: readonly string[], assembly: string): Promise<readonly string[]> {
  if (statements.length < 100) throw new Error("the package has hardly anything");
  const { folder, compiler } = await (machine ??= start());
  const lines = [
    "#pragma warning disable CS0612, CS0618, CS8619 // obsolete, and null within types, which reflection does not give as text",
    "internal static class Program",
    "{",
    "    private static T Some<T>() => default(T)!;",
    ...statements.map((statement, index) => `    internal static void Use${index}() { ${statement} }`),
    "}",
  ];
  put(folder, { "Program.cs": `${usings(statements)}${lines.join("\n")}\n` });
  const sources = [join(folder, "Program.cs")];
  return compiler.compile({ sources, references: [assembly], out: join(folder, "Program.dll") });
}

/** The namespaces with the extension methods. */
function usings(statements: readonly string[]): string {
  const [, namespace = ""] = /typeof\(global::(.*)\.ApiException\)/.exec(statements.join("\n")) ?? [];
  return `using ${namespace};\n`;
}
