import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Catalog } from "../../../generator/model/catalog.js";
import type { OutputFile } from "../../../generator/output/file.js";
import { python } from "../../../generator/targets/python/target.js";
import { templatesOf } from "../../support/catalog.js";

const templates = templatesOf("python");

/** Whether a file has the rows of a package's own tests, which take longest to make. */
export const isRows = (path: string): boolean => path.endsWith(".jsonl");

/** The files of a catalog's package, by path below the package's folder. Those that are left out are not made. */
export async function generate(
  catalog: Catalog,
  isLeftOut: (path: string) => boolean = () => false,
): Promise<ReadonlyMap<string, string>> {
  const files = await python.generate(catalog, { templates, snippets: () => [], sources: () => Promise.resolve([]) });
  const wanted = files.filter(({ path }) => !isLeftOut(path));
  return new Map(wanted.map(({ path, text }: OutputFile) => [path.replace(/^python\//, ""), text]));
}

/** Writes files below a folder. */
export async function write(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A folder of its own for a test, and how to be rid of it. */
export async function temporary(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "errspec-python-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
