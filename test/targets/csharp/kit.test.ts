import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { csharpFiles, runProgram, startCompiler } from "../../support/csharp.js";
import type { Compiler } from "../../support/csharp.js";
import { describeWith } from "../../support/tools.js";
import { inTurn, payloads, withTexts } from "../go/hostile.js";
import { write } from "./generated.js";
import { catalogs as small, large } from "./specs.js";

const withKit = (catalog: Catalog, namespace: string): Catalog => ({
  ...catalog,
  options: { csharp: { ...(catalog.options["csharp"] as object), namespace, side: "both", testkit: true } },
});

const layered = small["layered"] ?? seedCatalog();

/** The catalogs, by the namespace of their C#. */
const catalogs: Readonly<Record<string, Catalog>> = Object.fromEntries(
  Object.entries({
    ...small,
    large: catalogOf(large),
    seed: seedCatalog(),
    hostile: withTexts(layered, inTurn(payloads)),
  }).map(([name, catalog]): [string, Catalog] => {
    const namespace = `Acme.${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    return [namespace, withKit(catalog, namespace)];
  }),
);

/** Runs the test of the kit of each package. */
const checks = `using System;

internal static class Checks
{
    private static int Main() =>
        ${Object.keys(catalogs)
          .map((namespace) => `${namespace}.Tests.Fixtures.Check()`)
          .join("\n        | ")};
}
`;

/** A user's tests. Each line is what they print. */
const program = `using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Acme.Layered;
using Acme.Layered.Testing;
using Acme.Reserved;
using Reserved = Acme.Reserved.Testing;

/// <summary>A client of the API.</summary>
internal sealed class Client(HttpClient http)
{
    internal async Task CallAsync()
    {
        using HttpResponseMessage message = await http.GetAsync(new Uri("http://localhost/"));
        if (DsaErrors.Decode(await Acme.Layered.ApiResponse.ReadAsync(message)) is { } error)
        {
            throw new InvalidOperationException("the call failed", error);
        }
    }
}

internal static class App
{
    private static async Task<string> Failure(Func<Task> check)
    {
        try
        {
            await check();
            return "passed";
        }
        catch (Exception e) when (e is ErrorAssertException or ArgumentException or OperationCanceledException)
        {
            return $"{e.GetType().Name}: {e.Message.Split('\\n')[0]}";
        }
    }

    private static async Task Main()
    {
        var handler = new MockHandler(Fixture.Of(DsaCode.InvalidProjectId).WithRetryAfter(TimeSpan.FromSeconds(90)), Fixture.Success());
        using var http = new HttpClient(handler);
        var client = new Client(http);
        var error = await ErrorAssert.ThrowsAsync(DsaCode.InvalidProjectId, client.CallAsync);
        Console.WriteLine($"{error.Entry?.Name} {error.RetryAfter} {error.RequestId} {error.Detail}");
        await client.CallAsync();
        await client.CallAsync();
        Console.WriteLine(handler.Calls);

        Console.WriteLine(await Failure(() => ErrorAssert.ThrowsAsync(DsaCode.InvalidProjectId, client.CallAsync)));
        Console.WriteLine(await Failure(() => ErrorAssert.ThrowsAsync(DsaCode.DsaBusy, () => new Client(new HttpClient(new MockHandler(Fixture.Of(CommonCode.InvalidParameter)))).CallAsync())));
        Console.WriteLine(await Failure(() => http.GetAsync("http://localhost/", new CancellationToken(true))));
        Console.WriteLine(ErrorAssert.Throws(DsaCode.DsaBusy, () => throw DsaErrors.Decode(Fixture.Of(DsaCode.DsaBusy.Entry()).ToResponse())!).Entry?.Name);
        using HttpResponseMessage sync = http.Send(new HttpRequestMessage(HttpMethod.Get, "http://localhost/"));
        Console.WriteLine($"{(int)sync.StatusCode} {sync.Content.Headers.ContentType} {sync.RequestMessage?.RequestUri}");
        using HttpResponseMessage head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "http://localhost/"));
        Console.WriteLine($"{(int)head.StatusCode} {head.Content.Headers.ContentType} '{await head.Content.ReadAsStringAsync()}'");
        Console.WriteLine(await Failure(() => Task.FromResult(new MockHandler(Fixture.Success(), Fixture.Success(), null!))));
        Console.WriteLine(await Failure(() => Task.FromResult(Fixture.Success().WithRetryAfter(TimeSpan.FromTicks(-1)))));
        Console.WriteLine(Fixture.Of(DsaCode.DsaBusy).WithHeader("X-Custom", "a").Headers["x-custom"]);

        Reserved.Fixture fixture = Reserved.Fixture.Of(ClassCode.Class);
        Console.WriteLine(fixture.Body);
        fixture = fixture.With("class", "say \\"hi\\"").With("int", -7).With("new", 1e21).With("locale", true);
        Console.WriteLine($"{fixture.Status} {fixture.Body}");
        Console.WriteLine(await Failure(() => Task.FromResult(fixture.With("card", "4711"))));
        Console.WriteLine(await Failure(() => Task.FromResult(fixture.With("new", double.NaN))));
        Console.WriteLine(((ClassException)ClassErrors.Decode(fixture.ToResponse())!).Params["class"]);
    }
}
`;

const printed = `InvalidProjectId 00:01:30 request-1 非法ProjectID参数，请确认后重试
3
ErrorAssertException: expected the error InvalidProjectId, but nothing was thrown
ErrorAssertException: expected the error DsaBusy, but got: the call failed
TaskCanceledException: A task was canceled.
DsaBusy
200 application/json http://localhost/
200 application/json ''
ArgumentNullException: Value cannot be null. (Parameter 'more')
ArgumentOutOfRangeException: delay ('-00:00:00.0000001') must be greater than or equal to '00:00:00'. (Parameter 'delay')
a
{"error":{"code":"class","message":"class-1 42 1.5 true default-1 {x}","params":{"class":"class-1","int":42,"new":1.5,"locale":true,"default":"default-1"}}}
500 {"error":{"code":"class","message":"say \\u0022hi\\u0022 -7 1e+21 true default-1 {x}","params":{"class":"say \\u0022hi\\u0022","int":-7,"new":1e+21,"locale":true,"default":"default-1"}}}
ArgumentException: the response does not show the param card (Parameter 'param')
ArgumentOutOfRangeException: JSON has no such number (Parameter 'value')
say "hi"
`;

describeWith(["dotnet"], "the test kit in C#", () => {
  const folder = mkdtempSync(join(tmpdir(), "errspec-csharp-kit-"));
  const all = join(folder, "All.dll");
  let compiler: Compiler;
  beforeAll(async () => {
    compiler = await startCompiler();
    for (const [namespace, catalog] of Object.entries(catalogs)) await write(join(folder, namespace), catalog);
    writeFileSync(join(folder, "Checks.cs"), checks);
  }, 600_000);
  afterAll(async () => {
    await compiler.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("has responses that are read as the codes that they are for", { timeout: 300_000 }, async () => {
    const sources = csharpFiles(folder);
    expect(await compiler.compile({ sources, out: all, main: "Checks", docs: true })).toEqual([]);
    const { status, stdout, stderr } = await runProgram(all);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.trimEnd().split("\n")).toHaveLength(Object.keys(catalogs).length);
    for (const [, right, total] of stdout.matchAll(/^(\d+) of (\d+) responses/gm)) expect(right).toBe(total);
    expect(stdout).toContain("1501 of 1501 responses of the test kit are right");
  });

  it("is used by tests that see what they should", { timeout: 300_000 }, async () => {
    const [source, out] = [join(folder, "App.cs"), join(folder, "App.dll")];
    writeFileSync(source, program);
    expect(await compiler.compile({ sources: [source], references: [all], out, main: "App" })).toEqual([]);
    const { status, stdout, stderr } = await runProgram(out);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(printed);
  });
});
