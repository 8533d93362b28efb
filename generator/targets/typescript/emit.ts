import type { OutputFile } from "../../output/file.js";
import { declarationsOf } from "./compile/declarations.js";
import { scriptOf } from "./compile/script.js";
import { mappingsOf } from "./compile/source-map.js";

/**
 * What a compiler makes of a source `src/x.ts`: `esm/x.js`, `esm/x.d.ts` and its map back to the source. So the package
 * runs as it is written, without a build.
 */
export function emit(source: OutputFile): readonly OutputFile[] {
  const { path, text } = source;
  const name = /^(.*)\bsrc\/(.+)\.ts$/.exec(path);
  if (name === null) throw new Error(`${path} is not a source`);
  const [, root = "", module = ""] = name;
  const target = `${root}esm/${module}`;
  const header = /^\/\/.*/.exec(text)?.[0] ?? "";
  const declarations = once(() => {
    const { text: declared, origins } = declarationsOf(text);
    return { text: header + declared, origins: origins.map(([at, from]) => [header.length + at, from] as const) };
  });
  return [
    deferred(`${target}.js`, () => `${header}\n${scriptOf(text)}`),
    deferred(`${target}.d.ts`, () => {
      const file = `${module.slice(module.lastIndexOf("/") + 1)}.d.ts.map`;
      return `${declarations().text}\n//# sourceMappingURL=${file}\n`;
    }),
    deferred(`${target}.d.ts.map`, () => {
      const { text: declared, origins } = declarations();
      return mapOf(module, mappingsOf(declared, text, origins));
    }),
  ];
}

function mapOf(module: string, mappings: string): string {
  const folders = module.split("/");
  const source = `${"../".repeat(folders.length)}src/${module}.ts`;
  const map = {
    version: 3,
    file: `${folders.at(-1) ?? ""}.d.ts`,
    sourceRoot: "",
    sources: [source],
    names: [],
    mappings,
  };
  return `${JSON.stringify(map)}\n`;
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
