import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { go } from "../../../generator/targets/go/target.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import type { OutputFile } from "../../../generator/output/file.js";
import { templatesOf } from "../../support/catalog.js";

const templates = templatesOf("go");

/** The Go module of a catalog, with paths below it. A text is made when it is read: those of the tests take long. */
export async function generate(catalog: Catalog): Promise<OutputFile[]> {
  const files = await go.generate(catalog, { templates, snippets: () => [], sources: () => Promise.resolve([]) });
  return files.map((file) => ({
    path: file.path.replace(/^go\//, ""),
    get text() {
      return file.text;
    },
  }));
}

/** The catalog, with packages that raise and encode errors as well, and other options. */
export function withServer(catalog: Catalog, others: object = {}): Catalog {
  const options = { ...(catalog.options["go"] as object | undefined), side: "both", ...others };
  return { ...catalog, options: { ...catalog.options, go: options } };
}

/** Writes files below a folder. */
export async function write(folder: string, files: readonly OutputFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A temporary folder with the modules of catalogs in a Go workspace, by the names of their folders. */
export async function workspace(catalogs: Readonly<Record<string, Catalog>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "errspec-go-"));
  for (const [name, catalog] of Object.entries(catalogs)) await write(join(folder, name), await generate(catalog));
  const uses = Object.keys(catalogs).map((name) => `use ./${name}\n`);
  await write(folder, [{ path: "go.work", text: `go 1.21\n\n${uses.join("")}` }]);
  return folder;
}

const version = (path: string): string => (path.endsWith("/v2") ? "v2.0.0" : "v0.0.0");

/** A module of a user's, beside the generated one, which it requires and replaces as people do. */
export async function program(
  folder: string,
  name: string,
  catalog: Catalog,
  path: string,
  main: string,
): Promise<string> {
  const place = join(folder, name);
  await write(join(place, "sdk"), await generate(catalog));
  await write(join(place, "app"), [
    {
      path: "go.mod",
      text: `module example.org/app\n\ngo 1.21\n\nrequire ${path} ${version(path)}\n\nreplace ${path} => ../sdk\n`,
    },
    { path: "main.go", text: main },
  ]);
  return join(place, "app");
}

export async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
