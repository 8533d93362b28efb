import { spawn } from "node:child_process";
import { join } from "node:path";
import { readTemplates } from "../../generator/disk/inputs.js";
import type { Catalog, Entry } from "../../generator/model/catalog.js";
import type { Snippet } from "../../generator/targets/target.js";
import { targets } from "../../generator/targets/index.js";
import { put } from "../support/folder.js";
import { installJava, javac, javaFiles } from "../support/java.js";
import { run } from "../support/tools.js";

/** A program that decodes with one SDK: cases in, verdicts out, one a line. */
export interface ProgramUnderTest {
  readonly language: string;
  readonly decode: (cases: readonly string[]) => Promise<string[]>;
}

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
  ["typescript", "go", "python", "java", "php", "rust"].includes(target) ? { side: "both" } : {};

/** Generates and compiles the three SDKs of a catalog, and returns their programs under test. */
export async function buildPrograms(catalog: Catalog, folder: string): Promise<ProgramUnderTest[]> {
  await writePackages(catalog, folder, ["typescript", "go", "python"]);
  const [typescript, go, python] = ["typescript", "go", "python"].map((language) => join(folder, language)) as [
    string,
    string,
    string,
  ];
  await must("go", ["test", "-c", "-o", "program", "."], go);
  return [
    program("TypeScript", process.execPath, ["test/program.js"], typescript),
    program("Go", "./program", ["-decode"], go),
    program("Python", "python3", ["-W", "error", "-m", "tests.verdicts"], python),
  ];
}

/** Generates and compiles the crate of a catalog, and returns its program under test. */
export async function buildRust(catalog: Catalog, folder: string): Promise<ProgramUnderTest> {
  await writePackages(catalog, folder, ["rust"]);
  const crate = join(folder, "rust");
  const target = join(crate, "target");
  await must("cargo", ["build", "--offline", "--quiet", "--example", "verdicts", "--target-dir", target], crate);
  return program("Rust", join(target, "debug", "examples", "verdicts"), [], crate);
}

/** Generates and compiles the Java of a catalog, and returns its program under test. */
export async function buildJava(catalog: Catalog, folder: string): Promise<ProgramUnderTest> {
  await installJava();
  const name = "com.acme.fuzz";
  await writePackages({ ...catalog, options: { ...catalog.options, java: { package: name } } }, folder, ["java"]);
  const sources = join(folder, "java");
  const classes = join(folder, "classes");
  const { status, stderr } = await javac(
    sources,
    javaFiles(sources).filter((path) => !path.endsWith("Test.java")),
    classes,
  );
  if (status !== 0) throw new Error(`javac in ${sources}:\n${stderr}`);
  return program("Java", "java", ["-cp", classes, `${name}.Verdicts`], sources);
}

/** Generates the PHP of a catalog, and returns its program under test. */
export async function buildPhp(catalog: Catalog, folder: string): Promise<ProgramUnderTest> {
  await writePackages(catalog, folder, ["php"]);
  const pack = join(folder, "php");
  await must("composer", ["dump-autoload", "--dev", "--quiet", "--no-interaction"], pack);
  return program("PHP", "php", ["-d", "error_reporting=-1", "tests/program.php"], pack);
}

async function must(command: string, args: readonly string[], cwd: string): Promise<void> {
  const { status, stdout, stderr } = await run(command, args, { cwd });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} in ${cwd}:\n${stdout}${stderr}`);
}

function program(language: string, command: string, args: readonly string[], cwd: string): ProgramUnderTest {
  return {
    language,
    decode: (cases) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "inherit"] });
        const chunks: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
        child.on("error", reject);
        child.on("close", (status) => {
          const lines = Buffer.concat(chunks).toString("utf8").split("\n").slice(0, -1);
          if (status !== 0)
            reject(new Error(`${language} ended with ${status} after ${lines.length} verdicts of ${cases.length}`));
          else resolve(lines);
        });
        child.stdin.on("error", () => undefined); // the program has ended: its exit status reports why
        child.stdin.end(cases.map((line) => `${line}\n`).join(""));
      }),
  };
}
