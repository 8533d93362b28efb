// A client with HttpClient. It prints a line of JSON for each path: what it has received.

using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Shop.Errors;

internal static class Client
{
    private static async Task Main(string[] args)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("accept-language", "de-AT, en;q=0.5");
        http.DefaultRequestHeaders.Add("x-request-id", "r-1");
        foreach (string path in args[1..])
        {
            using HttpResponseMessage message = await http.GetAsync(args[0] + path);
            object? report = OrdersErrors.Decode(await ApiResponse.ReadAsync(message)) switch
            {
                InvalidResponseException error => Report(error),
                ApiException error => Report(error),
                _ => JsonSerializer.Deserialize<object>(await message.Content.ReadAsStringAsync()),
            };
            Console.WriteLine(JsonSerializer.Serialize(report));
        }
    }

    private static object Report(InvalidResponseException error) => new
    {
        foreign = error.Reason.Id(),
        status = error.Status,
        kind = error.Kind.Id(),
        excerpt = error.Excerpt,
        again = Again(error),
    };

    private static object Report(ApiException error) => new
    {
        code = error.Code,
        moduleCode = error.ModuleCode is { } code ? int.Parse(code) : (int?)null,
        name = error.Entry?.Name,
        kind = error.Kind.Id(),
        detail = error.Detail,
        @params = error.Params,
        requestId = error.RequestId,
        retryAfter = error.RetryAfter?.TotalSeconds,
        again = Again(error),
    };

    /// <summary>The decision about sending the request again.</summary>
    private static object Again(ResponseException error)
    {
        RetryDecision decision = RetryDecision.Of(error, new RetryOptions(IsIdempotent: true) { Random = () => 0 });
        return new { retry = decision.Retry, delay = decision.Delay.TotalSeconds, reason = decision.Reason.Id() };
    }
}
