import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { createInterface } from "node:readline";
import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import type { XmlNode } from "@rgrove/parse-xml";
import { fromHtml } from "hast-util-from-html";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { anatomy, readers } from "../../targets/docs/markdown-reader.js";
import type { Element } from "../../targets/docs/markdown-reader.js";
import { argumentsOf, dotnet, roslynAssemblies, startCompiler } from "../../support/csharp.js";
import { briefly } from "../../support/java.js";
import { isExpected, root, run } from "../../support/tools.js";
import { protoTokens } from "./proto.js";
import { rustShape } from "./rust.js";
import { csvCells, sqlTokens } from "./sql.js";
import { dataWithComments, typescriptShape } from "./typescript.js";

/** A file's syntax with the text of literals and comments taken out, and the values of its literals in order. */
export interface Shape {
  readonly shape: string;
  readonly literals: readonly string[];
}

/** Parsers of every format that is generated. */
export interface Shapers {
  readonly of: (path: string, text: string) => Promise<Shape>;
  readonly close: () => Promise<void>;
}

/** Whether C# is read: its compiler is for one platform only. Elsewhere its files are left out. */
export const readsCSharp = isExpected("dotnet");

/** Starts the parsers that are programs of their own: those of C#, Go, Java, PHP and Python. */
export async function startShapers(): Promise<Shapers> {
  const folder = mkdtempSync(join(tmpdir(), "errspec-shape-"));
  const here = join(root, "test", "hostile", "shape");
  const program = join(folder, "shape");
  const built = await run("go", ["build", "-o", program, "."], { cwd: join(here, "go") });
  if (built.status !== 0) throw new Error(built.stderr);
  const go = answers(program, []);
  const parser = await run("javac", ["-d", folder, "Shape.java"], { cwd: join(here, "java") });
  if (parser.status !== 0) throw new Error(parser.stderr);
  const java = answers("java", [...briefly, "-cp", folder, "Shape"]);
  const csharp = readsCSharp
    ? answers(dotnet, argumentsOf(await compileCSharp(join(here, "csharp", "Shape.cs"), folder)))
    : undefined;
  const php = answers("php", ["-d", "display_errors=stderr", join(here, "shape.php")]);
  const python = answers("python3", ["-I", "-X", "utf8", join(here, "shape.py")]);
  return {
    of: (path, text) => {
      const extension = extname(path);
      if (extension === ".cs") return csharp?.ask(text) ?? Promise.resolve({ shape: "", literals: [] });
      if (extension === ".go") return go.ask(text);
      if (extension === ".java") return java.ask(text);
      if (extension === ".php") return php.ask(text);
      if (extension === ".py") return python.ask(text);
      return Promise.resolve(shapeHere(path, extension, text));
    },
    close: async () => {
      await Promise.all([...(csharp ? [csharp] : []), go, java, php, python].map((parser) => parser.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

/** Compiles a program that reads C#, and puts the compiler beside it. */
async function compileCSharp(source: string, folder: string): Promise<string> {
  const out = join(folder, "Shape.dll");
  const compiler = await startCompiler();
  const references = roslynAssemblies();
  const problems = await compiler.compile({ sources: [source], references, out, main: "Shape" });
  await compiler.close();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  for (const assembly of references) copyFileSync(assembly, join(folder, basename(assembly)));
  return out;
}

function shapeHere(path: string, extension: string, text: string): Shape {
  switch (extension) {
    case ".ts":
    case ".js":
      return typescriptShape(path, text);
    case ".md":
      return {
        shape: Object.values(readers)
          .map((read) => shapeOfPage(read(text)))
          .join("\n"),
        literals: [],
      };
    case ".html":
      return { shape: shapeOfPage(fromHtml(text)), literals: [] };
    case ".xml":
      return { shape: shapeOfProject(text, ofMaven), literals: [] };
    case ".csproj":
      return { shape: shapeOfProject(text, ofMsbuild), literals: [] };
    case ".json":
      // Among JSON files only tsconfig.json may have comments; it starts with one.
      return shapeOfData(path.endsWith("tsconfig.json") ? dataWithComments(path, text) : JSON.parse(text));
    case ".jsonl":
      // How many rows there are, and what they hold, follows from the text.
      for (const line of text.trimEnd().split("\n")) if (!isRow(line)) throw new Error(`no row: ${line}`);
      return { shape: "rows", literals: [] };
    case ".map":
      // Where each piece of a file comes from follows from how long its texts are.
      return { shape: JSON.stringify({ ...(JSON.parse(text) as object), mappings: "" }), literals: [] };
    case ".proto":
      return { shape: protoTokens(text).join(" "), literals: [] };
    case ".sql":
      return sqlTokens(path, text);
    case ".csv":
      return csvCells(text);
    case ".rs":
      return rustShape(text);
    case ".toml":
      return { shape: shapeOfData(parseToml(text)).shape, literals: [] };
    case ".yaml":
      return shapeOfData(parseYaml(text));
    default:
      return { shape: text, literals: [] };
  }
}

/** What Maven evaluates in a text. */
const ofMaven = /\$\{/g;

/** What MSBuild evaluates in a text, and signs behind `%` that are plain without it. */
const ofMsbuild = /[$@%]\(|%(?!2[45789A]|3[BF]|40)[\dA-F]{2}/gi;

const shapeOfProject = (text: string, evaluated: RegExp): string =>
  parseXml(text)
    .children.map((node) => shapeOfXml(node, evaluated))
    .join("");

/** An element of a project file with those in it, and what is evaluated of their texts. */
function shapeOfXml(node: XmlNode, evaluated: RegExp): string {
  if (node instanceof XmlText) return node.text.match(evaluated)?.join(" ") ?? "";
  if (!(node instanceof XmlElement)) return node.type;
  const children = node.children.map((child) => shapeOfXml(child, evaluated));
  return `<${node.name} ${JSON.stringify(node.attributes)}>${children.join("")}</>`;
}

/** The elements of a page. The address of a link to the web is text of the spec. */
function shapeOfPage(page: Parameters<typeof anatomy>[0]): string {
  const blank = (node: typeof page): void => {
    for (const child of node.children) {
      if (child.type !== "element") continue;
      blankAttributes(child);
      blank(child);
    }
  };
  blank(page);
  return anatomy(page).shape;
}

/** Attributes that have text of the spec keep only their name, and addresses only their scheme. */
function blankAttributes({ properties }: Element): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== "string") continue;
    if (/^https?:\/\//.test(value)) properties[name] = "https://";
    else if (name === "href")
      properties[name] = value.replace(/[?#][^?#]*=.*$/s, "?"); // what the decoder is opened with
    else if (name.startsWith("data")) properties[name] = "";
    else if (["title", "content", "ariaLabel", "alt", "value", "placeholder"].includes(name)) properties[name] = "";
  }
}

function shapeOfData(value: unknown): Shape {
  const literals: string[] = [];
  const blank = (_: string, inner: unknown): unknown => {
    if (typeof inner !== "string") return inner;
    const whole = inner.startsWith('{"code"') ? parsedObject(inner) : undefined; // an example: a response as JSON text
    if (whole !== undefined) {
      literals.push(inner);
      return JSON.stringify(whole, (_, field: unknown) => (typeof field === "string" ? "" : field));
    }
    literals.push(inner);
    return "";
  };
  return { shape: JSON.stringify(value, blank), literals };
}

/** The fields of a row, in their order: of responses to decode, of texts, and of errors to send. */
const rowFields = [
  /^module body(?:64)?(?: status)? verdict$/,
  /^(?:name |envelope )?module body(?:64)? status headers(?: now)?(?: retry)? verdict$/,
  /^locale module code verdict$/,
  /^(?:envelope )?encode response$/,
];

function isRow(line: string): boolean {
  const fields = Object.keys(parsedObject(line) ?? {}).join(" ");
  return rowFields.some((form) => form.test(fields));
}

function parsedObject(text: string): object | undefined {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/** A program that answers each line with a line, in order. */
function answers(command: string, args: readonly string[]) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const waiting: { readonly resolve: (shape: Shape) => void; readonly reject: (error: Error) => void }[] = [];
  const closed = new Promise<void>((resolve) => {
    child.on("close", (status) => {
      for (const { reject } of waiting) reject(new Error(`${command} ended with ${status}`));
      resolve();
    });
  });
  child.stdin.on("error", () => undefined); // it has ended: waiting callers are rejected on close
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(JSON.parse(line) as Shape));
  return {
    ask: (text: string): Promise<Shape> =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(text)}\n`);
      }),
    close: (): Promise<void> => {
      child.stdin.end();
      return closed;
    },
  };
}
