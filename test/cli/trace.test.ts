import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { auditCommand } from "../../generator/cli/audit.js";
import { lintCommand } from "../../generator/cli/lint.js";
import { traceCommand } from "../../generator/cli/trace.js";
import type { TraceFlags } from "../../generator/cli/trace.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

const operations = `operations:
  list:
    createProject: { method: POST, path: /projects, errors: [dsa.InvalidProjectId, dsa.UserNotFound] }
    getProject: { method: GET, path: "/projects/{id}" }
    deleteProject:
    listProjects:
    runProject:
`;

/** What is hard to follow, and what must not be followed silently. */
const source = `import { DsaCode, isDsaError, dsaInfo } from "tencentcloud-errors";
import { dsa } from "tencentcloud-errors/server";

export async function createProject(id: string): Promise<void> {
  if (id === "") throw dsa.invalidProjectId();
  if (id.length > 9) throw new RangeError("too long");
  await Promise.all([id].map(async (each) => check(each)));
}

async function check(id: string): Promise<void> {
  try {
    for (const part of new Parts(id)) part.trim();
  } catch (error) {
    if (isDsaError(error, DsaCode.DatabaseError)) return;
    throw new Error("no parts", { cause: error });
  }
}

class Parts {
  constructor(private readonly id: string) {}

  *[Symbol.iterator](): Generator<string> {
    if (this.id === "a") throw dsa.databaseError();
    if (this.id === "b") throw dsa.vipRequired();
    yield this.id;
  }
}

/** errspec: getProject */
export const get = (id: string): string => (id === "" ? fail() : id);

const problems: Error[] = [];

function fail(): never {
  problems.push(dsa.userBlocked());
  throw problems[0];
}

export function deleteProject(context: any): void {
  context.projects.delete("1");
}

// A promise that is returned without \`await\` is rejected behind the \`try\`.
export async function listProjects(): Promise<void> {
  try {
    return check("");
  } catch {
    dsaInfo(DsaCode.UserNotFound);
  }
}

export const runProject = (code: string): unknown => eval(code);
`;

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "errspec-test-"));
  cpSync(join(root, "spec"), join(folder, "spec"), { recursive: true });
  put(folder, { "spec/operations.yaml": operations, "src/app.ts": source });
  return folder;
}

async function printed(command: () => Promise<number>): Promise<{ readonly code: number; readonly stdout: string }> {
  let stdout = "";
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((stdout += String(text)), true));
  try {
    return { code: await command(), stdout };
  } finally {
    out.mockRestore();
  }
}

function trace(folder: string, flags: Partial<TraceFlags> = {}): ReturnType<typeof printed> {
  const sources = [join(folder, "src")];
  return printed(() => traceCommand({ spec: join(folder, "spec"), sources, json: false, ...flags }));
}

