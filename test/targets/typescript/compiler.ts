import { IndentationText, Project, StructureKind, ts } from "ts-morph";
import type { StatementStructures } from "ts-morph";
import type { Statement } from "../../../generator/targets/typescript/structure.js";

/* What the compiler and ts-morph make of sources: the generator's own printers must make the same. */

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  newLine: ts.NewLineKind.LineFeed,
};

/** The JavaScript of a source, without its first line, which is a comment. */
export const compiledScript = (text: string): string => once(scripts, text, () => transpiled(text));

/** The declarations of a source, without its first line, which is a comment. */
export const compiledDeclarations = (path: string, text: string): string =>
  once(declarations, `${path}\n${text}`, () => declared(path, text));

const scripts = new Map<string, string>();
const declarations = new Map<string, string>();

/** Packages have many sources in common: each is compiled once. */
function once(known: Map<string, string>, key: string, make: () => string): string {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}

function transpiled(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: { ...options, removeComments: true },
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  }).outputText;
}

function declared(path: string, text: string): string {
  const { outputText } = ts.transpileDeclaration(text, {
    fileName: path,
    compilerOptions: { ...options, declaration: true, declarationMap: true, isolatedDeclarations: true },
  });
  return `${outputText.trimEnd()}\n`;
}

const project = new Project({
  useInMemoryFileSystem: true,
  skipLoadingLibFiles: true,
  skipFileDependencyResolution: true,
  manipulationSettings: { indentationText: IndentationText.TwoSpaces },
});

/** An enum or an interface as ts-morph prints it; undefined for a statement that has to break lines, which it cannot. */
export function morphText(statement: Statement): string | undefined {
  const structure = structureOf(statement);
  if (structure === undefined) return undefined;
  const file = project.createSourceFile("module.ts", { statements: [structure] }, { overwrite: true });
  const text = file.getFullText();
  project.removeSourceFile(file);
  return text.trim();
}

function structureOf(statement: Statement): StatementStructures | undefined {
  if (statement.kind === "enum" && statement.members.length > 0) {
    return {
      kind: StructureKind.Enum,
      isExported: true,
      name: statement.name,
      docs: jsDoc(statement.docs),
      members: statement.members.map(({ name, value, docs }, index) => ({
        name,
        initializer: value,
        docs: jsDoc(docs),
        leadingTrivia: index === 0 ? "" : "\n",
        trailingTrivia: ",",
      })),
    };
  }
  if (statement.kind !== "interface") return undefined;
  const { name, docs, properties } = statement;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name,
    docs: jsDoc(docs),
    properties: properties.map(({ name, type, docs }) => ({ name, type, isReadonly: true, docs: jsDoc(docs) })),
  };
}

/** The text that ts-morph wants for a comment: one that begins with a line feed stands on lines of its own. */
function jsDoc(lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [lines.length === 1 ? lines.join("") : `\n${lines.join("\n")}`];
}
