import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { allEntries } from "../../../generator/model/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { publicCatalog } from "../../../generator/model/sent.js";
import { csharp } from "../../../generator/targets/csharp/target.js";
import { startCSharp } from "../../conformance/processes.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { csharpFiles, runProgram, startCompiler } from "../../support/csharp.js";
import type { Compiler } from "../../support/csharp.js";
import { describeWith, root } from "../../support/tools.js";
import { explained, many, utf16 } from "../explained.js";
import { inTurn, payloads, withTexts } from "../go/hostile.js";
import { careful, carelessProgram } from "./careless.js";
import { write } from "./generated.js";
import { explanationsProgram, operated, operationsProgram, printed, program, sent, serverProgram } from "./programs.js";
import { catalogs as small, large } from "./specs.js";

const inNamespace = (catalog: Catalog, name: string): Catalog => ({
  ...catalog,
  options: { csharp: { namespace: `Acme.${name}`, side: "both" } },
});

const explaining: Catalog = { ...catalogOf(many), options: { csharp: { namespace: "Acme.Many", side: "client" } } };
const layered = small["layered"] ?? seedCatalog();

const catalogs: Readonly<Record<string, Catalog>> = {
  ...small,
  large: catalogOf(large),
  seed: inNamespace(seedCatalog(), "Seed"),
  hostile: inNamespace(withTexts(layered, inTurn(payloads)), "Hostile"),
  many: explaining,
};

describeWith(["dotnet"], "the C# of every envelope, type of code and option", () => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-csharp-"));
  const all = join(folder, "All.dll");
  let compiler: Compiler;
  beforeAll(async () => {
    compiler = await startCompiler();
    for (const [name, catalog] of Object.entries(catalogs)) await write(join(folder, name), catalog);
  }, 600_000);
  afterAll(async () => {
    await compiler.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const compiled = async (text: string, name: string): Promise<readonly string[]> => {
    const source = join(folder, `${name}.cs`);
    writeFileSync(source, text);
    const found = await compiler.compile({
      sources: [source],
      references: [all],
      out: join(folder, `${name}.dll`),
      main: text.includes("void Main(") ? "App" : "",
    });
    return found.map((line) => line.slice(folder.length + 1));
  };

  it("compiles without a warning, with complete documentation", { timeout: 300_000 }, async () => {
    const sources = [...csharpFiles(folder), join(root, "test", "support", "csharp", "Programs.cs")];
    expect(await compiler.compile({ sources, out: all, main: "Programs", docs: true })).toEqual([]);
  });

  it("passes its own tests", { timeout: 300_000 }, async () => {
    const machine = startCSharp(all);
    for (const [name, { options }] of Object.entries(catalogs)) {
      const { namespace } = options["csharp"] as { readonly namespace: string };
      const tests = join(folder, name, "tests");
      for (const file of readdirSync(tests).filter((path) => path.endsWith(".jsonl"))) {
        const rows = readFileSync(join(tests, file), "utf8").trimEnd().split("\n");
        const wanted = rows.map((row) => /^.*,"(?:verdict|response)":(.*)\}$/s.exec(row)?.[1]);
        expect(await machine.ask(namespace, rows), `${name} ${file}`).toEqual(wanted);
      }
    }
    await machine.close();
  });

  it.each([
    ["a program that sees what it should", "app", program, printed],
    ["a server", "server", serverProgram, sent],
    ["a server that gives what it should not", "careless", carelessProgram, careful],
    ["a program with operations", "operations", operationsProgram, operated],
  ])("is used by %s", { timeout: 300_000 }, async (_, name, text, wanted) => {
    expect(await compiled(text, name)).toEqual([]);
    const { status, stdout, stderr } = await runProgram(join(folder, `${name}.dll`));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(wanted);
  });

  it.each([
    ["Layered", layered],
    ["Hostile", catalogs["hostile"] ?? layered],
    ["Many", publicCatalog(explaining)],
  ])("explains errors in each locale as the catalog does: %s", { timeout: 300_000 }, async (name, catalog) => {
    const lines = explained(catalog, utf16);
    const codes = [...new Set(lines.map((line) => line.split(" ")[0] ?? ""))];
    const prefix = "2130 en-GB ";
    const one = lines.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? "none";
    expect(await compiled(explanationsProgram(name, codes), `explained${name}`)).toEqual([]);
    const { status, stdout, stderr } = await runProgram(join(folder, `explained${name}.dll`));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([...lines, one, "none", "none", "code", "locale", ""]);
  });

  it("has a program that checks its verdicts", { timeout: 300_000 }, async () => {
    const out = join(folder, "Tests.dll");
    const sources = csharpFiles(join(folder, "layered"));
    expect(await compiler.compile({ sources, out, main: "Acme.Layered.Tests.Program" })).toEqual([]);
    const rows = join(folder, "layered", "tests", "decode.jsonl");
    const count = readFileSync(rows, "utf8").trimEnd().split("\n").length;
    const right = await runProgram(out, [rows]);
    expect(right).toEqual({ status: 0, stdout: `${count} of ${count} answers are right\n`, stderr: "" });
    const wrong = join(folder, "wrong.jsonl");
    writeFileSync(wrong, readFileSync(rows, "utf8").replace('"name":"InvalidProjectId"', '"name":"Other"'));
    expect(await runProgram(out, [wrong])).toMatchObject({
      status: 1,
      stdout: `${count - 1} of ${count} answers are right\n`,
    });
  });

  it("makes no file beside its own", () => {
    expect(readdirSync(join(folder, "layered")).sort()).toEqual([".gitignore", "README.md", "src", "tests"]);
  });

  it("compiles as the docs show it", { timeout: 300_000 }, async () => {
    const snippetOf = csharp.snippets?.(layered);
    const parametersOf: Readonly<Record<string, string>> = {
      Handle: "(string body, int status)",
      Raise: "(Exception e)",
    };
    const indented = (code: string): string =>
      code
        .split("\n")
        .map((line) => `        ${line}`)
        .join("\n");
    const entries = layered.modules.flatMap(allEntries);
    const methods = entries.flatMap((entry, index) => {
      const { handle = "", raise = "" } = snippetOf?.(entry) ?? {};
      const method = (name: string, code: string): string[] =>
        code === ""
          ? []
          : [`    internal static void ${name}${index}${parametersOf[name]}\n    {\n${indented(code)}\n    }`];
      return [...method("Handle", handle), ...method("Raise", raise)];
    });
    const text = `using System;\nusing Acme.Layered;\n\ninternal static class Snippets\n{\n${methods.join("\n\n")}\n}\n`;
    expect(entries.length).toBeGreaterThan(4);
    expect(await compiled(text, "snippets")).toEqual([]);
  });

  it("is checked by the compiler for null and for codes that a switch lacks", { timeout: 300_000 }, async () => {
    const text = `using Acme.Layered;

internal static class Wrong
{
    internal static int Length(ApiException e) => e.RequestId.Length;

    internal static int Advice(DsaCode? code) => code switch { DsaCode.DsaBusy => 1, null => 2 };
}
`;
    expect((await compiled(text, "wrong")).map((line) => line.slice(0, line.lastIndexOf(":")))).toEqual([
      "wrong.cs(5,51): error CS8602",
      "wrong.cs(7,55): error CS8509",
    ]);
  });
});
