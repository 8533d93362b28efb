import fc from "fast-check";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { generateCommand } from "../../generator/cli/generate.js";
import { keptModules } from "../../generator/disk/kept-modules.js";
import { inMemory } from "../../generator/load/kept.js";
import type { KeptModules } from "../../generator/load/kept.js";
import { temporaryFolder, put, tree } from "../support/folder.js";
import "../support/seed.js";
import { root } from "../support/tools.js";
import { captured } from "./captured.js";

const installed = vi.hoisted(() => ({ packageFolder: "" }));
vi.mock("../../generator/disk/package-folder.js", () => installed);

interface EntryText {
  code: number | string;
  name: string;
  text: Record<string, string>;
  group?: string;
  [key: string]: unknown;
}

interface Spec {
  main: Record<string, unknown>;
  modules: { module: string; groups: object; errors: EntryText[] }[];
  /** A template beside the spec. */
  template?: string;
}

const entry = (code: number, name: string): EntryText => ({
  code,
  name,
  text: { en: `The ${name} is wrong.`, de: `${name} stimmt nicht.` },
});

const newSpec = (): Spec => ({
  main: {
    errspec: 1,
    catalog: "shop",
    title: "Shop",
    locales: ["en", "de"],
    docs: "https://example.org/{module}/{code}",
    envelope: { code: "/code", text: "/message" },
    targets: {
      typescript: { side: "both" },
      go: { side: "both" },
      python: { locales: ["de"] },
      docs: {},
      catalog: {},
      proto: {},
      site: {},
    },
  },
  modules: ["cart", "order"].map((module) => ({
    module,
    groups: { main: { title: "Main" } },
    errors: [entry(1, "Lost"), { ...entry(2, "Gone"), group: "main" }, entry(3, "Full")],
  })),
});

let folder: string;
let cache: string;

beforeEach(() => {
  folder = temporaryFolder();
  cache = join(folder, "cache");
  vi.stubEnv("XDG_CACHE_HOME", cache);
  installed.packageFolder = join(folder, "package");
  for (const part of ["dist/templates.json", "dist/build-id", "spec/schema"]) {
    cpSync(join(root, part), join(installed.packageFolder, part), { recursive: true });
  }
  return () => vi.unstubAllEnvs();
});

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("there is nothing to edit");
  return item;
}

/** JSON is YAML. After an edit of an entry in a list of YAML's own, that entry alone is loaded. */
function moduleText({ errors, ...module }: Spec["modules"][number], asJson: boolean): string {
  if (asJson) return JSON.stringify({ ...module, errors }, undefined, 1);
  const lines = Object.entries(module).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `${lines.join("")}errors:\n${errors.map((each) => `  - ${JSON.stringify(each)}\n`).join("")}`;
}

function write({ main, modules, template }: Spec): void {
  rmSync(join(folder, "spec"), { recursive: true, force: true });
  put(folder, {
    "spec/errspec.yaml": JSON.stringify(main, undefined, 1),
    ...Object.fromEntries(
      modules.map((module, index) => [`spec/${module.module}.yaml`, moduleText(module, index === 1)]),
    ),
  });
  if (template === undefined) return;
  put(folder, {
    "spec/templates/ejected.json": JSON.stringify({ "go/kind.go.hbs": "0".repeat(64) }),
    "spec/templates/go/kind.go.hbs": template,
  });
}

async function run(out: string, cached: boolean, kept?: KeptModules) {
  const flags = { spec: "spec", out, check: false, diff: false, force: false, cache: cached, kept };
  const { result, stderr } = await captured(folder, () => generateCommand(flags));
  return { result, stderr, files: existsSync(join(folder, out)) ? tree(folder, out) : {} };
}

/** Compares a run with what earlier runs have left in the cache to one that has nothing. */
async function expectSame(kept: KeptModules | undefined): Promise<void> {
  const files = (all: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).map(([path, text]) => [path.slice(path.indexOf("/")), text]));
  rmSync(join(folder, "fresh"), { recursive: true, force: true });
  const [fresh, cached] = [await run("fresh", false).catch(String), await run("out", true, kept).catch(String)];
  if (typeof fresh === "string" || typeof cached === "string") expect(cached).toBe(fresh);
  else {
    expect({ ...cached, files: {} }).toEqual({ ...fresh, files: {} });
    if (fresh.result === 0) expect(files(cached.files)).toEqual(files(fresh.files));
  }
}

type Edit = (spec: Spec, module: Spec["modules"][number], index: number, text: string) => void;

