import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hasErrors } from "../../../generator/diagnostic/diagnostic.js";
import type { Diagnostic } from "../../../generator/diagnostic/diagnostic.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { isName, longestName, namePattern } from "../../../generator/model/name.js";
import { nameOfOperation } from "../../../generator/model/operation.js";
import { check } from "../../../generator/check.js";
import { go } from "../../../generator/targets/go/target.js";
import { templatesOf } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, remove, write } from "./generated.js";

/*
 * Every name that Go has already, in every place of a spec where an author chooses a name: it is refused with its place
 * and a remedy, or it becomes Go that builds, vets and passes its own tests.
 */

const list = (text: string): string[] => text.split(" ");
const keywords = list(
  "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var",
);
const predeclared = list(
  "any append bool byte cap clear close comparable complex complex64 complex128 copy delete error false float32 float64 imag int int8 int16 int32 int64 iota len make max min new nil panic print println real recover rune string true uint uint8 uint16 uint32 uint64 uintptr",
);
const special = list(
  "main init documentation internal vendor testdata cmd std all C builtin unsafe con aux lpt1 v1 v2",
);

/** Every identifier in the templates, and with it every one of the generated code that no spec gives. */
const ours = identifiersIn(/\.go\.hbs$/);

function identifiersIn(paths: RegExp): string[] {
  return [...templatesOf("go")].flatMap(([path, text]) =>
    paths.test(path) ? [...text.replace(/\{\{.*?\}\}/g, " ").matchAll(/[A-Za-z_]\w*/g)].map(([word]) => word) : [],
  );
}

interface Refused {
  readonly line: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The catalog of the lines that are not refused, between a head and a foot of a spec, and the lines that are. */
function accept(head: string, lines: readonly string[], foot: string): { catalog: Catalog; refused: Refused[] } {
  const refused: Refused[] = [];
  let left = lines;
  for (;;) {
    const text = [head, ...left, foot].join("\n");
    const { catalog, diagnostics } = check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], [go]);
    if (catalog !== undefined && !hasErrors(diagnostics)) return { catalog, refused };
    const start = head.split("\n").length + 1;
    const wrong = new Map<string, Diagnostic[]>();
    for (const diagnostic of diagnostics) {
      const line = left[diagnostic.at.line - start];
      if (line === undefined) throw new Error(JSON.stringify(diagnostic));
      wrong.set(line, [...(wrong.get(line) ?? []), diagnostic]);
    }
    refused.push(...[...wrong].map(([line, diagnostics]) => ({ line, diagnostics })));
    left = left.filter((line) => !wrong.has(line));
  }
}

const headOf = (layout: string): string =>
  `errspec: 1\ncatalog: modules-${layout}\ntitle: T\nlocales: [en, de]\nenvelope: { code: /code }\ntargets: { go: { layout: ${layout}, side: both, adapters: [nethttp] } }\nmodules:`;
const moduleOf = (id: string): string => `  - { module: "${id}", errors: [{ code: 1, name: One, text: One. }] }`;

const lowerCase = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, "")).filter((word) => /^[a-z]/.test(word))),
];

/** Every so many words become a module that is built; all of them are checked. `TAKEN_STEP=1` builds them all. */
const step = Number(process.env["TAKEN_STEP"] ?? 20);

/* Hundreds of packages run once: to optimize their code takes longer than it saves. */
const unoptimized = "-gcflags=-N -l";

const timeout = 900_000;
const passed = { status: 0, failed: [], stderr: "" };

async function tested(folder: string, packages: readonly string[]): Promise<typeof passed> {
  const { status, stdout, stderr } = await run("go", ["test", "-vet=off", unoptimized, ...packages], { cwd: folder });
  return {
    status,
    failed: stdout.split("\n").filter((line) => !/^(?:ok|\?) |^$/.test(line)) as [],
    stderr,
  };
}

