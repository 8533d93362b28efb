import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as binding from "@wasm-fmt/gofmt/gofmt_binding.js";
import fc from "fast-check";
import * as prettier from "prettier";
import { expect, it } from "vitest";
import type { Catalog, Entry } from "../../../generator/model/catalog.js";
import { docLines, goComment, goMarkdown, goString } from "../../../generator/targets/go/literals.js";
import { catalogOf } from "../../support/catalog.js";
import { generate, withServer } from "./generated.js";
import { payloads, withTexts } from "./hostile.js";
import { specs } from "./specs.js";

/** What is used of WebAssembly, which no library of types that the tests have declares. */
interface WebAssembly {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: { readonly _initialize: () => void } };
}
/** The part of the package that has no types. */
interface Binding {
  readonly format: (exports: object, source: string) => string;
}
const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssembly }).WebAssembly;
const gofmtModule = new Module(readFileSync(fileURLToPath(import.meta.resolve("@wasm-fmt/gofmt/wasm"))));

/** An instance for each call: one that is used again keeps the memory of all calls. */
function gofmt(source: string): string {
  const { exports } = new Instance(gofmtModule);
  exports._initialize();
  return (binding as unknown as Binding).format(exports, source);
}

async function unformatted(catalog: Catalog): Promise<string[]> {
  const files = await generate(catalog);
  const sources = files.filter(({ path }) => path.endsWith(".go"));
  return sources.filter(({ text }) => gofmt(text) !== text).map(({ path }) => path);
}

const catalogs = Object.values(specs).flatMap((text) => [catalogOf(text), withServer(catalogOf(text))]);

/** How many catalogs for each property. */
const runs = Number(process.env["ERRSPEC_RUNS"] ?? 60);

/** Not blank: the loader refuses such a text. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...payloads),
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.constantFrom("\n", " ", "''", "``", "+build x", "- ", "# ", "\t", "文字"),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => text.trim() !== "");

it("is as gofmt leaves it, whatever the texts", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...catalogs),
      fc.array(anyText, { minLength: 7, maxLength: 30 }),
      async (catalog, texts) => {
        let index = 0;
        const next = (): string => texts[index++ % texts.length] ?? "";
        expect(await unformatted(withTexts(catalog, next))).toEqual([]);
      },
    ),
    { numRuns: runs },
  );
});

it("has comments and strings as gofmt leaves them, whatever the texts", () => {
  const texts = fc.sample(anyText, runs * 50);
  const declarations = texts.map((text, index) => {
    const doc = docLines([`T: ${text}`, `Note: ${text}`, `zh (${text}): ${text}`, "https://example.com/"], 73);
    return `\n${doc.map((line) => `//${goComment(line)}\n`).join("")}const T${index} = ${goString(text)}\n`;
  });
  const source = `package p\n${declarations.join("")}`;
  const formatted = gofmt(source).split("\n");
  expect(source.split("\n").filter((line, index) => line !== formatted[index])).toEqual([]);
});

const word = fc
  .tuple(
    fc.constantFrom(..."A B C I H U X Z".split(" ")),
    fc.string({ unit: fc.constantFrom(..."a b d i p t x z 0 9".split(" ")), minLength: 1, maxLength: 9 }),
  )
  .map((parts) => parts.join(""));
const anyName = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join("").slice(0, 64));

it("is as gofmt leaves it, whatever the names, their lengths and what entries have", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...catalogs),
      fc.uniqueArray(anyName, { minLength: 12, maxLength: 12, selector: (name) => name.toLowerCase() }),
      fc.infiniteStream(fc.boolean()),
      async (catalog, names, yes) => {
        let index = 0;
        const next = (): string => names[index++ % names.length] ?? "";
        const bare = (entry: Entry): Entry => ({
          ...entry,
          name: next(),
          group: yes.next().value === true ? "a-group" : undefined,
          fallback: yes.next().value === true ? "contact_support" : undefined,
          retryable: yes.next().value === true,
          title: yes.next().value === true ? entry.text : {},
          url: yes.next().value === true ? "https://example.com/" : undefined,
          aliases: yes.next().value === true ? [next()] : [],
        });
        const renamed = {
          ...catalog,
          modules: catalog.modules.map((module) => ({ ...module, entries: module.entries.map(bare) })),
        };
        expect(await unformatted(renamed)).toEqual([]);
      },
    ),
    { numRuns: runs },
  );
});

/** The loader trims texts. */
const shown = anyText.map((text) => text.trim()).filter((text) => goMarkdown(text) !== "");

it("has a README as prettier leaves it, whatever the texts", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...catalogs),
      fc.array(shown, { minLength: 3, maxLength: 9 }),
      async (catalog, texts) => {
        let index = 0;
        const next = (): string => texts[index++ % texts.length] ?? "";
        const files = await generate(withTexts(catalog, next));
        const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
        expect(await prettier.format(readme, { parser: "markdown", proseWrap: "never" })).toBe(readme);
      },
    ),
    { numRuns: runs },
  );
});