const edits: Readonly<Record<string, Edit>> = {
  text: (_, { errors }, index, text) => void (pick(errors, index).text["en"] = text),
  translation: (_, { errors }, index, text) => void (pick(errors, index).text["de"] = text),
  title: (_, { errors }, index, text) => void (pick(errors, index)["title"] = { en: text, de: `${text} (de)` }),
  note: (_, { errors }, index, text) => void (pick(errors, index)["note"] = text),
  causes: (_, { errors }, index, text) => {
    pick(errors, index)["causes"] = index % 3 === 0 ? undefined : [{ en: text, de: `${text} (de)` }];
  },
  example: (_, { errors }, index, text) => {
    const own = pick(errors, index);
    own["examples"] = [{ code: own.code, message: text }];
  },
  add: (_, { errors }, index) => void errors.push(entry(10 + index, `Added${"ABCDEFGH".charAt(index)}`)),
  remove: (_, { errors }) => {
    if (errors.length > 1) errors.pop();
  },
  rename: (_, { errors }, index) => void (pick(errors, 0).name = `Renamed${"ABCDEFGH".charAt(index)}`),
  invalid: (_, { errors }, index) => void (pick(errors, 0).code = index % 2 === 0 ? "x" : 1),
  dangling: (_, { errors }, index) => {
    pick(errors, index)["deprecated"] = { since: "1.0.0", "replaced-by": index % 2 === 0 ? "Nowhere" : "Full" };
  },
  group: (_, module, index) => void (module.groups = { main: { title: `Main ${index}` } }),
  locales: ({ main }, _, index) => void (main["locales"] = [["en"], ["en", "de"], ["de", "en"]][index % 3]),
  options: ({ main }, _, index) => {
    main["targets"] = { typescript: { style: index % 2 === 0 ? "const" : "enum" }, docs: {}, go: {}, site: {} };
  },
  envelope: ({ main }, _, index) => void (main["envelope"] = { code: `/c${index}`, text: "/message" }),
  operations: ({ main }, { module, errors }, index, text) => {
    const { name } = pick(errors, index);
    main["operations"] = {
      errors: index % 3 === 0 ? [`${module}.${name}`] : [],
      list: {
        getIt: { module, summary: text, tags: [index % 2 === 0 ? "a" : "b"], errors: [{ error: name, when: text }] },
        listAll: { module, tags: ["a"], errors: index > 3 ? [pick(errors, 0).name] : [] },
        findOne: index > 5 ? {} : { module, tags: ["b"] },
      },
    };
  },
  template: (spec, _, index) => {
    if (index % 2 === 0) delete spec.template;
    else spec.template = `${readFileSync(join(root, "templates", "go", "kind.go.hbs"), "utf8")}\n// more ${index}\n`;
  },
  build: (_, __, index) => writeFileSync(join(installed.packageFolder, "dist", "build-id"), `build ${index}`),
  damage: (_, __, index) => {
    const files = readdirSync(join(cache, "errspec"), { recursive: true, encoding: "utf8" }).sort();
    for (const [place, name] of files.entries()) {
      const file = join(cache, "errspec", name);
      if (place % 2 !== index % 2 || !statSync(file).isFile()) continue;
      const bytes = readFileSync(file);
      const at = Math.floor((bytes.length * index) / 8);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    }
  },
  "remove output": () => rmSync(join(folder, "out", "docs"), { recursive: true, force: true }),
};

describe("a run after an edit", () => {
  it("writes the bytes and reports the problems of a run without a cache", async () => {
    const step = fc.record({
      name: fc.constantFrom(...Object.keys(edits)),
      module: fc.constantFrom(0, 1),
      index: fc.nat(7),
      text: fc.constantFrom("Other.", "The Lost is wrong.", "Not here: try again.", 'It\'s "q" */ <b>'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), fc.boolean(), async (steps, watches) => {
        const spec = newSpec();
        const kept = watches ? inMemory(keptModules()) : undefined;
        write(spec);
        expect((await run("out", true, kept)).stderr).toBe("");
        for (const { name, module, index, text } of steps) {
          edits[name]?.(spec, pick(spec.modules, module), index, text);
          write(spec);
          await expectSame(kept);
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  }, 300_000);

  it("names an error otherwise when another one gets the same text in the locale of the docs", async () => {
    const spec = newSpec();
    write(spec);
    await run("out", true);
    const [first, second] = spec.modules[0]?.errors ?? [];
    for (const text of ["Das gibt es nicht.", first?.text["de"] ?? ""]) {
      if (second !== undefined) second.text["de"] = text;
      write(spec);
      await expectSame(undefined);
    }
  });
});