describeWith(["go"], "names that Go has already", () => {
  let folder = "";
  let standard: string[] = [];
  let words: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-taken-"));
    standard = (await run("go", ["list", "std"])).stdout.trim().split("\n");
    words = lowerCase([
      ...keywords,
      ...predeclared,
      ...special,
      ...ours,
      ...standard.flatMap((path) => path.split("/")),
    ]);
    expect(words.length).toBeGreaterThan(500);
  });
  afterAll(() => remove(folder));

  it("do as ids of modules with a package each", { timeout }, async () => {
    const { catalog, refused } = accept(headOf("packages"), words.map(moduleOf), "");
    expect(refused).toEqual([]);
    const place = join(folder, "modules-packages");
    await write(
      place,
      (await generate(catalog)).filter(({ path }) => !path.startsWith("testdata/")),
    );
    expect(await run("go", ["vet", unoptimized, "./..."], { cwd: place })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("do as ids of modules that share a package, or are refused", { timeout }, async () => {
    const { catalog, refused } = accept(headOf("single"), words.map(moduleOf), "");
    // `status` would be decoded by DecodeStatus, and `code` by DecodeCode, the type of the codes of `decode`.
    for (const { line, diagnostics } of refused)
      for (const { rule, help } of diagnostics) expect(help, `${line} ${rule}`).not.toBeUndefined();
    expect(refused.length).toBeLessThan(5);
    const place = join(folder, "modules-single");
    await write(place, await generate(catalog));
    expect(await run("go", ["vet", unoptimized, "./..."], { cwd: place })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    expect(await tested(place, ["."])).toEqual(passed);
  });

  it("do as names of codes, groups and parameters, with the constants' prefix and without", { timeout }, async () => {
    const names = [...new Set([...words, ...ours].map((word) => pascal(word)))].filter(
      (name) => namePattern.test(name) && name.length <= longestName,
    );
    const entries = names.map((name, index) => {
      const param = name.toLowerCase();
      return `      - { code: ${index + 10}, name: "${name}", group: "${param}", text: "A {${param}} text.", params: [{ name: "${param}" }] }`;
    });
    for (const [variant, options] of [
      ["bare", 'layout: packages, prefix: ""'],
      ["single", "layout: single"],
    ] as const) {
      const groups = [...new Set(names.map((name) => name.toLowerCase()))].map((id) => `"${id}": {}`).join(", ");
      const head = `errspec: 1\ncatalog: names-${variant}\ntitle: T\nlocales: [en, de]\nenvelope: { code: /code }\ntargets: { go: { ${options}, side: both } }\nmodules:\n  - module: things\n    groups: { ${groups} }\n    errors:`;
      const { catalog, refused } = accept(head, entries, "");
      for (const { line, diagnostics } of refused)
        for (const { rule, help } of diagnostics) expect(help, `${line} ${rule}`).not.toBeUndefined();
      expect(refused.length).toBeLessThan(variant === "bare" ? 30 : 5);
      const place = join(folder, `names-${variant}`);
      await write(place, await generate(catalog));
      expect(await run("go", ["vet", unoptimized, "./..."], { cwd: place })).toEqual({
        status: 0,
        stdout: "",
        stderr: "",
      });
      expect(await tested(place, ["./..."])).toEqual(passed);
    }
  });

  it("do as operations, or are refused", { timeout }, async () => {
    const head = `errspec: 1\ncatalog: calls\ntitle: T\nlocales: [en]\nenvelope: { code: /code }\ntargets: { go: { layout: packages, side: both } }\nmodules:\n  - { module: things, errors: [{ code: 1, name: One, text: One. }, { code: 2, name: Two, text: Two. }] }\noperations:\n  list:`;
    const ids = [...new Set([...words, ...ours])].filter((word) => isName(nameOfOperation(word)));
    const byName = new Map(ids.map((id) => [nameOfOperation(id), id]));
    const lines = [...byName.values()].map((id) => `    "${id}": { errors: [One] }`);
    const { catalog, refused } = accept(head, lines, "");
    // `FlushError` is what raises an error of `Flush`.
    for (const { line, diagnostics } of refused)
      for (const { message } of diagnostics)
        expect(message, line).toMatch(/^the operation \w+ becomes `\w+` in go, and so does /);
    expect(refused.length).toBeLessThan(20);
    const place = join(folder, "operations");
    await write(
      place,
      (await generate(catalog)).filter(({ path }) => !path.startsWith("testdata/")),
    );
    expect(await run("go", ["vet", unoptimized, "./..."], { cwd: place })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("do as the catalog's id, the package and the module path, or are refused", { timeout }, async () => {
    const accepted: string[] = [];
    const refused: string[] = [];
    for (const [index, word] of words.entries()) {
      const head = `errspec: 1\ncatalog: "${word}"\ntitle: T\nlocales: [en]\nenvelope: { code: /code }\nmodules:\n  - { module: things, errors: [{ code: 1, name: One, text: One. }] }\ntargets: { go: {`;
      const { catalog, refused: wrong } = accept(
        head,
        ["  layout: packages, side: both, adapters: [nethttp],", `  module: "${word}",`, `  package: "${word}"`],
        "  } }",
      );
      for (const { line, diagnostics } of wrong)
        for (const { message } of diagnostics)
          expect(`${line} ${message}`).toMatch(/; use (?:a path of your own|another name)/);
      refused.push(...wrong.map(({ line }) => line.replace(/[ ",]/g, "")));
      if (index % step !== 0) continue;
      await write(join(folder, "roots", `m${index}`), await generate(catalog));
      accepted.push(`m${index}`);
    }
    expect(refused.filter((line) => line.startsWith("package"))).toEqual(
      [...keywords, "main", "init", "documentation"].map((word) => `package:${word}`),
    );
    const first = new Set(standard.map((path) => path.split("/")[0]));
    expect([...first].filter((word) => !refused.includes(`module:${word}`))).toEqual([]);
    const place = join(folder, "roots");
    await write(place, [{ path: "go.work", text: `go 1.21\n\n${accepted.map((path) => `use ./${path}\n`).join("")}` }]);
    const packages = accepted.map((path) => `./${path}/...`);
    expect(await run("go", ["vet", unoptimized, ...packages], { cwd: place })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    const some = accepted.filter((_, index) => (index * step) % 100 === 0).map((path) => `./${path}/...`);
    expect(await tested(place, some)).toEqual(passed);
  });

  it("do as the package or a module that an adapter or the test kit imports", { timeout }, async () => {
    const names = lowerCase(identifiersIn(/^(?:nethttp|kit)\//)).filter((name) => !keywords.includes(name));
    const place = join(folder, "adapters");
    const folders: { readonly path: string; readonly kit: string }[] = [];
    for (const [index, name] of names.entries()) {
      for (const [variant, pkg, module] of [
        ["p", name, "things"],
        ["m", "thingserr", name],
      ] as const) {
        const options = `layout: packages, adapters: [nethttp], testkit: true, module: example.com/${variant}${index}, package: "${pkg}"`;
        const head = `errspec: 1\ncatalog: adapters\ntitle: T\nlocales: [en]\nenvelope: { code: /code }\ntargets: { go: { ${options}, side: both } }\nmodules:`;
        const { catalog, refused } = accept(head, [moduleOf(module)], "");
        expect(refused).toEqual([]);
        const files = await generate(catalog);
        for (const { text } of files.filter(({ path }) => /^(?:nethttp|\w+test)\//.test(path)))
          for (const imported of ownImports(text)) expect(namesOf(text), `${pkg} ${module}`).not.toContain(imported);
        if (index % step !== 0) continue;
        await write(join(place, `${variant}${index}`), files);
        folders.push({ path: `${variant}${index}`, kit: `${pkg}test` });
      }
    }
    await write(place, [
      { path: "go.work", text: `go 1.21\n\n${folders.map(({ path }) => `use ./${path}\n`).join("")}` },
    ]);
    const packages = folders.flatMap(({ path, kit }) => [`./${path}/nethttp`, `./${path}/${kit}`]);
    expect(await run("go", ["vet", unoptimized, ...packages], { cwd: place })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });
});

/** What a file calls the packages of the generated module that it imports, besides that of the adapter itself. */
function ownImports(text: string): string[] {
  return [...text.matchAll(/^\t(?:(\w+) )?"example\.com\/(?:.*\/)?(\w+)"$/gm)]
    .map(([, name, last = ""]) => name ?? last)
    .filter((name) => name !== "nethttp");
}

/** The names in a file that stand without a qualifier, and those of the standard packages that it imports. */
function namesOf(text: string): string[] {
  const standard = [...text.matchAll(/^\t"(?!example\.com)(?:.*\/)?(\w+)"$/gm)].map(([, name = ""]) => name);
  const code = text.replace(/\/\/.*|^package .*|.*"example\.com.*|"(?:[^"\\]|\\.)*"|\w+\.\w+/gm, "");
  return [...standard, ...(code.match(/\b[a-z]\w*/g) ?? [])];
}

/** `InfoOf` from `InfoOf`, `infoOf` and `info_of`; words have one capital and two letters at least. */
function pascal(word: string): string {
  return word
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("")
    .replace(/[A-Z]+(?=[A-Z][a-z]|$|[0-9])/g, (capitals) => capitals.charAt(0) + capitals.slice(1).toLowerCase());
}
