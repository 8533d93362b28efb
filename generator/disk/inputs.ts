import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import type { UsedCatalog } from "../load/spec-file.js";
import { catalogFileName } from "../load/spec-file.js";
import { packageFolder } from "./package-folder.js";
import { DiskProblem } from "./problem.js";
import { shippedTemplates } from "./shipped-templates.js";
import { isSpecFile } from "./uses.js";

/** A file that was read from the disk. */
export interface InputFile {
  /** Relative to the working directory, with forward slashes. */
  readonly path: string;
  /** The name of the folder it was read from and its own name: `spec/project.yaml`. */
  readonly source: string;
  readonly bytes: Buffer;
  /** Set if the file is of a catalog that the spec uses. */
  readonly used?: UsedCatalog | undefined;
}

/** Whether a folder contains a spec. */
export function isSpecFolder(folder: string): boolean {
  return existsSync(join(folder, catalogFileName));
}

/**
 * The YAML files and the lock of a spec folder, and another file if there is one, sorted by name. Subfolders, such as
 * `schema/`, are not read.
 */
export function readOwnFiles(folder: string, other?: string): readonly InputFile[] {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && (isSpecFile(entry.name) || entry.name === other))
    .map(({ name }) => name)
    .sort();
  const shown = relative(process.cwd(), resolve(folder)).replaceAll("\\", "/") || ".";
  return names.map((name) => ({
    path: shown === "." ? name : `${shown}/${name}`,
    source: `${basename(resolve(folder))}/${name}`,
    bytes: readSpecFile(join(folder, name)),
  }));
}

/** Far more than any spec needs. Parsing a file of this size takes one to two seconds and half a gigabyte of memory. */
const megabytes = 8;

/** Reads a regular file up to a size limit: a pipe could block forever, and an endless file would fill the memory. */
export function readSpecFile(file: string, limit = megabytes): Buffer {
  const stats = statSync(file);
  if (!stats.isFile()) throw new DiskProblem(`${file} is not a file`);
  const problem = sizeProblem(file, stats.size, limit);
  if (problem !== undefined) throw new DiskProblem(problem);
  return readFileSync(file);
}

/** The message for a file that is too large, from the disk or from git. Undefined if the size is fine. */
export function sizeProblem(file: string, size: number, limit = megabytes): string | undefined {
  return size > limit * 1024 * 1024 ? `${file} is too large; the limit is ${limit} MB` : undefined;
}

/** The files of a new spec: the catalog file, one module, and the schemas for editors. */
export function readStarter(): readonly { readonly path: string; readonly text: string }[] {
  const init = "init/";
  const own = shippedTemplates().filter(({ path }) => path.startsWith(init));
  return [
    ...own.map(({ path, text }) => ({ path: path.slice(init.length), text })),
    ...readSchemas().map(({ name, bytes }) => ({ path: `schema/${name}`, text: bytes.toString("utf8") })),
  ];
}

/** The schemas that errspec writes beside a spec. */
export function readSchemas(): readonly NamedFile[] {
  return filesIn(join(packageFolder, "spec", "schema"));
}

/** A file in a folder. */
interface NamedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

function filesIn(folder: string): readonly NamedFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** The templates that come with errspec, by path: `go/module.go.hbs`. */
export function readTemplates(): readonly InputFile[] {
  return shippedTemplates().map(({ path, text }) => ({ path, source: path, bytes: Buffer.from(text) }));
}

/** The files below a folder, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Identifies this build of errspec, its templates included. The build writes it. */
export function readBuildId(): string {
  return readFileSync(join(packageFolder, "dist", "build-id"), "utf8");
}

/** The URL of a file in the public repository of this package. */
export function repositoryUrl(path: string): string {
  const { repository } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    readonly repository: { readonly url: string };
  };
  return `${repository.url.replace(/^git\+|\.git$/g, "")}/blob/main/${path}`;
}

/** The version of this package. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return version;
}
