import { tags } from "../explained.js";

/** A user's program. Each line is what it prints. */
export const program = `using System;
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

/** What it prints. */
export const printed = `success
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

/** A user's server. */
export const serverProgram = `using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using Acme.Server;

internal static class App
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static OrdersException Caught()
    {
        try
        {
            throw OrdersErrors.OverLimit(7, 0.5, true, "n", "4111", new()
            {
                InnerException = new InvalidOperationException("no disk"),
                Log = new Dictionary<string, object?> { ["attempt"] = 3, ["none"] = null },
                RetryAfter = TimeSpan.FromSeconds(1.5),
            });
        }
        catch (OrdersException e) when (e.KnownCode is OrdersCode.OverLimit)
        {
            return e;
        }
    }

    private static void Send(Exception? error, string? locale, string? id)
    {
        EncodedResponse response = EncodedResponse.Of(error, new EncodeOptions(locale, id));
        Console.WriteLine($"{response.Status} {string.Join(" ", response.Headers)} {response.Body}");
    }

    private static void Main()
    {
        OrdersException error = Caught();
        Console.WriteLine($"{error.Message} {error.Is(OrdersCode.OverLimit)} {error.InnerException?.GetType()} {error.Log["attempt"]}");
        Send(new InvalidOperationException("wrapped", error), "en-GB, zh;q=0.5", "r 1");
        Send(new InvalidOperationException("the password is hunter2"), null, "r-2");
        Send(OrdersErrors.DiskFull("db-7", new() { Detail = "db-7 is full" }), "de-AT", "r-3");
        Send(BaseErrors.Invalid(new() { Detail = "(17) Own text", RetryAfter = TimeSpan.MaxValue }), "en", "r-4");
        Send(BaseErrors.Invalid(new() { Detail = "broken \\ud800\\n" }), "en", null);
        Console.WriteLine(JsonSerializer.Serialize(LogFields.Of(error), Relaxed));
        Console.WriteLine(JsonSerializer.Serialize(LogFields.Of(new InvalidOperationException("outside", new ArgumentException())), Relaxed));
        Console.WriteLine(JsonSerializer.Serialize(LogFields.Of(new Silent())));
        Console.WriteLine($"{EncodedResponse.Of(null).RequestId?.Length} {error.ToString().Contains("4111")} {error.Params["card"]}");
    }

    private sealed class Silent : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
`;

/** What it prints. */
export const sent = `orders: OverLimit (500/limit) True System.InvalidOperationException 3
429 [content-type, application/json] [content-language, en] [vary, accept-language] [retry-after, 2] {"code":500,"status":{"code":500,"text":"7, 0.5, true, n and {card}, {x}"},"message":"(limit)7, 0.5, true, n and {card}, {x}"}
500 [content-type, application/json] [content-language, zh] [vary, accept-language] [x-request-id, r-2] {"code":500,"status":{"code":500,"text":"内部错误"},"message":"内部错误","requestId":"r-2"}
500 [content-type, application/json] [content-language, de-AT] [vary, accept-language] [x-request-id, r-3] {"code":500,"status":{"code":500,"text":"Interner Fehler."},"message":"Interner Fehler.","requestId":"r-3"}
400 [content-type, application/json] [vary, accept-language] [x-request-id, r-4] {"code":100,"status":{"code":100,"text":"(17) Own text"},"message":"(17) Own text","requestId":"r-4"}
400 [content-type, application/json] [vary, accept-language] {"code":100,"status":{"code":100,"text":"broken �"},"message":"broken �"}
{"error.type":"store.OverLimit","module":"orders","code":"500","module_code":"limit","name":"OverLimit","kind":"resource_exhausted","action":"none","retryable":false,"effect":"none","params":{"limit":7,"rate":0.5,"is_exact":true,"name":"n","card":"[redacted]"},"causes":[{"type":"System.InvalidOperationException","message":"no disk"}],"log":{"attempt":3,"none":null}}
{"error.type":"_OTHER","message":"outside","causes":[{"type":"System.ArgumentException","message":"Value does not fall within the expected range."}]}
{"error.type":"_OTHER"}
32 False [redacted]
`;

/** A user's program with operations. */
export const operationsProgram = `using System;
using Acme.Operations;
using Acme.Operations.Operations;

internal static class App
{
    private static string Advice(CreateOrderError? error)
    {
#pragma warning disable CS8524 // no other value can be there
        return error switch
        {
            CreateOrderError.OutOfStock => "other item",
#pragma warning disable CS0618 // it is deprecated, and may still come
            CreateOrderError.Retired => "never",
#pragma warning restore CS0618
            CreateOrderError.Busy => "wait",
            null => "none of these",
        };
#pragma warning restore CS8524
    }

    private static void Main()
    {
        var wrapped = new InvalidOperationException("", CreateOrderOperation.OutOfStock("shoe", "sold", 0));
        Console.WriteLine($"{Advice(CreateOrderOperation.Of(wrapped))}, {Advice(CreateOrderOperation.Of(OrdersErrors.Locked()))}");
        Console.WriteLine($"{MoveOperation.Of(MoveOperation.OperationsLocked())} {MoveOperation.Of(OrdersErrors.Locked())}");
        Console.WriteLine($"{MoveOperation.Of(null) is null} {MoveOperation.Of(new InvalidOperationException()) is null} {CreateOrderError.OutOfStock.Entry().Code}");
        try
        {
            ((MoveError)1).Entry();
        }
        catch (ArgumentOutOfRangeException e)
        {
            Console.WriteLine(e.Message.Split('\\n')[0]);
        }
    }
}
`;

/** What it prints. */
export const operated = `other item, none of these
OperationsLocked OrdersLocked
True True 1
not an error of the operation (Parameter 'error')
`;

/** A program that prints what a package explains of codes of the module `dsa`, and of errors. */
export const explanationsProgram = (name: string, codes: readonly string[]): string => `using System;
using System.Collections.Generic;
using System.Linq;
using Acme.${name};

internal static class App
{
    private static readonly string[] Codes = [${codes.map((code) => JSON.stringify(code)).join(", ")}];

    private static readonly string[] Tags = [${Object.keys(tags)
      .map((tag) => JSON.stringify(tag))
      .join(", ")}];

    private static string Hex(IEnumerable<string> texts) =>
        string.Join(',', texts.Select(text => string.Concat(text.Select(c => ((int)c).ToString("x4")))));

    private static string Shown(Explanation? found) =>
        found is null ? "none" : $"{Hex(found.Causes)} {Hex(found.Solutions)} {Hex([found.Otherwise])}";

    private static string? Missing(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (ArgumentNullException e)
        {
            return e.ParamName;
        }
    }

    private static void Main()
    {
        foreach (string code in Codes)
        {
            foreach (string tag in Tags)
            {
                DsaCode found = DsaErrors.Find(code)!.Value;
                Console.WriteLine($"{code} {tag} {Shown(Explanation.Of(found, tag))}");
            }
        }
        var wrapped = new InvalidOperationException("wrapped", DsaErrors.Decode("{\\"code\\":4000,\\"message\\":\\"(2130)\\"}"));
        Console.WriteLine(Shown(Explanation.Of(wrapped, "en-GB")));
        Console.WriteLine(Shown(Explanation.Of(new InvalidOperationException(), "en")));
        Console.WriteLine(Shown(Explanation.Of((Exception?)null, "en")));
        Console.WriteLine(Missing(() => Explanation.Of((CatalogEntry)null!, "en")));
        Console.WriteLine(Missing(() => Explanation.Of(DsaErrors.Find(Codes[0])!.Value.Entry(), null!)));
    }
}
`;
