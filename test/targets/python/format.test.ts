import { format } from "@wasm-fmt/ruff_fmt";
import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Catalog, Module, Text } from "../../../generator/model/catalog.js";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { python } from "../../../generator/targets/python/target.js";
import { loadText } from "../../support/catalog.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { specs } from "./specs.js";
import { generate, isRows, temporary, write } from "./workspace.js";

/** JSON is YAML; what a reader cannot see is written as an escape. */
function specText(spec: unknown): string {
  return JSON.stringify(spec).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

describe("the text of any catalog", () => {
  it("is as ruff format leaves it", async () => {
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        const { catalog } = loadText(specText(spec));
        if (catalog === undefined) throw new Error("the spec is none");
        for (const [path, text] of await generate(catalog, isRows)) {
          if (path.endsWith(".py")) expect(format(text, path, { line_width: 88 }), path).toBe(text);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Prints what the modules of each package say about their codes, as one JSON value. */
const reader = `
import importlib, json, pathlib, sys
found = []
for folder in sorted(pathlib.Path().glob("[0-9]*"), key=lambda path: int(path.name)):
    package = next(path.parent.name for path in folder.glob("*/py.typed"))
    sys.path.insert(0, str(folder.resolve()))
    infos = []
    for path in sorted((folder / package).glob("[a-z]*.py")):
        module = importlib.import_module(f"{package}.{path.stem}")
        entries = getattr(module, "ENTRIES", None)
        if entries is None:
            entries = {code: error.info for code, error in getattr(module, "ERRORS", {}).items()}
        for info in entries.values():
            infos.append([info.module, str(info.code), dict(info.title), dict(info.text), info.url])
    found.append(infos)
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        del sys.modules[name]
    sys.path.pop(0)
print(json.dumps(found))
`;

describeWith(["ruff", "python3"], "the package of any catalog", () => {
  it("is as ruff format leaves it, imports without a warning, and says what the spec says", async () => {
    const { folder, remove } = await temporary();
    const catalogs = fc
      .sample(specs, { numRuns: 80, seed })
      .map((spec) => loadText(specText(spec)).catalog)
      .filter((catalog) => catalog !== undefined)
      .filter((catalog) => !meets(catalog));
    expect(catalogs.length).toBeGreaterThan(70);
    for (const [index, catalog] of catalogs.entries()) {
      await write(join(folder, "packages", String(index)), await generate(catalog, isRows));
    }
    await write(folder, new Map([["reader.py", reader]]));
    const cwd = join(folder, "packages");
    const formatted = await run("ruff", ["format", "--diff", "--quiet", "--no-cache", "."], { cwd });
    expect(formatted).toMatchObject({ status: 0, stdout: "" });
    const { stdout, stderr } = await run("python3", ["-W", "error", "../reader.py"], { cwd });
    expect(stderr).toBe("");
    const read = JSON.parse(stdout) as readonly (readonly unknown[])[];
    for (const [index, catalog] of catalogs.entries()) {
      expect(sorted(read[index] ?? [])).toEqual(sorted(catalog.modules.flatMap((module) => infos(catalog, module))));
    }
    await remove();
  });
});

/** What the package of a catalog must say about a module. */
function infos(catalog: Catalog, module: Module): unknown[] {
  const { locales } = optionsOf(catalog);
  const texts = (text: Text): Record<string, string> => {
    const present = locales.filter((locale) => text[locale] !== undefined);
    const [source] = catalog.locales;
    const chosen = present.length > 0 || text[source] === undefined ? present : [source];
    return Object.fromEntries(chosen.map((locale) => [locale, (text[locale] ?? "").replace(/\p{Cs}/gu, "\ufffd")]));
  };
  return module.entries.map(({ code, title, text, url }) => [module.id, code, texts(title), texts(text), url ?? null]);
}

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

/** Whether names of the catalog meet, which is reported before anything is generated. */
function meets(catalog: Catalog): boolean {
  const identifiers = python.identifiers(catalog);
  const places = new Set(identifiers.map(({ scope, text }) => `${scope} ${text}`));
  return places.size < identifiers.length || identifiers.some(({ reserved }) => reserved !== undefined);
}
