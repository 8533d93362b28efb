import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "vitest";
import { linkConsumers } from "../support/consumers.js";
import { argumentsOf, csharpFiles, dotnet, startCompiler } from "../support/csharp.js";
import { put } from "../support/folder.js";
import { scriptOf, strictProject } from "../support/strict-programs.js";
import { pythonPath, root, run } from "../support/tools.js";
import { compile } from "../targets/typescript/support.js";

/** A command, and the folder and the environment that it needs. */
interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A service that runs: its address, the lines that it has printed since, and how to end it. */
export interface Running {
  readonly address: string;
  readonly lines: string[];
  readonly end: () => void;
}

/** Every notice is printed where a test sees it. */
const strictPhp = ["-d", "error_reporting=-1", "-d", "display_errors=stderr"];

/** Those with packages for gRPC, and all. */
export const grpcLanguages = ["typescript", "go", "python"] as const;
export const languages = [...grpcLanguages, "php", "csharp"] as const;
export type Language = (typeof languages)[number];

/** Every service with every client. */
export const pairsOf = <L extends Language>(chosen: readonly L[]): readonly (readonly [service: L, client: L])[] =>
  chosen.flatMap((service) => chosen.map((client) => [service, client] as const));

/** Services and clients in several languages, in a folder with the packages of the spec. */
export class Workspace {
  readonly #folder = mkdtempSync(join(tmpdir(), "errspec-both-ends-"));
  readonly #programs: string;

  /** `programs` is the folder, beside this file, that has a folder for each language. */
  constructor(programs: string) {
    this.#programs = join(this.#folder, programs);
  }

  /** Copies the programs and generates the packages. */
  async generate(): Promise<void> {
    cpSync(import.meta.dirname, this.#folder, { recursive: true });
    const generated = await run(process.execPath, [join(root, "dist", "main.js"), "generate"], { cwd: this.#folder });
    expect(generated).toMatchObject({ status: 0, stderr: "" });
  }

  /** The text of a generated file. */
  generated(path: string): string {
    return readFileSync(join(this.#folder, "out", path), "utf8");
  }

  /** Compiles the programs in TypeScript, which use some npm packages. */
  async compileTypeScript(consumers: Parameters<typeof linkConsumers>[0]): Promise<void> {
    const app = join(this.#programs, "typescript");
    cpSync(join(this.#folder, "out", "typescript"), join(app, "node_modules", "shop-errors"), { recursive: true });
    linkConsumers(consumers, app);
    put(app, strictProject());
    expect(await compile("typescript-7", app)).toMatchObject({ status: 0, stdout: "" });
    for (const name of readdirSync(app).filter((name) => name.endsWith(".ts"))) {
      put(app, { [name.replace(/ts$/, "js")]: scriptOf(readFileSync(join(app, name), "utf8")) });
    }
  }

  /** Compiles the programs in Go, with these files beside them. */
  async compileGo(files: Readonly<Record<string, string>> = {}): Promise<void> {
    const cwd = join(this.#programs, "go");
    put(cwd, files);
    expect(await run("go", ["build", "-o", "bin/", "./..."], { cwd })).toMatchObject({ status: 0 });
  }

  /** Compiles the programs in C#, together with the package. */
  async compileCSharp(): Promise<void> {
    const folder = join(this.#programs, "csharp");
    const compiler = await startCompiler();
    for (const main of ["Service", "Client"]) {
      const sources = [join(folder, `${main}.cs`), ...csharpFiles(join(this.#folder, "out", "csharp", "src"))];
      expect(await compiler.compile({ sources, out: join(folder, `${main.toLowerCase()}.dll`), main })).toEqual([]);
    }
    await compiler.close();
  }

  /** Starts a service, and waits for the address that it prints. */
  async start(language: Language): Promise<Running> {
    const { command, args, cwd, env } = this.#program(language, "service");
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

  /** What a client reports for each request. */
  async ask(client: Language, address: string, requests: readonly string[]): Promise<unknown[]> {
    const { command, args, cwd, env } = this.#program(client, "client");
    const ran = await run(command, [...args, address, ...requests], { cwd, ...(env && { env }), timeout: 60_000 });
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    return ran.stdout
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #program(language: Language, name: "service" | "client"): Program {
    const cwd = join(this.#programs, language);
    switch (language) {
      case "typescript":
        return { command: process.execPath, args: [`${name}.js`], cwd };
      case "go":
        return { command: join(cwd, "bin", name), args: [], cwd };
      case "python": {
        const env = { PYTHONPATH: join(this.#folder, "out", "python"), PYTHONDONTWRITEBYTECODE: "1" };
        return { command: pythonPath, args: ["-W", "error", `${name}.py`], cwd, env };
      }
      case "csharp":
        return { command: dotnet, args: argumentsOf(join(cwd, `${name}.dll`)), cwd };
      case "php":
        return { command: "php", args: [...strictPhp, `${name}.php`], cwd };
    }
  }
}
