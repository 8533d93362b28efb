import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, run } from "./tools.js";
import type { Ran } from "./tools.js";

const pom = join(root, "test", "support", "java", "pom.xml");

/** Where the jars are: below node_modules, so that `npm ci` starts again, and by what they were installed from. */
const version = createHash("sha256").update(readFileSync(pom)).digest("hex").slice(0, 16);
const tools = join(root, "node_modules", ".cache", "errspec-tools");
const jars = join(tools, `java-${version}`);

/** Installs the checkers of Java, once. Maven compares each with its checksum. */
export async function installJava(): Promise<void> {
  if (existsSync(jars)) return;
  mkdirSync(tools, { recursive: true });
  const folder = mkdtempSync(join(tools, "java-"));
  const goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
  const options = ["--batch-mode", "--quiet", "--strict-checksums", "--file", pom];
  const { status, stdout } = await run("mvn", [...options, goal, `-DoutputDirectory=${folder}`]);
  if (status !== 0) throw new Error(`mvn ${goal}:\n${stdout}`);
  try {
    renameSync(folder, jars);
  } catch {
    rmSync(folder, { recursive: true }); // another run was faster
  }
}

/** The path of a jar whose name starts so. */
function jar(name: string): string {
  const found = readdirSync(jars).find((file) => file.startsWith(`${name}-`));
  if (found === undefined) throw new Error(`there is no ${name} in ${jars}`);
  return join(jars, found);
}

/** The packages of javac that the checkers of source code use. */
const internals = ["api", "code", "comp", "file", "main", "model", "parser", "processing", "tree", "util"];
const exported = internals.map((name) => `--add-exports=jdk.compiler/com.sun.tools.javac.${name}=ALL-UNNAMED`);
const opened = ["code", "comp"].map((name) => `--add-opens=jdk.compiler/com.sun.tools.javac.${name}=ALL-UNNAMED`);

/** The class path of the generated code and its tests. */
const libraries = (): string => [jar("jspecify"), jar("junit-platform-console-standalone")].join(delimiter);

/** The class path of a program of the tests of a package. */
const classPathOf = (classes: string): string => [classes, libraries()].join(delimiter);

/** The java files below a folder. */
export function javaFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".java"))
    .sort();
}

/** Without them, a short run spends most of its time on optimizing the code that it runs. */
export const briefly = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];
export const compilerBriefly = briefly.map((option) => `-J${option}`);

const strict = ["-encoding", "UTF-8", "--release", "17", "-Werror"];

/** Compiles Java with every warning as an error. */
export function javac(folder: string, files: readonly string[], classes: string): Promise<Ran> {
  const args = [...compilerBriefly, ...strict, "-Xlint:all", "-cp", libraries(), "-d", classes, ...files];
  return run("javac", args, { cwd: folder });
}

/** Checks Java with Error Prone, and with NullAway that what may be null is not used as if it could not. */
export function errorProne(folder: string, files: readonly string[], classes: string): Promise<Ran> {
  const processors = readdirSync(jars).filter((name) => !/^kotlin|junit|all-deps/.test(name));
  const plugin = "-Xplugin:ErrorProne -Xep:NullAway:ERROR -XepOpt:NullAway:OnlyNullMarked=true";
  const args = [
    ...[...briefly, ...exported, ...opened].map((option) => `-J${option}`),
    ...[...strict, "-XDcompilePolicy=simple", "--should-stop=ifError=FLOW", plugin],
    ...["-processorpath", processors.map((name) => join(jars, name)).join(delimiter)],
    ...["-cp", libraries(), "-d", classes, ...files],
  ];
  return run("javac", args, { cwd: folder });
}

/** The files that google-java-format would change. */
export function javaFormat(folder: string, files: readonly string[]): Promise<Ran> {
  const formatter = jar("google-java-format-1.28.0-all");
  const args = [...briefly, ...exported, "-jar", formatter, "--dry-run", "--set-exit-if-changed"];
  return run("java", [...args, ...files], { cwd: folder });
}

/** Makes the documentation of Java, with every warning as an error. */
export function javadoc(folder: string, files: readonly string[], out: string): Promise<Ran> {
  const options = [...compilerBriefly, "-quiet", "-Xdoclint:all", ...strict, "-cp", jar("jspecify"), "-d", out];
  return run("javadoc", [...options, ...files], { cwd: folder });
}

/** Runs the JUnit tests of compiled classes. */
export function junit(folder: string, classPath: readonly string[]): Promise<Ran> {
  const launcher = jar("junit-platform-console-standalone");
  const args = [...briefly, "-jar", launcher, "execute", "--disable-banner", "--details=summary"];
  const path = [...classPath, jar("jspecify")].join(delimiter);
  return run("java", [...args, "-cp", path, `--scan-classpath=${classPath[0] ?? ""}`], { cwd: folder });
}

/** Runs a main class. */
export function javaProgram(folder: string, classes: string, main: string, args: readonly string[] = []): Promise<Ran> {
  return run("java", [...briefly, "-cp", classPathOf(classes), main, ...args], { cwd: folder });
}

/** Compiles Kotlin against compiled Java, with every warning as an error. */
export function kotlinc(folder: string, file: string, classes: string, out: string): Promise<Ran> {
  const compiler = readdirSync(jars).filter((name) => /^(?:kotlin|annotations-|coroutines)/.test(name));
  const path = (names: readonly string[]): string => names.map((name) => join(jars, name)).join(delimiter);
  const classPath = [classes, jar("jspecify"), jar("kotlin-stdlib")].join(delimiter);
  const options = ["-no-stdlib", "-no-reflect", "-Werror", "-jvm-target", "17", "-cp", classPath, "-d", out, file];
  const main = "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler";
  return run("java", [...briefly, "-cp", path(compiler), main, ...options], { cwd: folder });
}

/** The class path of compiled Kotlin. */
export const kotlinPath = (classes: string): string => [classes, jar("kotlin-stdlib")].join(delimiter);
