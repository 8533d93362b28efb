// A service without a framework. It prints its address, and a line for each error that it sends.

using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Shop.Errors;

internal static class Service
{
    private static async Task Main()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        Console.WriteLine($"http://{server.LocalEndpoint}");
        while (true)
        {
            // A client may connect before it has anything to ask.
            TcpClient connection = await server.AcceptTcpClientAsync();
            _ = Task.Run(() => Serve(connection));
        }
    }

    private static async Task Serve(TcpClient connection)
    {
        using (connection)
        {
            using var input = new StreamReader(connection.GetStream(), Encoding.Latin1);
            if (await input.ReadLineAsync() is not { } request)
            {
                return;
            }
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await input.ReadLineAsync() is { Length: > 0 } line)
            {
                headers[line.Split(':')[0]] = line[(line.IndexOf(':') + 1)..].Trim();
            }
            byte[] response = Encoding.UTF8.GetBytes(Text(Answer(request.Split(' ')[1], headers)));
            await connection.GetStream().WriteAsync(response);
        }
    }

    private static string Text(EncodedResponse response)
    {
        var text = new StringBuilder($"HTTP/1.1 {response.Status} Answer\r\n");
        foreach ((string name, string value) in response.Headers)
        {
            text.Append($"{name}: {value}\r\n");
        }
        return text.Append($"connection: close\r\n\r\n{response.Body}").ToString();
    }

    private static EncodedResponse Answer(string path, Dictionary<string, string> headers)
    {
        try
        {
            return Handle(path);
        }
        catch (Exception error)
        {
            Console.WriteLine(LogFields.Of(error)["error.type"]);
            string? language = headers.GetValueOrDefault("accept-language");
            return EncodedResponse.Of(error, new EncodeOptions(language, headers.GetValueOrDefault("x-request-id")));
        }
    }

    /// <summary>Answers a request with a status, headers and a body, or throws an error.</summary>
    private static EncodedResponse Handle(string path) => path switch
    {
        "/success" => Json(200, new { order = "o-1" }),
        "/module" => throw OrdersErrors.OutOfStock(
            item: "Tea “Nr. 7”",
            left: 3,
            card: "canary",
            new() { InnerException = new ArgumentException("canary"), Log = new Dictionary<string, object?> { ["hint"] = "canary" } }),
        // As a newer version of the service.
        "/unknown" => Json(400, new { error = new { code = "failed", reason = 9999, message = "Too new." } }),
        // As a gateway.
        "/gateway" => new(502, [new("content-type", "text/html")], "<html><h1>502 Bad Gateway</h1></html>", null),
        "/limited" => throw CommonErrors.Busy(new() { RetryAfter = TimeSpan.FromSeconds(7) }),
        "/unexpected" => throw new InvalidOperationException("canary"),
        "/internal" => throw OrdersErrors.BadLedger(),
        _ => throw new ArgumentOutOfRangeException(nameof(path)),
    };

    private static EncodedResponse Json(int status, object content) =>
        new(status, [new("content-type", "application/json")], JsonSerializer.Serialize(content), null);
}
