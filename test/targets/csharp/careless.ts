/** A server that gives what it should not. Each line is what it prints. */
export const carelessProgram = `using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using Acme.Twolayerseveryenvelope;

internal static class App
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Main()
    {
        OrdersException error = OrdersErrors.TooMany(null!, 1, 0.5, true, "4111", new()
        {
            Detail = null!,
            RetryAfter = TimeSpan.MinValue,
            FieldErrors = [null!, new(null!, "lost", "lost"), new("size", null, null!)],
        });
        Console.WriteLine(EncodedResponse.Of(error, new("en", "r-1")).Body);
        Console.WriteLine(EncodedResponse.Problem(error, new("en", "r-1")).Body);
        Console.WriteLine($"{error.RetryAfter is null} {error.FieldErrors.Count}");
        Console.WriteLine(OrdersErrors.TooMany("", 1, 0.5, true, "", new() { RetryAfter = TimeSpan.Zero }).RetryAfter is null);
        Console.WriteLine(JsonSerializer.Serialize(LogFields.Of(error), Relaxed));
        Console.WriteLine(JsonSerializer.Serialize(LogFields.Of(null)));
        foreach (long id in new[] { 7, -9007199254740991, 9007199254740992, long.MinValue })
        {
            Console.WriteLine(EncodedResponse.JsonRpc(error, id).Body.Split(',')[1]);
        }
    }
}
`;

/** What it prints. */
export const careful = `{"error":{"code":400,"own":2001,"message":"1 of {code}","params":{"count":1,"price":0.5,"paid":true},"fields":[{"name":"size"}]},"id":"r-1"}
{"type":"https://shop.example/errors#2001","title":"TooMany","status":429,"detail":"1 of {code}","code":400,"moduleCode":2001,"module":"orders","retryable":false,"requestId":"r-1","params":{"count":1,"price":0.5,"paid":true},"errors":[{"field":"size"}]}
True 2
True
{"error.type":"shop.TooMany","module":"orders","code":"400","module_code":"2001","name":"TooMany","kind":"resource_exhausted","action":"none","retryable":false,"effect":"none","params":{"count":1,"price":0.5,"paid":true,"card":"[redacted]"},"field_errors":[{"code":"lost","text":"lost"},{"field":"size"}]}
{"error.type":"_OTHER"}
"id":7
"id":-9007199254740991
"id":null
"id":null
`;
