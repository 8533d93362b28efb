import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateCommand } from "../../generator/cli/generate.js";
import { readTemplates } from "../../generator/disk/inputs.js";
import { readShardLists } from "../../generator/disk/shard-lists.js";
import type { SpecFile } from "../../generator/load/spec-file.js";
import { generate as pipeline } from "../../generator/pipeline.js";
import type { Outputs } from "../../generator/pipeline.js";
import { shardOf } from "../../generator/shard.js";
import type { Shard } from "../../generator/shard.js";
import { targets } from "../../generator/targets/index.js";
import { captured } from "../cli/captured.js";
import type { Captured } from "../cli/captured.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/* `generate --shard i/n` on several machines, and `generate --join-shards` on the last. */

interface Flags {
  readonly out: string;
  readonly shard?: Shard;
  readonly check?: boolean;
  readonly joinShards?: boolean;
}

const generate = (folder: string, flags: Flags): Promise<Captured<number>> =>
  captured(folder, () =>
    generateCommand({ spec: "spec", check: false, diff: false, force: false, cache: false, ...flags }),
  );

/** Everything that several machines make of a spec, copied into one folder and joined. */
async function joined(folder: string, count: number, out = "joined"): Promise<Captured<number>> {
  for (let index = 1; index <= count; index++) {
    const machine = `machine-${index}`;
    expect((await generate(folder, { out: machine, shard: { index, count } })).result).toBe(0);
    cpSync(join(folder, machine), join(folder, out), { recursive: true });
    rmSync(join(folder, machine), { recursive: true });
  }
  return generate(folder, { out, joinShards: true });
}

const files = (folder: string): Record<string, string> => tree(folder);

const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));

/** Expects each file in one shard, and the same shards of the same spec in another process. */
async function expectPartition(spec: readonly SpecFile[]): Promise<void> {
  const run = () => pipeline({ spec, targets, templates });
  const [one, two] = await Promise.all([run(), run()]);
  const filesOf = ({ files, elsewhere }: Outputs) => [...files, ...elsewhere.flatMap((folder) => folder.files)];
  expect(filesOf(one).length).toBeGreaterThan(0);
  for (let count = 1; count <= 7; count++) {
    const shards = Array.from({ length: count }, (_, i) => ({ index: i + 1, count }));
    const pathsIn = (outputs: Outputs): readonly (readonly string[])[] => {
      const files = filesOf(outputs);
      return shards.map((shard) =>
        files.filter(shardOf(outputs.catalog ?? { modules: [] }, files, shard)).map(({ path }) => path),
      );
    };
    expect(pathsIn(one)).toEqual(pathsIn(two));
    expect(pathsIn(one).flat().sort()).toEqual(filesOf(one).map(({ path }) => path).sort()); // prettier-ignore
  }
}

/** A spec with so many modules, of so many errors each. */
function specOf(modules: readonly number[], targets = "catalog: , docs:"): Record<string, string> {
  return {
    "spec/errspec.yaml": `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
targets: { ${targets} }
`,
    ...Object.fromEntries(
      modules.map((errors, m) => [
        `spec/m${m}.yaml`,
        `module: m${m}\nerrors:\n${Array.from({ length: errors }, (_, e) => `  - { code: ${e + 1}, name: Lost${"abcdefgh".charAt(e)}, text: Lost. }\n`).join("")}`,
      ]),
    ),
  };
}

describe("all shards together", () => {
  it("make what one run makes", async () => {
    const folder = temporaryFolder();
    put(folder, specOf([1, 2, 1], "catalog: , docs: , python:"));
    expect((await generate(folder, { out: "whole" })).result).toBe(0);
    expect((await joined(folder, 3)).stdout).toMatch(/^\d+ files joined from 3 shards\n$/);
    expect(files(join(folder, "joined"))).toEqual(files(join(folder, "whole")));
  });

  it.each(readdirSync(join(root, "test", "cases")).filter((name) => name !== "broken"))(
    "have every file once: %s",
    async (name) => {
      const text = readFileSync(join(root, "test", "cases", name, "spec.yaml"), "utf8");
      await expectPartition([{ path: "spec/errspec.yaml", source: "spec/errspec.yaml", text }]);
    },
  );

  it("have every file once, for any number of modules and shards", async () => {
    const some = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(some, async (modules) => {
        const spec = Object.entries(specOf(modules)).map(([path, text]) => ({ path, source: path, text }));
        await expectPartition(spec);
      }),
      { numRuns: 30 },
    );
  });

  it("may write to one folder one after the other, with targets that have their own", async () => {
    const folder = temporaryFolder();
    put(folder, specOf([1, 2], "catalog: { out: ../api }, docs:"));
    await generate(folder, { out: "out" });
    const before = files(folder);
    rmSync(join(folder, "out"), { recursive: true });
    rmSync(join(folder, "api"), { recursive: true });
    for (const index of [2, 1]) await generate(folder, { out: "out", shard: { index, count: 2 } });
    await generate(folder, { out: "out", joinShards: true });
    expect(files(folder)).toEqual(before);
  });

  it("need no common folder if every target has its own", async () => {
    const folder = temporaryFolder();
    put(folder, specOf([1, 2], "catalog: { out: ../api }"));
    for (const index of [1, 2]) await generate(folder, { out: "out", shard: { index, count: 2 } });
    const { stdout } = await generate(folder, { out: "out", joinShards: true });
    expect([stdout, existsSync(join(folder, "out"))]).toEqual(["3 files joined from 2 shards\n", false]);
  });
});

