import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Catalog } from "../../../generator/model/catalog.js";
import type { OutputFile } from "../../../generator/output/file.js";
import { typescript } from "../../../generator/targets/typescript/target.js";
import { templatesOf } from "../../support/catalog.js";
import { root, run } from "../../support/tools.js";
import type { Ran } from "../../support/tools.js";

const templates = templatesOf("typescript");

/** Whether a file has the rows of a package's own tests, which take longest to make. */
export const isRows = (path: string): boolean => path.endsWith(".jsonl");

/** The files of a catalog, by path below the package. Those that are left out are not made. */
export async function packageOf(
  catalog: Catalog,
  isLeftOut: (path: string) => boolean = () => false,
): Promise<ReadonlyMap<string, string>> {
  const files = await typescript.generate(catalog, {
    templates,
    snippets: () => [],
    sources: () => Promise.resolve([]),
  });
  const wanted = files.filter(({ path }) => !isLeftOut(path));
  return new Map(wanted.map(({ path, text }: OutputFile) => [path.replace(/^typescript\//, ""), text]));
}

/** A package on disk, in a folder that goes with `remove`. */
export interface Written {
  readonly folder: string;
  readonly remove: () => void;
}

/** Writes files below a new folder that finds this repository's own `node_modules`. */
export function write(files: ReadonlyMap<string, string>): Written {
  const folder = mkdtempSync(join(tmpdir(), "errspec-typescript-"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The compilers that the generated code is for, by their folders in `node_modules`. */
export const compilers = ["typescript-5", "typescript", "typescript-7"] as const;

export async function compile(compiler: (typeof compilers)[number], folder: string, ...args: string[]): Promise<Ran> {
  const program = join(root, "node_modules", compiler, "bin", "tsc");
  return run(process.execPath, [program, "-p", folder, ...args], { cwd: folder });
}
