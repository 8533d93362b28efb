import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { allEntries } from "../../../generator/model/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { csharp } from "../../../generator/targets/csharp/target.js";
import { startCSharp } from "../../conformance/processes.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { csharpFiles, runProgram, startCompiler } from "../../support/csharp.js";
import type { Compiler } from "../../support/csharp.js";
import { describeWith, root } from "../../support/tools.js";
import { inTurn, payloads, withTexts } from "../go/hostile.js";
import { write } from "./generated.js";
import { catalogs as small, large } from "./specs.js";

const inNamespace = (catalog: Catalog, name: string): Catalog => ({
  ...catalog,
  options: { csharp: { namespace: `Acme.${name}`, side: "both" } },
});

const layered = small["layered"] ?? seedCatalog();

const catalogs: Readonly<Record<string, Catalog>> = {
  ...small,
  large: catalogOf(large),
  seed: inNamespace(seedCatalog(), "Seed"),
  hostile: inNamespace(withTexts(layered, inTurn(payloads)), "Hostile"),
};

/** A user's program. Each line is what it prints. */
const program = `using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using Acme.Layered;
using Acme.Reserved;
using Acme.Text;

internal static class App
{
    private static readonly Dictionary<string, IEnumerable<string>> NoHeaders = new();

    // The compiler knows that all constants are there: an arm less is CS8509, which the next test expects.
    private static string Advice(DsaCode? code)
    {
#pragma warning disable CS8524 // no other value can be there
        return code switch
        {
            DsaCode.InvalidProjectId => "fix",
            DsaCode.DsaBusy => "wait",
            null => "ask",
        };
#pragma warning restore CS8524
    }

    private static string Handle(Func<Acme.Layered.ResponseException?> call)
    {
        try
        {
            if (call() is { } error)
            {
                throw error;
            }
            return "success";
        }
        catch (DsaException e) when (e.KnownCode is DsaCode.InvalidProjectId)
        {
            return $"exactly {e.KnownCode} {e.KnownCommonCode}";
        }
        catch (DsaException e) when (e.Kind is Acme.Layered.ErrorKind.Unavailable)
        {
            return $"busy {Advice(e.KnownCode)}";
        }
        catch (Acme.Layered.ApiException e)
        {
            return $"other {e.Code} {e.ModuleCode ?? "none"} {e.Entry?.Name ?? "unknown"} {e.HttpStatus}";
        }
        catch (Acme.Layered.InvalidResponseException e)
        {
            return $"invalid {e.Reason} {e.Status} {e.Kind} {e.Excerpt} {e.InnerException is JsonException}";
        }
    }

    private static string? Missing(Func<object> call)
    {
        try
        {
            return call().ToString();
        }
        catch (ArgumentNullException e)
        {
            return e.ParamName;
        }
    }

    private static void Main()
    {
        Console.WriteLine(Handle(() => DsaErrors.Decode("{\\"code\\":0}", 200)));
        string body = "{\\"code\\":4000,\\"message\\":\\"(2130)Bad\\",\\"requestId\\":\\"r-1\\"}";
        Console.WriteLine(Handle(() => DsaErrors.Decode(body)));
        Console.WriteLine(Handle(() => DsaErrors.Decode("{\\"code\\":5100,\\"message\\":\\"(9)Bad\\"}")));
        Console.WriteLine(Handle(() => DsaErrors.Decode("{\\"code\\":77}")));
        Console.WriteLine(Handle(() => DsaErrors.Decode("<html>Busy</html>", 503)));

        using var message = new HttpResponseMessage(HttpStatusCode.UnprocessableEntity) { Content = new StringContent(body) };
        message.Headers.TryAddWithoutValidation("retry-after", "3");
        var read = Acme.Layered.ApiResponse.ReadAsync(message).GetAwaiter().GetResult();
        var error = (Acme.Layered.ApiException)DsaErrors.Decode(read)!;
        Console.WriteLine(error.Message);
        Console.WriteLine($"{error.Is(DsaCode.InvalidProjectId)} {error.Is(CommonCode.InvalidParameter)} {error.Is(DsaCode.DsaBusy)}");
        Console.WriteLine($"{error.Detail} {error.RequestId} {error.RetryAfter} {error.HttpStatus} {error.Action.Id()} {error.BodyText == body}");
        Console.WriteLine($"{error.Text("en-GB")} {DsaCode.DsaBusy.Entry().Text(new CultureInfo("zh-TW"))} {DsaCode.InvalidProjectId.Entry().Url}");
        var wrapped = new InvalidOperationException("wrapped", error);
        Console.WriteLine($"{Acme.Layered.ApiException.Find(wrapped) == error} {Acme.Layered.RetryDecision.Of(wrapped, new(true)).Reason.Id()}");
        var busy = DsaErrors.Decode(new Acme.Layered.ApiResponse(503, NoHeaders, "x"));
        Console.WriteLine(Acme.Layered.RetryDecision.Of(busy, new(true) { Random = () => 0 }));
        Console.WriteLine(Acme.Layered.RetryDecision.Of(busy, new(true) { MaxElapsed = TimeSpan.MinValue }).Reason);
        Console.WriteLine($"{Missing(() => new Acme.Layered.ApiResponse(200, NoHeaders, (string)null!))} {Missing(() => new Acme.Layered.ApiResponse(200, null!, ""))}");
        var noValues = new Dictionary<string, IEnumerable<string>> { ["content-type"] = null! };
        Console.WriteLine(DsaErrors.Decode(new Acme.Layered.ApiResponse(-503, noValues, "{\\"code\\":0}"))?.Message ?? "success");

        Console.WriteLine($"{CommonErrors.Success} {DsaErrors.Find("2130")} {DsaErrors.Find("1") is null} {(long)PaymentsCode.CardDeclined:X}");
        Console.WriteLine(ClassErrors.FormatClass("en", @class: "a", @int: 1, @new: 2.50, localeValue: true, @default: "d", card: "secret"));
        Console.WriteLine($"{ClassCode.Class.Entry().Fallback} {ClassErrors.Find("empty")?.Entry().Deprecation} {ClassCode.ToString.Entry().Name}");
        string fields = "{\\"error\\":{\\"code\\":\\"class\\",\\"params\\":{\\"int\\":4,\\"new\\":0.1,\\"class\\":7},\\"fields\\":[{\\"name\\":\\"a\\",\\"why\\":3}]}}";
        var sent = (ClassException)ClassErrors.Decode(fields)!;
        Console.WriteLine($"{string.Join(",", sent.Params)} {string.Join(",", sent.FieldErrors)} {sent.Entry?.Name}");
        Console.WriteLine(ApiErrors.Decode("{\\"error\\":{\\"code\\":\\"void\\"}}") is ApiModuleException { KnownCode: ApiCode.Object });
        Console.WriteLine($"{(long)JsonCode.Large} {(uint)HttpStatusCode2.Denied:X} {HttpStatusErrors.Find("0x80070005")}");
        try
        {
            ((DsaCode)1).Entry();
        }
        catch (ArgumentOutOfRangeException e)
        {
            Console.WriteLine(e.Message.Split('\\n')[0]);
        }
    }
}
`
  .replaceAll("HttpStatusCode2", "Acme.Reserved.HttpStatusCode")
  .replaceAll("(HttpStatusCode.Un", "(System.Net.HttpStatusCode.Un");

