import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { put } from "../support/folder.js";
import { compilerBriefly } from "../support/java.js";
import { run } from "../support/tools.js";
import type { Output, Witness } from "./campaign.js";
import type { ValuesOf } from "./names.js";
import { targetsGone } from "./typescript.js";

/*
 * A user's program in Java: the public classes, constants, methods and former names that the sources of the old package have,
 * compiled on the new one. Whoever wrote it has read the templates: it is not independent of them. The packages of a batch are
 * compiled in one run, each under a name of its own, and their constants are read in one run of the JVM.
 */

/** A package that is compiled. */
interface Compiled {
  /** What it is called here. */
  readonly name: string;
  /** The code and the kind of each constant, such as `OrdersCode.ORDER_LOST`. */
  readonly constants: ReadonlyMap<string, { readonly code: string; readonly kind: string }>;
}

export const javaWitness: Witness = async (cases) => {
  const broken = new Map(targetsGone(cases, "java/pom.xml"));
  const judged = cases.filter(({ before, after }) => hasPackage(before) && hasPackage(after));
  const found = await compiled(judged.flatMap(({ before, after }) => [before, after]));
  const programs = new Map<string, string>();
  for (const { id, before, after } of judged) {
    const [was, is] = [identityOf(before), identityOf(after)];
    const [old, now] = [found.get(before), found.get(after)];
    const lost = was.find((each) => !is.includes(each));
    if (lost !== undefined) broken.set(id, `no ${lost}`);
    else if (old !== now && old !== undefined && now !== undefined) {
      programs.set(`user${id}/Use.java`, programOf(before, `user${id}`, now.name));
      const escaped = escapes(old, now);
      if (escaped !== undefined) broken.set(id, escaped);
    }
  }
  if (programs.size === 0) return broken;
  put(folder(), Object.fromEntries(programs));
  for (const [, id = "", message = ""] of errorsIn(
    await javac([...programs.keys()]),
    /^user(\d+)\/Use\.java:\d+: error: (.*)$/gm,
  )) {
    if (!broken.has(Number(id))) broken.set(Number(id), message);
  }
  return broken;
};

/** A constant that is in no `catch` any more in which it was. */
function escapes(old: Compiled, now: Compiled): string | undefined {
  for (const [name, { kind }] of old.constants) {
    const other = now.constants.get(name)?.kind;
    if (other !== undefined && other !== kind) return `${name} was a ${kind} and is a ${other}`;
  }
  return undefined;
}

/** What the constants of packages stand for, as a JVM says that has loaded them. */
export const javaValues: ValuesOf = async (outputs) => {
  const found = await compiled(outputs.filter(hasPackage));
  return outputs.map((output) => {
    const constants = found.get(output)?.constants;
    return constants && new Map([...constants].map(([name, { code }]) => [name, code]));
  });
};

const hasPackage = ({ files }: Output): boolean => files.has("java/pom.xml");

/** What a build and an import refer to. */
function identityOf({ files }: Output): readonly string[] {
  const [pom = "", code = ""] = [files.get("java/pom.xml"), files.get(pathOf(files, "Code.java"))];
  const one = (text: string, pattern: RegExp): string => pattern.exec(text)?.[0] ?? "";
  return [one(pom, /<groupId>.*/), one(pom, /<artifactId>.*/), one(code, /^package .*/m)];
}

const pathOf = (files: Output["files"], name: string): string =>
  [...files.keys()].find((path) => path.startsWith("java/src/main/") && path.endsWith(`/${name}`)) ?? "";

let made = "";

