import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { catalogFileName } from "../load/spec-file.js";
import { hasSpecAt, isInRepository, readSpecAt } from "./git.js";
import { isSpecFolder, readSpecFile, readSpecFolder } from "./inputs.js";
import type { InputFile } from "./inputs.js";
import { DiskProblem } from "./problem.js";

/** The files of an earlier version of a catalog: of a spec, or one `catalog.json`. */
export interface Baseline {
  readonly form: "spec" | "catalog.json";
  readonly files: readonly InputFile[];
  /** The git revision of the files: their paths begin with it and a colon. */
  readonly revision?: string;
}

/** What the catalog target writes, and so what a published package holds. */
const publishedName = "catalog.json";

/** In megabytes: a catalog takes two or three times the place of its spec. */
const largestCatalog = 32;

/**
 * Finds an earlier version of a spec: a folder, a file, a package in `node_modules`, or a git ref. What is on the disk comes
 * first; `git:main` is a ref whatever else is called so.
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
  const [without] = installed;
  const lacking = without === undefined ? "" : `; the package ${without} has no ${publishedName}`;
  if (isInRepository(specFolder)) return fromGit(against, specFolder, lacking);
  throw new DiskProblem(
    `no folder, file or package is called ${against}, and ${specFolder} is not in a git repository, so it cannot be a git ref${lacking}`,
  );
}

/** Whether `against` is a git ref without a spec in the place of this one, which is new then. */
export function isNewSince(against: string, specFolder: string): boolean {
  if (against.startsWith("git:")) return !hasSpecAt(specFolder, against.slice("git:".length));
  if (against === "" || existsSync(against) || packageFolders(against).length > 0) return false;
  return isInRepository(specFolder) && !hasSpecAt(specFolder, against);
}

function fromGit(ref: string, specFolder: string, besides = ""): Baseline {
  try {
    return { form: "spec", files: readSpecAt(specFolder, ref), revision: ref.replace(/:.*$/s, "") };
  } catch (error) {
    // Whatever stood in the way, the package may have been meant.
    (error as Error).message += besides;
    throw error;
  }
}

/** A spec's folder, or that of a package, also as `npm pack` lays it out. */
function fromFolder(folder: string): Baseline {
  if (isSpecFolder(folder)) return { form: "spec", files: readSpecFolder(folder) };
  const [catalog] = catalogsIn(folder);
  if (catalog !== undefined) return fromFile(catalog);
  throw new DiskProblem(`${folder} has neither a ${catalogFileName} nor a ${publishedName}`);
}

function catalogsIn(folder: string): readonly string[] {
  return ["", "package", "dist"].map((place) => join(folder, place, publishedName)).filter((file) => existsSync(file));
}

function fromFile(file: string): Baseline {
  const form = file.endsWith(".json") ? "catalog.json" : "spec";
  if (form === "spec" && !/\.ya?ml$/.test(file)) {
    throw new DiskProblem(`${file} is neither a spec (.yaml) nor a ${publishedName}: unpack an archive first`);
  }
  const path = relative(process.cwd(), resolve(file)).replaceAll("\\", "/");
  // A spec in one file stands for its whole folder, and is its catalog's file whatever it is called.
  return form === "spec"
    ? { form, files: [{ path, source: `spec/${catalogFileName}`, bytes: readSpecFile(file) }] }
    : { form, files: [{ path, source: publishedName, bytes: readSpecFile(file, largestCatalog) }] };
}

/** The folders of a package as Node looks for it, from here upwards. Nothing is downloaded. */
function packageFolders(name: string): readonly string[] {
  if (!/^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/.test(name)) return [];
  const found: string[] = [];
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const inside = join(folder, "node_modules", name);
    if (existsSync(inside)) found.push(inside);
    if (dirname(folder) === folder) return found;
  }
}

/** A file that need not be there. */
export function readOptional(folder: string, name: string): InputFile | undefined {
  const file = join(folder, name);
  if (!existsSync(file)) return undefined;
  return {
    path: relative(process.cwd(), resolve(file)).replaceAll("\\", "/"),
    source: name,
    bytes: readSpecFile(file),
  };
}
