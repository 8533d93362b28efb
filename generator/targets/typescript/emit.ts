import type { ts } from "ts-morph";
import type { OutputFile } from "../../output/file.js";

/** Gives what a compiler makes of a source `src/x.ts`: `esm/x.js`, `esm/x.d.ts` and its map back to the source. */
export type Emit = (source: OutputFile) => readonly OutputFile[];

/**
 * The package runs as it is written, without a build. One file at a time is compiled, without its types, which
 * `isolatedDeclarations` and `isolatedModules` allow: `tsc` would print the same.
 */
export async function createEmit(): Promise<Emit> {
  const { ts } = await import("ts-morph");
  return (source) => {
    const { path } = source;
    const name = /^(.*)\bsrc\/(.+)\.ts$/.exec(path);
    if (name === null) throw new Error(`${path} is not a source`);
    const [, root = "", module = ""] = name;
    const target = `${root}esm/${module}`;
    const header = /^\/\/.*\n/.exec(source.text)?.[0] ?? "";
    const declared = once(() => declarations(ts, source, module));
    return [
      deferred(`${target}.js`, () => header + script(ts, source)),
      deferred(`${target}.d.ts`, () => header + declared().text),
      deferred(`${target}.d.ts.map`, () => declared().map),
    ];
  };
}

type Compiler = typeof ts;

function options(ts: Compiler): ts.CompilerOptions {
  return { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, newLine: ts.NewLineKind.LineFeed };
}

function script(ts: Compiler, { path, text }: OutputFile): string {
  return ts.transpileModule(text, {
    fileName: path,
    compilerOptions: { ...options(ts), removeComments: true }, // the declarations have them
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  }).outputText;
}

function declarations(ts: Compiler, { path, text }: OutputFile, module: string): { text: string; map: string } {
  const { outputText, sourceMapText = "" } = ts.transpileDeclaration(text, {
    fileName: path,
    compilerOptions: { ...options(ts), declaration: true, declarationMap: true, isolatedDeclarations: true },
  });
  const map = JSON.parse(sourceMapText) as { readonly mappings: string };
  const up = "../".repeat(module.split("/").length);
  // A semicolon stands for the header's line.
  const moved = { ...map, sources: [`${up}src/${module}.ts`], mappings: `;${map.mappings}` };
  return { text: `${outputText.trimEnd()}\n`, map: `${JSON.stringify(moved)}\n` };
}

/** A file whose text is made once, when it is asked for: the site has no use for the declarations. */
function deferred(path: string, make: () => string): OutputFile {
  const made = once(make);
  return {
    path,
    get text() {
      return made();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
