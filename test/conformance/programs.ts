import { cpSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { readTemplates } from "../../generator/disk/inputs.js";
import type { Catalog, Entry } from "../../generator/model/catalog.js";
import type { Snippet } from "../../generator/targets/target.js";
import { targets } from "../../generator/targets/index.js";
import { put } from "../support/folder.js";
import { csharpFiles, startCompiler } from "../support/csharp.js";
import { installJava, javac, javaFiles } from "../support/java.js";
import { root, run } from "../support/tools.js";
import { program, startCSharp, startJava } from "./processes.js";
import type { ProgramUnderTest } from "./processes.js";

/** The programs under test of many catalogs in one language, which are compiled together. */
export interface Programs {
  readonly of: (catalog: Catalog) => ProgramUnderTest;
  readonly close: () => Promise<void>;
}

/** Generates and compiles the SDKs of catalogs in one language, below a folder. */
export type Build = (catalogs: readonly Catalog[], folder: string) => Promise<Programs>;

const templates = readTemplates();

/** Writes the packages of a catalog below a folder, as `errspec generate` does. */
export async function writePackages(catalog: Catalog, folder: string, wanted: readonly string[]): Promise<void> {
  for (const target of targets.filter(({ id }) => wanted.includes(id))) {
    const own = templates.filter(({ path }) => path.startsWith(`${target.id}/`));
    const files = await target.generate(
      {
        ...catalog,
        options: {
          ...catalog.options,
          [target.id]: { ...sideOf(target.id), ...(catalog.options[target.id] as object) },
        },
      },
      {
        templates: new Map(own.map(({ path, bytes }) => [path.slice(target.id.length + 1), bytes.toString("utf8")])),
        snippets: (entry: Entry): readonly Snippet[] =>
          targets.flatMap((other) => other.snippets?.(catalog)(entry) ?? []),
        sources: () => Promise.resolve([]),
      },
    );
    put(folder, Object.fromEntries(files.map(({ path, text }) => [path, text])));
  }
}

/** Packages of languages have both halves, unless the spec chooses one. */
const sideOf = (target: string): object =>
  ["typescript", "go", "python", "java", "php", "rust", "csharp"].includes(target) ? { side: "both" } : {};

/** The package has scripts as well: nothing is compiled. */
export const buildTypeScript: Build = (catalogs, folder) =>
  inFolders(catalogs, folder, async (catalog, place) => {
    await writePackages(catalog, place, ["typescript"]);
    return program("TypeScript", process.execPath, ["test/program.js"], join(place, "typescript"));
  });

export const buildPython: Build = (catalogs, folder) =>
  inFolders(catalogs, folder, async (catalog, place) => {
    await writePackages(catalog, place, ["python"]);
    return program("Python", "python3", ["-W", "error", "-m", "tests.verdicts"], join(place, "python"));
  });

export const buildPhp: Build = (catalogs, folder) =>
  inFolders(catalogs, folder, async (catalog, place) => {
    await writePackages(catalog, place, ["php"]);
    const pack = join(place, "php");
    await must("composer", ["dump-autoload", "--dev", "--quiet", "--no-interaction"], pack);
    return program("PHP", "php", ["-d", "error_reporting=-1", "tests/program.php"], pack);
  });

/** One workspace of Go. */
export const buildGo: Build = async (catalogs, folder) => {
  const programs = await inFolders(catalogs, folder, async (catalog, place, name) => {
    await writePackages(withOptions(catalog, "go", { module: `example.com/${name}` }), place, ["go"]);
    return program("Go", join(folder, "bin", `${name}.test`), ["-decode"], join(place, "go"));
  });
  const modules = catalogs.map((_, index) => `./p${index}/go`);
  put(folder, { "go.work": `go 1.21\n\n${modules.map((path) => `use ${path}\n`).join("")}` });
  mkdirSync(join(folder, "bin"));
  // A program without symbols is linked in less time.
  await must("go", ["test", "-c", "-ldflags=-s -w", "-o", "bin/", ...modules], folder);
  return programs;
};

/** One workspace of Go for catalogs that import the package of another one, which is written beside each. */
export const buildGoImporting: Build = async (catalogs, folder) => {
  const owners: string[] = [];
  const programs = await inFolders(catalogs, folder, async (catalog, place, name) => {
    const own = withOptions(catalog, "go", { module: `example.com/${name}`, side: "client" });
    await writePackages(own, place, ["go"]);
    const [{ catalog: owner } = { catalog: own }] = own.imports ?? [];
    await writePackages(withOptions(owner, "go", { side: "client" }), join(place, "owner"), ["go"]);
    owners.push(`./${name}/owner/go`);
    return program("Go", join(folder, "bin", `${name}.test`), ["-decode"], join(place, "go"));
  });
  const modules = catalogs.map((_, index) => `./p${index}/go`);
  put(folder, { "go.work": `go 1.21\n\n${[...modules, ...owners].map((path) => `use ${path}\n`).join("")}` });
  mkdirSync(join(folder, "bin"));
  await must("go", ["test", "-c", "-ldflags=-s -w", "-o", "bin/", ...modules], folder);
  return programs;
};

/** One workspace of Cargo. */
export const buildRust: Build = async (catalogs, folder) => {
  const target = join(folder, "target");
  const programs = await inFolders(catalogs, folder, async (catalog, place, name) => {
    await writePackages(withOptions(catalog, "rust", { package: name }), place, ["rust"]);
    const examples = join(place, "rust", "examples");
    // The examples of a workspace are in one folder.
    renameSync(join(examples, "verdicts.rs"), join(examples, `${name}.rs`));
    return program("Rust", join(target, "debug", "examples", name), [], join(place, "rust"));
  });
  const profile = "[profile.dev]\ndebug = false\nincremental = false\n";
  put(folder, { "Cargo.toml": `[workspace]\nresolver = "2"\nmembers = ["p*/rust"]\n${profile}` });
  await must("cargo", ["build", "--offline", "--quiet", "--examples", "--target-dir", target], folder);
  return programs;
};

/** One run of the compiler, and one virtual machine for all programs. */
export const buildJava: Build = async (catalogs, folder) => {
  await installJava();
  const classes = join(folder, "classes");
  const programs = await inFolders(catalogs, folder, async (catalog, place, name) => {
    await writePackages(withOptions(catalog, "java", { package: `com.acme.${name}` }), place, ["java"]);
    return { language: "Java", decode: (cases) => machine.ask(`com.acme.${name}.Verdicts`, cases) };
  });
  cpSync(join(import.meta.dirname, "Programs.java"), join(folder, "Programs.java"));
  const sources = javaFiles(folder).filter((path) => !path.endsWith("Test.java"));
  const { status, stderr } = await javac(folder, sources, classes);
  if (status !== 0) throw new Error(`javac in ${folder}:\n${stderr}`);
  const machine = startJava(classes);
  return { ...programs, close: () => machine.close() };
};

/** One run of the compiler, and one process for all programs. */
export const buildCSharp: Build = async (catalogs, folder) => {
  const programs = await inFolders(catalogs, folder, async (catalog, place, name) => {
    const namespace = `Acme.${name.toUpperCase()}`;
    await writePackages(withOptions(catalog, "csharp", { namespace }), place, ["csharp"]);
    return { language: "C#", decode: (cases) => machine.ask(namespace, cases) };
  });
  const compiler = await startCompiler();
  const sources = [...csharpFiles(folder), join(root, "test", "support", "csharp", "Programs.cs")];
  const out = join(folder, "Programs.dll");
  const problems = await compiler.compile({ sources, out, main: "Programs" });
  await compiler.close();
  if (problems.length > 0) throw new Error(`the compiler of C# in ${folder}:\n${problems.join("\n")}`);
  const machine = startCSharp(out);
  return { ...programs, close: () => machine.close() };
};

/** Makes the program of each catalog in a folder of its own, `p0` and so on. */
async function inFolders(
  catalogs: readonly Catalog[],
  folder: string,
  make: (catalog: Catalog, place: string, name: string) => Promise<ProgramUnderTest>,
): Promise<Programs> {
  const programs = new Map<Catalog, ProgramUnderTest>();
  for (const [index, catalog] of catalogs.entries())
    programs.set(catalog, await make(catalog, join(folder, `p${index}`), `p${index}`));
  return {
    of: (catalog) => {
      const found = programs.get(catalog);
      if (found === undefined) throw new Error("the catalog was not built");
      return found;
    },
    close: () => Promise.resolve(),
  };
}

/** The catalog with further options of a target. */
function withOptions(catalog: Catalog, target: string, options: object): Catalog {
  const own = catalog.options[target] as object | undefined;
  return { ...catalog, options: { ...catalog.options, [target]: { ...own, ...options } } };
}

async function must(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { status, stdout, stderr } = await run(command, args, { cwd });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} in ${cwd}:\n${stdout}${stderr}`);
}
