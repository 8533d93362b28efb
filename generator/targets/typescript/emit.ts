import { lazyFile } from "../../output/file.js";
import type { OutputFile, Reads } from "../../output/file.js";
import { declarationsOf } from "./compile/declarations.js";
import { editedDeclarations, editedMap } from "./compile/edited-comment.js";
import { scriptOf } from "./compile/script.js";
import { mappingsOf } from "./compile/source-map.js";

/**
 * Returns a function that makes the files of a source `src/x.ts`: the source, and what a compiler makes of it: `esm/x.js`,
 * `esm/x.d.ts` and its map back to the source. So the package runs as it is written, without a build.
 */
export function emitter(): (path: string, make: () => string, reads?: CompiledReads) => readonly OutputFile[] {
  // The files of a source are written one after another. Only what they share is kept, and not for all sources at once.
  let current: { readonly path: string; readonly parts: Parts } | undefined;
  return (path, make, reads) => {
    // The site has scripts of its own made of these. Without the texts of a module they are short, so they are kept.
    if (reads?.source?.length === 0)
      return filesOf(
        path,
        once(() => partsOf(make())),
        reads,
      );
    const parts = (): Parts => {
      if (current?.path !== path) current = { path, parts: partsOf(make()) };
      return current.parts;
    };
    return filesOf(path, parts, reads);
  };
}

/** What the files of a source depend on. The script and the declarations depend on no more than the source does. */
export interface CompiledReads {
  readonly source?: Reads | undefined;
  /** Default: those of the source. */
  readonly script?: Reads | undefined;
  /** Default: those of the source. */
  readonly declarations?: Reads | undefined;
}

/** What the files of a source are made from. */
interface Parts {
  readonly text: string;
  readonly header: string;
  readonly script: () => string;
  readonly declarations: () => { readonly text: string; readonly origins: readonly number[] };
}

function partsOf(text: string): Parts {
  const header = /^\/\/.*/.exec(text)?.[0] ?? "";
  return { text, header, script: once(() => scriptOf(text)), declarations: once(() => declarationsWith(header, text)) };
}

function declarationsWith(header: string, source: string): ReturnType<Parts["declarations"]> {
  const { text, origins } = declarationsOf(source);
  return { text: header + text, origins: origins.map((at, index) => (index % 2 === 0 ? header.length + at : at)) };
}

function filesOf(path: string, parts: () => Parts, reads: CompiledReads = {}): readonly OutputFile[] {
  const name = /^(.*)\bsrc\/(.+)\.ts$/.exec(path);
  if (name === null) throw new Error(`${path} is not a source`);
  const [, root = "", module = ""] = name;
  const target = `${root}esm/${module}`;
  const { source, script = source, declarations = source } = reads;
  return [
    lazyFile(path, () => parts().text, source),
    lazyFile(
      `${target}.js`,
      () => {
        const { header, script } = parts();
        return `${header}\n${script()}`;
      },
      script,
    ),
    lazyFile(
      `${target}.d.ts`,
      () => {
        const file = `${module.slice(module.lastIndexOf("/") + 1)}.d.ts.map`;
        return `${parts().declarations().text}\n//# sourceMappingURL=${file}\n`;
      },
      declarations,
      { from: path, source: () => parts().text, edited: editedDeclarations },
    ),
    lazyFile(
      `${target}.d.ts.map`,
      () => {
        const { text: source, declarations } = parts();
        const { text, origins } = declarations();
        return mapOf(module, mappingsOf(text, source, origins));
      },
      source,
      { from: path, source: () => parts().text, edited: editedMap },
    ),
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
