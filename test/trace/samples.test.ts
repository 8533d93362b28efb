import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { traceCommand } from "../../generator/cli/trace.js";
import { describeWith, pythonPath, root, run } from "../support/tools.js";
import { compile } from "../targets/typescript/support.js";

/*
 * What `trace` says about the sample services, compared with what they do: see samples/README.md. Where it says that it is
 * complete, nothing may be missing; of what it reports, 95 % must be true.
 */

interface Traced {
  readonly operations: readonly {
    readonly operation: string;
    readonly complete: boolean;
    readonly errors: readonly { readonly module: string; readonly name: string; readonly path: readonly object[] }[];
  }[];
}

type Truth = Readonly<Record<string, readonly string[]>>;

/** One operation of one service: what it can raise, and what the trace says. */
interface Row {
  readonly service: string;
  readonly operation: string;
  readonly complete: boolean;
  readonly true: readonly string[];
  readonly traced: readonly string[];
}

const samples = join(import.meta.dirname, "samples");
const folder = mkdtempSync(join(tmpdir(), "errspec-trace-"));

async function traced(sources: string): Promise<Traced> {
  let stdout = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((stdout += String(text)), true));
  try {
    await traceCommand({ spec: join(folder, "spec"), sources: [join(folder, sources)], json: true });
  } finally {
    out.mockRestore();
  }
  return JSON.parse(stdout) as Traced;
}

async function rowsOf(language: string): Promise<readonly Row[]> {
  const services = readdirSync(join(samples, language), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const rows: Row[] = [];
  for (const { name } of services.filter((service) =>
    existsSync(join(samples, language, service.name, "truth.json")),
  )) {
    const truth = JSON.parse(readFileSync(join(samples, language, name, "truth.json"), "utf8")) as Truth;
    const { operations } = await traced(join(language, name));
    for (const [operation, errors] of Object.entries(truth)) {
      const found = operations.find((each) => each.operation === operation);
      rows.push({
        service: `${language}/${name}`,
        operation,
        complete: found?.complete ?? false,
        true: errors,
        traced: (found?.errors ?? []).map((error) => `${error.module}.${error.name}`).sort(),
      });
    }
  }
  return rows;
}

const missing = (row: Row): readonly string[] => row.true.filter((error) => !row.traced.includes(error));
const wrong = (row: Row): readonly string[] => row.traced.filter((error) => !row.true.includes(error));

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    [
      row.service,
      row.operation,
      row.complete ? "complete" : "at least",
      row.true.length,
      row.traced.length,
      missing(row).join(" "),
      wrong(row).join(" "),
    ].join(" | "),
  );
  const head = "service | operation | certainty | true | traced | missing | wrong";
  return [head, head.replace(/[a-z]+/g, "---"), ...lines].map((line) => `| ${line} |\n`).join("");
}

/** The bars: nothing is missing where the trace is complete, and 95 % of what it says is true. */
function expectBars(rows: readonly Row[]): void {
  expect(rows.filter(({ complete }) => complete).flatMap(missing)).toEqual([]);
  const said = rows.flatMap((row) => row.traced).length;
  expect(rows.flatMap(wrong).length / said).toBeLessThanOrEqual(0.05);
  // Most operations can be followed to the end.
  expect(rows.filter(({ complete }) => complete).length / rows.length).toBeGreaterThan(0.7);
}

beforeAll(async () => {
  cpSync(samples, folder, { recursive: true });
  const generated = await run(process.execPath, [join(root, "dist", "main.js"), "generate"], { cwd: folder });
  expect(generated).toMatchObject({ status: 0, stderr: "" });
  cpSync(join(folder, "out", "go"), join(folder, "shoperrors"), { recursive: true }); // as the go.mod of the samples says
  cpSync(join(folder, "out", "typescript"), join(folder, "typescript", "node_modules", "shop-errors"), {
    recursive: true,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWith(["python3", "mypy"], "errspec trace of sample services in Python", () => {
  it("follows programs that have the right types", async () => {
    const env = { MYPYPATH: join(folder, "out", "python") };
    const checked = await run("mypy", ["--strict", "--no-incremental", "--exclude", "hard|django_shop", "."], {
      cwd: join(folder, "python"),
      env,
    });
    expect(checked).toMatchObject({ status: 0 });
  });

  it("finds what they raise", async () => {
    // The libraries that the services use are installed beside this Python, as they are in the environment of a service.
    vi.stubEnv("PATH", [dirname(pythonPath), process.env["PATH"]].join(delimiter));
    const rows = await rowsOf("python");
    vi.unstubAllEnvs();
    expectBars(rows);
    await expect(table(rows)).toMatchFileSnapshot("python.txt");
  });
});

describeWith(["go", "gofmt"], "errspec trace of sample services in Go", () => {
  it("follows programs that pass the checks of Go, as does the program that reads them", async () => {
    const clean = { status: 0, stdout: "" };
    const reader = join(root, "generator", "trace", "front-ends", "go");
    expect(await run("gofmt", ["-l", "-s", reader, join(folder, "go")])).toMatchObject(clean);
    expect(await run("go", ["vet", "./..."], { cwd: join(folder, "go") })).toMatchObject(clean);
    expect(await run("go", ["vet", "./..."], { cwd: reader })).toMatchObject(clean);
  });

  it("finds what they raise", async () => {
    const rows = await rowsOf("go");
    expectBars(rows);
    await expect(table(rows)).toMatchFileSnapshot("go.txt");
  });
});

describe("errspec trace of sample services in TypeScript", () => {
  it("follows programs that compile", async () => {
    symlinkSync(join(root, "node_modules", "@types"), join(folder, "typescript", "node_modules", "@types"));
    expect(await compile("typescript-7", join(folder, "typescript"))).toMatchObject({ status: 0, stdout: "" });
  });

  it("finds what they raise", async () => {
    const rows = await rowsOf("typescript");
    expectBars(rows);
    await expect(table(rows)).toMatchFileSnapshot("typescript.txt");
  });
});
