import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { raisedFile } from "../../generator/conformance/raised.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { crossSpecs } from "../support/cross.js";
import { receivingSpecs } from "../support/receiving.js";
import { seed } from "../support/seed.js";
import { standardRows } from "../support/standard-rows.js";
import { standardSpecs } from "../support/standard.js";
import { envelopeSpecs } from "../support/envelopes.js";
import { describeWith, root } from "../support/tools.js";
import type { Tool } from "../support/tools.js";
import { importing, importingSpecs } from "../support/importing.js";
import { randomFrom } from "./bodies.js";
import { casesOf, differences } from "./compare.js";
import { decodeCase, randomCases } from "./random-cases.js";
import type { Case } from "./random-cases.js";
import { randomReceived } from "./received-cases.js";
import type { ProgramUnderTest } from "./processes.js";
import {
  buildCSharp,
  buildGo,
  buildGoImporting,
  buildJava,
  buildPhp,
  buildPython,
  buildRust,
  buildTypeScript,
} from "./programs.js";
import type { Build, Programs } from "./programs.js";

/*
 * The oracle, the tool and every SDK give the same verdict for random cases. CI runs a fixed slice; a campaign is
 * `FUZZ_SEED=7 FUZZ_COUNT=1000000 npx vitest run test/conformance`.
 */

const count = Number(process.env["FUZZ_COUNT"] ?? 100_000);
const catalogsOf = (specs: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, catalogOf(spec)]));
const receiving = catalogsOf(receivingSpecs);
const compiled = { "the worked example": seedCatalog(), ...catalogsOf(crossSpecs), ...receiving };
const others = catalogsOf(envelopeSpecs);
const standard = Object.fromEntries(
  Object.entries(catalogsOf(standardSpecs)).filter(([, { envelopes }]) => envelopes.length > 0),
);

const folder = mkdtempSync(join(tmpdir(), "errspec-fuzz-"));

interface Language {
  readonly name: string;
  readonly tools: readonly Tool[];
  readonly builds: readonly Build[];
}

const threeLanguages: Language = {
  name: "TypeScript, Go and Python",
  tools: ["go", "python3"],
  builds: [buildTypeScript, buildGo, buildPython],
};
const languages: readonly Language[] = [
  threeLanguages,
  { name: "C#", tools: ["dotnet"], builds: [buildCSharp] },
  { name: "Java", tools: ["javac", "mvn"], builds: [buildJava] },
  { name: "PHP", tools: ["php", "composer"], builds: [buildPhp] },
  { name: "Rust", tools: ["cargo"], builds: [buildRust] },
];

const built = new Map<Build, Promise<Programs>>();
afterAll(async () => {
  for (const programs of built.values())
    await programs.then(
      ({ close }) => close(),
      () => undefined,
    );
  rmSync(folder, { recursive: true, force: true });
});

/** The programs of a catalog. Those of all catalogs are compiled at once, when the first is wanted. */
function programsOf({ builds }: Language, catalog: Catalog): Promise<readonly ProgramUnderTest[]> {
  return Promise.all(
    builds.map(async (build) => {
      const catalogs = [...Object.values(compiled), ...Object.values(standard)];
      const programs = built.get(build) ?? build(catalogs, join(folder, `${built.size}`));
      built.set(build, programs);
      return (await programs).of(catalog);
    }),
  );
}

/* The tool gets the cases of the compiled catalogs below, together with the SDKs. */
describe(`decoding ${count} random bodies, seed ${seed}`, () => {
  const share = Math.ceil(count / Object.keys({ ...compiled, ...others }).length);
  it.each(Object.entries(others))(
    "the tool gives the oracle's verdict: %s",
    { timeout: 600_000 },
    async (_, catalog) => {
      await decidesAlike([
        ...casesOf(randomCases, catalog, seed, share),
        ...casesOf(randomReceived, catalog, seed, Math.ceil(share / 4)),
      ]);
    },
  );
});

describe("the random cases", () => {
  it("reach every result, every reason and the module codes of every type", () => {
    const reached = new Set<string>();
    for (const catalog of Object.values(compiled)) {
      const random = randomCases(catalog, randomFrom(seed));
      for (let n = 0; n < 1500; n++) {
        const { line, oracle } = random.next().value as Case;
        const { result, reason, moduleCode } = JSON.parse(oracle) as Readonly<Record<string, string | null>>;
        reached.add(result === undefined ? "text" : [result, ...(reason === undefined ? [] : [reason])].join(" "));
        if (typeof moduleCode === "string") {
          const { module } = JSON.parse(line) as { readonly module: string };
          reached.add(`module code of ${module}`);
        }
      }
    }
    const called = ["whole", "hex8", "signed8", "hex16", "signed16", "hex32", "signed32", "words", "dotted", "states"];
    expect([...reached]).toEqual(
      expect.arrayContaining([
        ...["text", "success", "error"],
        ...["not_json", "not_object", "no_code", "bad_code", "failed_status", "foreign"].map((why) => `invalid ${why}`),
        ...called.map((type) => `module code of own-${type}`),
      ]),
    );
  });
});

