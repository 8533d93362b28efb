import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";

/** A file as it is on the disk. */
export interface InputFile {
  /** Relative to where the user stands, with forward slashes. */
  readonly path: string;
  /** Relative to the folder that holds the folder it was found in. */
  readonly source: string;
  readonly bytes: Buffer;
}

/** The folder of this package: it holds the compiled code, the templates and what identifies the build. */
const packageFolder = join(import.meta.dirname, "..", "..");

/** The YAML files of a spec folder, in the order of their names. Folders below it, such as that of the schemas, are not read. */
export function readSpecFolder(folder: string): readonly InputFile[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const shown = relative(process.cwd(), resolve(folder)).replaceAll("\\", "/") || ".";
  return names.map((name) => ({
    path: shown === "." ? name : `${shown}/${name}`,
    source: `${basename(resolve(folder))}/${name}`,
    bytes: readFileSync(join(folder, name)),
  }));
}

/** The files that a new spec starts from: the catalog, a module, and the schemas for editors. */
export function readStarter(): readonly { readonly path: string; readonly text: string }[] {
  const read = (folder: string, below: string) =>
    readdirSync(folder)
      .sort()
      .map((name) => ({ path: `${below}${name}`, text: readFileSync(join(folder, name), "utf8") }));
  return [
    ...read(join(packageFolder, "templates", "init"), ""),
    ...read(join(packageFolder, "spec", "schema"), "schema/"),
  ];
}

/** The templates that come with errspec, by path: `go/module.go.hbs`. */
export function readTemplates(): readonly InputFile[] {
  const folder = join(packageFolder, "templates");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const path = relative(folder, file).replaceAll("\\", "/");
      return { path, source: path, bytes: readFileSync(file) };
    });
}

/** What tells this build of errspec from any other. Written by the build. */
export function readBuildId(): string {
  return readFileSync(join(packageFolder, "dist", "build-id"), "utf8");
}
