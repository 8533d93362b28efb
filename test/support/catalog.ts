import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadCatalog } from "../../generator/load/catalog.js";
import type { Loaded } from "../../generator/load/catalog.js";
import type { SpecFile } from "../../generator/load/spec-file.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { targets } from "../../generator/targets/index.js";
import { optionsOf } from "../../generator/targets/target.js";
import { root } from "./tools.js";

const options = optionsOf(targets);

/** Loads a spec from the text of the catalog's file, which may also have the modules. */
export function loadText(text: string, others: Readonly<Record<string, string>> = {}): Loaded {
  const files = Object.entries({ "errspec.yaml": text, ...others }).map(([name, text]): SpecFile => ({
    path: `spec/${name}`,
    source: `spec/${name}`,
    text,
  }));
  return loadCatalog(files, options);
}

/** The catalog of a spec that must have no problems. */
export function catalogOf(text: string, others: Readonly<Record<string, string>> = {}): Catalog {
  const { catalog, diagnostics } = loadText(text, others);
  if (catalog === undefined || diagnostics.length > 0) {
    throw new Error(
      diagnostics.map(({ at, rule, message }) => `${at.file}:${at.line}:${at.column} ${rule}: ${message}`).join("\n"),
    );
  }
  return catalog;
}

/** The catalog of the repository's own spec. */
export function seedCatalog(): Catalog {
  const folder = join(root, "spec");
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const { "errspec.yaml": main = "", ...others } = Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  return catalogOf(main, others);
}

/** A target's templates, by path below its folder. */
export function templatesOf(target: string): ReadonlyMap<string, string> {
  const folder = join(root, "templates", target);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return new Map(files.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