/** Where everything is compiled. */
function folder(): string {
  if (made !== "") return made;
  made = mkdtempSync(join(tmpdir(), "errspec-witness-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  const annotation = (name: string, target: string): string =>
    `package org.jspecify.annotations;\n@java.lang.annotation.Target(java.lang.annotation.ElementType.${target})\npublic @interface ${name} {}\n`;
  put(made, {
    "org/jspecify/annotations/Nullable.java": annotation("Nullable", "TYPE_USE"),
    "org/jspecify/annotations/NullMarked.java": annotation("NullMarked", "PACKAGE"),
  });
  return made;
}

/** Compiles files; returns what javac says. */
async function javac(files: readonly string[]): Promise<string> {
  put(folder(), { files: files.join("\n") });
  const args = [...compilerBriefly, "-proc:none", "-nowarn", "-Xmaxerrs", "100000", "--release", "17", "-d", "classes"];
  const { status, stderr } = await run("javac", [...args, "-cp", "classes", "-sourcepath", "", "@files"], {
    cwd: folder(),
  });
  return status === 0 ? "" : stderr;
}

function errorsIn(said: string, pattern: RegExp): readonly RegExpExecArray[] {
  const errors = [...said.matchAll(pattern)];
  if (said !== "" && errors.length === 0) throw new Error(`javac failed: ${said.slice(0, 2000)}`);
  return errors;
}

const known = new Map<string, Compiled>();

/** The packages of outputs, compiled. Those with the same sources are one. */
async function compiled(outputs: readonly Output[]): Promise<ReadonlyMap<Output, Compiled>> {
  const keys = new Map([...new Set(outputs)].map((output) => [output, sourcesOf(output, "any")] as const));
  const fresh = new Map<string, { readonly name: string; readonly output: Output }>();
  for (const [output, sources] of keys) {
    const key = JSON.stringify(sources);
    if (!known.has(key) && !fresh.has(key)) fresh.set(key, { name: `p${known.size + fresh.size}`, output });
  }
  if (fresh.size > 0) {
    const files = Object.fromEntries(
      [...fresh.values()].flatMap(({ name, output }) => Object.entries(sourcesOf(output, name))),
    );
    put(folder(), files);
    const said = await javac([
      ...Object.keys(files),
      "org/jspecify/annotations/Nullable.java",
      "org/jspecify/annotations/NullMarked.java",
    ]);
    if (said !== "") throw new Error(`a package does not compile: ${said.slice(0, 2000)}`);
    const read = await constantsOf(
      [...fresh.values()].map(({ name }) => name),
      Object.keys(files),
    );
    for (const [key, { name }] of fresh) known.set(key, { name, constants: read.get(name) ?? new Map() });
  }
  return new Map(
    [...keys].flatMap(([output, sources]) => {
      const found = known.get(JSON.stringify(sources));
      return found === undefined ? [] : [[output, found] as const];
    }),
  );
}

/** The sources of a package under another name, by their paths. */
function sourcesOf({ files }: Output, name: string): Record<string, string> {
  const [, pack = ""] = /^package (.*);$/m.exec(files.get(pathOf(files, "Code.java")) ?? "") ?? [];
  return Object.fromEntries(
    [...files].flatMap(([path, text]) =>
      path.startsWith("java/src/main/") && path.endsWith(".java")
        ? [
            [
              `${name}/${path.split("/").at(-1) ?? ""}`,
              text.replaceAll(`${pack}.`, `${name}.`).replace(`package ${pack};`, `package ${name};`),
            ],
          ]
        : [],
    ),
  );
}

/** The constants of codes, which a JVM reads from the compiled classes. */
async function constantsOf(
  names: readonly string[],
  files: readonly string[],
): Promise<ReadonlyMap<string, Compiled["constants"]>> {
  const classes = files
    .filter((path) => /\/\w+Code\.java$/.test(path))
    .map((path) => path.slice(0, -5).replace("/", "."));
  const program = join(import.meta.dirname, "java", "Constants.java");
  const { status, stdout, stderr } = await run("java", ["-cp", "classes", program, ...classes], { cwd: folder() });
  if (status !== 0) throw new Error(`a package cannot be loaded: ${stderr}`);
  const found = new Map(names.map((name) => [name, new Map<string, { code: string; kind: string }>()]));
  for (const line of stdout.trimEnd().split("\n")) {
    const [pack = "", constant = "", kind = "", code = ""] = line.split("\t");
    found.get(pack)?.set(constant, { code, kind });
  }
  return found;
}

/** What a program gives a method for a parameter of a type. */
const values: Readonly<Record<string, string>> = { String: '"x"', int: "1", long: "1", double: "0.5", boolean: "true" };

function programOf(output: Output, pack: string, uses: string): string {
  const statements: string[] = [];
  for (const [path, text] of output.files) {
    if (!path.startsWith("java/src/main/") || !path.endsWith(".java")) continue;
    const source = text.replace(/\s+/g, " ");
    const [, kind = "", type = ""] =
      /^public (?:abstract |sealed |final )*(class|enum|interface|record) (\w+)/m.exec(text) ?? [];
    if (type === "") continue;
    statements.push(`Object o = ${type}.class;`);
    for (const [, inner = ""] of text.matchAll(/^ {2}public static final class (\w+)/gm))
      statements.push(`Object o = ${type}.${inner}.class;`);
    for (const [, name = ""] of text.matchAll(/^ {2}(?:@\w+ )?public static final \w+ (\w+) =/gm))
      statements.push(`Object o = ${type}.${name};`);
    const constants =
      kind === "enum" ? [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]*)\(/gm)].map(([, name = ""]) => name) : [];
    if (constants.length > 0)
      statements.push(`switch ((${type}) null) { case ${constants.join(", ")} -> {} default -> {} }`);
    for (const name of constants) statements.push(`Object o = ${type}.${name};`);
    for (const [, name = "", list = ""] of source.matchAll(/ public static [\w.<>@ ]+? (\w+)\(([^()]*)\) \{/g)) {
      statements.push(
        `Object o = ${type}.${name}(${parametersOf(list)
          .map((each) => values[each] ?? `(${each}) null`)
          .join(", ")});`,
      );
    }
    for (const [, name = ""] of text.matchAll(
      /^ {2}public (?:final |abstract )?(?:@Nullable )?[\w.<>, @]+ (\w+)\(\) ?[{;]/gm,
    )) {
      statements.push(`Object o = ((${type}) null).${name}();`);
    }
  }
  if (statements.length < 30) throw new Error("the old package has hardly anything");
  const methods = statements.map((statement, index) => `  static void use${index}() throws Throwable { ${statement} }`);
  return `package ${pack};\nimport ${uses}.*;\nimport java.time.*;\nimport java.util.List;\nimport java.util.Map;\nimport java.util.Locale;\nfinal class Use {\n${methods.join("\n")}\n}\n`;
}

/** The types of parameters: `@Nullable Throwable error, Map<String, List<String>> headers`. */
function parametersOf(list: string): string[] {
  const types: string[] = [];
  let depth = 0; // of angle brackets
  for (const part of list.replace(/@\w+ /g, "").split(",")) {
    if (depth > 0) types.push(`${types.pop() ?? ""},${part}`);
    else if (part.trim() !== "") types.push(part);
    depth += part.split("<").length - part.split(">").length;
  }
  return types.map((each) => each.trim().replace(/ \w+$/, ""));
}
