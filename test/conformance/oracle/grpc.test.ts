import { describe, expect, test } from "vitest";
import { answer, EDGE, grpc, invalid } from "./standard-fixtures.js";

const retryInfo = (retryDelay: unknown): object => ({ "@type": "google.rpc.RetryInfo", retryDelay });

describe("section 3, details of gRPC", () => {
  const other = { "@type": "a/b/google.rpc.ErrorInfo", domain: "other", metadata: { code: "500" } };

  test.each<readonly [step: string, body: string, expected: object]>([
    ["an ErrorInfo of another domain is passed over", grpc({}, other), { code: "400" }],
    ["31 others before it", grpc({}, ...Array<unknown>(31).fill(null)), { code: "400" }],
    ["32 others before it", grpc({}, ...Array<unknown>(32).fill(null)), invalid("no_code")],
    ["a type that is no string", grpc({}, { ...other, "@type": 1 }), { code: "400" }],
    ["a code that is a number", grpc({ code: 400 }), { code: "400" }],
    ["a code of 16 digits", grpc({ code: "9007199254740991" }), invalid("bad_code")],
    ["a code in the status alone", '{"code":400,"message":"m"}', { ...invalid("no_code"), detail: "m" }],
    ["details that are no list", '{"code":3,"message":"m","details":{"0":{}}}', invalid("no_code")],
    ["a slash at the end", grpc({ code: null }, { ...other, "@type": "google.rpc.ErrorInfo/" }), invalid("no_code")],
    [
      "a request ID that is a number",
      grpc({}, { "@type": "google.rpc.RequestInfo", requestId: 7 }),
      { requestId: "7" },
    ],
  ])("%s", (_, body, expected) => {
    expect(answer("grpc", { body })).toMatchObject(expected);
  });

  test.each<readonly [delay: unknown, milliseconds: number | null]>([
    ["3s", 3000],
    ["1.0000001s", 1001],
    ["0.000000001s", 1],
    ["1.0000000000s", null],
    ["0.0s", null],
    ["31536000.000000001s", 31_536_000_000],
    ["9999999999.999999999s", 31_536_000_000],
    ["00000000001s", null],
    ["1.s", null],
    [".5s", null],
    ["-1s", null],
    ["1S", null],
    [3, null],
  ])("a delay of %s", (delay, milliseconds) => {
    expect(answer("grpc", { body: grpc({}, retryInfo(delay)) })).toMatchObject({ retryAfter: milliseconds });
  });

  test("a header's delay counts first, unless it is nothing", () => {
    const body = grpc({}, retryInfo("7s"), retryInfo("8s"));
    expect(answer("grpc", { body, headers: [["Retry-After", "2"]] })).toMatchObject({ retryAfter: 2000 });
    expect(answer("grpc", { body, headers: [["Retry-After", "0"]] })).toMatchObject({ retryAfter: 7000 });
  });

  test("an invalid response has no delay of its body", () => {
    const given = { body: grpc({ code: "?" }, retryInfo("7s")), status: 503 };
    expect(answer("grpc", given)).toMatchObject({ ...invalid("bad_code"), retryAfter: null });
  });

  test("the delay counts in the decision", () => {
    const retry = { idempotent: true, attempt: 1, elapsed: 0, random: 0 };
    const [module, status] = ["parts", 503];
    const info = { "@type": "google.rpc.ErrorInfo", domain: "edge", metadata: { code: "503" } };
    const body = JSON.stringify({ details: [info, retryInfo("0.0301s")] });
    expect(answer("grpc", { module, status, body, retry }, EDGE)).toEqual({
      retry: true,
      delay: 31,
      reason: "server_delay",
    });
  });
});
