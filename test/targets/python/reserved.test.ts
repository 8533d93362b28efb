import { join } from "node:path";
import { expect, it } from "vitest";
import { responseRows } from "../../../generator/conformance/cases.js";
import { localeRows } from "../../../generator/conformance/locales.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { isName, suggestName } from "../../../generator/model/name.js";
import { check } from "../../../generator/check.js";
import { python } from "../../../generator/targets/python/target.js";
import { templatesOf } from "../../support/catalog.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, isRows, temporary, write } from "./workspace.js";

/*
 * Every name that Python has, and every word of our own templates, as the name of everything that a spec can name: it is
 * refused with its place and what to do, or the package compiles without a warning and passes its own tests.
 */

/** What a spec names. Each takes one name, in the form that it has there. */
interface Names {
  readonly catalog: string;
  readonly common: string;
  /** The name of the code of the common module. */
  readonly commonCode: string;
  readonly module: string;
  readonly package: string;
  readonly distribution: string;
  readonly code: string;
  readonly param: string;
  readonly group: string;
}

const neutral: Names = {
  catalog: "shop",
  common: "shared",
  commonCode: "NotThere",
  module: "orders",
  package: "shop_errors",
  distribution: "shop-errors",
  code: "NotThere",
  param: "what",
  group: "life",
};

/** The name in each role that it can have at all: ids are small letters, codes are PascalCase. */
function rolesOf(word: string): Partial<Names> {
  const id = word.toLowerCase().replace(/^_+|_+$/g, "");
  const code = suggestName(word);
  return {
    ...(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(id) && id.length < 40
      ? {
          catalog: id.replaceAll("_", "-"),
          common: id,
          module: id,
          package: id,
          distribution: id,
          param: id,
          group: id,
        }
      : {}),
    ...(isName(code) ? { code } : {}),
  };
}

function specText(names: Names, { perKind }: { readonly perKind: boolean }): string {
  return `errspec: 1
catalog: ${q(names.catalog)}
title: Shop
locales: [en]
envelope:
  success: { code: 0 }
  code: /code
  common: ${q(names.common)}
  module-code: [{ at: /message, forms: ["({code})"] }]
  text: /message
targets: { python: { package: ${q(names.package)}, distribution: ${q(names.distribution)}, adapters: [httpx, requests, tenacity], ${perKind ? 'classes: per-kind, suffix: ""' : "classes: per-code"} } }
modules:
  - module: ${q(names.common)}
    errors: [{ code: 4000, name: ${q(names.commonCode)}, text: It is not there., kind: not_found }]
  - module: ${q(names.module)}
    groups: { ${q(names.group)}: { title: Life } }
    errors:
      - code: 123
        name: ${q(names.code)}
        text: "It is not there: {${names.param}}."
        group: ${q(names.group)}
        params: [{ name: ${q(names.param)} }]
        kind: not_found
`;
}

const q = (text: string): string => JSON.stringify(text);

/**
 * Reads every package in one process, compiles its files, and runs its tests; prints what went wrong. Packages share many
 * files: a text is compiled once.
 */
const runner = `
import gc, io, pathlib, sys, unittest
from importlib.machinery import SourceFileLoader

compiled = {}

def code_of(loader, data, path, **others):
    if data not in compiled:
        compiled[data] = compile(data, path, "exec", dont_inherit=True)
    return compiled[data]

SourceFileLoader.source_to_code = code_of
folders = sorted(pathlib.Path("packages").resolve().iterdir())
gc.disable()
for number, folder in enumerate(folders):
    if number % 25 == 0:
        gc.collect()
    for path in folder.rglob("*.py"):
        code_of(None, path.read_bytes(), str(path))
    sys.path.insert(0, str(folder))
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromNames(["tests.test_conformance", "tests.test_exceptions"])
    result = unittest.TextTestRunner(stream=stream).run(suite)
    if not result.wasSuccessful() or result.testsRun < 10:
        print(folder.name, stream.getvalue()[-2000:])
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None)).startswith(str(folder)):
            del sys.modules[name]
    sys.path.pop(0)
print(len(folders), "packages")
`;

describeWith(["python3"], "every name of Python and of our templates", () => {
  it("is refused with its place and a remedy, or makes a package that passes its own tests", async () => {
    const { folder, remove } = await temporary();
    const words = [...new Set([...(await pythonNames()), ...templateWords()])].sort();
    expect(words.length).toBeGreaterThan(800);
    const every = (nth: number): string[] => words.filter((_, index) => index % 2 === nth);
    const catalogs = [...catalogsOf(every(0), false), ...catalogsOf(every(1), true)];
    expect(catalogs.length).toBeGreaterThan(words.length * 0.9);
    for (const [index, catalog] of catalogs.entries()) {
      const files = await generate(catalog, isRows);
      const sampled = new Map([...files, ["tests/decode.jsonl", someRows(catalog, index)]]);
      await write(join(folder, "packages", `${index}-${catalog.id}`), sampled);
    }
    await write(folder, new Map([["runner.py", runner]]));
    const { stdout, stderr } = await run("python3", ["-W", "error", "runner.py"], { cwd: folder });
    expect({ stdout, stderr }).toEqual({ stdout: `${catalogs.length} packages\n`, stderr: "" });
    await remove();
  });
});

