import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { installConsumers, linkConsumers } from "../support/consumers.js";
import { put } from "../support/folder.js";
import { scriptOf, strictProject } from "../support/strict-programs.js";
import { describeWith, pythonPath, root, run } from "../support/tools.js";
import { compile } from "../targets/typescript/support.js";

/*
 * Three services and three clients, one pair in each language, written from the READMEs of the packages that one spec makes.
 * Each client asks each service, and all nine pairs must report the same.
 */

const node = process.execPath;

/** A command, and the folder and the environment that it needs. */
interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A service that runs: its address, the lines that it has printed since, and how to end it. */
interface Running {
  readonly address: string;
  readonly lines: string[];
  readonly end: () => void;
}

/** Starts a service, and waits for the address that it prints. */
async function start({ command, args, cwd, env }: Program): Promise<Running> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env } });
  let errors = "";
  child.stderr.on("data", (part) => (errors += String(part)));
  const reader = createInterface(child.stdout);
  const address = await new Promise<string>((done, fail) => {
    reader.once("line", done);
    child.once("exit", () => fail(new Error(`${command} ended: ${errors}`)));
  });
  const lines: string[] = [];
  reader.on("line", (line) => lines.push(line));
  return { address, lines, end: () => child.kill("SIGKILL") };
}

const languages = ["typescript", "go", "python"] as const;
type Language = (typeof languages)[number];

const paths = ["/success", "/module", "/unknown", "/gateway", "/limited", "/unexpected", "/internal"];

/** A request ID that a client has not asked for is an error; those of its requests are all `r-1`. */
const error = { params: {}, retryAfter: null, moduleCode: null, requestId: "r-1" };
const no = { retry: false, delay: 0, reason: "not_retryable" };
const unexpected = {
  ...error,
  code: "unexpected",
  name: "Unexpected",
  kind: "internal",
  detail: "Etwas ging schief.",
  again: no,
};
const wanted: readonly object[] = [
  { order: "o-1" },
  {
    ...error,
    code: "failed",
    moduleCode: 2001,
    name: "OutOfStock",
    kind: "failed_precondition",
    detail: "Tea “Nr. 7” ist ausverkauft; 3 sind übrig.",
    params: { item: "Tea “Nr. 7”", left: 3 },
    again: no,
  },
  {
    ...error,
    code: "failed",
    moduleCode: 9999,
    name: "Failed", // an unknown code is what its common code says
    kind: "failed_precondition",
    detail: "Too new.",
    requestId: null,
    again: no,
  },
  {
    foreign: "content_type",
    status: 502,
    kind: "unavailable",
    excerpt: "<html><h1>502 Bad Gateway</h1></html>",
    again: { retry: true, delay: 0.5, reason: "backoff" },
  },
  {
    ...error,
    code: "busy",
    name: "Busy",
    kind: "resource_exhausted",
    detail: "Zu viele Anfragen.",
    retryAfter: 7,
    again: { retry: true, delay: 7, reason: "server_delay" },
  },
  unexpected,
  unexpected,
];
/** What a service logs of these requests: the closed names of its errors. */
const logged = ["shop.OutOfStock", "shop.Busy", "_OTHER", "shop.BadLedger"];

/** The services and clients, in a folder with the packages of the spec. */
class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "errspec-both-ends-"));

  /** Copies the programs, generates the packages, and compiles what is to be compiled. */
  async prepare(): Promise<void> {
    cpSync(import.meta.dirname, this.folder, { recursive: true });
    const generated = await run(node, [join(root, "dist", "main.js"), "generate"], { cwd: this.folder });
    expect(generated).toMatchObject({ status: 0, stderr: "" });
    const app = join(this.folder, "typescript");
    cpSync(join(this.folder, "out", "typescript"), join(app, "node_modules", "shop-errors"), { recursive: true });
    linkConsumers("servers", app);
    put(app, strictProject());
    expect(await compile("typescript-7", app)).toMatchObject({ status: 0, stdout: "" });
    for (const name of ["service", "client"]) {
      put(app, { [`${name}.js`]: scriptOf(readFileSync(join(app, `${name}.ts`), "utf8")) });
    }
    const built = await run("go", ["build", "-o", "bin/", "./..."], { cwd: join(this.folder, "go") });
    expect(built).toMatchObject({ status: 0, stderr: "" });
  }

  /** The service or the client in a language. */
  program(language: Language, name: "service" | "client"): Program {
    const cwd = join(this.folder, language);
    switch (language) {
      case "typescript":
        return { command: node, args: [`${name}.js`], cwd };
      case "go":
        return { command: join(cwd, "bin", name), args: [], cwd };
      case "python": {
        const env = { PYTHONPATH: join(this.folder, "out", "python"), PYTHONDONTWRITEBYTECODE: "1" };
        return { command: pythonPath, args: ["-W", "error", `${name}.py`], cwd, env };
      }
    }
  }

  /** What a client reports for each path. */
  async ask(client: Language, address: string): Promise<unknown[]> {
    const { command, args, cwd, env } = this.program(client, "client");
    const ran = await run(command, [...args, address, ...paths], { cwd, ...(env && { env }), timeout: 60_000 });
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    return ran.stdout
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  }
}

describe.skipIf(!installConsumers("servers") && process.env["CI"] === undefined)("with Hono", () => {
  describeWith(["go", "python3", "httpx", "fastapi", "uvicorn"], "both ends of the wire", () => {
    const workspace = new Workspace();
    const services = new Map<Language, Running>();

    beforeAll(async () => {
      await workspace.prepare();
      for (const language of languages) services.set(language, await start(workspace.program(language, "service")));
    });

    afterAll(() => {
      for (const { end } of services.values()) end();
      rmSync(workspace.folder, { recursive: true, force: true });
    });

    const pairs = languages.flatMap((service) => languages.map((client) => [service, client] as const));

    test.each(pairs)("a service in %s tells a client in %s the same", async (service, client) => {
      const running = services.get(service);
      const before = running?.lines.length ?? 0;
      expect(await workspace.ask(client, running?.address ?? "")).toEqual(wanted);
      await vi.waitFor(() => expect(running?.lines.slice(before)).toEqual(logged));
    });

    test.each(languages)("a service in %s sends nothing that is only for its log", async (service) => {
      for (const path of paths) {
        const response = await fetch((services.get(service)?.address ?? "") + path);
        const sent = JSON.stringify([...response.headers]) + (await response.text());
        expect(sent).not.toContain("canary");
      }
    });
  });
});