const printed = `success
exactly InvalidProjectId InvalidParameter
other 5100 9 ResourceOperationFailed 500
other 77 none unknown 500
invalid NotJson 503 Unavailable <html>Busy</html> True
dsa: InvalidProjectId (4000/2130): Bad
True True False
Bad r-1 00:00:03 422 fix_request True
The ProjectID parameter is invalid. 正在执行中 https://example.com/dsa#2130
True not_retryable
RetryDecision { Retry = True, Delay = 00:00:00.5000000, Reason = Backoff }
TimeExhausted
body headers
success
0 InvalidProjectId True 60FED1540492C832
a 1 2.5 true d {x}
ContactSupport Unused. Use Class. ToString
[int, 4],[new, 0.1] FieldError { Field = a, Code = 3, Text =  } Class
True
4294967296 80070005 Denied
no code of the module dsa (Parameter 'value')
`;

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

  it("is used by a program that sees what it should", { timeout: 300_000 }, async () => {
    expect(await compiled(program, "app")).toEqual([]);
    const { status, stdout, stderr } = await runProgram(join(folder, "app.dll"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(printed);
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
    const entries = layered.modules.flatMap(allEntries);
    const methods = entries.map((entry, index) => {
      const lines = (snippetOf?.(entry).handle ?? "").split("\n").map((line) => `        ${line}`);
      return `    internal static void Handle${index}(string body, int status)\n    {\n${lines.join("\n")}\n    }`;
    });
    const text = `using Acme.Layered;\n\ninternal static class Snippets\n{\n${methods.join("\n\n")}\n}\n`;
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
