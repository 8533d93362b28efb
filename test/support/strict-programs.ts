import ts from "typescript";

/** The compiler options of programs that use a generated package: as strict as they get, with the types of Node.js. */
const strictOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: ["node"],
  module: "nodenext",
  strict: true,
  skipLibCheck: true, // types of Node.js contradict each other with exactOptionalPropertyTypes
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
};

/** The files of a project of such programs, by path. Other options take precedence. */
export function strictProject(options: object = {}): Readonly<Record<string, string>> {
  const config = { compilerOptions: { ...strictOptions, ...options }, include: ["*.ts"] };
  return { "package.json": '{ "type": "module" }', "tsconfig.json": JSON.stringify(config) };
}

/** The script of a program, without a check of its types. */
export function scriptOf(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
