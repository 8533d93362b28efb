import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { catalogFileName } from "../load/spec-file.js";
import { hasSpecAt, isInRepository, readSpecAt } from "./git.js";
import { isSpecFolder, readSpecFile } from "./inputs.js";
import type { InputFile } from "./inputs.js";
import { DiskProblem } from "./problem.js";
import { readSpecFolder } from "./spec-folder.js";

/** The files of an earlier version of a catalog: the files of a spec, or one `catalog.json`. */
export interface Baseline {
  readonly form: "spec" | "catalog.json";
  readonly files: readonly InputFile[];
  /** The git revision of the files. Their paths start with it and a colon. */
  readonly revision?: string;
}

/** The file that the catalog target writes, and that a published package contains. */
const publishedName = "catalog.json";

/** In megabytes. A catalog is two to three times as large as its spec. */
const largestCatalog = 32;

/**
 * Reads an earlier version of a spec: a folder, a file, a package in `node_modules`, or a git ref. Files and folders have
 * priority; `git:main` is always a ref.
 */
export function readBaseline(against: string, specFolder: string): Baseline {
  if (against.startsWith("git:")) return fromGit(against.slice("git:".length), specFolder);
  if (against === "") throw new DiskProblem("--against is empty; give a git ref, a folder, a file or a package");
  const stats = statSync(against, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return fromFolder(against);
  if (stats?.isFile() === true) return fromFile(against);
  if (stats !== undefined) throw new DiskProblem(`${against} is neither a folder nor a file`);
  const installed = packageFolders(against);
  const catalog = installed.flatMap(catalogsIn)[0];
  if (catalog !== undefined) return fromFile(catalog);
  const [packageWithout] = installed;
  const hint = packageWithout === undefined ? "" : `; the package ${packageWithout} has no ${publishedName}`;
  if (isInRepository(specFolder)) return fromGit(against, specFolder, hint);
  throw new DiskProblem(
    `${against} is not a folder, file or package, and ${specFolder} is not in a git repository, so it cannot be a git ref${hint}`,
  );
}

/** Whether the spec is new since `against`: a git ref that has no spec at the same path. */
export function isNewSince(against: string, specFolder: string): boolean {
  if (against.startsWith("git:")) return !hasSpecAt(specFolder, against.slice("git:".length));
  if (against === "" || existsSync(against) || packageFolders(against).length > 0) return false;
  return isInRepository(specFolder) && !hasSpecAt(specFolder, against);
}

function fromGit(ref: string, specFolder: string, hint = ""): Baseline {
  try {
    return { form: "spec", files: readSpecAt(specFolder, ref), revision: ref.replace(/:.*$/s, "") };
  } catch (error) {
    // The user may have meant the package, whatever the error is.
    (error as Error).message += hint;
    throw error;
  }
}

/** Reads the folder of a spec or of a package, also one that was unpacked from the output of `npm pack`. */
function fromFolder(folder: string): Baseline {
  if (isSpecFolder(folder)) return { form: "spec", files: readSpecFolder(folder) };
  const [catalog] = catalogsIn(folder);
  if (catalog !== undefined) return fromFile(catalog);
  throw new DiskProblem(`${folder} has neither a ${catalogFileName} nor a ${publishedName}`);
}

function catalogsIn(folder: string): readonly string[] {
  return ["", "package", "dist"].map((below) => join(folder, below, publishedName)).filter((file) => existsSync(file));
}

function fromFile(file: string): Baseline {
  const form = file.endsWith(".json") ? "catalog.json" : "spec";
  if (form === "spec" && !/\.ya?ml$/.test(file)) {
    throw new DiskProblem(
      `${file} is neither a spec (.yaml) nor a ${publishedName}; if it is an archive, unpack it first`,
    );
  }
  const path = relative(process.cwd(), resolve(file)).replaceAll("\\", "/");
  // A single file is a whole spec, so it is read as the catalog file whatever its name is.
  return form === "spec"
    ? { form, files: [{ path, source: `spec/${catalogFileName}`, bytes: readSpecFile(file) }] }
    : { form, files: [{ path, source: publishedName, bytes: readSpecFile(file, largestCatalog) }] };
}

/** The folders of an installed package, from the working directory upwards as Node searches. Nothing is downloaded. */
function packageFolders(name: string): readonly string[] {
  if (!/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name)) return [];
  const found: string[] = [];
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(candidate)) found.push(candidate);
    if (dirname(folder) === folder) return found;
  }
}

/** Reads an optional file. Returns undefined if it does not exist. */
export function readOptional(folder: string, name: string): InputFile | undefined {
  const file = join(folder, name);
  if (!existsSync(file)) return undefined;
  return {
    path: relative(process.cwd(), resolve(file)).replaceAll("\\", "/"),
    source: name,
    bytes: readSpecFile(file),
  };
}
