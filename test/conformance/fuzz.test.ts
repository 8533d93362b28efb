import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
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
import { randomFrom } from "./bodies.js";
import { differences } from "./compare.js";
import { decodeCase, randomCases } from "./random-cases.js";
import type { Case } from "./random-cases.js";
import { randomReceived } from "./received-cases.js";
import { buildJava, buildPhp, buildPrograms, buildRust } from "./programs.js";
import type { ProgramUnderTest } from "./programs.js";

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
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const built = new Map<Catalog, Promise<readonly ProgramUnderTest[]>>();

/** The programs of a catalog, which are compiled once. */
function programsOf(catalog: Catalog): Promise<readonly ProgramUnderTest[]> {
  const programs = built.get(catalog) ?? buildPrograms(catalog, join(folder, String(built.size)));
  built.set(catalog, programs);
  return programs;
}

const crates = new Map<Catalog, Promise<ProgramUnderTest>>();

/** The program of a catalog in Rust, which is compiled once. */
function rustOf(catalog: Catalog): Promise<ProgramUnderTest> {
  const program = crates.get(catalog) ?? buildRust(catalog, join(folder, `rust-${crates.size}`));
  crates.set(catalog, program);
  return program;
}

const jars = new Map<Catalog, Promise<ProgramUnderTest>>();

/** The program of a catalog in Java, which is compiled once. */
function javaOf(catalog: Catalog): Promise<ProgramUnderTest> {
  const program = jars.get(catalog) ?? buildJava(catalog, join(folder, `java-${jars.size}`));
  jars.set(catalog, program);
  return program;
}

const packages = new Map<Catalog, Promise<ProgramUnderTest>>();

/** The program of a catalog in PHP. */
function phpOf(catalog: Catalog): Promise<ProgramUnderTest> {
  const program = packages.get(catalog) ?? buildPhp(catalog, join(folder, `php-${packages.size}`));
  packages.set(catalog, program);
  return program;
}

/* The tool gets the cases of the compiled catalogs below, together with the SDKs. */
describe(`decoding ${count} random bodies, seed ${seed}`, () => {
  const share = Math.ceil(count / Object.keys({ ...compiled, ...others }).length);
  it.each(Object.entries(others))(
    "the tool gives the oracle's verdict: %s",
    { timeout: 600_000 },
    async (_, catalog) => {
      const found = [
        ...(await differences(randomCases, catalog, [], seed, share)),
        ...(await differences(randomReceived, catalog, [], seed, Math.ceil(share / 4))),
      ];
      expect(found.slice(0, 5)).toEqual([]);
      expect(found).toHaveLength(0);
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

describeWith(["go", "python3"], `decoding ${count} random bodies, seed ${seed}, in every language`, () => {
  const share = Math.ceil(count / Object.keys(compiled).length);
  it.each(Object.entries(compiled))("gives the same verdict: %s", { timeout: 1_800_000 }, async (_, catalog) => {
    const programs = await programsOf(catalog);
    const found = [
      ...(await differences(randomCases, catalog, programs, seed, share)),
      ...(await differences(randomReceived, catalog, programs, seed, share)),
    ];
    expect(found.slice(0, 5)).toEqual([]);
    expect(found).toHaveLength(0);
  });
});

/** The same in a further language, where its tools are. */
function decodesAlike(language: string, tools: readonly Tool[], build: typeof buildRust): void {
  const share = Math.ceil(count / Object.keys(compiled).length);
  describeWith(tools, `decoding ${count} random bodies, seed ${seed}, in ${language}`, () => {
    it.each(Object.entries(compiled))("gives the same verdict: %s", { timeout: 1_800_000 }, async (name, catalog) => {
      const programs = [await build(catalog, join(folder, `${language}-${Object.keys(compiled).indexOf(name)}`))];
      const found = [
        ...(await differences(randomCases, catalog, programs, seed, share)),
        ...(await differences(randomReceived, catalog, programs, seed, share)),
      ];
      expect(found.slice(0, 5)).toEqual([]);
      expect(found).toHaveLength(0);
    });
  });
}

decodesAlike("Java", ["javac", "mvn"], javaOf);
decodesAlike("PHP", ["php", "composer"], phpOf);
decodesAlike("Rust", ["cargo"], rustOf);

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

describeWith(["go", "python3"], "sending errors", () => {
  it.each(Object.entries(compiled))("is the same in every language: %s", { timeout: 600_000 }, async (_, catalog) =>
    sendsAlike(catalog, await programsOf(catalog)),
  );
});

describeWith(["javac", "mvn"], "sending errors in Java", () => {
  it.each(Object.entries(compiled))("is the same: %s", { timeout: 600_000 }, async (_, catalog) =>
    sendsAlike(catalog, [await javaOf(catalog)]),
  );
});

describeWith(["php", "composer"], "sending errors in PHP", () => {
  it.each(Object.entries(compiled))("is the same: %s", { timeout: 600_000 }, async (_, catalog) =>
    sendsAlike(catalog, [await phpOf(catalog)]),
  );
});

describeWith(["cargo"], "sending errors in Rust", () => {
  it.each(Object.entries(compiled))("is the same: %s", { timeout: 600_000 }, async (_, catalog) =>
    sendsAlike(catalog, [await rustOf(catalog)]),
  );
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

describeWith(["go", "python3"], `errors in standard envelopes, seed ${seed}`, () => {
  it.each(Object.entries(standard))("travel alike in every language: %s", { timeout: 600_000 }, async (_, catalog) =>
    travelsAlike(catalog, await programsOf(catalog)),
  );
});

describeWith(["javac", "mvn"], `errors in standard envelopes in Java, seed ${seed}`, () => {
  it.each(Object.entries(standard))("travel alike: %s", { timeout: 600_000 }, async (_, catalog) =>
    travelsAlike(catalog, [await javaOf(catalog)]),
  );
});

describeWith(["php", "composer"], `errors in standard envelopes in PHP, seed ${seed}`, () => {
  it.each(Object.entries(standard))("travel alike: %s", { timeout: 600_000 }, async (_, catalog) =>
    travelsAlike(catalog, [await phpOf(catalog)]),
  );
});

describeWith(["cargo"], `errors in standard envelopes in Rust, seed ${seed}`, () => {
  it.each(Object.entries(standard))("travel alike: %s", { timeout: 600_000 }, async (_, catalog) =>
    travelsAlike(catalog, [await rustOf(catalog)]),
  );
});

describeWith(["go", "python3"], "decoding real responses of servers", () => {
  it("gives the known verdict in every language", { timeout: 600_000 }, async () => {
    const catalog = compiled["the worked example"];
    const module = catalog.modules.find(({ id }) => id === "dsa");
    if (module === undefined) throw new Error("the worked example has no module dsa");
    const text = readFileSync(join(root, "test", "fixtures", "decode-cases.json"), "utf8");
    const bodies = (JSON.parse(text) as { readonly body: object }[]).map(({ body }) => JSON.stringify(body));
    expect(bodies).toHaveLength(17);
    const cases = bodies.map((body) => decodeCase(catalog, module, body));
    for (const { language, decode: run } of await programsOf(catalog)) {
      expect(await run(cases.map(({ line }) => line)), language).toEqual(cases.map(({ oracle }) => oracle));
    }
  });
});