/**
 * Every 60th row of `decode.jsonl`, other ones in the next package, so that all rows are in some: names do not change how a
 * package decodes, and a few rows show that it does.
 */
function someRows(catalog: Catalog, nth: number): string {
  const isOne = (_: unknown, row: number): boolean => (row + nth) % 60 === 0;
  const responses = [...responseRows(catalog)].filter(isOne).map((row) => row());
  const texts = localeRows(catalog, catalog.locales).filter(isOne);
  return [...responses, ...texts].map((row) => `${row}\n`).join("");
}

/**
 * Catalogs with every name in each role in which it is not refused. A package takes a word for all that belongs to a called
 * module, and the next word for the common module and its code.
 */
function catalogsOf(words: readonly string[], perKind: boolean): readonly Catalog[] {
  const accepted = words.map((word) => acceptedNames(rolesOf(word), perKind));
  const called = distinct(accepted.map(([names]) => names));
  const [first, ...others] = distinct(accepted.map(([, names]) => names));
  const common = [...others, first];
  return Array.from({ length: Math.max(called.length, common.length) }, (_, at) => {
    const alone = [called[at], common[at]].flatMap((names) => names ?? []);
    const [one, other] = alone;
    const both = one && other && { ...one, common: other.common, commonCode: other.commonCode };
    const catalog = both && tried(both, perKind);
    return catalog === undefined ? alone.flatMap((names) => tried(names, perKind) ?? []) : [catalog];
  }).flat();
}

function distinct(all: readonly Names[]): readonly Names[] {
  return [...new Map(all.map((names) => [JSON.stringify(names), names])).values()];
}

type Both = readonly [called: Names, common: Names];

/** A name in the roles in which it is not refused: for a called module, and for the common one. */
function acceptedNames(roles: Partial<Names>, perKind: boolean): Both {
  // Most names are refused nowhere: only for the others each role is tried alone.
  const whole = namesIn(roles);
  if (whole.every((names) => tried(names, perKind) !== undefined)) return whole;
  const accepted = Object.entries(roles).filter(([role, name]) =>
    namesIn({ [role]: name }).every((names) => tried(names, perKind)),
  );
  const [called, common] = namesIn(Object.fromEntries(accepted));
  return [tried(called, perKind) ? called : neutral, tried(common, perKind) ? common : neutral];
}

function namesIn({ common = neutral.common, module = neutral.module, ...others }: Partial<Names>): Both {
  const code = others.code ?? neutral.code;
  return [
    { ...neutral, ...others, module, commonCode: code },
    { ...neutral, common, code, commonCode: code },
  ];
}

const known = new Map<string, Catalog | undefined>();

/** The catalog of a spec with these names, the same for the same names; undefined if one of them is refused. */
function tried(names: Names, perKind: boolean): Catalog | undefined {
  const text = specText(names, { perKind });
  if (!known.has(text)) known.set(text, checked(text));
  return known.get(text);
}

/** The catalog of a spec; undefined if it has errors, which must be said with their place and a remedy. */
function checked(text: string): Catalog | undefined {
  const { catalog, diagnostics } = check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], [python]);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  for (const { at, message, help } of errors) {
    expect(text.split("\n")[at.line - 1]?.slice(at.column - 1, at.column), message).not.toBe(undefined);
    expect(`${message} ${help ?? ""}`, message).toMatch(/\b(?:choose|rename|use|pick)\b/);
  }
  return errors.length > 0 ? undefined : catalog;
}

/** The modules, keywords and builtins of the Python that runs the tests. */
async function pythonNames(): Promise<string[]> {
  const program =
    "import builtins, keyword, sys; print(*sys.stdlib_module_names, *keyword.kwlist, *keyword.softkwlist, *dir(builtins))";
  const { stdout } = await run("python3", ["-c", program]);
  return stdout.trim().split(" ");
}

/** Every word in our templates, among them all names that the code of a package uses. */
function templateWords(): string[] {
  const texts = [...templatesOf("python")].filter(([path]) => path.endsWith(".py.hbs") || path.startsWith("partials/"));
  return texts.flatMap(([, text]) => text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []);
}
