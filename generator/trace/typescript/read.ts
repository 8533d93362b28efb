import { Project, ts } from "ts-morph";
import type { Facts } from "../facts.js";
import type { Names } from "../meanings.js";
import { Classes } from "./classes.js";
import { Reader } from "./reader.js";
import { controllersOf, namedHandlers, routesOf } from "./routes.js";
import { Source } from "./source.js";

/** A file to read, by its absolute path, with the path to show for it. */
export interface TypescriptFile {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

/** What errors have to do with each other in TypeScript or JavaScript files. Types come from the project around them. */
export function factsOfTypescript(
  files: readonly TypescriptFile[],
  names: Names,
  operations: readonly string[],
  configFile: string | undefined,
): Facts {
  const project = new Project({
    ...(configFile === undefined ? {} : { tsConfigFilePath: configFile }),
    skipFileDependencyResolution: true,
    compilerOptions: {
      allowJs: true,
      noEmit: true,
      skipLibCheck: true,
      ...(configFile === undefined ? withoutConfig : {}),
    },
  });
  // Declarations of the project belong to it even if no file imports them.
  for (const file of project.getSourceFiles()) if (!file.isDeclarationFile()) project.removeSourceFile(file);
  for (const { path, text } of files) project.createSourceFile(path, text, { overwrite: true });
  const program = project.getProgram().compilerObject;
  const shown = new Map(files.map((file) => [file.path, file.shown]));
  const source = new Source(program, program.getTypeChecker(), names, {
    shown: (path) => shown.get(path) ?? path,
    usesErrors: usersOf(project, names, new Set(files.map(({ path }) => packageAround(project, path)))),
  });
  const reader = new Reader(source, new Classes(source), { self: undefined });
  const handlers = [...namedHandlers(reader, new Set(operations)), ...routesOf(reader), ...controllersOf(reader)];
  source.finish();
  return { functions: [...source.functions.values()], handlers };
}

const withoutConfig = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
};

/** The folder of the package that a file is part of. */
function packageAround(project: Project, path: string): string | undefined {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const folder = path.slice(0, end);
    if (project.getFileSystem().fileExistsSync(`${folder}/package.json`)) return folder;
  }
  return undefined;
}

/** Whether a file belongs to a library that depends on the generated package. */
function usersOf(
  project: Project,
  { packages }: Names,
  own: ReadonlySet<string | undefined>,
): (path: string) => boolean {
  const disk = project.getFileSystem();
  const known = new Map<string, boolean>();
  return (path) => {
    const folder = packageAround(project, path);
    if (folder === undefined || own.has(folder)) return false;
    const found = known.get(folder);
    if (found !== undefined) return found;
    const manifest = `${folder}/package.json`;
    const text = disk.fileExistsSync(manifest) ? disk.readFileSync(manifest) : "{}";
    const uses = packages.some((name) => new RegExp(`"${name}"\\s*:`).test(text));
    known.set(folder, uses);
    return uses;
  };
}