/** The lines of a text, with places in the folder shortened. */
const shortened = (text: string): string => text.replaceAll(/[^\s(]*\/(?=(?:src|spec)\/|proposed)/g, "");

describe("errspec trace", () => {
  const folder = project();
  const file = join(folder, "proposed.yaml");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("prints the errors of operations with the calls that lead to them, and what differs from the spec", async () => {
    const { code, stdout } = await trace(folder, { write: file });
    expect(code).toBe(1);
    await expect(shortened(stdout)).toMatchFileSnapshot("trace.txt");
  });

  it("prints JSON, and replaces the proposals that it wrote", async () => {
    const { stdout } = await trace(folder, { json: true, write: file });
    const { operations: traced, diagnostics } = JSON.parse(stdout) as {
      operations: { operation: string; complete: boolean; errors: { name: string; declared: boolean }[] }[];
      diagnostics: { rule: string }[];
    };
    expect(traced.map(({ operation, complete }) => [operation, complete])).toEqual([
      ["createProject", true],
      ["getProject", true],
      ["deleteProject", false],
      ["listProjects", true],
      ["runProject", false],
    ]);
    expect(traced[0]?.errors.map(({ name, declared }) => [name, declared])).toEqual([
      ["VipRequired", false],
      ["InvalidProjectId", true],
    ]);
    expect(diagnostics).toHaveLength(5);
    expect(shortened(readFileSync(file, "utf8"))).toMatchInlineSnapshot(`
      "# Proposed by \`errspec trace\`: errors that the source raises and the spec does not declare.
      # Copy what is right into the spec.
      operations:
        list:
          "createProject":
            errors:
              - dsa.VipRequired # inferred: src/app.ts:24
          "getProject":
            errors:
              - dsa.UserBlocked # inferred: src/app.ts:35
          "listProjects":
            errors:
              - dsa.VipRequired # inferred: src/app.ts:24
      "
    `);
  });

  it("never touches the spec or what somebody wrote", async () => {
    const inside = join(folder, "spec", "proposed.yaml");
    await expect(trace(folder, { write: inside })).rejects.toThrow("would be part of the spec");
    expect(existsSync(inside)).toBe(false);
    put(folder, { "mine.yaml": "operations: {}\n" });
    await expect(trace(folder, { write: join(folder, "mine.yaml") })).rejects.toThrow("was not written by");
  });

  it("reports the same differences in an audit", async () => {
    const flags = { specs: [join(folder, "spec")], sources: [join(folder, "src")], format: "json", failOn: "warning" };
    const { code, stdout } = await printed(() => auditCommand(flags));
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; message: string }[] };
    expect(code).toBe(1);
    expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toMatchInlineSnapshot(`
      [
        "undeclared-error: createProject can raise dsa.VipRequired, but the spec does not declare it",
        "foreign-error: createProject can raise RangeError, which is not an error of the catalog",
        "undeclared-error: getProject can raise dsa.UserBlocked, but the spec does not declare it",
        "undeclared-error: listProjects can raise dsa.VipRequired, but the spec does not declare it",
        "unraised-error: createProject never raises dsa.UserNotFound, although the spec declares it",
      ]
    `);
  });

  it("prints what lint compares with the spec, with its baselines, as any other program may", async () => {
    const { stdout: traced } = await trace(folder, { json: true });
    const observed = {
      version: 1,
      operations: [
        { operation: "createProject", errors: [{ module: "dsa", code: "1100" }] },
        { operation: "getProject", errors: [{ module: "dsa", code: "1", evidence: "access.log:7" }] },
        { operation: "unknown", errors: [] },
      ],
    };
    put(folder, { "traced.json": traced, "observed.json": JSON.stringify(observed), "other.json": "[]" });
    const error = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const lint = async (...files: readonly string[]): Promise<readonly string[]> => {
      const evidence = files.map((file) => join(folder, file));
      const flags = { specs: [join(folder, "spec")], format: "json", preset: "minimal", failOn: "warning" };
      const all = { ...flags, rules: [], fix: false, today: "2026-01-01", evidence };
      const { stdout } = await printed(() => lintCommand(all));
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; message: string; file: string }[] };
      return diagnostics.map((each) => `${shortened(each.file)} ${each.rule}: ${shortened(each.message)}`);
    };
    const settings = readFileSync(join(folder, "spec", "errspec.yaml"), "utf8");
    put(folder, {
      "spec/errspec.yaml": `${settings}lint: { rules: { returned-declared: warning, declared-returned: warning } }\n`,
    });
    expect(await lint()).toEqual([]);
    expect(await lint("traced.json")).toMatchInlineSnapshot(`
      [
        "spec/operations.yaml returned-declared: createProject returns dsa.VipRequired (src/app.ts:24), which the spec does not declare for it",
        "spec/operations.yaml declared-returned: createProject never returns dsa.UserNotFound, although the spec declares it",
        "spec/operations.yaml returned-declared: getProject returns dsa.UserBlocked (src/app.ts:35), which the spec does not declare for it",
        "spec/operations.yaml returned-declared: listProjects returns dsa.VipRequired (src/app.ts:24), which the spec does not declare for it",
      ]
    `);
    expect(await lint("traced.json", "observed.json")).toMatchInlineSnapshot(`
      [
        "spec/operations.yaml returned-declared: createProject returns dsa.VipRequired (src/app.ts:24), which the spec does not declare for it",
        "spec/operations.yaml returned-declared: getProject returns dsa.UserBlocked (src/app.ts:35), which the spec does not declare for it",
        "spec/operations.yaml returned-declared: getProject returns dsa/1 (access.log:7), which is not in the catalog",
        "spec/operations.yaml returned-declared: listProjects returns dsa.VipRequired (src/app.ts:24), which the spec does not declare for it",
      ]
    `);
    expect(String(error.mock.calls.at(-1)?.[0])).toContain("the spec does not have unknown;");
    await expect(lint("other.json")).rejects.toThrow("does not say what operations return");
    await expect(lint("none.json")).rejects.toThrow("there is no");
    put(folder, { "spec/errspec.yaml": settings });
    vi.restoreAllMocks();
  });

  it("needs operations and sources that it can read", async () => {
    const empty = temporaryFolder();
    cpSync(join(root, "spec"), join(empty, "spec"), { recursive: true });
    put(empty, { "src/a.txt": "", "src/a.ts": "export {};" });
    await expect(trace(empty)).rejects.toThrow("the spec has no operations");
    await expect(trace(folder, { sources: [join(empty, "src", "none")] })).rejects.toThrow("there is no");
    await expect(trace(folder, { sources: [join(empty, "src", "a.txt")] })).rejects.toThrow("no sources in a language");
  });

  it("says what is missing where Python or Go is not installed, and audits without it", async () => {
    const other = temporaryFolder();
    put(other, { "a.py": "import tencentcloud_errors\n", "go.mod": "module a\n", "a.go": "package a\n", "b/a.py": "" });
    vi.stubEnv("PATH", "");
    await expect(trace(folder, { sources: [join(other, "a.py")] })).rejects.toThrow("python3 does not run; install");
    await expect(trace(folder, { sources: [join(other, "a.go")] })).rejects.toThrow("go does not run; install Go");
    const error = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const flags = { specs: [join(folder, "spec")], sources: [join(other, "a.py")], format: "text", failOn: "warning" };
    const { code } = await printed(() => auditCommand(flags));
    expect([code, String(error.mock.calls[0]?.[0])]).toEqual([
      0,
      expect.stringContaining("operations are not compared with the source: python3 does not run"),
    ]);
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });
});
