import { keptFile } from "../../output/file.js";
import type { OutputFile } from "../../output/file.js";
import { declarationsOf } from "./compile/declarations.js";
import { scriptOf } from "./compile/script.js";
import { mappingsOf } from "./compile/source-map.js";

/**
 * What a compiler makes of a source `src/x.ts`: `esm/x.js`, `esm/x.d.ts` and its map back to the source. So the package
 * runs as it is written, without a build.
 */
export function emit(source: OutputFile): readonly OutputFile[] {
  const { path, reads } = source;
  const name = /^(.*)\bsrc\/(.+)\.ts$/.exec(path);
  if (name === null) throw new Error(`${path} is not a source`);
  const [, root = "", module = ""] = name;
  const target = `${root}esm/${module}`;
  const header = (): string => /^\/\/.*/.exec(source.text)?.[0] ?? "";
  const declarations = once(() => {
    const { text: declared, origins } = declarationsOf(source.text);
    const head = header();
    return { text: head + declared, origins: origins.map(([at, from]) => [head.length + at, from] as const) };
  });
  const derived = (ending: string, make: () => string): OutputFile => keptFile(target + ending, make, reads);
  return [
    derived(".js", () => `${header()}\n${scriptOf(source.text)}`),
    derived(".d.ts", () => {
      const file = `${module.slice(module.lastIndexOf("/") + 1)}.d.ts.map`;
      return `${declarations().text}\n//# sourceMappingURL=${file}\n`;
    }),
    derived(".d.ts.map", () => {
      const { text: declared, origins } = declarations();
      return mapOf(module, mappingsOf(declared, source.text, origins));
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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
