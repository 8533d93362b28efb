import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { describeWith, pythonPath, root, run } from "../support/tools.js";

/*
 * Services with errors that somebody else wrote down, who had read the documentation of `trace` alone: `TRUTH.txt` in each.
 * They were found hard when they came: README.md has the figures of before. Where the trace says that it is complete, nothing
 * may be missing, and it may not say so where nobody can know. Of what it says about a language, 95 % must be true.
 */

interface TrueOperation {
  readonly errors: Set<string>;
  /** Errors that need values or arithmetic to exclude. */
  readonly coarse: Set<string>;
  isExact: boolean;
}

interface Truth {
  /** What the service sends for everything that is not in the catalog. */
  readonly unexpected: string;
  readonly operations: ReadonlyMap<string, TrueOperation>;
}

interface Traced {
  readonly operations: readonly {
    readonly operation: string;
    readonly complete: boolean;
    readonly errors: readonly { readonly module: string; readonly name: string }[];
  }[];
}

const services = join(import.meta.dirname, "samples", "services");
const folder = mkdtempSync(join(tmpdir(), "errspec-services-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads a truth: `op` begins an operation, `!` is an error, `macro` and `use` are what operations share. */
function readTruth(text: string): Truth {
  const macros = new Map<string, string[]>();
  const operations = new Map<string, TrueOperation>();
  let block: string[] = [];
  let current: TrueOperation | undefined;
  const apply = (line: string): void => {
    const [mark, name = "", ...rest] = line.split(" ");
    if (mark === "!") current?.errors.add(name);
    if (mark === "~" && rest.join(" ").includes("this needs")) current?.coarse.add(name);
    if (mark === "inexact" && current !== undefined) current.isExact = false;
  };
  for (const line of text.split("\n")) {
    const [mark, name = ""] = line.split(" ");
    if (mark === "macro") {
      block = [];
      macros.set(name, block);
      current = undefined;
    } else if (mark === "op") {
      current = { errors: new Set(), coarse: new Set(), isExact: true };
      operations.set(name, current);
    } else if (mark === "use") {
      const lines = macros.get(name) ?? [];
      if (current === undefined) block.push(...lines);
      else lines.forEach(apply);
    } else if (current === undefined) block.push(line);
    else apply(line);
  }
  return { unexpected: /^default (\S+)/m.exec(text)?.[1] ?? "", operations };
}

/** Copies a service, generates its package and traces it. */
async function traced(name: string): Promise<Traced> {
  const service = join(folder, name);
  cpSync(join(services, name), service, { recursive: true });
  const cli = join(root, "dist", "main.js");
  expect(await run(process.execPath, [cli, "generate"], { cwd: service })).toMatchObject({ status: 0, stderr: "" });
  if (name.startsWith("ts-")) linkPackages(service);
  const sources = ["src", "service", "app"].filter((each) => existsSync(join(service, each)));
  const args = [cli, "trace", "--json", ...(sources.length === 0 ? ["."] : sources)];
  const { stdout, stderr } = await run(process.execPath, args, { cwd: service });
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout) as Traced;
}

/** Puts what a package.json names into node_modules. */
function linkPackages(service: string): void {
  mkdirSync(join(service, "node_modules"));
  linkConsumers("trace", service);
  const { dependencies } = JSON.parse(readFileSync(join(service, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  for (const [name, version] of Object.entries(dependencies)) {
    if (version.startsWith("file:")) symlinkSync(join(service, version.slice(5)), join(service, "node_modules", name));
  }
}

/** How much of what a trace says must be true, even where only values can exclude an error. */
const leastPrecision = 0.95;

async function rowsOf(language: string): Promise<readonly string[]> {
  const rows: string[] = [];
  const grave: string[] = [];
  const counts = { found: 0, wrong: 0 };
  for (const name of readdirSync(services).filter((each) => each.startsWith(`${language}-`))) {
    const { unexpected, operations } = readTruth(readFileSync(join(services, name, "TRUTH.txt"), "utf8"));
    const found = await traced(name);
    expect(operations.size).toBeGreaterThan(10);
    for (const [id, { errors, coarse, isExact }] of operations) {
      const own = found.operations.find(({ operation }) => operation === id);
      const said = (own?.errors ?? []).map((error) => `${error.module}.${error.name}`);
      const missing = [...errors].filter((error) => !said.includes(error));
      const wrong = said.filter((error) => !errors.has(error) && error !== unexpected);
      counts.found += errors.size - missing.length;
      counts.wrong += wrong.length;
      const isComplete = own?.complete === true;
      if (isComplete)
        grave.push(...missing.map((error) => `${name} ${id} ${error}`), ...(isExact ? [] : [`${name} ${id}`]));
      const certainty = isComplete ? "complete" : isExact ? "at least" : "at least, as is right";
      const notes = wrong.map((error) => (coarse.has(error) ? `(${error})` : error));
      const cells = [name, id, certainty, errors.size, said.length, missing.join(" "), notes.join(" ")];
      rows.push(`| ${cells.join(" | ")} |\n`);
    }
  }
  expect(grave).toEqual([]);
  expect(counts.found / (counts.found + counts.wrong)).toBeGreaterThanOrEqual(leastPrecision);
  return rows;
}

const head =
  "| service | operation | certainty | true | traced | missing | wrong (those in brackets need values to exclude) |\n";
const table = (rows: readonly string[]): string =>
  `${head}| --- | --- | --- | --- | --- | --- | --- |\n${rows.join("")}`;

describeWith(["python3"], "errspec trace of services of others in Python", () => {
  it("misses nothing where it says that it is complete", async () => {
    vi.stubEnv("PATH", [dirname(pythonPath), process.env["PATH"]].join(delimiter));
    const rows = await rowsOf("py");
    vi.unstubAllEnvs();
    await expect(table(rows)).toMatchFileSnapshot("services-python.txt");
  });
});

describeWith(["go"], "errspec trace of services of others in Go", () => {
  it("misses nothing where it says that it is complete", async () => {
    await expect(table(await rowsOf("go"))).toMatchFileSnapshot("services-go.txt");
  });
});

it.skipIf(!installConsumers("trace") && process.env["CI"] === undefined)(
  "errspec trace of services of others in TypeScript misses nothing where it says that it is complete",
  async () => {
    await expect(table(await rowsOf("ts"))).toMatchFileSnapshot("services-typescript.txt");
  },
);