describe("a shard", () => {
  it("makes all files of its modules, and leaves those of the others alone", async () => {
    const folder = temporaryFolder();
    put(folder, specOf([1, 1]));
    await generate(folder, { out: "out", shard: { index: 1, count: 2 } });
    const own = Object.keys(files(join(folder, "out")));
    expect(own.filter((path) => path.includes("m0"))).toEqual(["docs/en/m0.md"]);
    expect(own.filter((path) => path.includes("m1"))).toEqual([]);
    await generate(folder, { out: "out", shard: { index: 2, count: 2 } });
    expect(Object.keys(files(join(folder, "out")))).toEqual(expect.arrayContaining([...own, "docs/en/m1.md"]));
  });

  it("checks its own files, and the first one those that are no longer generated", async () => {
    const folder = temporaryFolder();
    put(folder, specOf([1, 1, 1]));
    await generate(folder, { out: "out" });
    const check = async (): Promise<readonly number[]> => {
      const results: number[] = [];
      for (const index of [1, 2, 3]) {
        const { result } = await generate(folder, { out: "out", check: true, shard: { index, count: 3 } });
        results.push(result);
      }
      return results;
    };
    expect(await check()).toEqual([0, 0, 0]);
    put(folder, { "out/docs/en/m1.md": "edited" });
    expect(await check()).toEqual([0, 1, 0]);
    await generate(folder, { out: "out" });
    put(folder, { "out/docs/en/m1.md": "edited", "out/docs/en/m2.md": "edited" });
    expect(await check()).toEqual([0, 1, 1]);
    const { stderr, result } = await generate(folder, { out: "out", shard: { index: 2, count: 3 } });
    expect([result, stderr]).toEqual([1, expect.stringContaining("out/docs/en/m1.md was edited by hand")]);
    expect(readShardLists(join(folder, "out"))).toEqual([]);
  });

  it("removes the lists of another number of shards", async () => {
    const folder = temporaryFolder();
    put(folder, specOf([1, 1]));
    await generate(folder, { out: "out", shard: { index: 3, count: 3 } });
    await generate(folder, { out: "out", shard: { index: 1, count: 2 } });
    const names = readdirSync(join(folder, "out")).filter((name) => name.includes("shard"));
    expect(names).toEqual([".errspec-shard-1-of-2.json"]);
  });
});

describe("to join", () => {
  /** Two shards of two, in one folder. */
  async function two(): Promise<string> {
    const folder = temporaryFolder();
    put(folder, specOf([1, 1]));
    for (const index of [1, 2]) await generate(folder, { out: "out", shard: { index, count: 2 } });
    return folder;
  }
  const join2 = (folder: string): Promise<Captured<number>> => generate(folder, { out: "out", joinShards: true });

  it("needs every shard", async () => {
    const folder = await two();
    rmSync(join(folder, "out", ".errspec-shard-2-of-2.json"));
    await expect(join2(folder)).rejects.toThrow("out lacks shard 2/2; run it, and copy its result here");
    rmSync(join(folder, "out"), { recursive: true });
    await expect(join2(folder)).rejects.toThrow(
      "out has no result of a shard; run `errspec generate --shard 1/2` first",
    );
  });

  it("needs shards of the same spec, with the files as they wrote them", async () => {
    const folder = await two();
    put(folder, { "out/docs/en/m1.md": "half of a fi" });
    await expect(join2(folder)).rejects.toThrow(
      "out/docs/en/m1.md is not as shard 2/2 wrote it; copy the result again",
    );
    rmSync(join(folder, "out/docs/en/m1.md"));
    await expect(join2(folder)).rejects.toThrow("out/docs/en/m1.md is not as shard 2/2 wrote it");
    put(folder, specOf([2, 1]));
    await expect(join2(folder)).rejects.toThrow("shard 1/2 in out was made from another spec or by another version");
  });

  it("needs lists that can be read", async () => {
    const folder = await two();
    for (const text of ["{", '{ "inputs": "x" }', '{ "files": {} }']) {
      put(folder, { "out/.errspec-shard-2-of-2.json": text });
      await expect(join2(folder)).rejects.toThrow("out/.errspec-shard-2-of-2.json is damaged; run that shard again");
    }
  });

  it("removes what is no longer generated, unless it was edited", async () => {
    const folder = await two();
    await join2(folder);
    rmSync(join(folder, "spec/m1.yaml"));
    for (const count of [1]) await generate(folder, { out: "new", shard: { index: 1, count } });
    cpSync(join(folder, "out/.errspec-manifest.json"), join(folder, "new/.errspec-manifest.json"));
    cpSync(join(folder, "out/docs/en/m1.md"), join(folder, "new/docs/en/m1.md"));
    put(folder, { "new/docs/en/m1.md": "edited" });
    const merge = (): Promise<Captured<number>> => generate(folder, { out: "new", joinShards: true });
    await expect(merge()).rejects.toThrow("new/docs/en/m1.md was edited by hand and is no longer generated; delete it");
    cpSync(join(folder, "out/docs/en/m1.md"), join(folder, "new/docs/en/m1.md"));
    expect((await merge()).result).toBe(0);
    expect(existsSync(join(folder, "new/docs/en/m1.md"))).toBe(false);
  });
});