describe("the random responses", () => {
  it("reach every result, reason and decision", () => {
    const reached = new Set<string>();
    for (const catalog of Object.values(receiving)) {
      const random = randomReceived(catalog, randomFrom(seed));
      for (let n = 0; n < 2000; n++) {
        const { tool } = random.next().value as Case;
        const { result, reason } = JSON.parse(tool) as Readonly<Record<string, string>>;
        reached.add([result ?? "retry", ...(reason === undefined ? [] : [reason])].join(" "));
      }
    }
    expect([...reached]).toEqual(
      expect.arrayContaining([
        ...["success", "error"],
        ...["not_json", "not_object", "no_code", "bad_code", "failed_status", "foreign"].map((why) => `invalid ${why}`),
        ...["empty", "content_type", "status_mismatch"].map((why) => `invalid ${why}`),
        ...["not_retryable", "already_done", "may_be_done", "attempts_exhausted"].map((why) => `retry ${why}`),
        ...["time_exhausted", "server_delay", "backoff"].map((why) => `retry ${why}`),
      ]),
    );
  });
});

/** Fails unless the tool, the oracle and programs give the same verdicts. */
async function decidesAlike(cases: readonly Case[], programs: readonly ProgramUnderTest[] = []): Promise<void> {
  const found = await differences(cases, programs);
  expect(found.slice(0, 5)).toEqual([]);
  expect(found).toHaveLength(0);
}

/** Fails unless programs send the errors of a catalog as the tool does. */
async function sendsAlike(catalog: Catalog, programs: readonly ProgramUnderTest[]): Promise<void> {
  const rows = raisedFile("", catalog, catalog.locales)
    .text.trimEnd()
    .split("\n")
    .map((line) => /^(\{"encode":.*\}),"response":(.*)\}$/.exec(line) ?? []);
  const questions = rows.map(([, question = ""]) => `${question}}`);
  for (const { language, decode: run } of programs) {
    expect(await run(questions), language).toEqual(rows.map(([, , response]) => response));
  }
}

/* One catalog after another, in every language: to make and to judge the cases takes longer than to decode them. */
describe.each(Object.entries(compiled))("%s", { timeout: 1_800_000 }, (_, catalog) => {
  const share = Math.ceil(count / Object.keys(compiled).length);
  let cases: readonly Case[] = [];
  beforeAll(() => {
    cases = [...casesOf(randomCases, catalog, seed, share), ...casesOf(randomReceived, catalog, seed, share)];
  }, 1_800_000);
  afterAll(() => {
    cases = [];
  });

  for (const language of languages) {
    describeWith(language.tools, `in ${language.name}, seed ${seed}`, () => {
      it(`${2 * share} random bodies and responses get the same verdict`, async () => {
        await decidesAlike(cases, await programsOf(language, catalog));
      });

      it("errors are sent alike", async () => {
        await sendsAlike(catalog, await programsOf(language, catalog));
      });
    });
  }
});

/** Fails unless errors travel in the standard envelopes of a catalog as the tool says. */
async function travelsAlike(catalog: Catalog, programs: readonly ProgramUnderTest[]): Promise<void> {
  const rows = standardRows(catalog, catalog.locales, Math.ceil(count / 200));
  for (const { language, decode: run } of programs) {
    const answers = await run(rows.map(({ question }) => question));
    const wrong = rows.flatMap(({ question, answer }, index) =>
      answers[index] === answer ? [] : [{ question, got: answers[index], wanted: answer }],
    );
    expect(wrong.slice(0, 3), language).toEqual([]);
    expect(answers, language).toHaveLength(rows.length);
  }
}

for (const language of languages) {
  describeWith(language.tools, `errors in standard envelopes in ${language.name}, seed ${seed}`, () => {
    it.each(Object.entries(standard))("travel alike: %s", { timeout: 600_000 }, async (_, catalog) =>
      travelsAlike(catalog, await programsOf(language, catalog)),
    );
  });
}

/* Packages that import the package of a used catalog. */
describeWith(["go"], `in Go, of catalogs with an import, seed ${seed}`, () => {
  const services = Object.entries(importingSpecs).map(([name, { service, common }]) => ({
    name,
    catalog: importing(service, common).service,
  }));
  const share = Math.ceil(count / Object.keys(compiled).length);
  let programs: Programs | undefined;
  beforeAll(async () => {
    const catalogs = services.map(({ catalog }) => catalog);
    programs = await buildGoImporting(catalogs, join(folder, "importing"));
  }, 600_000);

  it.each(services)(
    "random bodies and responses get the same verdict: $name",
    { timeout: 600_000 },
    async (service) => {
      const { catalog } = service;
      await decidesAlike(
        [...casesOf(randomCases, catalog, seed, share), ...casesOf(randomReceived, catalog, seed, share)],
        programs === undefined ? [] : [programs.of(catalog)],
      );
    },
  );
});

describeWith(threeLanguages.tools, "decoding real responses of servers", () => {
  it("gives the known verdict in every language", { timeout: 600_000 }, async () => {
    const catalog = compiled["the worked example"];
    const module = catalog.modules.find(({ id }) => id === "dsa");
    if (module === undefined) throw new Error("the worked example has no module dsa");
    const text = readFileSync(join(root, "test", "fixtures", "decode-cases.json"), "utf8");
    const bodies = (JSON.parse(text) as { readonly body: object }[]).map(({ body }) => JSON.stringify(body));
    expect(bodies).toHaveLength(17);
    const cases = bodies.map((body) => decodeCase(catalog, module, body));
    for (const { language, decode: run } of await programsOf(threeLanguages, catalog)) {
      expect(await run(cases.map(({ line }) => line)), language).toEqual(cases.map(({ oracle }) => oracle));
    }
  });
});
